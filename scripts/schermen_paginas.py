"""Which pages there are, and how to get to one as a visitor would: by following links."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

BEHEERDER = "Registerbeheerder"
DAGEN_TERUG = 120
DAGEN_VOOR_HET_BEGIN = 4 * 366
_ID = re.compile(r"/(\d+)/")


@dataclass(frozen=True)
class Pagina:
    """A page: by a fixed path, or the first link on `op` (another page) that looks like `link`."""

    naam: str
    pad: str = ""
    op: str = ""
    link: str = ""
    stap: str = ""
    """What to do on `op`, other than following a link: the name of a method of Zoeker."""
    rol: str = ""
    status: int = 200

    @property
    def ingelogd(self) -> bool:
        return bool(self.rol)


PAGINAS = (
    Pagina("openbaar", pad="/openbaar/"),
    Pagina("openbaar-zoek", pad="/openbaar/zoek/?q=brug"),
    Pagina("openbaar-opdracht", op="openbaar-zoek", link=r"^/openbaar/opdrachten/\d+/$"),
    Pagina("openbaar-opgave", op="openbaar-opdracht", link=r"^/openbaar/opgaven/\d+/$"),
    Pagina("openbaar-data", pad="/openbaar/data/"),
    Pagina("openbaar-over", pad="/openbaar/over/"),
    Pagina("inloggen", pad="/inloggen/"),
    Pagina("home-domeindirecteur", pad="/", rol="Domeindirecteur"),
    Pagina("home", pad="/", rol=BEHEERDER),
    Pagina("zoek", pad="/zoek/?q=natuur"),
    Pagina("zoek-niets", pad="/zoek/?q=eenhoorn"),
    Pagina("begroting", pad="/begroting/"),
    Pagina("begroting-post", op="begroting", link=r"onder=\d+-\d+$"),
    Pagina("was-wordt", pad="/begroting/was-wordt/", rol=BEHEERDER),
    Pagina("importeren", pad="/importeren/", rol=BEHEERDER),
    Pagina("importeren-soort", op="importeren", link=r"^/importeren/opdrachten/$"),
    Pagina("opgaven", pad="/opgaven/"),
    Pagina("opgave", op="opgaven", link=r"^/opgaven/\d+/$"),
    Pagina("opdrachten", pad="/opdrachten/"),
    Pagina("deelopdracht", op="zoek", stap="deelopdracht"),
    Pagina("opdracht", op="deelopdracht", stap="boven"),
    Pagina("opdracht-toen", op="opdracht", stap="eerder"),
    Pagina("opdracht-nog-niet", op="opdracht", stap="voor_het_begin"),
    Pagina("samenhang", pad="/samenhang/"),
    Pagina("signalen-van-buiten", pad="/signalen-van-buiten/"),
    Pagina("signaal-van-buiten", op="signalen-van-buiten", link=r"^/signalen-van-buiten/\d+/$"),
    Pagina("aanspreekpunten", pad="/aanspreekpunten/"),
    Pagina("aanspreekpunt", op="aanspreekpunten", link=r"^/aanspreekpunten/\d+/$"),
    Pagina("personen", pad="/personen/"),
    Pagina("persoon", op="opdracht", link=r"^/personen/\d+/$"),
    Pagina("besluiten", pad="/besluiten/"),
    Pagina("besluit", op="besluiten", link=r"^/besluiten/\d+/$"),
    Pagina("orgaan", op="home", link=r"^/organen/\d+/$"),
    Pagina("regels", pad="/regels/"),
    Pagina("regel", op="regels", link=r"^/regels/[\w-]+/$"),
    Pagina("grootboek", pad="/grootboek/"),
    Pagina("handeling", op="grootboek", link=r"^/grootboek/\d+/$"),
    Pagina("account", pad="/account/"),
    Pagina("accounts", pad="/beheer/accounts/", rol=BEHEERDER),
    Pagina("vastleggen-begin", pad="/vastleggen/"),
    Pagina("vastleggen", op="opdracht", stap="wat_is_er_gebeurd"),
    Pagina("vastleggen-formulier", op="vastleggen", link=r"^/vastleggen/vervang-aog/"),
    Pagina("vastleggen-gevolgen", op="vastleggen-formulier", stap="bekijk_gevolgen"),
    Pagina("vastleggen-correctie", op="vastleggen", link=r"^/vastleggen/corrigeer/"),
    Pagina("ongedaan", op="handeling", link=r"^/vastleggen/ongedaan/\d+/$"),
    Pagina("favorieten", pad="/favorieten/"),
    Pagina("voorkeuren", pad="/voorkeuren/"),
    Pagina("rondleiding", pad="/rondleiding/"),
    Pagina("hulp", pad="/hulp/"),
    Pagina("hulp-hoofdstuk", pad="/hulp/vastleggen/"),
    Pagina("niet-gevonden", pad="/bestaat-niet/", status=404),
    Pagina("verboden", pad="/grootboek/", rol="Medewerker", status=403),
)

# The pictures that README and user guide show.
GIDS = frozenset(
    {
        "openbaar-opdracht",
        "importeren-soort",
        "inloggen",
        "home",
        "zoek",
        "begroting",
        "opdracht",
        "opdracht-toen",
        "besluit",
        "regels",
        "grootboek",
        "vastleggen",
        "vastleggen-formulier",
        "vastleggen-gevolgen",
    }
)


class Zoeker:
    """Walks through the pages in one browser tab, and remembers where each was found."""

    def __init__(self, page: Page, basis: str) -> None:
        self.page = page
        self.basis = basis
        self._gevonden: dict[str, str] = {}
        self._bij_naam = {pagina.naam: pagina for pagina in PAGINAS}

    def log_in(self, rol: str) -> None:
        """By the demo link of a role, whoever was in before."""
        self.page.context.clear_cookies()
        self._open("/inloggen/")
        keuze = self.page.locator("a.dh-keuze", has_text=rol).first
        if not keuze.count():
            raise SystemExit(f"Er is geen demolink voor '{rol}'. Draait dit in demo?")
        keuze.click()
        self.page.wait_for_load_state("load")

    def ga_naar(self, pagina: Pagina) -> int:
        """Open a page; gives the status of the answer. LookupError where it cannot be found."""
        if pagina.stap:
            self._open(self._pad_van(self._bij_naam[pagina.op]))
            status: int = getattr(self, pagina.stap)()
        else:
            status = self._open(self._pad_van(pagina))
        adres = urlsplit(self.page.url)
        self._gevonden[pagina.naam] = adres.path + (f"?{adres.query}" if adres.query else "")
        return status

    def _pad_van(self, pagina: Pagina) -> str:
        if pagina.naam in self._gevonden:
            return self._gevonden[pagina.naam]
        if pagina.pad:
            return pagina.pad
        if pagina.stap:
            self.ga_naar(pagina)
            return self._gevonden[pagina.naam]
        self._open(self._pad_van(self._bij_naam[pagina.op]))
        self._gevonden[pagina.naam] = self._eerste_link(pagina.link)
        return self._gevonden[pagina.naam]

    def _eerste_link(self, patroon: str) -> str:
        hrefs = self.page.eval_on_selector_all(
            "main a[href]", "as => as.map(a => a.getAttribute('href'))"
        )
        for href in hrefs:
            if re.search(patroon, href) or re.search(patroon, urlsplit(href).path):
                return str(href)
        raise LookupError(f"geen link als {patroon} op {self.page.url}")

    def _open(self, pad: str) -> int:
        antwoord = self.page.goto(f"{self.basis}{pad}", wait_until="load")
        self.page.wait_for_load_state("networkidle")
        return antwoord.status if antwoord else 0

    def eerder(self) -> int:
        """The same page, some months back."""
        return self._terug(DAGEN_TERUG)

    def voor_het_begin(self) -> int:
        """The same page on a day before what it shows began."""
        return self._terug(DAGEN_VOOR_HET_BEGIN)

    def _terug(self, dagen: int) -> int:
        dag = date.fromisoformat(self.page.locator("#tijd-geldig").input_value())
        pad = urlsplit(self.page.url).path
        return self._open(f"{pad}?geldig_op={dag - timedelta(days=dagen)}")

    def deelopdracht(self) -> int:
        """The first part of an opdracht among what was found."""
        treffer = self.page.locator(".dh-treffer", has_text="Deelopdracht").first
        return self._volg(treffer.locator("a").first)

    def boven(self) -> int:
        """Up one step: an opdracht that surely has parts."""
        return self._volg(self.page.locator(".dh-kruimels a").last)

    def _volg(self, link: Locator) -> int:
        if not link.count():
            raise LookupError(f"geen link om te volgen op {self.page.url}")
        return self._open(str(link.get_attribute("href")))

    def wat_is_er_gebeurd(self) -> int:
        """The wizard about what this page is about."""
        gevonden = _ID.search(urlsplit(self.page.url).path)
        if gevonden is None:
            raise LookupError(f"geen id in {self.page.url}")
        return self._open(f"/vastleggen/?drager={gevonden[1]}")

    def bekijk_gevolgen(self) -> int:
        """Fill in the replacement of an AOG, and look at what would follow. Stores nothing."""
        page = self.page
        page.locator("#id_persoon").press_sequentially("jan")
        page.locator(".dh-mens input").last.check(timeout=5_000)
        page.locator("#id_kenmerk").fill("PZH-VOORBEELD-1")
        page.locator("#id_titel").fill("Benoeming ambtelijk opdrachtgever")
        if not page.locator("#id_beslisser").input_value():
            page.locator("#id_beslisser").select_option(index=1)
        with page.expect_navigation() as navigatie:
            page.locator(".dh-vastleg__knoppen button").click()
        page.wait_for_load_state("networkidle")
        if not page.locator("#gevolgen-titel").count():
            fouten = page.locator(".dh-foutoverzicht, [role=alert]").all_inner_texts()
            raise LookupError(f"geen gevolgen te zien: {' '.join(fouten)[:200]}")
        return navigatie.value.status if navigatie.value else 0

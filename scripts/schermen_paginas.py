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
    Pagina("bureau", pad="/pteams/bureau/", rol="P-manager"),
    Pagina("pteams-overzicht", pad="/pteams/overzicht/", rol="Directeur Mens en Organisatie"),
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
    Pagina("uittreksel", op="opdracht", link=r"/uittreksel/$"),
    Pagina("portfolio", pad="/portfolio/"),
    Pagina("portfolio-veranderingen", pad="/portfolio/veranderingen/"),
    Pagina("rapporten", pad="/rapporten/"),
    Pagina("voortgang", pad="/voortgang/"),
    Pagina("knelpunten", pad="/knelpunten/"),
    Pagina("knelpunt", op="knelpunten", link=r"^/knelpunten/\d+/$"),
    Pagina("scopevoorstellen", pad="/scopevoorstellen/"),
    Pagina("scopevoorstel", op="scopevoorstellen", link=r"^/scopevoorstellen/\d+/$"),
    Pagina("wie-tekent", op="opdracht", link=r"^/opdrachten/\d+/wie-tekent/$"),
    Pagina("wie-mag-dit-vraag", op="wie-tekent", stap="wie_mag_dit"),
    Pagina("mag-dit", op="wie-tekent", link=r"^/mag-dit/\?over=\d+$"),
    Pagina("mag-dit-antwoord", op="wie-tekent", stap="mag_dit"),
    Pagina("wat-mag-ik", pad="/wat-mag-ik/"),
    Pagina("samenhang", pad="/samenhang/"),
    Pagina("signalen-van-buiten", pad="/signalen-van-buiten/"),
    Pagina("signaal-van-buiten", op="signalen-van-buiten", link=r"^/signalen-van-buiten/\d+/$"),
    Pagina("aanspreekpunten", pad="/aanspreekpunten/"),
    Pagina("aanspreekpunten-thema", pad="/aanspreekpunten/?soort=thema"),
    Pagina("aanspreekpunt", op="aanspreekpunten-thema", link=r"^/aanspreekpunten/\d+/$"),
    Pagina("personen", pad="/personen/"),
    Pagina("persoon", op="opdracht", link=r"^/personen/\d+/$"),
    Pagina("wie-is-wie", pad="/mensen/?q=natuur"),
    Pagina("mens", op="wie-is-wie", link=r"^/mensen/\d+/$"),
    Pagina("mijn-profiel", pad="/mijn-profiel/"),
    Pagina("profiel-kennis", pad="/mijn-profiel/kennis/"),
    Pagina("profieldeel", pad="/mijn-profiel/bel-mij/"),
    Pagina("privacy", pad="/privacy/"),
    Pagina("p-managers", pad="/pteams/p-managers/"),
    Pagina("mijn-gegevens", pad="/mijn-gegevens/"),
    Pagina("correctieverzoeken", pad="/correctieverzoeken/"),
    Pagina("begrippen", pad="/begrippen/"),
    Pagina("begrip", op="begrippen", link=r"^/begrippen/\d+/$"),
    Pagina("pteams", pad="/pteams/"),
    Pagina("vakmodel", pad="/pteams/vakmodel/"),
    Pagina("verbanden", pad="/pteams/verbanden/"),
    Pagina("verband", op="verbanden", link=r"^/pteams/verbanden/\d+/$"),
    Pagina("meedoen", op="verband", link=r"^/pteams/\d+/meedoen/$"),
    Pagina("gewenste-pteams", pad="/pteams/gewenst/"),
    Pagina("vakvoorstellen", pad="/pteams/gewenst/voorstellen/"),
    Pagina("vakvoorstel-nieuw", pad="/pteams/gewenst/voorstel/"),
    Pagina("pteam", op="pteams", link=r"^/pteams/\d+/$"),
    Pagina("teamplan", op="pteam", link=r"^/pteams/\d+/teamplan/$"),
    Pagina("besluiten", pad="/besluiten/"),
    Pagina("besluit", op="besluiten", link=r"^/besluiten/\d+/$"),
    Pagina("orgaan", op="home", link=r"^/organen/\d+/$"),
    Pagina("mandaat", pad="/mandaat/", rol=BEHEERDER),
    Pagina("mandaat-overzicht", pad="/mandaat/overzicht/"),
    Pagina("mandaat-artikel", pad="/mandaat/artikel/OMB-3.1/"),
    Pagina("mandaat-wijzigen", op="mandaat-artikel", link=r"^/vastleggen/wijzig-mandaatartikel/"),
    Pagina("regels", pad="/regels/"),
    Pagina("regel", op="regels", link=r"^/regels/[\w-]+/$"),
    Pagina("instellingen", pad="/instellingen/"),
    Pagina("instelling", op="instellingen", link=r"^/instellingen/(?!beslissers)[\w-]+/$"),
    Pagina("beslissers", pad="/instellingen/beslissers/"),
    Pagina("signalen", pad="/signalen/"),
    Pagina("signaal", op="signalen", link=r"^/signalen/\d+/$"),
    Pagina("tijdigheid", pad="/signalen/tijdigheid/"),
    Pagina("meldingen", pad="/meldingen/"),
    Pagina("toegang", pad="/toegang/"),
    Pagina("toegang-persoon", op="toegang", link=r"^/toegang/persoon/\d+/$"),
    Pagina("toegang-gewijzigd", pad="/toegang/gewijzigd/"),
    Pagina("toegang-aandacht", pad="/toegang/aandacht/"),
    Pagina("toegang-beoordelen", pad="/toegang/beoordelen/"),
    Pagina("toegang-beoordelingen", pad="/toegang/beoordelingen/"),
    Pagina("grootboek", pad="/grootboek/"),
    Pagina("handeling", op="grootboek", link=r"^/grootboek/\d+/$"),
    Pagina("rechtmatigheid", pad="/rechtmatigheid/", rol=BEHEERDER),
    Pagina("gevolgen", pad="/gevolgen/"),
    Pagina("account", pad="/account/"),
    Pagina("accounts", pad="/beheer/accounts/", rol=BEHEERDER),
    Pagina("beslissingen", pad="/beslislog/", rol=BEHEERDER),
    Pagina("koppelingen", pad="/koppelingen/", rol=BEHEERDER),
    Pagina("koppeling-nieuw", pad="/koppelingen/nieuw/", rol=BEHEERDER),
    Pagina("koppelingen-api", pad="/koppelingen/api/"),
    Pagina("vastleggen-begin", pad="/vastleggen/"),
    Pagina("vastleggen", op="opdracht", stap="wat_is_er_gebeurd"),
    Pagina("vastleggen-formulier", op="vastleggen", link=r"^/vastleggen/vervang-aog/"),
    Pagina("vastleggen-gevolgen", op="vastleggen-formulier", stap="bekijk_gevolgen"),
    Pagina("pteam-vastleggen", op="pteam", link=r"^/vastleggen/\?drager="),
    Pagina("pteam-samenvoegen", op="pteam-vastleggen", link=r"^/vastleggen/voeg-pteams-samen/"),
    Pagina("pteam-splitsen", op="pteam-vastleggen", link=r"^/vastleggen/splits-pteam/"),
    Pagina("pteam-opheffen", op="pteam-vastleggen", link=r"^/vastleggen/hef-pteam-op/"),
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

    def wie_mag_dit(self) -> int:
        """Who may enter into a large obligation for this opdracht."""
        return self._open(f"/wie-mag-dit/?{self._verplichting()}")

    def mag_dit(self) -> int:
        """Whether the nearest of those who sign here may do it; for so much the answer is no."""
        persoon = _ID.search(self._eerste_link(r"^/personen/\d+/$"))
        return self._open(
            f"/mag-dit/?persoon={persoon[1] if persoon else ''}&{self._verplichting()}"
        )

    def _verplichting(self) -> str:
        gevonden = _ID.search(urlsplit(self.page.url).path)
        return f"daad=verplichting&over={gevonden[1] if gevonden else ''}&bedrag=300.000"

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

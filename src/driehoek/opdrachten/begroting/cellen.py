"""What one cell may hold: text, names, codes, years, amounts. Each says what would be right."""

import re
import unicodedata

from driehoek.opdrachten.begroting.types import Niveau, diepte_van

MAX_NAAM = 200
MAX_BRON = 1000
MAX_BEDRAG = 100_000_000_000
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100

NIVEAU_WOORDEN = {
    "totaal": Niveau.TOTAAL,
    "programma": Niveau.PROGRAMMA,
    "ambitie": Niveau.AMBITIE,
    "doel": Niveau.DOEL,
    "beleidsdoel": Niveau.DOEL,
    "prestatie": Niveau.PRESTATIE,
    "beleidsprestatie": Niveau.PRESTATIE,
    "product": Niveau.PRODUCT,
    "deelproduct": Niveau.PRODUCT,
    "project": Niveau.PROJECT,
    "investering": Niveau.PROJECT,
}
_NIVEAU_BIJ_DIEPTE = {1: Niveau.AMBITIE, 2: Niveau.DOEL, 3: Niveau.PRESTATIE}

_CODE = re.compile(r"(0|[1-9][0-9]{0,2})(-(0|[1-9][0-9]{0,2})){0,3}")
_DATUM = re.compile(r"[0-9]{1,4}[-/][0-9a-z]{1,4}([-/][0-9]{2,4})?", re.IGNORECASE)
_BEDRAG = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,3}))?")
_TOEGESTANE_SYMBOLEN = frozenset("°^`")
_VERBODEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "So", "Sk", "Me"})
_DUBBEL_GECODEERD = re.compile("Ã[\x80-\xbf]|â€")


class AfgekeurdError(ValueError):
    """A cell that cannot be taken in: what is wrong, and what would be right."""

    def __init__(self, wat: str, goed: str) -> None:
        self.wat = wat
        self.goed = goed
        super().__init__(f"{wat} {goed}")


def lees_naam(tekst: str) -> str:
    naam = _schoon(tekst)
    if not naam:
        raise AfgekeurdError("De naam is leeg.", "Vul de naam in zoals hij in de begroting staat.")
    _keur_tekens(naam, "een naam")
    if len(naam) > MAX_NAAM:
        raise AfgekeurdError(
            f"De naam telt {len(naam)} tekens.", f"Gebruik hoogstens {MAX_NAAM} tekens."
        )
    return naam


def lees_bron(tekst: str) -> str:
    bron = _schoon(tekst)
    _keur_tekens(bron, "een bron")
    if len(bron) > MAX_BRON:
        raise AfgekeurdError(
            f"De bron telt {len(bron)} tekens.", f"Gebruik hoogstens {MAX_BRON} tekens."
        )
    return bron


def is_dubbel_gecodeerd(tekst: str) -> bool:
    return _DUBBEL_GECODEERD.search(tekst) is not None


def lees_code(tekst: str) -> str:
    code = tekst.strip()
    if _CODE.fullmatch(code):
        return code
    if not code:
        raise AfgekeurdError("De code is leeg.", "Vul een code in, zoals 2-1-1.")
    goed = "Schrijf een tot vier getallen zonder voorloopnul met streepjes ertussen, zoals 2-1-1."
    if _DATUM.fullmatch(code):
        goed += " Heeft je rekenprogramma er een datum van gemaakt? Zet de kolom op 'Tekst'."
    raise AfgekeurdError(f"'{_kort(code)}' is geen code van de begroting.", goed)


def lees_niveau(tekst: str) -> Niveau:
    niveau = NIVEAU_WOORDEN.get(tekst.strip().casefold())
    if niveau is None:
        woorden = ", ".join(NIVEAU_WOORDEN)
        raise AfgekeurdError(f"'{_kort(tekst)}' is geen niveau.", f"Kies uit: {woorden}.")
    return niveau


def niveau_bij(code: str) -> Niveau:
    """The level that follows from the depth of a code, where it does."""
    niveau = _NIVEAU_BIJ_DIEPTE.get(diepte_van(code))
    if niveau is None:
        raise AfgekeurdError(
            f"Het niveau is leeg en volgt niet uit code '{code}'.",
            "Schrijf 'product' of 'project' bij een code van vier getallen, 'totaal' zonder code.",
        )
    return niveau


def keur_diepte(niveau: Niveau, code: str) -> None:
    if niveau.diepte == diepte_van(code):
        return
    raise AfgekeurdError(
        f"Code '{code}' past niet bij niveau '{niveau}'.",
        f"Een {niveau} heeft een code van {niveau.diepte} getallen."
        if niveau.diepte
        else "Het totaal heeft geen code: laat de code leeg.",
    )


def lees_jaar(tekst: str) -> int:
    jaar = tekst.strip()
    if (
        jaar.isascii()
        and jaar.isdigit()
        and len(jaar) == len(str(LAATSTE_JAAR))
        and EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR
    ):
        return int(jaar)
    raise AfgekeurdError(
        f"'{_kort(jaar)}' is geen begrotingsjaar.",
        f"Schrijf een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}, zoals 2026.",
    )


def lees_bedrag(tekst: str, *, eenheid: int = 1) -> int:
    """Whole euros, from figures in euros or in thousands of euros."""
    kaal = tekst.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", " ").strip()
    kaal = kaal.removeprefix("€").strip()
    gevonden = _BEDRAG.fullmatch(kaal)
    if gevonden is None:
        raise AfgekeurdError(f"'{_kort(tekst)}' is geen bedrag.", _goed_bedrag(kaal))
    minteken, geheel, breuk = gevonden.groups()
    duizendsten = int(geheel.replace(".", "")) * 1000 + int((breuk or "").ljust(3, "0"))
    if duizendsten * eenheid % 1000:
        raise AfgekeurdError(
            f"'{_kort(tekst)}' is geen bedrag in hele euro's.", "Rond af op hele euro's."
        )
    bedrag = duizendsten * eenheid // 1000
    if bedrag > MAX_BEDRAG:
        raise AfgekeurdError(
            f"'{_kort(tekst)}' is meer dan {MAX_BEDRAG // 1_000_000_000} miljard euro.",
            "Kijk of de eenheid klopt: hele euro's, of in het bestand van de provincie duizenden.",
        )
    return -bedrag if minteken else bedrag


def _goed_bedrag(kaal: str) -> str:
    goed = "Schrijf 1250000 of 1.250.000; laat de cel leeg als je het bedrag niet weet."
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", kaal):
        goed = f"Gebruik een punt tussen duizendtallen: {kaal.partition('.')[0].replace(',', '.')}."
    return goed


def _schoon(tekst: str) -> str:
    return unicodedata.normalize("NFC", tekst.replace("\N{NO-BREAK SPACE}", " ")).strip(" ")


def _keur_tekens(tekst: str, waarin: str) -> None:
    fout = next((teken for teken in tekst if _is_verboden(teken)), None)
    if fout is None:
        return
    naam = f"U+{ord(fout):04X}"
    zichtbaar = f"'{fout}' ({naam})" if fout.isprintable() else naam
    raise AfgekeurdError(
        f"Het teken {zichtbaar} hoort niet in {waarin}.",
        "Gebruik alleen letters, cijfers en leestekens, op een regel.",
    )


def _is_verboden(teken: str) -> bool:
    if teken in _TOEGESTANE_SYMBOLEN:
        return False
    is_variatie = "\ufe00" <= teken <= "\ufe0f" or "\U000e0100" <= teken <= "\U000e01ef"
    return is_variatie or unicodedata.category(teken) in _VERBODEN


def _kort(tekst: str, lengte: int = 40) -> str:
    """The quoted cell, harmless and not endless."""
    zichtbaar = "".join(teken if teken.isprintable() else "?" for teken in tekst.strip())
    return zichtbaar if len(zichtbaar) <= lengte else f"{zichtbaar[:lengte]}..."

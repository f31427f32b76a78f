"""What goes into each column of a list, for who fills it in; docs/registerbestand.md says it at length."""

from dataclasses import dataclass

from driehoek.bevoegdheden.types import (
    Bereik,
    Bevoegdheidssoort,
    Rechtshandeling,
    Voorwaarde,
)
from driehoek.opdrachten.begroting.types import SoortStand
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.organisatie.types import Aard


@dataclass(frozen=True, slots=True)
class Kolomuitleg:
    """A column: whether it must be filled, with what, and an example of that."""

    kolom: str
    moet: str
    uitleg: str
    voorbeeld: str = ""


_DAG = "een dag, zoals 2023-03-01, 1-3-2023 of 1 maart 2023"
_TOT = Kolomuitleg("tot_en_met", "nee", "de laatste dag; leeg is zonder einde")
_BESLUIT = "het papieren besluit waar deze regel op rust"


def _verhaal(kolom: str, vraag: str, voorbeeld: str = "") -> Kolomuitleg:
    return Kolomuitleg(kolom, "nee", vraag, voorbeeld)


OPDRACHTEN = (
    Kolomuitleg(
        "nummer", "nee", "het nummer; leeg: Driehoek geeft het volgende vrije nummer", "OPD-0001"
    ),
    Kolomuitleg("naam", "ja", "de naam van de opdracht", "Vervanging brug Alphen"),
    Kolomuitleg(
        "opgave", "een van beide", "nummer of naam van de opgave erboven", "Wegen en vaarwegen"
    ),
    Kolomuitleg(
        "deel_van", "een van beide", "bij een deelopdracht: nummer of naam van de opdracht"
    ),
    Kolomuitleg("geheel", "nee", "ja, als de opgave als geheel deze ene opdracht is"),
    Kolomuitleg("begin", "ja", f"de eerste dag van deze regel: {_DAG}", "2023-03-01"),
    _TOT,
    Kolomuitleg(
        "label", "bij een opdracht", " of ".join(label.value for label in Label), "dynamisch"
    ),
    _verhaal("waarom", "profiel: waarom deze opdracht er is"),
    _verhaal("wat", "profiel: wat er moet komen"),
    _verhaal("hoe", "profiel: hoe dat gaat"),
    _verhaal("wie", "profiel: wie daarvoor nodig zijn"),
    Kolomuitleg("fase", "nee", ", ".join(fase.value for fase in Projectfase), "realisatie"),
    Kolomuitleg(
        "materieel_budget",
        "nee",
        "hele euro's per begrotingsjaar; leeg is onbekend, 0 is niets",
        "1.250.000",
    ),
    _verhaal("bevoegdheden", "scope: welk mandaat erbij hoort; alleen met een budget"),
    _verhaal("strategische_keuzes", "scope: welke keuzes vastliggen; alleen met een budget"),
    Kolomuitleg("besluit", "ja", _BESLUIT, "DRH-2023-0098"),
)
ROLVERVULLINGEN = (
    Kolomuitleg("nummer", "een van beide", "nummer van waar de rol op is", "OPD-0001"),
    Kolomuitleg("naam", "een van beide", "de naam ervan, precies zo"),
    Kolomuitleg("opgave", "nee", "nummer of naam van de opgave, als een naam vaker voorkomt"),
    Kolomuitleg("rol", "ja", "de rol, of haar code zoals AOG", "Ambtelijk opdrachtgever"),
    Kolomuitleg("personeelsnummer", "een van beide", "het nummer van de persoon", "P01234"),
    Kolomuitleg("persoon", "een van beide", "de naam van de persoon, precies zo"),
    Kolomuitleg("rang", "nee", "2 voor een tweede bestuurlijk opdrachtgever"),
    Kolomuitleg("waarneming", "nee", "ja, als iemand de rol waarneemt"),
    Kolomuitleg("begin", "ja", f"de eerste dag: {_DAG}", "2023-03-01"),
    _TOT,
    Kolomuitleg("besluit", "ja", _BESLUIT, "DT-2023-7"),
)
MANDAAT = (
    Kolomuitleg("code", "ja", "hoe het artikel heet; een code hoort bij een artikel", "OMB-3.1"),
    Kolomuitleg("regeling", "ja", "de titel van de regeling", "Ondermandaatbesluit"),
    Kolomuitleg("rol", "ja", "de rol, of haar code zoals AOG", "Ambtelijk opdrachtgever"),
    Kolomuitleg(
        "rechtshandeling",
        "ja",
        ", ".join(str(h.label) for h in Rechtshandeling),
        "Verplichting aangaan",
    ),
    Kolomuitleg("soort", "ja", ", ".join(Bevoegdheidssoort.values), "volmacht"),
    Kolomuitleg("tot_bedrag", "nee", "hele euro's; leeg is zonder grens", "250.000"),
    Kolomuitleg("binnen_scope", "nee", "ja, als het binnen de scope moet passen", "ja"),
    Kolomuitleg("bereik", "nee", "; ".join(str(b.label) for b in Bereik)),
    Kolomuitleg(
        "voorwaarden",
        "nee",
        f"met komma's ertussen: {', '.join(str(v.label) for v in Voorwaarde)}",
    ),
    Kolomuitleg("boven", "nee", "de code van het artikel waar het op rust", "OMB-2.1"),
    Kolomuitleg("ondermandaat", "nee", "ja, als het mag worden doorgegeven", "ja"),
    Kolomuitleg("opdracht", "nee", "nummer of naam, als het alleen daar geldt"),
    Kolomuitleg("naast_hogere", "nee", "ja, als bij een lege rol de naast hogere het mag"),
    Kolomuitleg("instemming", "nee", "waar de instemming van beiden staat"),
    Kolomuitleg("begin", "ja", f"de eerste dag: {_DAG}", "2023-03-01"),
    _TOT,
    Kolomuitleg("besluit", "zonder besluit voor de hele lijst", _BESLUIT, "GS 31 januari 2023"),
)
MEDEWERKERS = (
    Kolomuitleg("personeelsnummer", "ja", "het nummer van de persoon", "P01234"),
    Kolomuitleg("voornaam", "ja", "de voornaam of roepnaam", "An"),
    Kolomuitleg("tussenvoegsel", "nee", "zoals de, van der", "de"),
    Kolomuitleg("achternaam", "ja", "de achternaam, zonder tussenvoegsel", "Boer"),
    Kolomuitleg("volgnummer", "nee", "1 tot en met 9: welk dienstverband; leeg is 1", "1"),
    Kolomuitleg("aard", "nee", ", ".join(str(a.label) for a in Aard), "Medewerker"),
    Kolomuitleg("functie", "ja", "hoe de functie heet", "Adviseur"),
    Kolomuitleg("functiefamilie", "ja", "de familie in het functiegebouw", "Advies"),
    Kolomuitleg("schaal", "ja", "1 tot en met 19", "11"),
    Kolomuitleg("uren", "ja", "uren per week, van 0 tot en met 40", "36"),
    Kolomuitleg("formatieplaats", "nee", "het nummer van de formatieplaats"),
    Kolomuitleg("geboortejaar", "nee", "alleen voor de opbouw naar leeftijd", "1980"),
    Kolomuitleg("pteam", "nee", "nummer of naam van het P-team", "PT-012"),
    Kolomuitleg("begin", "ja", f"de eerste dag waarop dit zo is: {_DAG}", "2023-03-01"),
    _TOT,
)
BEGROTING = (
    Kolomuitleg("jaar", "ja", "het begrotingsjaar", "2026"),
    Kolomuitleg("stand", "ja", ", ".join(stand.value for stand in SoortStand), "begroting"),
    Kolomuitleg(
        "niveau", "ja", "totaal, programma, ambitie, doel, prestatie, product of project", "ambitie"
    ),
    Kolomuitleg(
        "code", "ja", "een tot vier getallen met streepjes; alleen het totaal heeft er geen", "5"
    ),
    Kolomuitleg("naam", "ja", "de naam van de post", "Versterken natuur"),
    Kolomuitleg("ouder", "ja", "de code van de post erboven; mag leeg"),
    Kolomuitleg("lasten", "nee", "hele euro's; leeg is onbekend", "1.250.000"),
    Kolomuitleg("baten", "nee", "hele euro's; leeg is onbekend", "100.000"),
    Kolomuitleg("bron", "nee", "waar het staat", "Begroting 2026, bladzijde 4"),
)

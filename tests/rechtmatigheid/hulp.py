"""A small register with one power in it, and files about it."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from driehoek.bevoegdheden import acts as bevoegdheden
from driehoek.bevoegdheden.types import NieuwArtikel, Rechtshandeling
from driehoek.kern.bevoegdheid import momentnummer
from driehoek.platform.models import Taak
from driehoek.rechtmatigheid import acts, jobs, mappen
from driehoek.rechtmatigheid.bevindingen import SCHEMA
from driehoek.rechtmatigheid.models import Controle, Controlebestand
from driehoek.register import reads
from driehoek.register.models import Drager, Persoon
from provincie import BEGIN, Provincie, verzoek

KOP = "regel;datum;persoon;handeling;opdracht;bedrag;wederpartij;geregistreerd_op"
ARTIKEL = NieuwArtikel(
    code="GS-1",
    regeling="Mandaatregeling",
    soort="volmacht",
    rol="AOG",
    rechtshandeling="verplichting",
    vanaf=BEGIN,
    tot_bedrag=50_000,
    binnen_scope=True,
)


class Toetswereld:
    """An opdracht with a budget of € 100.000, whose AOG may commit up to € 50.000."""

    def __init__(self, provincie: Provincie) -> None:
        self.provincie = provincie
        self.opdracht = provincie.opdracht()
        self.aog = provincie.aog(self.opdracht)
        self.buitenstaander = provincie.persoon("Bas", "Buiten")
        bevoegdheden.stel_artikelen_vast(
            verzoek(), artikelen=[ARTIKEL], grond=provincie.besluit("mandaat", door="GS")
        )

    def regel(
        self,
        nr: int,
        bedrag: str,
        *,
        wie: int | None = None,
        op: date = BEGIN,
        wederpartij: str = "Bouw BV",
    ) -> str:
        persoon = Persoon.objects.get(id=wie or self.aog).nummer
        nummer = Drager.objects.get(id=self.opdracht).nummer
        bekend = reads.kop().moment.isoformat()
        return (
            f"{nr};{op.isoformat()};{persoon};verplichting;{nummer};{bedrag};{wederpartij};{bekend}"
        )

    def bestand(self) -> bytes:
        """Three lines: lawful, above the limit, and of somebody without a role."""
        regels = [
            KOP,
            self.regel(1, "1.250,00"),
            self.regel(2, "60.000,00", wederpartij="Te Veel NV"),
            self.regel(3, "10,00", wie=self.buitenstaander, wederpartij="Zonder Rol VOF"),
        ]
        return "\n".join(regels).encode()


def controle_over(persoon: int, opdracht: int, opgave: int) -> Controle:
    """A check that was made of three lines, of which one is above the limit and kept to look at."""
    bestand = Controlebestand.objects.create(naam="betalingen.csv", sha256="0" * 64, grootte=1_000)
    goed, mis = [2, 200_000], [1, 6_000_000]
    uitkomst = acts.bewaar_controle(
        verzoek(),
        bestand=bestand,
        nr=reads.kop().nr,
        gezet={"splitsingsvenster": 28},
        samenvatting={
            "moment": reads.kop().moment.isoformat(),
            "geheel": [3, 6_200_000],
            "per_oordeel": {"RECHTMATIG": goed, "ONRECHTMATIG": mis},
            "per_reden": {"BEDRAG": mis},
            "per_opgave": {str(opgave): {"RECHTMATIG": goed, "ONRECHTMATIG": mis}},
            "weggelaten": 0,
            "gewijzigd": {},
        },
    )
    (id_,) = uitkomst.ids("rechtmatigheid_controle")
    Controlebestand.objects.filter(id=bestand.id).update(controle=id_)
    doel = mappen.bevindingen(bestand.id)
    doel.parent.mkdir(parents=True)
    regel = {
        "regel": 2,
        "datum": date(2026, 3, 31).toordinal(),
        "persoon": persoon,
        "handeling": Rechtshandeling.VERPLICHTING.nummer,
        "drager": opdracht,
        "opgave": opgave,
        "bedrag": 6_000_000,
        "wederpartij": "Bouwbedrijf De Brug",
        "geregistreerd": momentnummer(reads.kop().moment),
        "oordeel": "onrechtmatig",
        "toen": "onbevoegd",
        "nu": "onbevoegd",
        "reden": "bedrag",
        "besteed": 6_200_000,
        "grens": 5_000_000,
    }
    pq.write_table(pa.Table.from_pylist([regel], schema=SCHEMA), doel)
    return Controle.objects.get(id=id_)


def bied_aan(client: Client, inhoud: bytes, naam: str = "betalingen.csv"):
    return client.post("/rechtmatigheid/", {"bestand": SimpleUploadedFile(naam, inhoud)})


def werk_af() -> None:
    """Do the work that waits, as a worker would: in this transaction."""
    for bestand in Controlebestand.objects.filter(taak__staat=Taak.Staat.WACHT):
        jobs.toets_betaalbestand(str(bestand.taak_id), bestand=str(bestand.id))


def toets(client: Client, inhoud: bytes) -> Controle:
    """Offer it and have it checked."""
    assert bied_aan(client, inhoud).status_code == 302
    werk_af()
    taak = Taak.objects.latest("gemaakt")
    assert taak.staat == Taak.Staat.KLAAR, taak.bericht
    return Controle.objects.latest("id")


def tekst(antwoord) -> str:
    assert antwoord.status_code == 200, antwoord.content.decode()[:2000]
    return antwoord.content.decode()

"""An AOG accepts an opdracht, and accounts for its result to the BOG (REG-32)."""

from collections.abc import Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import dag_in_woorden
from driehoek.opdrachten.acts._dragers import aogs_op, eis_lopend
from driehoek.opdrachten.models import Aanvaarding, Aanvaarduitkomst, Verantwoording
from driehoek.opdrachten.types import NieuweAanvaarding, Resultaat
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import reads
from driehoek.register.grondslagen import boek_grond, eis_document, eis_tekst
from driehoek.register.types import Besluitsoort, Grond

REGEL = "REG-32"
LANGSTE = 4000


@handeling
def aanvaard_opdracht(
    boek: Boek, *, aanvaardingen: Sequence[NieuweAanvaarding], grond: Grond, uitleg: str = ""
) -> None:
    """The AOG says to an opdracht yes, yes on conditions, or gives it back; a next AOG says it anew."""
    dagen = {a.opdracht: a.op for a in aanvaardingen}
    perioden = eis_lopend(boek, boek.naam, [(a.opdracht, a.op) for a in aanvaardingen])
    aogs = _eis_aogs(dagen)
    grondslag = boek_grond(boek, grond, {Besluitsoort.AANVAARDING})
    boek.uitleg = uitleg
    stel(
        boek,
        Aanvaarding,
        [
            Uitspraak(_velden(a, aogs[a.opdracht]), periode, grondslag.id)
            for a, periode in zip(aanvaardingen, perioden, strict=True)
        ],
    )
    _noem(boek, aanvaardingen, aogs)


def _eis_aogs(dagen: Mapping[int, date]) -> dict[int, int]:
    aogs = aogs_op(dagen)
    for opdracht, op in dagen.items():
        if opdracht not in aogs:
            raise InvoerFout(
                f"'{reads.benaming(opdracht)}' heeft op {dag_in_woorden(op)} geen ambtelijk"
                " opdrachtgever die kan aanvaarden. Benoem die eerst.",
                veld="op",
                regel=REGEL,
            )
    return aogs


def _velden(aanvaarding: NieuweAanvaarding, aog: int) -> dict[str, object]:
    a = aanvaarding
    if a.uitkomst not in Aanvaarduitkomst.values:
        raise InvoerFout("Kies of de opdracht is aanvaard.", veld="uitkomst", regel=REGEL)
    zonder_meer = a.uitkomst == Aanvaarduitkomst.AANVAARD
    wat = "De reden" if a.uitkomst == Aanvaarduitkomst.TERUGGELEGD else "De voorwaarden"
    return {
        "opdracht_id": a.opdracht,
        "aog_id": aog,
        "uitkomst": a.uitkomst,
        "haalbaarheid": eis_tekst(
            a.haalbaarheid, "Wat over de haalbaarheid is besproken", LANGSTE, veld="haalbaarheid"
        ),
        "toelichting": ""
        if zonder_meer and not a.toelichting.strip()
        else eis_tekst(a.toelichting, wat, LANGSTE, veld="toelichting"),
    }


def _noem(boek: Boek, aanvaardingen: Sequence[NieuweAanvaarding], aogs: Mapping[int, int]) -> None:
    namen, dragers = reads.namen(aogs.values()), reads.benamingen(aogs)
    for a in aanvaardingen:
        wie, wat = namen.get(aogs[a.opdracht]), dragers.get(a.opdracht)
        hoe = {
            "aanvaard": f"{wie} aanvaardt '{wat}'.",
            "voorwaarden": f"{wie} aanvaardt '{wat}' onder voorwaarden.",
            "teruggelegd": f"{wie} legt '{wat}' terug; de domeindirecteur is aan zet.",
        }
        boek.gevolg("aanvaarding", hoe[a.uitkomst], a.opdracht)


@handeling
def leg_verantwoording_af(boek: Boek, *, resultaten: Sequence[Resultaat]) -> None:
    """The AOG tells the BOG what was reached over some days. It can be added to, not changed."""
    vandaag = klok.vandaag()
    eis_lopend(boek, boek.naam, [(r.opdracht, r.periode.van) for r in resultaten])
    laatste = {r.opdracht: min(r.periode.laatste_dag or vandaag, vandaag) for r in resultaten}
    aogs = _eis_aogs(laatste)
    for r in resultaten:
        tot_en_met = _eis_voorbij(r, vandaag)
        eis_document(r.document)
        boek.open(
            Verantwoording(
                opdracht_id=r.opdracht,
                aog_id=aogs[r.opdracht],
                van=r.periode.van,
                tot_en_met=tot_en_met,
                bereikt=eis_tekst(r.bereikt, "Wat er is bereikt", LANGSTE, veld="bereikt"),
                document_id=r.document,
            )
        )
        boek.gevolg(
            "verantwoording",
            f"Bij '{reads.benaming(r.opdracht)}' staat voor de bestuurlijk opdrachtgever wat er"
            f" {r.periode.in_woorden()} is bereikt.",
            r.opdracht,
        )


def _eis_voorbij(resultaat: Resultaat, vandaag: date) -> date:
    """The last day of the account, which is over."""
    laatste = resultaat.periode.laatste_dag
    if laatste is None or laatste > vandaag:
        raise InvoerFout(
            "Verantwoorden gaat over wat is geweest: kies een laatste dag van hooguit vandaag.",
            veld="tot_en_met",
            regel=REGEL,
        )
    return laatste

"""Every write of the organisation: one function per formal act."""

from collections.abc import Iterable, Sequence

from driehoek.kern.tijd import Periode
from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.organisatie.types import NieuwDienstverband, NieuwPteam, Plaatsing
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.models import Benaming, Bestaan, Drager, Persoon
from driehoek.register.types import Besluitsoort, Dragersoort, Grond

VOORVOEGSEL = "PT-"
MAX_SCHAAL = 19
MAX_UREN = 40


@handeling
def registreer_dienstverbanden(
    boek: Boek, *, dienstverbanden: Sequence[NieuwDienstverband]
) -> None:
    """Take over from the HR system who works here and how. A gegeven: it rests on no besluit."""
    policy.eis(boek, "registreer_dienstverbanden")
    if not dienstverbanden:
        raise InvoerFout("Er staat geen dienstverband in de lijst.", veld="persoon")
    _eis_personen(d.persoon for d in dienstverbanden)
    stel(boek, Dienstverband, [Uitspraak(_dienstverband(d), d.periode) for d in dienstverbanden])


@handeling
def richt_pteams_op(
    boek: Boek, *, pteams: Sequence[NieuwPteam], grond: Grond, uitleg: str = ""
) -> None:
    """Set up P-teams."""
    policy.eis(boek, "richt_pteams_op")
    if not pteams:
        raise InvoerFout("Er staat geen P-team in de lijst.", veld="naam", regel="REG-08")
    grondslag = boek_grond(boek, grond, {Besluitsoort.PTEAM_OPRICHTEN})
    boek.uitleg = uitleg
    soort = Dragersoort.PTEAM.value
    ids = [boek.open(Drager(soort=soort, nummer=n)) for n in _nummers(pteams)]
    for id_, pteam in zip(ids, pteams, strict=True):
        boek.gevolg("pteam", f"P-team '{pteam.naam}' {Periode(pteam.vanaf).in_woorden()}.", id_)
    stel(
        boek,
        Bestaan,
        [
            Uitspraak({"drager_id": id_}, Periode(p.vanaf), grondslag.id, erbij=True)
            for id_, p in zip(ids, pteams, strict=True)
        ],
    )
    stel(
        boek,
        Benaming,
        [
            Uitspraak(
                {"drager_id": id_, "naam": eis_tekst(p.naam, "De naam", veld="naam")},
                Periode(p.vanaf),
                grondslag.id,
                erbij=True,
            )
            for id_, p in zip(ids, pteams, strict=True)
        ],
    )


@handeling
def plaats_in_pteam(
    boek: Boek, *, plaatsingen: Sequence[Plaatsing], grond: Grond, uitleg: str = ""
) -> None:
    """Place people in a P-team; over that period they leave the one they were in (PT-01)."""
    if not plaatsingen:
        raise InvoerFout("Er is niemand gekozen om te plaatsen.", veld="persoon", regel="PT-01")
    policy.eis(boek, "plaats_in_pteam", {p.pteam for p in plaatsingen})
    _eis_personen(p.persoon for p in plaatsingen)
    _eis_pteams(plaatsingen)
    grondslag = boek_grond(boek, grond, {Besluitsoort.PLAATSING})
    boek.uitleg = uitleg
    stel(
        boek,
        Lidmaatschap,
        [
            Uitspraak(
                {"persoon_id": p.persoon, "pteam_id": p.pteam, "pteamsoort": "pteam"},
                p.periode,
                grondslag.id,
            )
            for p in plaatsingen
        ],
    )
    _noem_plaatsingen(boek, plaatsingen)


def _dienstverband(nieuw: NieuwDienstverband) -> dict[str, object]:
    if not 1 <= nieuw.schaal <= MAX_SCHAAL:
        raise InvoerFout(
            f"Een schaal is een getal van 1 tot en met {MAX_SCHAAL}.", veld="schaal", regel="REG-25"
        )
    if not 0 <= nieuw.uren <= MAX_UREN:
        raise InvoerFout(
            f"De uren per week liggen tussen 0 en {MAX_UREN}.", veld="uren", regel="REG-25"
        )
    return {
        "persoon_id": nieuw.persoon,
        "functie": eis_tekst(nieuw.functie, "De functie", 120, veld="functie"),
        "functiefamilie": eis_tekst(
            nieuw.functiefamilie, "De functiefamilie", 60, veld="functiefamilie"
        ),
        "schaal": nieuw.schaal,
        "uren": nieuw.uren,
    }


def _nummers(pteams: Sequence[NieuwPteam]) -> list[str]:
    gebruikt = Drager.objects.filter(nummer__startswith=VOORVOEGSEL).values_list(
        "nummer", flat=True
    )
    staarten = (n.removeprefix(VOORVOEGSEL) for n in (*gebruikt, *(p.nummer for p in pteams)))
    teller = max((int(s) for s in staarten if s.isdecimal()), default=0)
    nummers = []
    for pteam in pteams:
        if not pteam.nummer.strip():
            teller += 1
        nummers.append(pteam.nummer.strip() or f"{VOORVOEGSEL}{teller:03d}")
    return nummers


def _eis_personen(personen: Iterable[int]) -> None:
    wanted = set(personen)
    bekend = Persoon.objects.filter(id__in=reeksen.ids(wanted)).values_list("id", flat=True)
    if wanted - set(bekend):
        raise InvoerFout(
            "Deze persoon staat niet in het register. Neem de persoon eerst op.",
            veld="persoon",
            regel="REG-08",
        )


def _eis_pteams(plaatsingen: Sequence[Plaatsing]) -> None:
    """Each P-team exists on the whole period of the placing."""
    levens: dict[int, list[Periode]] = {}
    feiten = Bestaan.objects.huidig().filter(
        drager_id__in=reeksen.ids({p.pteam for p in plaatsingen}), drager__soort="pteam"
    )
    for feit in feiten:
        levens.setdefault(feit.drager_id, []).append(feit.periode)
    for plaatsing in plaatsingen:
        if not plaatsing.periode.is_binnen(levens.get(plaatsing.pteam, [])):
            raise InvoerFout(
                f"Dit P-team bestaat niet {plaatsing.periode.in_woorden()}. Kies een ander team of"
                " een andere periode.",
                veld="pteam",
                regel="PT-01",
            )


def _noem_plaatsingen(boek: Boek, plaatsingen: Sequence[Plaatsing]) -> None:
    namen = reads.namen(p.persoon for p in plaatsingen)
    teams = reads.benamingen({p.pteam for p in plaatsingen})
    for p in plaatsingen:
        boek.gevolg(
            "plaatsing",
            f"{namen.get(p.persoon)} hoort bij '{teams.get(p.pteam)}' {p.periode.in_woorden()}.",
            p.pteam,
        )

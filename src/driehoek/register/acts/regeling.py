"""Who decides what, settings, exceptions: the dated data that the rules read."""

from collections.abc import Collection
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import instellingen, policy, reads
from driehoek.register.grondslagen import bestaande_persoon, boek_grond, eis_tekst
from driehoek.register.models import Beslisbevoegdheid, Drager, Instelling, Uitzondering
from driehoek.register.types import Besluitsoort, Dragersoort, Grond, Rol

MET_UITZONDERING = ("REG-21",)
"""The rules that ask for exceptions; to any other an exception would be without effect."""


@handeling
def stel_instelling_vast(
    boek: Boek, *, code: str, waarde: object, vanaf: date, grond: Grond, uitleg: str = ""
) -> None:
    """Set a dated setting from a day on (GEN-04, GEN-05)."""
    policy.eis(boek, "stel_instelling_vast")
    boek.uitleg = uitleg
    soort = instellingen.soort(code)
    gelezen = soort.lees(waarde)
    grondslag = boek_grond(boek, grond, {Besluitsoort.INSTELLING})
    velden = {"code": code, "waarde": gelezen}
    stel(boek, Instelling, [Uitspraak(velden, Periode(vanaf, None), grondslag.id)])
    boek.gevolg("instelling", f"'{soort.naam}' wordt {gelezen} {soort.eenheid}".rstrip() + ".")
    if soort is instellingen.AON_BENOEMER:
        _wissel_aon_benoemer(boek, str(gelezen), vanaf, grondslag.id)


def _wissel_aon_benoemer(boek: Boek, rol: str, vanaf: date, grondslag: int) -> None:
    """The setting who appoints the AON is a beslisbevoegdheid: it moves with it."""
    periode = Periode(vanaf, None)
    weg = [r for r in (Rol.AOG.value, Rol.DIRECTEUR_MO.value) if r != rol]
    uitspraken: list[Uitspraak | Einde] = [
        Einde(_velden(Besluitsoort.AON, rol=r), periode) for r in weg
    ]
    uitspraken.append(Uitspraak(_velden(Besluitsoort.AON, rol=rol), periode, grondslag))
    stel(boek, Beslisbevoegdheid, uitspraken)


@handeling
def wijs_beslisser_aan(
    boek: Boek,
    *,
    besluitsoort: str,
    orgaan: int | None = None,
    rol: str = "",
    voorwaarde: str = "",
    periode: Periode,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Say that an organ, or the holder of a role, may decide a kind of besluit (REG-09)."""
    policy.eis(boek, "wijs_beslisser_aan")
    boek.uitleg = uitleg
    if (orgaan is None) == (not rol):
        raise InvoerFout("Kies een orgaan of een rol.", veld="beslisser", regel="REG-09")
    _eis_keuze(besluitsoort, Besluitsoort.values, "Deze soort besluit", "soort")
    _eis_keuze(voorwaarde, Beslisbevoegdheid.Voorwaarde.values, "Deze voorwaarde", "voorwaarde")
    if orgaan is None:
        _eis_keuze(rol, Rol.values, "Deze rol", "rol")
    elif not Drager.objects.filter(id=orgaan, soort=Dragersoort.ORGAAN).exists():
        raise InvoerFout("Dit orgaan staat niet in het register.", veld="orgaan", regel="REG-09")
    grondslag = boek_grond(boek, grond, {Besluitsoort.REGELING})
    velden = _velden(Besluitsoort(besluitsoort), orgaan=orgaan, rol=rol, voorwaarde=voorwaarde)
    stel(boek, Beslisbevoegdheid, [Uitspraak(velden, periode, grondslag.id)])


@handeling
def maak_uitzondering(
    boek: Boek,
    *,
    persoon: int,
    regel: str,
    periode: Periode,
    herzien_op: date,
    toelichting: str,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Exempt one person from a rule for a time, with a review date (REG-21)."""
    policy.eis(boek, "maak_uitzondering")
    boek.uitleg = uitleg
    bestaande_persoon(persoon)
    if regel not in MET_UITZONDERING:
        raise InvoerFout(
            f"Regel {regel[:10]} kent geen uitzondering; dit kan voor {', '.join(MET_UITZONDERING)}.",
            veld="regel",
            regel="REG-21",
        )
    grondslag = boek_grond(boek, grond, {Besluitsoort.UITZONDERING})
    velden = {
        "persoon_id": persoon,
        "regel": regel,
        "herzien_op": herzien_op,
        "toelichting": eis_tekst(toelichting, "De toelichting", 2000, veld="toelichting"),
    }
    stel(boek, Uitzondering, [Uitspraak(velden, periode, grondslag.id)])
    boek.gevolg(
        "uitzondering", f"{regel} geldt niet voor {reads.naam_van(persoon)} {periode.in_woorden()}."
    )


def _eis_keuze(waarde: str, keuzes: Collection[str], wat: str, veld: str) -> None:
    if waarde not in keuzes:
        raise InvoerFout(f"{wat} bestaat niet.", veld=veld, regel="REG-09")


def _velden(
    soort: Besluitsoort, *, orgaan: int | None = None, rol: str = "", voorwaarde: str = ""
) -> dict[str, object]:
    return {
        "besluitsoort": soort.value,
        "orgaan_id": orgaan,
        "rol": rol,
        "voorwaarde": voorwaarde,
    }

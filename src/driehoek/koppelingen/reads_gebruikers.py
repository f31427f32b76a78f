"""Which accounts and groups an identity provider can read (SCIM): as the register says today."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.db.models import QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.koppelingen.types_gebruikers import (
    Gebruikersbeeld,
    Gebruikersgegevens,
    Groepsband,
    Groepsbeeld,
)
from driehoek.organisatie.models import Lidmaatschap
from driehoek.platform import reeksen
from driehoek.platform.models import Account
from driehoek.register import reads
from driehoek.register.models import Bestaan, Ligging, Persoonsgegeven
from driehoek.register.types import Dragersoort, Rol

GROEPSOORTEN = (Dragersoort.PTEAM, Dragersoort.OPDRACHT)


def accounts() -> QuerySet[Account]:
    """The accounts that a provider keeps: of a person, not for emergencies, not taken away."""
    return (
        Account.objects.filter(nood=False, koppeling__isnull=False, gebruiker__verwijderd=None)
        .select_related("koppeling__persoon", "gebruiker")
        .order_by("aangemaakt", "id")
    )


def gebruikers(gevonden: Iterable[Account], *, met_groepen: bool) -> list[Gebruikersbeeld]:
    """These accounts with the people behind them; what groups they are in, where that is asked."""
    rijen = list(gevonden)
    namen = _namen({a.koppeling.persoon_id for a in rijen})
    beelden = [_beeld(account, namen) for account in rijen]
    return _met_groepen(beelden) if met_groepen else beelden


def naam_van(persoon: int) -> tuple[str, str, str]:
    """The parts of somebody's name now, empty where it was destroyed."""
    return _namen([persoon])[persoon].delen


class _Naam(NamedTuple):
    delen: tuple[str, str, str]
    sinds: Any


def _namen(personen: Collection[int]) -> dict[int, _Naam]:
    feiten = Persoonsgegeven.objects.huidig().filter(persoon_id__in=reeksen.ids(personen))
    return {
        f.persoon_id: _Naam(
            (f.voornaam or "", f.tussenvoegsel or "", f.achternaam or ""), f.geregistreerd.lower
        )
        for f in feiten
    }


def _beeld(account: Account, namen: Mapping[int, _Naam]) -> Gebruikersbeeld:
    gezegd = getattr(account, "gebruiker", None)
    persoon = account.koppeling.persoon
    naam = namen.get(persoon.id, _Naam(("", "", ""), account.aangemaakt))
    voornaam, tussenvoegsel, achternaam = naam.delen
    return Gebruikersbeeld(
        account.pk,
        persoon.id,
        Gebruikersgegevens(
            account.gebruikersnaam,
            persoon.nummer,
            voornaam,
            achternaam,
            tussenvoegsel,
            gezegd.extern_id if gezegd else "",
            _actief(account, gezegd),
        ),
        account.aangemaakt,
        max(gezegd.gewijzigd if gezegd else account.aangemaakt, naam.sinds),
    )


def _actief(account: Account, gezegd: Any) -> bool | None:
    """What the provider said, unless somebody here has turned the account off or on since."""
    if gezegd and gezegd.actief is None and account.is_active:
        return None
    return account.is_active


class _Groep(NamedTuple):
    nummer: str
    naam: str


class _Stand(NamedTuple):
    """Who is in which group today, and what the groups are called."""

    leden: Mapping[str, set[int]]
    groepen: Mapping[str, _Groep]


def _met_groepen(beelden: list[Gebruikersbeeld]) -> list[Gebruikersbeeld]:
    stand = _stand({b.persoon for b in beelden})
    per_persoon: dict[int, list[Groepsband]] = defaultdict(list)
    for id_, personen in stand.leden.items():
        for persoon in personen:
            per_persoon[persoon].append(Groepsband(id_, stand.groepen[id_].naam))
    return [
        replace(
            beeld,
            groepen=tuple(sorted(per_persoon[beeld.persoon], key=lambda band: band.id)),
            pteam=next(
                (b.naam for b in per_persoon[beeld.persoon] if b.id.startswith("pteam-")), ""
            ),
        )
        for beeld in beelden
    ]


def groepen() -> list[Groepsbeeld]:
    """Every P-team, opdracht and role with who is in it today, by id."""
    stand = _stand(None)
    per_persoon: dict[int, list[Groepsband]] = defaultdict(list)
    for beeld in gebruikers(accounts(), met_groepen=False):
        per_persoon[beeld.persoon].append(
            Groepsband(str(beeld.account), beeld.gegevens.gebruikersnaam)
        )
    return [
        Groepsbeeld(
            id_,
            *groep,
            tuple(
                band
                for persoon in sorted(stand.leden.get(id_, ()))
                for band in per_persoon.get(persoon, ())
            ),
        )
        for id_, groep in sorted(stand.groepen.items())
    ]


def _stand(personen: Collection[int] | None) -> _Stand:
    """The groups of these persons, or (None) all groups with all people."""
    peil = reads.peilmoment()
    leden: dict[str, set[int]] = defaultdict(set)
    _neem_pteams(leden, peil, personen)
    _neem_rollen(leden, peil, personen)
    return _Stand(leden, _groepen(peil, None if personen is None else set(leden)))


def _neem_pteams(
    leden: dict[str, set[int]], peil: Peilmoment, personen: Collection[int] | None
) -> None:
    feiten = Lidmaatschap.objects.op(peil)
    if personen is not None:
        feiten = feiten.filter(persoon_id__in=reeksen.ids(personen))
    for pteam, persoon in feiten.values_list("pteam_id", "persoon_id"):
        leden[f"pteam-{pteam}"].add(persoon)


def _neem_rollen(
    leden: dict[str, set[int]], peil: Peilmoment, personen: Collection[int] | None
) -> None:
    """Who holds a role is in the group of that role, and of the opdracht that it is about."""
    feiten = reads.rollen(peil)
    if personen is not None:
        feiten = feiten.filter(persoon_id__in=reeksen.ids(personen))
    rijen = list(
        feiten.values_list("rolsoort__rol", "drager_id", "drager__soort", "persoon_id").order_by()
    )
    delen = {drager for _, drager, soort, _ in rijen if soort == Dragersoort.DEELOPDRACHT}
    onder = dict(
        Ligging.objects.op(peil)
        .filter(drager_id__in=reeksen.ids(delen))
        .values_list("drager_id", "ouder_id")
    )
    for rol, drager, soort, persoon in rijen:
        leden[f"rol-{rol.lower()}"].add(persoon)
        if soort == Dragersoort.OPDRACHT:
            leden[f"opdracht-{drager}"].add(persoon)
        elif soort == Dragersoort.DEELOPDRACHT and drager in onder:
            leden[f"opdracht-{onder[drager]}"].add(persoon)


def _groepen(peil: Peilmoment, alleen: Collection[str] | None) -> dict[str, _Groep]:
    bestaan = Bestaan.objects.op(peil).filter(drager__soort__in=[s.value for s in GROEPSOORTEN])
    dragers = {
        drager: (f"{soort}-{drager}", nummer)
        for drager, soort, nummer in bestaan.values_list(
            "drager_id", "drager__soort", "drager__nummer"
        )
        if alleen is None or f"{soort}-{drager}" in alleen
    }
    benamingen = reads.benamingen(dragers, peil)
    gevonden = {
        id_: _Groep(nummer, _groepsnaam(id_, benamingen.get(drager, nummer), nummer))
        for drager, (id_, nummer) in dragers.items()
    }
    rollen = {f"rol-{rol.value.lower()}": _Groep(rol.value, f"Rol {rol.in_zin}") for rol in Rol}
    return gevonden | {id_: g for id_, g in rollen.items() if alleen is None or id_ in alleen}


def _groepsnaam(id_: str, naam: str, nummer: str) -> str:
    return f"P-team {naam}" if id_.startswith("pteam-") else f"Opdrachtteam {naam} ({nummer})"

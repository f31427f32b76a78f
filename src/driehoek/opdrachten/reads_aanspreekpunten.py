"""Who is the contact for what on a Peilmoment: by subject, for GS and for outside (REG-29)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten.reads_lijsten import OpgaveRij, opgaven_lijst
from driehoek.opdrachten.reads_sql import BEKEND, GELDT, PERSOONSNAAM, ontleed, peilparams
from driehoek.opdrachten.types_aanspreekpunten import Publiek
from driehoek.platform.vragen import haal
from driehoek.register import adressen
from driehoek.register.types import Dragersoort, Rol

DOMEIN = "domein"
SOORTNAAM = {
    DOMEIN: "Domein",
    Dragersoort.OPGAVE.value: Dragersoort.OPGAVE.label,
    Dragersoort.THEMA.value: Dragersoort.THEMA.label,
    Dragersoort.GEBIED.value: Dragersoort.GEBIED.label,
}


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is the contact, for whom, over which days, and on which besluit."""

    id: int
    onderwerp: int
    publiek: Publiek
    persoon: int
    naam: str
    periode: Periode
    besluit: int | None
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Aanspreekbaar:
    """Whom one can ask: registered for this subject itself, or (`via`) that of the domain."""

    persoon: int
    naam: str
    via: str = ""
    """Empty, 'domein' (divided so), or 'domeindirecteur' (nobody divided it)."""
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class ContactVan:
    """Who is the contact for what was found."""

    rolnaam: str
    persoon: int
    naam: str


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """A subject with its contacts."""

    id: int
    """Of the drager; of a domain: of its domeindirecteur."""
    soort: str
    nummer: str
    naam: str
    gs: Aanspreekbaar | None
    buiten: Aanspreekbaar | None

    @property
    def soortnaam(self) -> str:
        return SOORTNAAM[self.soort]

    @property
    def pad(self) -> str:
        if self.soort == DOMEIN:
            return adressen.van_persoon(self.id)
        return adressen.van_drager(self.soort, self.id)

    @property
    def aanspreekbaar(self) -> tuple[Aanspreekbaar | None, ...]:
        return self.gs, self.buiten


CONTACTEN = f"""
SELECT a.id, a.onderwerp, a.publiek, a.persoon_id,
       coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '(naam vernietigd)'), a.geldig, b.id,
       coalesce(b.kenmerk, '')
FROM opdrachten_aanspreekpunt a
JOIN register_grondslag g ON g.id = a.grondslag_id
LEFT JOIN register_besluit b ON b.id = g.besluit_id
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = a.persoon_id AND n.gesloten_id IS NULL
"""

# What the search field shows of a theme or area: its contacts, as (publiek, persoon, naam).
VAN_TREFFER = f"""(
    SELECT jsonb_agg(jsonb_build_array(a.publiek, a.persoon_id, {PERSOONSNAAM.format("n")})
                     ORDER BY a.publiek DESC)
    FROM opdrachten_aanspreekpunt a
    LEFT JOIN register_persoonsgegeven n ON n.persoon_id = a.persoon_id AND n.gesloten_id IS NULL
    WHERE a.drager_id = {{drager}} AND {GELDT.format("a")})"""

LIJST = f"""
SELECT d.id, d.soort, d.nummer, coalesce(n.naam, d.nummer)
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
LEFT JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
WHERE d.soort = ANY(%(soorten)s::text[])
ORDER BY d.soort DESC, lower(n.naam)
"""


def contacten(peil: Peilmoment, onderwerp: int | None = None) -> list[Contact]:
    """The registered contacts on the Peilmoment; of one subject, or of all."""
    sql = f"""{CONTACTEN} WHERE {GELDT.format("a")}
        AND (%(onderwerp)s::int8 IS NULL OR a.onderwerp = %(onderwerp)s::int8)"""
    return _contacten(haal(sql, onderwerp=onderwerp, **peilparams(peil)))


def verloop(onderwerp: int, bekend_op: datetime) -> list[Contact]:
    """Who was, is and will be the contact for a subject, as known at a moment."""
    sql = f"""{CONTACTEN} WHERE a.onderwerp = %(onderwerp)s::int8 AND {BEKEND.format("a")}
        ORDER BY a.publiek DESC, lower(a.geldig), a.id"""
    return _contacten(haal(sql, onderwerp=onderwerp, bekend=bekend_op))


def _contacten(rijen: Iterable[Sequence[Any]]) -> list[Contact]:
    return [
        Contact(
            id=id_,
            onderwerp=onderwerp,
            publiek=Publiek(publiek),
            persoon=persoon,
            naam=naam,
            periode=Periode(geldig.lower, geldig.upper),
            besluit=besluit,
            kenmerk=kenmerk,
        )
        for id_, onderwerp, publiek, persoon, naam, geldig, besluit, kenmerk in rijen
    ]


def lijst(peil: Peilmoment, *soorten: str) -> list[tuple[int, str, str, str]]:
    """Themes and areas that are on the list on the day: id, kind, number, name."""
    gevraagd = list(soorten) or [Dragersoort.THEMA.value, Dragersoort.GEBIED.value]
    return [tuple(rij) for rij in haal(LIJST, soorten=gevraagd, **peilparams(peil))]


def onderwerpen(peil: Peilmoment) -> list[Onderwerp]:
    """Every subject with whom to ask on the Peilmoment: domains, opgaven, themes, areas."""
    per_onderwerp = _per_onderwerp(contacten(peil))
    opgaven = opgaven_lijst(peil)
    domeinen = {o.domeindirecteur.persoon: o.domeindirecteur for o in opgaven if o.domeindirecteur}
    return [
        *(
            _onderwerp(
                (wie.persoon, DOMEIN, "", f"Domein van {wie.naam}"),
                per_onderwerp,
                Aanspreekbaar(wie.persoon, wie.naam, Rol.DOMEINDIRECTEUR.in_zin),
            )
            for wie in sorted(domeinen.values(), key=lambda h: h.naam)
        ),
        *(van_opgave(opgave, per_onderwerp) for opgave in opgaven),
        *(_onderwerp(rij, per_onderwerp) for rij in lijst(peil)),
    ]


Contacten = Mapping[int, Mapping[Publiek, Contact]]


def van_opgave(opgave: OpgaveRij, per_onderwerp: Contacten) -> Onderwerp:
    """An opgave without a contact of its own has that of the domain; else the domeindirecteur."""
    wie = opgave.domeindirecteur
    kop = (opgave.id, Dragersoort.OPGAVE.value, opgave.nummer, opgave.naam)
    if wie is None:
        return _onderwerp(kop, per_onderwerp)
    vanzelf = Aanspreekbaar(wie.persoon, wie.naam, Rol.DOMEINDIRECTEUR.in_zin)
    return _onderwerp(kop, per_onderwerp, vanzelf, per_onderwerp.get(wie.persoon, {}))


def bij_opgave(opgave: OpgaveRij, peil: Peilmoment) -> Onderwerp:
    """Whom to ask about one opgave: one query."""
    return van_opgave(opgave, _per_onderwerp(contacten(peil)))


def _per_onderwerp(gevonden: Iterable[Contact]) -> Contacten:
    per: dict[int, dict[Publiek, Contact]] = {}
    for contact in gevonden:
        per.setdefault(contact.onderwerp, {})[contact.publiek] = contact
    return per


def _onderwerp(
    kop: tuple[int, str, str, str],
    per_onderwerp: Contacten,
    vanzelf: Aanspreekbaar | None = None,
    van_domein: Mapping[Publiek, Contact] | None = None,
) -> Onderwerp:
    id_, soort, nummer, naam = kop
    eigen = per_onderwerp.get(id_, {})
    wie = dict(_aanspreekbaar(eigen, van_domein or {}, vanzelf))
    return Onderwerp(id_, soort, nummer, naam, wie.get(Publiek.GS), wie.get(Publiek.BUITEN))


def _aanspreekbaar(
    eigen: Mapping[Publiek, Contact],
    van_domein: Mapping[Publiek, Contact],
    vanzelf: Aanspreekbaar | None,
) -> Iterator[tuple[Publiek, Aanspreekbaar | None]]:
    for publiek in Publiek:
        if contact := eigen.get(publiek):
            yield publiek, Aanspreekbaar(contact.persoon, contact.naam, contact=contact)
        elif contact := van_domein.get(publiek):
            yield publiek, Aanspreekbaar(contact.persoon, contact.naam, DOMEIN, contact)
        else:
            yield publiek, vanzelf


def contacten_van(detail: str) -> tuple[ContactVan, ...]:
    """The contacts of a found theme or area; one where it is the same for GS and for outside."""
    gevonden = [(Publiek(p), persoon, naam) for p, persoon, naam in ontleed(detail or None) or ()]
    if len(gevonden) == len(Publiek) and len({persoon for _, persoon, _ in gevonden}) == 1:
        _, persoon, naam = gevonden[0]
        return (ContactVan("Aanspreekpunt", persoon, naam),)
    return tuple(ContactVan(f"Aanspreekpunt voor {p.label}", *wie) for p, *wie in gevonden)

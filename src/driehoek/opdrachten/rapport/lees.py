"""Reads a report: the register of a day as known at a moment, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten.models import Projectfase
from driehoek.opdrachten.rapport import vragen
from driehoek.opdrachten.rapport.types import (
    Besluitregel,
    Grond,
    Inhoud,
    Omvang,
    Omvangsoort,
    Onderdeel,
    Post,
    Rapport,
    Rapportvraag,
    Rolregel,
    Stand,
    Uitlegregel,
)
from driehoek.opdrachten.reads_sql import peilparams
from driehoek.platform import reeksen, regelboek, toetsing
from driehoek.platform.fouten import InvoerFout, Overtreding
from driehoek.platform.models import Handeling, Uitleg
from driehoek.platform.regelboek import Soort
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.vragen import Rij, haal
from driehoek.register import reads
from driehoek.register.types import Besluitsoort, Dragersoort, Grondslagsoort, Rol

GEEN_STAND = "0" * 64


def lees(vraag: Rapportvraag) -> Rapport:
    """The whole report; InvoerFout where there is nothing on that day that it could be about."""
    peil = vraag.peil
    dragers = haal(vragen.DRAGERS, **peilparams(peil))
    gekozen = _gekozen(dragers, vraag)
    if not gekozen:
        raise InvoerFout(
            f"Op {datum(peil.geldig_op)} staat hiervan niets in het register. Kies een andere dag of"
            " een andere omvang.",
            regel="REG-11",
        )
    feiten = _Feiten(gekozen, peil)
    opgaven, los = _boom([rij for rij in dragers if rij[0] in gekozen], feiten)
    kop = reads.kop()
    return Rapport(
        organisatie=settings.ORGANISATIE,
        vraag=vraag,
        waarover=waarover(vraag.omvang, peil),
        kop=Stand(kop.nr, bytes(kop.hash).hex(), kop.moment),
        bekend=_bekend(peil),
        opgaven=opgaven,
        los=los,
        uitleg=_uitleg(vraag, gekozen),
        signalen=_signalen(vraag, gekozen) if peil.bekend_op == kop.moment else None,
        besluiten=feiten.besluiten,
    )


def waarover(omvang: Omvang, peil: Peilmoment) -> str:
    """The scope in words."""
    if omvang.soort is Omvangsoort.ALLES or omvang.id is None:
        return "Het hele register"
    if omvang.soort is Omvangsoort.DIRECTEUR:
        return f"De opgaven van domeindirecteur {reads.naam_van(omvang.id)}"
    naam = reads.benamingen([omvang.id], peil).get(omvang.id, "")
    return f"De {omvang.soort} '{naam}'"


def _gekozen(dragers: Sequence[Rij], vraag: Rapportvraag) -> set[int]:
    """The dragers that the report is about, with what lies under them; and above an opdracht."""
    if vraag.omvang.soort is Omvangsoort.ALLES:
        return {rij[0] for rij in dragers}
    ouder = {rij[0]: rij[5] for rij in dragers}
    begin = _begin(vraag) & ouder.keys()
    gekozen = {d for d in ouder if begin & set(_lijn(d, ouder))}
    if vraag.omvang.soort is Omvangsoort.OPDRACHT:
        gekozen |= {boven for d in begin for boven in _lijn(d, ouder) if boven in ouder}
    return gekozen


def _begin(vraag: Rapportvraag) -> set[int]:
    if vraag.omvang.soort is Omvangsoort.DIRECTEUR:
        gevonden = haal(vragen.VAN_DIRECTEUR, persoon=vraag.omvang.id, **peilparams(vraag.peil))
        return {rij[0] for rij in gevonden}
    return {vraag.omvang.id} if vraag.omvang.id else set()


def _lijn(drager: int, ouder: Mapping[int, int | None]) -> list[int]:
    """A drager and all that it lies under."""
    lijn = [drager]
    while boven := ouder.get(lijn[-1]):
        lijn.append(boven)
    return lijn


class _Feiten:
    """What is true of the chosen dragers, and what each fact rests on."""

    def __init__(self, dragers: Iterable[int], peil: Peilmoment) -> None:
        params: dict[str, Any] = {"dragers": sorted(dragers), **peilparams(peil)}
        rollen = haal(vragen.ROLLEN, **params)
        inhoud = haal(vragen.INHOUD, **params)
        bestaan = haal(vragen.BESTAAN, **params)
        self._posten = {rij[0]: Post(*rij[1:]) for rij in haal(vragen.POSTEN, **params)}
        gronden = {rij[-1] for rij in (*rollen, *bestaan)}
        gronden |= {g for rij in inhoud for g in (rij[4], rij[9]) if g}
        self._gronden = _gronden(gronden, peil)
        self._bestaan = {d: self._gronden[g] for d, g in bestaan}
        self._rollen: dict[int, list[Rolregel]] = defaultdict(list)
        for drager, *rol in rollen:
            self._rollen[drager].append(_rol(rol, self._gronden))
        self._inhoud = {rij[0]: _inhoud(rij, self._gronden) for rij in inhoud}

    @property
    def besluiten(self) -> tuple[Besluitregel, ...]:
        gevonden = {g.besluit for g in self._gronden.values() if g.besluit}
        return tuple(sorted(gevonden, key=lambda b: (b.genomen, b.kenmerk)))

    def onderdeel(self, rij: Rij, delen: Sequence[Onderdeel] = ()) -> Onderdeel:
        id_, _, nummer, naam, geldig, _ = rij
        return Onderdeel(
            id=id_,
            nummer=nummer,
            naam=naam,
            periode=Periode(geldig.lower, geldig.upper),
            grond=self._bestaan[id_],
            post=self._posten.get(id_),
            rollen=tuple(self._rollen.get(id_, ())),
            inhoud=self._inhoud.get(id_, Inhoud()),
            delen=tuple(delen),
        )


def _boom(
    rijen: Sequence[Rij], feiten: _Feiten
) -> tuple[tuple[Onderdeel, ...], tuple[Onderdeel, ...]]:
    """The opgaven with all that lies under them; and the opdrachten that lie under none."""
    onder: dict[int | None, list[Rij]] = defaultdict(list)
    soort = {rij[0]: rij[1] for rij in rijen}
    for rij in rijen:
        onder[rij[5]].append(rij)

    def opdracht(rij: Rij) -> Onderdeel:
        return feiten.onderdeel(rij, [feiten.onderdeel(deel) for deel in onder[rij[0]]])

    opgaven = [rij for rij in rijen if rij[1] == Dragersoort.OPGAVE]
    los = [
        rij
        for rij in rijen
        if rij[1] == Dragersoort.OPDRACHT and soort.get(rij[5]) != Dragersoort.OPGAVE
    ]
    return (
        tuple(feiten.onderdeel(rij, [opdracht(o) for o in onder[rij[0]]]) for rij in opgaven),
        tuple(opdracht(rij) for rij in los),
    )


def _rol(rij: Sequence[Any], gronden: Mapping[int, Grond]) -> Rolregel:
    rol, rang, waarneming, naam, geldig, grondslag = rij
    tweede = "Tweede " if rang > 1 else ""
    label = Rol(rol).in_zin if tweede else Rol(rol).label
    return Rolregel(
        rol=f"{tweede}{label}{' (wnd.)' if waarneming else ''}",
        naam=naam,
        periode=Periode(geldig.lower, geldig.upper),
        grond=gronden[grondslag],
    )


def _inhoud(rij: Rij, gronden: Mapping[int, Grond]) -> Inhoud:
    _, label, fase, fase_sinds, fase_grond, budget, bevoegdheden, keuzes, sinds, grond = rij
    return Inhoud(
        label=label or "",
        fase=str(Projectfase(fase).label) if fase else "",
        fase_sinds=fase_sinds,
        fase_grond=gronden.get(fase_grond),
        budget=budget,
        bevoegdheden=bevoegdheden or "",
        keuzes=keuzes or "",
        scope_sinds=sinds,
        scope_grond=gronden.get(grond),
    )


def _gronden(ids: Iterable[int], peil: Peilmoment) -> dict[int, Grond]:
    rijen = haal(vragen.GRONDEN, gronden=sorted(ids))
    organen = reads.benamingen({rij[11] for rij in rijen if rij[4]}, peil)
    personen = reads.namen(rij[13] for rij in rijen if rij[13])
    besluiten = {rij[4]: _besluit(rij[4:], organen, personen) for rij in rijen if rij[4]}
    return {
        id_: _grond(soort, op, toelichting, besluiten.get(besluit))
        for id_, soort, op, toelichting, besluit, *_ in rijen
    }


def _besluit(
    rij: Sequence[Any], organen: Mapping[int, str], personen: Mapping[int, str]
) -> Besluitregel:
    id_, kenmerk, titel, soort, genomen, bekend, werkt, drager, rol, persoon, document = rij
    door = organen.get(drager, "")
    if rol:
        door = f"{personen.get(persoon, '')}, {Rol(rol).in_zin}"
    return Besluitregel(
        id=id_,
        kenmerk=kenmerk,
        titel=titel,
        soort=str(Besluitsoort(soort).label),
        door=door,
        genomen=genomen,
        bekendgemaakt=bekend,
        werkt_vanaf=werkt,
        document=document or "",
    )


def _grond(soort: str, op: date, toelichting: str, besluit: Besluitregel | None) -> Grond:
    if soort == Grondslagsoort.BESLUIT and besluit:
        return Grond(besluit.kenmerk, besluit.genomen, besluit)
    waar = f" bij {besluit.kenmerk}" if besluit else ""
    return Grond(f"{Grondslagsoort(soort).label}{waar}: {toelichting}", op, besluit)


def _bekend(peil: Peilmoment) -> Stand:
    laatste = (
        Handeling.objects.filter(moment__lte=peil.bekend_op)
        .order_by("-nr")
        .values_list("nr", "hash", "moment")
        .first()
    )
    if laatste is None:
        return Stand(0, GEEN_STAND, peil.bekend_op)
    nr, hash_, moment = laatste
    return Stand(nr, bytes(hash_).hex(), moment)


def _uitleg(vraag: Rapportvraag, dragers: set[int]) -> tuple[Uitlegregel, ...]:
    rijen = Uitleg.objects.filter(geopend__moment__lte=vraag.peil.bekend_op).order_by("id")
    if vraag.omvang.soort is not Omvangsoort.ALLES:
        rijen = rijen.filter(drager__in=reeksen.ids(dragers))
    alle = list(rijen)
    namen = reads.benamingen({u.drager for u in alle if u.drager}, vraag.peil)
    return tuple(
        Uitlegregel(u.regel, namen.get(u.drager or 0, ""), u.tekst, u.geopend_id) for u in alle
    )


def _signalen(vraag: Rapportvraag, dragers: set[int]) -> tuple[Overtreding, ...]:
    """Where signals speak on the day, and leg-uit rules that nobody explained."""
    over = None if vraag.omvang.soort is Omvangsoort.ALLES else dragers
    op = vraag.peil.geldig_op
    gevonden: list[Overtreding] = []
    for regel in regelboek.actief(Soort.LEG_UIT, Soort.SIGNAAL):
        spreekt = regel.overtredingen(over, op=op)
        gevonden += toetsing.zonder_uitleg(spreekt) if regel.soort is Soort.LEG_UIT else spreekt
    return tuple(sorted(gevonden, key=lambda o: (o.regel, o.sleutel, o.zin)))

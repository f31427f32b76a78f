"""The consequences of a change of the regulation, in words: which people gain or lose what."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from driehoek.bevoegdheden import woorden
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.verschil import Verschil, verschillen
from driehoek.bevoegdheden.woorden import Macht
from driehoek.platform import klok
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import reads
from driehoek.register.gevolgen import MEER_DAN_EEN_SCHERM
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Rol

_MEERVOUD = {
    "opgave": "opgaven",
    "opdracht": "opdrachten",
    "deelopdracht": "deelopdrachten",
    "pteam": "P-teams",
}


def noem(boek: Boek) -> None:
    """Say of this act who gains or loses which power: first the powers, then the people."""
    weg, erbij = set(boek.gesloten(Mandaatartikel)), boek.geopend(Mandaatartikel)
    if not weg and not erbij:
        return
    voor = {f.id: f for f in Mandaatartikel.objects.huidig()}
    na = [*(f for id_, f in voor.items() if id_ not in weg), *erbij]
    gevonden = sorted(verschillen(voor.values(), na), key=_volgorde)
    houders = [_houders(v) for v in gevonden]
    for verschil, wie in zip(gevonden, houders, strict=True):
        boek.gevolg(_soort(verschil), _wat(verschil, wie), verschil.drager or None)
    for verschil, wie in zip(gevonden, houders, strict=True):
        for zin in _mensen(verschil, wie):
            boek.gevolg(_soort(verschil), zin, verschil.drager or None)


def _soort(verschil: Verschil) -> str:
    return "krijgt" if verschil.erbij else "verliest"


def _volgorde(verschil: Verschil) -> tuple[object, ...]:
    macht = verschil.macht
    rang = woorden.rollen_in_volgorde(Rol).index(Rol(macht.rol))
    return verschil.periode.van, rang, macht.rechtshandeling, verschil.drager


def _wat(verschil: Verschil, houders: Sequence[Rolvervulling]) -> str:
    macht, wanneer = verschil.macht, verschil.periode.in_woorden()
    wie = f"Wie {Rol(macht.rol).in_zin} is{_waar(verschil)} ({_mensen_geteld(houders)})"
    daad = woorden.doen(macht.rechtshandeling)
    if verschil.was is not None:
        nu = f", nu {_grens(verschil.was)}"
        return f"{wie} mag {wanneer} {daad}: {_grens(macht)}{_erbij(macht)}{nu}."
    niet = "" if verschil.erbij else " niet meer"
    return f"{wie} mag {wanneer}{niet}: {daad}, {_grens(macht)}{_erbij(macht)}."


def _waar(verschil: Verschil) -> str:
    return f" van '{reads.benaming(verschil.drager)}'" if verschil.drager else ""


def _mensen_geteld(houders: Sequence[Rolvervulling]) -> str:
    aantal = len({h.persoon_id for h in houders})
    return f"{aantal} {'mens' if aantal == 1 else 'mensen'}"


def _grens(macht: Macht) -> str:
    if macht.tot_bedrag is None:
        return "zonder grens in geld"
    return f"tot en met {woorden.grens(macht.tot_bedrag)}"


def _erbij(macht: Macht) -> str:
    eerst = woorden.opsomming(woorden.voorwaarden(macht.voorwaarden))
    delen = [deel for deel in ("binnen de scope" if macht.binnen_scope else "", eerst) if deel]
    return f" ({', '.join(delen)})" if delen else ""


def _mensen(verschil: Verschil, houders: Sequence[Rolvervulling]) -> Iterator[str]:
    """Who it is about, by name with the role, as the register says it now."""
    rol = Rol(verschil.macht.rol).in_zin
    per_persoon: dict[int, list[Rolvervulling]] = defaultdict(list)
    for houder in houders:
        per_persoon[houder.persoon_id].append(houder)
    namen = reads.namen(per_persoon)
    enige = {rijen[0].drager_id for rijen in per_persoon.values() if len(rijen) == 1}
    dragers = reads.benamingen(enige) if enige else {}
    for persoon in list(per_persoon)[:MEER_DAN_EEN_SCHERM]:
        rijen = per_persoon[persoon]
        wnd = "waarnemend " if all(r.waarneming for r in rijen) else ""
        waar = _geteld(rijen) if len(rijen) > 1 else f" van '{dragers[rijen[0].drager_id]}'"
        yield f"{namen.get(persoon, '')}, {wnd}{rol}{waar}"
    if (meer := len(per_persoon) - MEER_DAN_EEN_SCHERM) > 0:
        yield f"En nog {meer} mensen die {rol} zijn."


def _geteld(rollen: Sequence[Rolvervulling]) -> str:
    """' van 3 opdrachten': what the role is held on, counted."""
    soorten = {r.dragersoort for r in rollen}
    wat = _MEERVOUD.get(min(soorten), "plekken") if len(soorten) == 1 else "plekken"
    return f" van {len(rollen)} {wat}"


def _houders(verschil: Verschil) -> list[Rolvervulling]:
    """Who holds the role on the first day of the difference that is not past; else on its last."""
    periode = verschil.periode
    dag = max(periode.van, klok.vandaag())
    if not periode.bevat(dag):
        dag = periode.laatste_dag or periode.van
    houders = Rolvervulling.objects.huidig().filter(
        rolsoort__rol=verschil.macht.rol, geldig__contains=dag
    )
    if verschil.drager:
        houders = houders.filter(drager_id=verschil.drager)
    met_naam = houders.filter(persoon__gegevens__gesloten__isnull=True)
    return list(met_naam.order_by("persoon__gegevens__sorteernaam", "persoon_id", "id"))

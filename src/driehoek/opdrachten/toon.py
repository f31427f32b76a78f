"""One opgave, opdracht, person or besluit on a Peilmoment, as text and as data."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten import reads as opdrachtreads
from driehoek.opdrachten.reads import OpdrachtBeeld, Rolregel
from driehoek.platform.fouten import InvoerFout
from driehoek.register import reads, reads_besluiten, reads_personen
from driehoek.register.models import Besluit, Bestaan, Drager, Persoon
from driehoek.register.types import Besluitsoort, Dragersoort, Rol

HOOGUIT = 20
SOORTEN = ("opgave", "opdracht", "deelopdracht", "persoon")


@dataclass(frozen=True, slots=True)
class Blad:
    """What there is to say about one thing: a heading, and parts of short lines."""

    soort: str
    id: int
    kop: str
    delen: list[tuple[str, list[str]]]
    gegevens: dict[str, Any] = field(default_factory=dict)


def zoek_op(wat: str, peil: Peilmoment) -> Blad:
    """The one thing that `wat` names: an id, a number, a kenmerk or (part of) a name.

    InvoerFout where there is none, or more than one.
    """
    gevonden = [*_bij_kenmerk(wat.strip()), *_bij_id(wat.strip())]
    if not gevonden:
        treffers = opdrachtreads.zoek(wat, peil, HOOGUIT, soorten=SOORTEN)
        gevonden = [(t.soort, t.id) for t in _beste(treffers)]
    if not gevonden:
        raise InvoerFout(f"'{wat}' staat op dit peilmoment niet in het register.")
    if len(gevonden) > 1:
        wie = "\n".join(f"  {id_}  {_noem(soort, id_, peil)}" for soort, id_ in gevonden)
        raise InvoerFout(f"'{wat}' past op meer dan een ding. Kies met het id:\n{wie}")
    return _blad(*gevonden[0], peil)


def _bij_kenmerk(wat: str) -> Iterator[tuple[str, int]]:
    """By what people call it exactly: a besluit's kenmerk, a drager's or person's number."""
    for besluit in Besluit.objects.filter(kenmerk__iexact=wat):
        yield "besluit", besluit.id
    for drager in Drager.objects.filter(nummer__iexact=wat):
        yield drager.soort, drager.id
    for persoon in Persoon.objects.filter(nummer__iexact=wat):
        yield "persoon", persoon.id


def _bij_id(wat: str) -> Iterator[tuple[str, int]]:
    if not wat.isdecimal() or len(wat) > 18:  # noqa: PLR2004  (more is no int8)
        return
    for besluit in Besluit.objects.filter(id=int(wat)):
        yield "besluit", besluit.id
    for drager in Drager.objects.filter(id=int(wat)):
        yield drager.soort, drager.id
    for persoon in Persoon.objects.filter(id=int(wat)):
        yield "persoon", persoon.id


def _beste(treffers: list[opdrachtreads.Treffer]) -> list[opdrachtreads.Treffer]:
    """Whoever is named in full goes before whoever is named in part, what is there before what
    has ended.
    """
    er_nog = [t for t in treffers if not t.dicht] or treffers
    return [t for t in er_nog if t.rang == 0] or er_nog


def _noem(soort: str, id_: int, peil: Peilmoment) -> str:
    if soort == "persoon":
        return f"persoon {reads.naam_van(id_)}"
    if soort == "besluit":
        return f"besluit {Besluit.objects.get(id=id_).kenmerk}"
    return f"{soort} {reads.benamingen([id_], peil).get(id_, '')}".strip()


def _blad(soort: str, id_: int, peil: Peilmoment) -> Blad:
    if soort == "persoon":
        return _persoon(id_, peil)
    if soort == "besluit":
        return _besluit(id_, peil)
    if soort in {Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT}:
        beeld = opdrachtreads.opdracht(id_, peil)
        if beeld is not None:
            return _opdracht(beeld)
    return _drager(Drager.objects.get(id=id_), peil)


def _opdracht(beeld: OpdrachtBeeld) -> Blad:
    rollen = [beeld.bog, beeld.tweede_bog, beeld.domeindirecteur, beeld.aog, beeld.aon]
    delen = [
        ("Plaats", _plaats(beeld)),
        ("Rollen", [_rol(r) for r in (*rollen, *beeld.waarnemers) if r]),
        ("Inhoud", list(_inhoud(beeld))),
        ("Deelopdrachten", [f"{d.nummer} {d.naam}" for d in beeld.deelopdrachten]),
        (
            "Besluiten",
            [f"{b.kenmerk} van {dag(b.genomen)}: {b.titel}" for b in beeld.besluiten],
        ),
    ]
    bestaat = _bestaan([beeld.periode] if beeld.periode else [])
    kop = f"{beeld.soort} {beeld.nummer}: {beeld.naam} ({bestaat})"
    return Blad(beeld.soort, beeld.id, kop, delen, asdict(beeld))


def _plaats(beeld: OpdrachtBeeld) -> list[str]:
    boven = [("opdracht", beeld.opdracht), ("opgave", beeld.opgave)]
    return [f"onder {soort} {v.nummer} {v.naam}" for soort, v in boven if v]


def _inhoud(beeld: OpdrachtBeeld) -> Iterator[str]:
    if beeld.fase:
        yield f"projectfase: {beeld.fase.projectfase}"
    if beeld.scope:
        bedrag = f"{beeld.scope.materieel_budget:,}".replace(",", ".")
        yield f"materieel budget: € {bedrag}"
    if beeld.profiel:
        yield f"label: {beeld.profiel.label}"
    if beeld.post:
        yield f"begrotingspost: {beeld.post.code} {beeld.post.naam} ({beeld.post.jaar})"


def _rol(regel: Rolregel) -> str:
    besluit = f", besluit {regel.kenmerk}" if regel.kenmerk else ""
    return f"{regel.rolnaam}: {regel.naam}, {regel.periode.in_woorden()}{besluit}"


def _drager(drager: Drager, peil: Peilmoment) -> Blad:
    feiten = list(reads.rollen_op([drager.id], peil).order_by("rolsoort_id", "rang", "id"))
    personen = reads.namen(f.persoon_id for f in feiten)
    onder = reads.benamingen(reads.onderliggend(drager.id, peil), peil)
    naam = reads.benamingen([drager.id], peil).get(drager.id, "(zonder naam)")
    rollen = [
        {
            "rol": f.rolsoort.rol,
            "persoon": f.persoon_id,
            "naam": personen.get(f.persoon_id, ""),
            "periode": f.periode,
            "waarneming": f.waarneming,
        }
        for f in feiten
    ]
    regels = [
        f"{Rol(f.rolsoort.rol).label}{' (wnd.)' if f.waarneming else ''}:"
        f" {personen.get(f.persoon_id, '')}, {f.periode.in_woorden()}"
        for f in feiten
    ]
    perioden = _perioden(drager.id, peil)
    return Blad(
        drager.soort,
        drager.id,
        f"{drager.soort} {drager.nummer}: {naam} ({_bestaan(perioden)})",
        [("Rollen", regels), ("Hieronder", [f"{id_}  {n}" for id_, n in onder.items()])],
        {
            "nummer": drager.nummer,
            "naam": naam,
            "bestaan": perioden,
            "rollen": rollen,
            "onder": [{"id": id_, "naam": n} for id_, n in onder.items()],
        },
    )


def _perioden(drager: int, peil: Peilmoment) -> list[Periode]:
    feiten = Bestaan.objects.bekend(peil.bekend_op).filter(drager_id=drager)
    return sorted(f.periode for f in feiten)


def _bestaan(perioden: Iterable[Periode]) -> str:
    return ", ".join(p.in_woorden() for p in perioden) or "toen nog niet bekend"


def _persoon(id_: int, peil: Peilmoment) -> Blad:
    feiten = list(reads_personen.alle_rollen(id_, peil.bekend_op))
    namen = reads.benamingen({f.drager_id for f in feiten}, peil)
    regels = []
    rollen = []
    for f in feiten:
        besluit = f.grondslag.besluit.kenmerk if f.grondslag.besluit else ""
        nu = "*" if f.periode.bevat(peil.geldig_op) else " "
        wnd = " (wnd.)" if f.waarneming else ""
        waarvan = namen.get(f.drager_id, "")
        op = f", besluit {besluit}" if besluit else ""
        regels.append(
            f"{nu} {Rol(f.rolsoort.rol).label}{wnd} van {waarvan}, {f.periode.in_woorden()}{op}"
        )
        rollen.append(
            {
                "rol": f.rolsoort.rol,
                "drager": f.drager_id,
                "naam": waarvan,
                "periode": f.periode,
                "waarneming": f.waarneming,
                "besluit": besluit,
            }
        )
    naam = reads.naam_van(id_)
    nummer = Persoon.objects.get(id=id_).nummer
    return Blad(
        "persoon",
        id_,
        f"persoon {nummer}: {naam}",
        [("Rollen (* geldt op de peildatum)", regels)],
        {"nummer": nummer, "naam": naam, "rollen": rollen},
    )


def _besluit(id_: int, peil: Peilmoment) -> Blad:
    besluit = Besluit.objects.get(id=id_)
    gedragen, aantal = reads_besluiten.gedragen(id_, peil.bekend_op)
    werking = reads_besluiten.werking(id_, peil.bekend_op)
    stand = [f"{w.get_status_display()}, {w.periode.in_woorden()}" for w in werking]
    kop = (
        f"besluit {besluit.kenmerk}: {besluit.titel} ({Besluitsoort(besluit.soort).label},"
        f" genomen {dag(besluit.genomen)}, werkt vanaf {dag(besluit.werkt_vanaf)})"
    )
    wat = [f"{g.soort}: {g.wat}" for g in gedragen]
    return Blad(
        "besluit",
        id_,
        kop,
        [("Werking", stand), (f"Hierop rusten {aantal} feiten", wat)],
        {
            "kenmerk": besluit.kenmerk,
            "titel": besluit.titel,
            "soort": besluit.soort,
            "genomen": besluit.genomen,
            "bekendgemaakt": besluit.bekendgemaakt,
            "werkt_vanaf": besluit.werkt_vanaf,
            "document": besluit.document_id,
            "werking": [{"status": w.status, "periode": w.periode} for w in werking],
            "feiten": aantal,
        },
    )

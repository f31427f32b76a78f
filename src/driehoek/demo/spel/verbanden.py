"""Samenhang, aanspreekpunten and signals from outside."""

from collections.abc import Iterable

from driehoek.demo.plan import verband_types as v
from driehoek.demo.spel.stand import OpPlan, Stand, koppel_ids
from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts
from driehoek.opdrachten.types_aanspreekpunten import Aanwijzing, NieuwOnderwerp
from driehoek.opdrachten.types_samenhang import NieuweSamenhang
from driehoek.opdrachten.types_signalen import NieuwSignaal, Stap, Voorstel, Weging
from driehoek.register.types import Besluitsoort

_SOORT = Besluitsoort.AANSPREEKPUNT


def stel_onderwerpen_in(stand: Stand, event: v.OnderwerpenIngesteld) -> None:
    uitkomst = stand.doe(
        event,
        acts.stel_onderwerpen_in,
        rust_op=OpPlan(event.besluit, _SOORT),
        onderwerpen=[
            NieuwOnderwerp(o.key.partition(":")[0], o.naam, event.besluit.werkt_vanaf)
            for o in event.onderwerpen
        ],
    )
    stand.dragers |= koppel_ids([o.key for o in event.onderwerpen], uitkomst, "register_drager")


def verdeel(stand: Stand, event: v.AanspreekpuntenVerdeeld) -> None:
    stand.doe(
        event,
        acts.wijs_aanspreekpunt_aan,
        rust_op=OpPlan(event.besluit, _SOORT),
        aanwijzingen=[
            Aanwijzing(
                persoon=stand.personen[a.persoon],
                periode=Periode(event.besluit.werkt_vanaf),
                drager=stand.dragers.get(a.onderwerp),
                domein=stand.personen.get(a.onderwerp),
                publiek=a.publiek,
            )
            for a in event.aanwijzingen
        ],
    )


def leg_samenhang(stand: Stand, event: v.SamenhangGelegd) -> None:
    stand.doe(
        event,
        acts.leg_samenhang,
        samenhangen=[
            NieuweSamenhang(
                van=stand.drager(s.van),
                naar=stand.drager(s.naar),
                soort=s.soort,
                periode=Periode(s.vanaf, s.tot),
                toelichting=s.toelichting,
                gebied=stand.dragers.get(s.gebied),
                aanpak=s.aanpak,
            )
            for s in event.samenhangen
        ],
    )


def noteer(stand: Stand, event: v.SignalenGenoteerd) -> None:
    uitkomst = stand.doe(
        event,
        acts.noteer_signalen,
        door=event.melder,
        signalen=[
            NieuwSignaal(
                drager=stand.drager(s.drager),
                bron=s.bron,
                wat=s.wat,
                gezien=s.gezien,
                urgentie=s.urgentie,
                link=s.link,
            )
            for s in event.signalen
        ],
    )
    keys = [s.key for s in event.signalen]
    stand.signalen_van_buiten |= koppel_ids(keys, uitkomst, "opdrachten_buitensignaal")


def weeg(stand: Stand, event: v.SignalenGewogen) -> None:
    ids = stand.signalen_van_buiten
    wegingen, voorstellen = _gedeeld(event.wegingen)
    if wegingen:
        stand.doe(
            event,
            acts.weeg_signalen,
            door=event.weger,
            wegingen=[Weging(ids[w.signaal], w.oordeel, w.tekst, w.opnieuw_op) for w in wegingen],
        )
    if voorstellen:
        stand.doe(
            event,
            acts.doe_voorstel,
            door=event.weger,
            voorstellen=[Voorstel(ids[w.signaal], w.tekst, w.vervolg) for w in voorstellen],
        )


def _gedeeld(
    wegingen: Iterable[v.WegingPlan],
) -> tuple[list[v.WegingPlan], list[v.WegingPlan]]:
    lijst = list(wegingen)
    voorstellen = [w for w in lijst if w.oordeel == Stap.VOORSTEL]
    return [w for w in lijst if w not in voorstellen], voorstellen

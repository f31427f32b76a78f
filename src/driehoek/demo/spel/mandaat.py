"""The mandate regulation: each besluit is one act."""

from driehoek.bevoegdheden import acts
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import NieuwArtikel
from driehoek.demo.plan import mandaat_types as m
from driehoek.demo.spel.register import toelichting
from driehoek.demo.spel.stand import OpPlan, Stand
from driehoek.register import acts as register_acts
from driehoek.register.types import Besluitsoort


def stel_vast(stand: Stand, event: m.MandaatVastgesteld) -> None:
    stand.doe(
        event,
        acts.stel_artikelen_vast,
        rust_op=_op(event),
        artikelen=[_artikel(stand, event, a) for a in event.artikelen],
    )


def verleen(stand: Stand, event: m.OndermandaatVerleend) -> None:
    stand.doe(
        event,
        acts.verleen_ondermandaat,
        rust_op=_op(event),
        artikelen=[_artikel(stand, event, a) for a in event.artikelen],
    )


def beeindig(stand: Stand, event: m.MandaatBeeindigd) -> None:
    stand.doe(
        event,
        acts.beeindig_artikelen,
        rust_op=_op(event),
        codes=event.codes,
        per=event.per,
    )


def corrigeer(stand: Stand, event: m.CorrectieMandaat) -> None:
    feit = Mandaatartikel.objects.huidig().get(code=event.code, tot_bedrag=event.bedrag_was)
    stand.doe(
        event,
        register_acts.corrigeer,
        model=Mandaatartikel,
        feit=feit.id,
        waarde={"tot_bedrag": event.bedrag_wordt},
        toelichting=toelichting(event),
    )


def _op(
    event: m.MandaatVastgesteld | m.OndermandaatVerleend | m.MandaatBeeindigd,
) -> OpPlan:
    return OpPlan(event.besluit, Besluitsoort[event.besluit.soort.name])


def _artikel(
    stand: Stand, event: m.MandaatVastgesteld | m.OndermandaatVerleend, plan: m.ArtikelPlan
) -> NieuwArtikel:
    return NieuwArtikel(
        code=plan.code,
        regeling=plan.regeling,
        soort=plan.soort,
        rol=plan.rol,
        rechtshandeling=plan.rechtshandeling,
        vanaf=event.besluit.werkt_vanaf,
        tot_bedrag=plan.tot_bedrag,
        binnen_scope=plan.binnen_scope,
        bereik=plan.bereik,
        voorwaarden=plan.voorwaarden,
        ondermandaat=plan.ondermandaat,
        boven=plan.boven,
        drager=stand.drager(plan.drager) if plan.drager else None,
        naast_hogere=plan.naast_hogere,
        instemming=plan.instemming,
    )

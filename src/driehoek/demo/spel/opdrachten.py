"""Opgaven, opdrachten and deelopdrachten: their start, their course and their end."""

from collections import defaultdict

from driehoek.demo.plan import types as t
from driehoek.demo.spel.register import toelichting
from driehoek.demo.spel.stand import OpPlan, Stand, koppel_ids, uitleg
from driehoek.opdrachten import acts
from driehoek.opdrachten import types as o
from driehoek.opdrachten.models import Projectfase, Scope
from driehoek.register import acts as register_acts
from driehoek.register.types import Besluitsoort

_FASE = {
    t.Projectfase.INITIATIEF: Projectfase.INITIATIE,
    t.Projectfase.VERKENNING: Projectfase.VERKENNING,
    t.Projectfase.PLANUITWERKING: Projectfase.PLANUITWERKING,
    t.Projectfase.REALISATIE: Projectfase.REALISATIE,
    t.Projectfase.NAZORG: Projectfase.NAZORG,
    t.Projectfase.DOORLOPEND: Projectfase.BEHEER,
}


def stel_opgaven_in(stand: Stand, event: t.OpgaveIngesteld) -> None:
    uitkomst = stand.doe(
        event,
        acts.stel_opgaven_in,
        rust_op=OpPlan(event.besluit, Besluitsoort.OPGAVE_INSTELLEN),
        opgaven=[_opgave(stand, event, plan) for plan in event.opgaven],
        uitleg=uitleg(event),
    )
    stand.dragers |= koppel_ids([p.key for p in event.opgaven], uitkomst, "register_drager")
    stand.opgaveposten |= {p.key: p.post for p in event.opgaven}


def _opgave(stand: Stand, event: t.BesluitEvent, plan: t.OpgavePlan) -> o.NieuweOpgave:
    vanaf = event.besluit.werkt_vanaf
    return o.NieuweOpgave(
        naam=plan.naam,
        vanaf=vanaf,
        post=stand.posten[vanaf.year, plan.post],
        onder_dt=plan.onder_dt,
    )


def hernoem(stand: Stand, event: t.OpgaveHernoemd) -> None:
    hernoeming = o.Hernoeming(stand.drager(event.opgave), event.naam, event.besluit.werkt_vanaf)
    stand.doe(
        event,
        acts.hernoem_opgave,
        rust_op=OpPlan(event.besluit, Besluitsoort.OPGAVE_HERNOEMEN),
        hernoemingen=[hernoeming],
    )


def voeg_samen(stand: Stand, event: t.OpgavenSamengevoegd) -> None:
    uitkomst = stand.doe(
        event,
        acts.voeg_opgaven_samen,
        rust_op=OpPlan(event.besluit, Besluitsoort.OPGAVEN_SAMENVOEGEN),
        opgaven=[stand.drager(bron) for bron in event.bronnen],
        in_=_opgave(stand, event, event.doel),
        per=event.besluit.werkt_vanaf,
    )
    (stand.dragers[event.doel.key],) = uitkomst.ids("register_drager")
    for bron in event.bronnen:
        del stand.opgaveposten[bron]
    stand.opgaveposten[event.doel.key] = event.doel.post


def start(stand: Stand, event: t.OpdrachtenGestart) -> None:
    op = OpPlan(event.besluit, Besluitsoort.OPDRACHT_STARTEN)
    gewoon = [plan for plan in event.opdrachten if not plan.zelfstandig]
    if gewoon:
        uitkomst = stand.doe(
            event,
            acts.start_opdrachten,
            rust_op=op,
            opdrachten=[_opdracht(stand, event, plan) for plan in gewoon],
            uitleg=uitleg(event),
        )
        stand.dragers |= koppel_ids([p.key for p in gewoon], uitkomst, "register_drager")
    for plan in event.opdrachten:
        if plan.zelfstandig:
            uitkomst = stand.doe(
                event,
                acts.registreer_opgave_als_opdracht,
                rust_op=op,
                opdracht=_opdracht(stand, event, plan),
                uitleg=uitleg(event),
            )
            stand.dragers |= koppel_ids([plan.key], uitkomst, "register_drager")


def _opdracht(stand: Stand, event: t.BesluitEvent, plan: t.OpdrachtPlan) -> o.NieuweOpdracht:
    vanaf, profiel = event.besluit.werkt_vanaf, plan.profiel
    return o.NieuweOpdracht(
        naam=plan.naam,
        opgave=stand.drager(plan.opgave),
        vanaf=vanaf,
        profiel=o.Profiel(
            label=plan.label.value,
            waarom=profiel.waarom,
            wat=profiel.wat,
            hoe=profiel.hoe,
            wie=profiel.wie,
        ),
        scope=_scope(plan.scope),
        fase=_FASE[plan.fase].value,
        post=stand.posten[vanaf.year, plan.post],
    )


def _scope(plan: t.Scope) -> o.ScopeGegevens:
    return o.ScopeGegevens(
        materieel_budget=plan.materieel_budget,
        bevoegdheden=plan.bevoegdheden,
        strategische_keuzes=plan.strategische_keuzes,
    )


def splits(stand: Stand, event: t.DeelopdrachtenIngesteld) -> None:
    """One act per opdracht: an AOG decides about one opdracht at a time."""
    per_opdracht: dict[str, list[t.DeelopdrachtPlan]] = defaultdict(list)
    for deel in event.delen:
        per_opdracht[deel.opdracht].append(deel)
    for opdracht, delen in per_opdracht.items():
        uitkomst = stand.doe(
            event,
            acts.stel_deelopdrachten_in,
            rust_op=OpPlan(event.besluit, Besluitsoort.DEELOPDRACHTEN, opdracht),
            opdracht=stand.drager(opdracht),
            deelopdrachten=[o.NieuweDeelopdracht(d.naam, event.besluit.werkt_vanaf) for d in delen],
            uitleg=uitleg(event),
        )
        stand.dragers |= koppel_ids([d.key for d in delen], uitkomst, "register_drager")
        stand.opdracht_van |= {d.key: opdracht for d in delen}


def wijzig_scope(stand: Stand, event: t.ScopeGewijzigd) -> None:
    wijziging = o.Scopewijziging(
        stand.drager(event.opdracht), event.besluit.werkt_vanaf, _scope(event.scope)
    )
    stand.doe(
        event,
        acts.wijzig_scope,
        rust_op=OpPlan(event.besluit, Besluitsoort.SCOPE),
        wijzigingen=[wijziging],
    )


def corrigeer_scope(stand: Stand, event: t.CorrectieScope) -> None:
    feit = Scope.objects.huidig().get(
        opdracht_id=stand.drager(event.opdracht),
        materieel_budget=event.scope_was.materieel_budget,
        geldig__endswith=None,
    )
    stand.doe(
        event,
        register_acts.corrigeer,
        model=Scope,
        feit=feit.id,
        waarde={"materieel_budget": event.scope_wordt.materieel_budget},
        toelichting=toelichting(event),
    )


def ga_over(stand: Stand, event: t.Faseovergang) -> None:
    stand.doe(
        event,
        acts.ga_over_naar_fase,
        rust_op=OpPlan(event.besluit, Besluitsoort.FASEOVERGANG),
        overgangen=[
            o.Faseovergang(
                stand.drager(stap.opdracht), event.besluit.werkt_vanaf, _FASE[stap.naar].value
            )
            for stap in event.stappen
        ],
    )


def verleen_decharge(stand: Stand, event: t.DechargeVerleend) -> None:
    stand.doe(
        event,
        acts.verleen_decharge,
        rust_op=OpPlan(event.besluit, Besluitsoort.DECHARGE),
        opdrachten=[stand.drager(key) for key in event.opdrachten],
        op=event.besluit.werkt_vanaf,
    )


def sluit(stand: Stand, event: t.OpdrachtGesloten) -> None:
    stand.doe(
        event,
        acts.sluit_opdracht,
        rust_op=OpPlan(event.besluit, Besluitsoort.OPDRACHT_SLUITEN),
        opdrachten=[stand.drager(key) for key in event.opdrachten],
        per=event.besluit.werkt_vanaf,
    )

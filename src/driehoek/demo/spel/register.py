"""The founding of the register, its settings and its exceptions."""

from dataclasses import replace
from datetime import date

from driehoek.demo.plan import types as t
from driehoek.demo.spel.stand import CONCERN, OpPlan, Stand
from driehoek.kern.tijd import Periode
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import acts, instellingen, reads
from driehoek.register.acts.oprichting import ORGANEN, Oprichting
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Besluitsoort, NieuwePersoon

ORGANISATIE = "Provincie Zuid-Holland (demo)"
# Before the first besluit that the demo enters: that of the budget of 2023.
OPGERICHT = date(2022, 11, 1)
# What a setting of the plan is called here. The others are about what Driehoek does not hold yet.
_INSTELLING = {
    "REG-12 werkdagen tussen besluit en registratie": instellingen.REGISTRATIETERMIJN,
    "REG-06 wie benoemt de AON": instellingen.AON_BENOEMER,
    "Signaal: opdrachten per AON": instellingen.MAX_OPDRACHTEN_AON,
}
_WERKDAGEN_PER_WEEK, _DAGEN_PER_WEEK = 5, 7


def begin(stand: Stand, event: t.RegisterBegonnen, beheerder: t.Persoon) -> None:
    uitkomst = acts.begin(
        Verzoek(actor=SYSTEEM),
        oprichting=Oprichting(
            organisatie=ORGANISATIE,
            kenmerk=f"{event.besluit.kenmerk}-0",
            genomen=OPGERICHT,
            werkt_vanaf=OPGERICHT,
            registerbeheerder=nieuwe_persoon(beheerder),
        ),
    )
    (stand.personen[beheerder.key],) = uitkomst.ids("register_persoon")
    stand.dragers[CONCERN] = reads.concern().id
    for code in ORGANEN:
        stand.dragers[f"orgaan:{code}"] = reads.orgaan(code).id
    # The directieteam composes the beraden: the sources leave open who does.
    stand.doe(
        event,
        acts.wijs_beslisser_aan,
        rust_op=OpPlan(event.besluit, Besluitsoort.REGELING),
        besluitsoort=Besluitsoort.ORGAANLID,
        orgaan=stand.dragers["orgaan:DT"],
        periode=Periode(event.besluit.werkt_vanaf),
    )


def nieuwe_persoon(persoon: t.Persoon) -> NieuwePersoon:
    return NieuwePersoon(
        nummer=persoon.key.upper(),
        voornaam=persoon.voornaam,
        achternaam=persoon.achternaam,
        tussenvoegsel=persoon.tussenvoegsel,
    )


def stel_instelling_vast(stand: Stand, event: t.Instelling) -> None:
    soort = _INSTELLING.get(event.naam)
    if soort is None:
        return
    waarde: object = event.waarde
    if soort is instellingen.REGISTRATIETERMIJN:
        waarde = int(event.waarde) * _DAGEN_PER_WEEK // _WERKDAGEN_PER_WEEK
    stand.doe(
        event,
        acts.stel_instelling_vast,
        rust_op=OpPlan(event.besluit, Besluitsoort.INSTELLING),
        code=soort.code,
        waarde=waarde,
        vanaf=event.besluit.werkt_vanaf,
    )


def corrigeer_rol(stand: Stand, event: t.CorrectieRol) -> None:
    feit = (
        Rolvervulling.objects.huidig()
        .filter(
            drager_id=stand.drager(event.drager),
            rolsoort__rol=event.rol.value,
            persoon_id=stand.personen[event.persoon_was],
            waarneming=False,
            geldig__startswith=event.vanaf_was,
        )
        .get()
    )
    stand.doe(
        event,
        acts.corrigeer,
        model=Rolvervulling,
        feit=feit.id,
        waarde={"persoon_id": stand.personen[event.persoon_wordt]},
        periode=replace(feit.periode, van=event.vanaf_wordt),
        toelichting=toelichting(event),
    )


def toelichting(event: t.Correctie) -> str:
    return f"{event.fout.omschrijving} {event.fout.bewijs}"


def trek_in(stand: Stand, event: t.BesluitIngetrokken) -> None:
    for sleutel, besluit in stand.van_kenmerk(event.kenmerk):
        stand.doe(
            event,
            acts.trek_in,
            rust_op=OpPlan(event.besluit, Besluitsoort.INTREKKING, sleutel.drager),
            besluit=besluit,
            per=None if event.vanaf_begin else event.per,
        )


def schors(stand: Stand, event: t.BesluitGeschorst) -> None:
    """Of the deciders in the plan only GS may suspend: a domeindirecteur may not."""
    for _, besluit in stand.van_kenmerk(event.kenmerk):
        stand.doe(
            event,
            acts.schors,
            rust_op=OpPlan(
                event.besluit, Besluitsoort.SCHORSING, door=t.Orgaanbeslisser(orgaan="GS")
            ),
            besluit=besluit,
            periode=Periode(event.besluit.werkt_vanaf, event.tot),
        )

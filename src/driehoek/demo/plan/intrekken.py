from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.rollen import Besluitsoort
from driehoek.demo.plan.staat import Opdracht, Wereld
from driehoek.demo.plan.types import BesluitIngetrokken, BesluitPlan

_WERKDAGEN = (6, 14)


def trek_in(w: Wereld, o: Opdracht, besluit: BesluitPlan, reden: str) -> None:
    """Undoes a besluit about one opdracht from its start; who took it, withdraws it."""
    intrekking = w.besluit(
        Besluitsoort.INTREKKING,
        f"Intrekking van {besluit.kenmerk}: {o.naam}",
        besluit.beslisser,
        plus_werkdagen(o.bezet_tot, w.rng.randint(*_WERKDAGEN)),
        reden,
    )
    gemeld = w.meld(
        BesluitIngetrokken,
        intrekking.werkt_vanaf,
        besluit=intrekking,
        kenmerk=besluit.kenmerk,
        vanaf_begin=True,
        per=besluit.werkt_vanaf,
    )
    o.bezet(gemeld)

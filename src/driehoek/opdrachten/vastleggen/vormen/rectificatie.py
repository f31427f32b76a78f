"""Rectificatie: the besluit itself was wrong, and who took it puts it right (REG-36)."""

from datetime import date

from driehoek.opdrachten.vastleggen import beslissers, grond
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.correctie import HerzieningForm, herziening
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.register import acts
from driehoek.register.acts.herstel import OVER_BESLUITEN
from driehoek.register.types import Besluitsoort


class RectificeerForm(HerzieningForm):
    def richt_in(self) -> None:
        super().richt_in()
        self.fields["correctie"].label = "Wat had het besluit moeten zeggen"
        self.fields["correctie"].choices = [  # type: ignore[attr-defined]
            (waarde, label.replace("in het register mogen staan", "besloten mogen worden"))
            for waarde, label in self.fields["correctie"].choices  # type: ignore[attr-defined]
        ]

    def beslissers(self, op: date) -> list[beslissers.Optie]:
        """Who took the first besluit, or has that role by now."""
        eerste = self.plek.besluit
        return beslissers.zelfde(eerste, Besluitsoort.RECTIFICATIE, op) if eerste else []

    def samenvatting(self) -> list[Kenmerk]:
        return [*super().samenvatting(), *grond.samenvatting(self)]


def _rectificeer(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.rectificeer_besluit(
        verzoek,
        besluit=invoer.plek.besluit.id if invoer.plek.besluit else 0,
        herzieningen=[herziening(invoer)],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _draagt_iets(plek: Plek) -> bool:
    return plek.besluit is None or plek.besluit.soort not in OVER_BESLUITEN


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="rectificeer",
        groep=Groep.RECTIFICATIE,
        act="rectificeer_besluit",
        label="Rectificeer het besluit",
        help="Het eerste besluit blijft te lezen; wat er vandaag bekend is ook.",
        form=RectificeerForm,
        voer_uit=_rectificeer,
        soorten=(Besluitsoort.RECTIFICATIE,),
        past=_draagt_iets,
        over="besluit",
        met_feit=True,
    ),
)

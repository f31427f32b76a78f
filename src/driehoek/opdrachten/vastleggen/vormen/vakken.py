"""The professional domains model: found, name and place vakdomeinen and clusters; labels."""

from typing import Any

from django import forms

from driehoek.opdrachten.vastleggen.formulier import VanafForm
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.vormen.opgaven import naamveld, nummerveld
from driehoek.organisatie import acts, reads_pteams, reads_vakken
from driehoek.organisatie.types_vakken import (
    LANGSTE_LABEL,
    MEESTE_LABELS,
    GewenstTeam,
    NieuweLabels,
    NieuwVakcluster,
    NieuwVakdomein,
    Vakmodel,
)
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.register.types import Besluitsoort, Dragersoort

PTEAM = (Dragersoort.PTEAM,)
CLUSTER = (Dragersoort.VAKCLUSTER,)
VAKKEN = (Dragersoort.VAKDOMEIN, Dragersoort.VAKCLUSTER)
MODEL = (Besluitsoort.VAKMODEL,)


class DomeinForm(VanafForm):
    naam = naamveld()
    nummer = nummerveld()
    field_order = ["naam", "vanaf", "nummer"]


class ClusterForm(VanafForm):
    naam = naamveld()
    domein = forms.TypedChoiceField(label="In welk vakdomein", coerce=int)
    teams = forms.TypedMultipleChoiceField(
        label="Welke P-teams liggen in dit cluster",
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Houd Ctrl (of Cmd) ingedrukt om er meer te kiezen. Een P-team dat nu in een ander"
        " cluster ligt, gaat daar weg.",
    )
    nummer = nummerveld()
    field_order = ["naam", "domein", "teams", "vanaf", "nummer"]

    def richt_in(self) -> None:
        super().richt_in()
        _kies(self, "domein", Dragersoort.VAKDOMEIN, "Kies een vakdomein")
        teams = reads_pteams.pteams(self.plek.peil)
        self.fields["teams"].choices = [(str(t.id), t.naam) for t in teams]  # type: ignore[attr-defined]


class PlekForm(VanafForm):
    cluster = forms.TypedChoiceField(label="In welk cluster", coerce=int)
    field_order = ["cluster", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        _kies(self, "cluster", Dragersoort.VAKCLUSTER, "Kies een cluster")


class VerplaatsClusterForm(VanafForm):
    domein = forms.TypedChoiceField(label="Naar welk vakdomein", coerce=int)
    field_order = ["domein", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        _kies(self, "domein", Dragersoort.VAKDOMEIN, "Kies een vakdomein")


class NaamForm(VanafForm):
    naam = naamveld("Nieuwe naam")
    field_order = ["naam", "vanaf"]


class EindeForm(VanafForm):
    def richt_in(self) -> None:
        super().richt_in()
        self.fields["vanaf"].label = "Houdt op per"


class LabelsForm(VanafForm):
    labels = forms.CharField(
        label="Labels",
        required=False,
        max_length=MEESTE_LABELS * (LANGSTE_LABEL + 2),
        help_text="Met een komma ertussen, bijvoorbeeld: bedrijfsvoering, digitaal. Wat je weglaat,"
        " houdt op.",
    )
    field_order = ["labels", "vanaf"]

    def richt_in(self) -> None:
        super().richt_in()
        nu = reads_vakken.labels(self.plek.peil, [self.plek.drager])
        self.fields["labels"].initial = ", ".join(nu.get(self.plek.drager, []))

    def clean_labels(self) -> tuple[str, ...]:
        delen = self.cleaned_data["labels"].split(",")
        return tuple(deel.strip() for deel in delen if deel.strip())


class GewenstForm(VanafForm):
    jaar = forms.IntegerField(
        label="Van welk jaar",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"data-breedte": "kort", "inputmode": "numeric"}),
    )
    lijst = forms.CharField(
        label="Welke P-teams",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="De hele lijst van dat jaar, een P-team per regel. Schrijf waarom achter een dubbele"
        " punt: Ecologie: er is te weinig kennis.",
    )
    field_order = ["jaar", "lijst", "vanaf"]

    def clean_lijst(self) -> tuple[GewenstTeam, ...]:
        regels = [r.partition(":") for r in self.cleaned_data["lijst"].splitlines() if r.strip()]
        return tuple(GewenstTeam(naam, waarom.strip()) for naam, _, waarom in regels)


def _kies(form: VanafForm, veld: str, soort: Dragersoort, leeg: str) -> None:
    keuzes = reads_vakken.keuzes(form.plek.peil, soort)
    form.fields[veld].choices = [("", leeg), *keuzes]  # type: ignore[attr-defined]


def _stel_vast(verzoek: Verzoek, invoer: Invoer, **delen: Any) -> Uitkomst:
    return acts.stel_vakmodel_vast(
        verzoek,
        model=Vakmodel(invoer.schoon["vanaf"], **delen),
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _domein(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    nieuw = NieuwVakdomein(invoer.schoon["naam"], invoer.schoon["nummer"])
    return _stel_vast(verzoek, invoer, domeinen=(nieuw,))


def _cluster(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    nieuw = NieuwVakcluster(
        schoon["naam"], schoon["domein"], tuple(schoon["teams"]), schoon["nummer"]
    )
    return _stel_vast(verzoek, invoer, clusters=(nieuw,))


def _plaats_team(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return _stel_vast(verzoek, invoer, plaats={invoer.plek.drager: invoer.schoon["cluster"]})


def _verplaats(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return _stel_vast(verzoek, invoer, plaats={invoer.plek.drager: invoer.schoon["domein"]})


def _hernoem(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return _stel_vast(verzoek, invoer, namen={invoer.plek.drager: invoer.schoon["naam"]})


def _hef_op(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return _stel_vast(verzoek, invoer, weg=(invoer.plek.drager,))


def _geef_labels(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.geef_labels(
        verzoek,
        labels=[NieuweLabels(invoer.plek.drager, invoer.schoon["labels"])],
        vanaf=invoer.schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _stel_gewenst_vast(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.stel_gewenste_teams_vast(
        verzoek,
        jaar=invoer.schoon["jaar"],
        teams=invoer.schoon["lijst"],
        vanaf=invoer.schoon["vanaf"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="vakdomein",
        groep=Groep.NIEUW,
        act="stel_vakmodel_vast",
        label="Stel een vakdomein in",
        help="Een domein van vakken, met clusters erin. Het P-beraad besluit.",
        form=DomeinForm,
        voer_uit=_domein,
        soorten=MODEL,
    ),
    Vorm(
        code="vakcluster",
        groep=Groep.NIEUW,
        act="stel_vakmodel_vast",
        label="Stel een cluster van vakken in",
        help="Een cluster in een vakdomein, met P-teams erin. Het P-beraad besluit.",
        form=ClusterForm,
        voer_uit=_cluster,
        soorten=MODEL,
    ),
    Vorm(
        code="vakmodel",
        groep=Groep.INHOUD,
        act="stel_vakmodel_vast",
        label="Plaats dit P-team in een cluster",
        help="Een P-team ligt in een cluster, en dat in een vakdomein. Het P-beraad besluit.",
        form=PlekForm,
        voer_uit=_plaats_team,
        dragersoorten=PTEAM,
        soorten=MODEL,
    ),
    Vorm(
        code="verplaats-cluster",
        groep=Groep.INHOUD,
        act="stel_vakmodel_vast",
        label="Plaats dit cluster in een ander vakdomein",
        help="De P-teams in het cluster gaan mee. Het P-beraad besluit.",
        form=VerplaatsClusterForm,
        voer_uit=_verplaats,
        dragersoorten=CLUSTER,
        soorten=MODEL,
    ),
    Vorm(
        code="hernoem-vak",
        groep=Groep.INHOUD,
        act="stel_vakmodel_vast",
        label="Geef een andere naam",
        help="Het vakdomein of cluster blijft hetzelfde. Het P-beraad besluit.",
        form=NaamForm,
        voer_uit=_hernoem,
        dragersoorten=VAKKEN,
        soorten=MODEL,
    ),
    Vorm(
        code="hef-vak-op",
        groep=Groep.VERLOOP,
        act="stel_vakmodel_vast",
        label="Hef op",
        help="Dat kan als er niets meer in ligt. Het P-beraad besluit.",
        form=EindeForm,
        voer_uit=_hef_op,
        dragersoorten=VAKKEN,
        soorten=MODEL,
    ),
    Vorm(
        code="labels",
        groep=Groep.INHOUD,
        act="geef_labels",
        label="Geef dit P-team labels",
        help="Extra kenmerken naast het cluster, zoals bedrijfsvoering. Het P-beraad besluit.",
        form=LabelsForm,
        voer_uit=_geef_labels,
        dragersoorten=PTEAM,
        soorten=MODEL,
    ),
    Vorm(
        code="gewenste-teams",
        groep=Groep.NIEUW,
        act="stel_gewenste_teams_vast",
        label="Stel de gewenste P-teams van een jaar vast",
        help="De hele lijst van dat jaar. Het P-beraad besluit.",
        form=GewenstForm,
        voer_uit=_stel_gewenst_vast,
        soorten=(Besluitsoort.GEWENSTE_TEAMS,),
    ),
)

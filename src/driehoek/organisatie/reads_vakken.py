"""Questions about the professional domains model, and the P-teams that are wanted (PT-15, PT-16)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie.models import GewenstPteam, Pteamlabel, Vakvoorstel
from driehoek.organisatie.reads_pteams import Pteam
from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.models import Bestaan, Ligging
from driehoek.register.types import Dragersoort

MODEL = (Dragersoort.VAKDOMEIN, Dragersoort.VAKCLUSTER)
ONDERDELEN = (Dragersoort.PTEAM, Dragersoort.VAKCLUSTER)


@dataclass(frozen=True, slots=True)
class Vak:
    """A vakdomein or a cluster on a Peilmoment."""

    id: int
    soort: str
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a P-team lies; None where the register does not say."""

    domein: Vak | None = None
    cluster: Vak | None = None


NERGENS = Plek()


@dataclass(frozen=True, slots=True)
class Vakmodel:
    """The model on a Peilmoment: what there is, what lies under what, and labels by P-team."""

    vakken: Mapping[int, Vak]
    ouder: Mapping[int, int]
    labels: Mapping[int, Sequence[str]]

    def domeinen(self) -> list[Vak]:
        return self._van_soort(Dragersoort.VAKDOMEIN)

    def clusters(self) -> list[Vak]:
        return self._van_soort(Dragersoort.VAKCLUSTER)

    def domein_van(self, cluster: int) -> Vak | None:
        return self.vakken.get(self.ouder.get(cluster, 0))

    def plek(self, pteam: int) -> Plek:
        """In which cluster a P-team lies, and in which vakdomein that lies."""
        cluster = self.vakken.get(self.ouder.get(pteam, 0))
        return Plek(self.domein_van(cluster.id), cluster) if cluster else NERGENS

    def alle_labels(self) -> list[str]:
        return sorted({label for labels in self.labels.values() for label in labels})

    def _van_soort(self, soort: str) -> list[Vak]:
        gevonden = (vak for vak in self.vakken.values() if vak.soort == soort)
        return sorted(gevonden, key=lambda vak: (vak.naam.casefold(), vak.id))


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the model as a table: a P-team in its place, or a place without P-teams."""

    plek: Plek
    team: Pteam | None
    labels: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tak:
    """A cluster with its P-teams; without a cluster those that lie in none."""

    cluster: Vak | None
    teams: Sequence[Pteam]


@dataclass(frozen=True, slots=True)
class Boom:
    """A vakdomein with its clusters; without a vakdomein what lies in none."""

    domein: Vak | None
    takken: Sequence[Tak]

    @property
    def aantal(self) -> int:
        return sum(len(tak.teams) for tak in self.takken)


def vakmodel(peil: Peilmoment) -> Vakmodel:
    """The model as the register says it on a Peilmoment (PT-15)."""
    liggingen = Ligging.objects.op(peil).filter(dragersoort__in=ONDERDELEN)
    ouder = dict(liggingen.values_list("drager_id", "ouder_id"))
    return Vakmodel(_vakken(None, peil), ouder, labels(peil))


def _vakken(ids: Collection[int] | None, peil: Peilmoment) -> dict[int, Vak]:
    """The vakdomeinen and clusters that exist on the Peilmoment, or those of `ids`."""
    feiten = Bestaan.objects.op(peil).filter(drager__soort__in=MODEL)
    if ids is not None:
        feiten = feiten.filter(drager_id__in=reeksen.ids(ids))
    rijen = list(feiten.values_list("drager_id", "drager__soort", "drager__nummer"))
    namen = reads.benamingen([id_ for id_, _, _ in rijen], peil)
    return {id_: Vak(id_, soort, nr, namen.get(id_, nr)) for id_, soort, nr in rijen}


def labels(peil: Peilmoment, pteams: Collection[int] | None = None) -> dict[int, list[str]]:
    """The labels of each P-team (or of these) that has any, in alphabetical order."""
    feiten = Pteamlabel.objects.op(peil)
    if pteams is not None:
        feiten = feiten.filter(pteam_id__in=reeksen.ids(pteams))
    per_team: dict[int, list[str]] = defaultdict(list)
    for team, label in feiten.order_by("label").values_list("pteam_id", "label"):
        per_team[team].append(label)
    return dict(per_team)


def bomen(model: Vakmodel, teams: Iterable[Pteam]) -> list[Boom]:
    """All of it as trees by name; what lies nowhere comes last."""
    per_cluster: dict[int | None, list[Pteam]] = defaultdict(list)
    for team in teams:
        cluster = model.plek(team.id).cluster
        per_cluster[cluster.id if cluster else None].append(team)
    takken: dict[int | None, list[Tak]] = defaultdict(list)
    for cluster in model.clusters():
        domein = model.domein_van(cluster.id)
        takken[domein.id if domein else None].append(Tak(cluster, per_cluster[cluster.id]))
    los = takken[None]
    if per_cluster[None]:
        los.append(Tak(None, per_cluster[None]))
    hele = [Boom(domein, takken[domein.id]) for domein in model.domeinen()]
    return [*hele, Boom(None, los)] if los else hele


def regels(model: Vakmodel, gezien: Sequence[Boom]) -> list[Regel]:
    """The same, one line for each P-team, and one for what holds none."""
    lijst = []
    for boom in gezien:
        for tak in boom.takken:
            plek = Plek(boom.domein, tak.cluster)
            lijst += [Regel(plek, t, model.labels.get(t.id, ())) for t in tak.teams]
            if not tak.teams:
                lijst.append(Regel(plek, None))
        if not boom.takken:
            lijst.append(Regel(Plek(boom.domein), None))
    return lijst


def plek_van(pteam: int, peil: Peilmoment) -> tuple[Plek, list[str]]:
    """Where one P-team lies, and its labels."""
    cluster = reads.ouders([pteam], peil).get(pteam)
    domein = reads.ouders([cluster], peil).get(cluster) if cluster else None
    gevonden = _vakken([id_ for id_ in (cluster, domein) if id_], peil)
    plek = Plek(gevonden.get(domein or 0), gevonden.get(cluster or 0))
    return plek, labels(peil, [pteam]).get(pteam, [])


def keuzes(peil: Peilmoment, soort: Dragersoort) -> list[tuple[str, str]]:
    """The vakdomeinen or clusters of a day to choose from; a cluster with its vakdomein."""
    model = vakmodel(peil)
    if soort == Dragersoort.VAKDOMEIN:
        return [(str(d.id), d.naam) for d in model.domeinen()]
    paren = [(c, model.domein_van(c.id)) for c in model.clusters()]
    return [(str(c.id), f"{c.naam} ({d.naam})" if d else c.naam) for c, d in paren]


def gewenst(jaar: int, peil: Peilmoment) -> list[GewenstPteam]:
    """The P-teams that are wanted in a year, by name (PT-16).

    In that year as on the day of the Peilmoment; of another year as on its last day.
    """
    dag = peil.geldig_op if peil.geldig_op.year == jaar else date(jaar, 12, 31)
    feiten = GewenstPteam.objects.bekend(peil.bekend_op).filter(jaar=jaar, geldig__contains=dag)
    return sorted(feiten, key=lambda feit: (feit.naam.casefold(), feit.id))


def jaren(peil: Peilmoment) -> list[int]:
    """The years of which the register knows a list, the last first."""
    bekend = GewenstPteam.objects.bekend(peil.bekend_op).values_list("jaar", flat=True)
    return sorted(set(bekend.distinct()), reverse=True)


def voorstellen(staat: str = "") -> QuerySet[Vakvoorstel]:
    """The professions that people proposed, the last first."""
    alle = Vakvoorstel.objects.all()
    return alle.filter(staat=staat) if staat else alle

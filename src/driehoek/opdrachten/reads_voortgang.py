"""Progress per ambition of the coalition agreement, over the college's term (REG-34)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from driehoek.kern.tijd import Peilmoment, Periode, kwartalen, volgend_kwartaal
from driehoek.opdrachten import reads_voortgang_sql as sql
from driehoek.opdrachten.models import Oordeel, Projectfase
from driehoek.opdrachten.reads_lijsten import Houder, als_houder
from driehoek.opdrachten.reads_sql import peilparams
from driehoek.platform.vragen import Rij, haal
from driehoek.register.instellingen import COLLEGE
from driehoek.register.models import Instelling

GESLOTEN = "gesloten"
FASEN = (*Projectfase.values, GESLOTEN)
"""What can be counted of opdrachten, in the order of their life."""
GEEN = "-"
"""The code of what hangs on no ambitie."""
JAREN = 4
_SLECHTER = {Oordeel.OP_KOERS.value: 0, Oordeel.AANDACHT.value: 1, Oordeel.BIJSTUREN.value: 2}


@dataclass(frozen=True, slots=True)
class College:
    """The term of one college, by the year of its election."""

    jaar: int
    periode: Periode
    verwacht: bool
    """Whether its end is not set yet: the next election."""

    @property
    def tot(self) -> date:
        return self.periode.tot or date(self.jaar + JAREN, 4, 1)

    @property
    def naam(self) -> str:
        return f"College {self.jaar}-{self.tot.year}"


@dataclass(frozen=True, slots=True)
class OordeelBeeld:
    kwartaal: date
    oordeel: str
    zin: str
    naam: str

    @property
    def label(self) -> str:
        return str(Oordeel(self.oordeel).label)


@dataclass(frozen=True, slots=True)
class OpgaveVoortgang:
    """One opgave: where its opdrachten are, its money, and how it goes."""

    id: int
    nummer: str
    naam: str
    bestaat: bool
    ambitie: str
    doel: str
    directeur: Houder | None
    fasen: dict[str, int]
    """Of each phase how many opdrachten on the day, and how many closed in the term."""
    gedechargeerd: int
    scope: int | None
    oordelen: tuple[OordeelBeeld, ...]
    """In the term, oldest first; of each quarter the last one."""

    @property
    def lopend(self) -> int:
        return sum(n for fase, n in self.fasen.items() if fase != GESLOTEN)

    @property
    def laatste(self) -> OordeelBeeld | None:
        return self.oordelen[-1] if self.oordelen else None

    @property
    def trend(self) -> str:
        """Between the last two judgements: 'beter', 'slechter', 'gelijk'; empty with fewer."""
        if len(self.oordelen) < 2:  # noqa: PLR2004
            return ""
        was, nu = (_SLECHTER[o.oordeel] for o in self.oordelen[-2:])
        if was == nu:
            return "gelijk"
        return "beter" if nu < was else "slechter"


@dataclass(frozen=True, slots=True)
class Kwartaalbeeld:
    """One quarter of an ambitie: opdrachten per phase at its end, opgaven per judgement."""

    kwartaal: date
    fasen: dict[str, int]
    oordelen: dict[str, int]
    niet_beoordeeld: int

    @property
    def aantal(self) -> int:
        return sum(self.fasen.values())


@dataclass(frozen=True, slots=True)
class AmbitieVoortgang:
    code: str
    naam: str
    lasten: int | None
    opgaven: tuple[OpgaveVoortgang, ...]
    kwartalen: tuple[Kwartaalbeeld, ...]
    doelen: dict[str, str]
    """The names of its doelen, by code."""

    @property
    def fasen(self) -> dict[str, int]:
        return {fase: sum(o.fasen.get(fase, 0) for o in self.opgaven) for fase in FASEN}

    @property
    def lopend(self) -> int:
        return sum(o.lopend for o in self.opgaven)

    @property
    def scope(self) -> int | None:
        """What is known of the scopes; None where nothing is."""
        bekend = [o.scope for o in self.opgaven if o.scope is not None]
        return sum(bekend) if bekend else None

    def met_oordeel(self, oordeel: str) -> int:
        return sum(
            o.bestaat and o.laatste is not None and o.laatste.oordeel == oordeel
            for o in self.opgaven
        )

    @property
    def zonder_oordeel(self) -> int:
        return sum(o.bestaat and o.laatste is None for o in self.opgaven)

    def per_doel(self) -> list[tuple[str, list[OpgaveVoortgang]]]:
        """The opgaven under their doel, in the order of the budget."""
        groepen: dict[str, list[OpgaveVoortgang]] = defaultdict(list)
        for opgave in self.opgaven:
            groepen[opgave.doel].append(opgave)
        return [
            (f"{code} {self.doelen.get(code, '')}".strip() if code else "Zonder doel", lijst)
            for code, lijst in sorted(groepen.items())
        ]


@dataclass(frozen=True, slots=True)
class Voortgang:
    college: College
    op: date
    ambities: tuple[AmbitieVoortgang, ...]


def colleges(peil: Peilmoment) -> list[College]:
    """The terms that were known, oldest first."""
    feiten = Instelling.objects.bekend(peil.bekend_op).filter(code=COLLEGE.code)
    return [
        College(jaar, _niet_eerder(f.periode, jaar), verwacht=f.periode.tot is None)
        for f in feiten.order_by("geldig")
        for jaar in [int(str(f.waarde))]
    ]


def _niet_eerder(periode: Periode, jaar: int) -> Periode:
    """A college does not begin before its election, in March, whenever the setting does."""
    begin = date(jaar, 4, 1)
    return periode.doorsnede(Periode(begin)) or periode


def voortgang(college: College, peil: Peilmoment) -> Voortgang:
    """All ambities on the Peilmoment, and through the term up to it."""
    van, op = college.periode.van, min(peil.geldig_op, college.tot - timedelta(days=1))
    delen = [k for k in kwartalen(van, college.tot) if k <= op]
    params = {
        **peilparams(peil),
        "op": op,
        "van": van,
        "dagen": [min(volgend_kwartaal(k) - timedelta(days=1), op) for k in delen],
    }
    geld = {rij[0]: rij[1:] for rij in haal(sql.GELD, **params)}
    tellingen = _tellingen(haal(sql.FASEN_PER_DAG, **params))
    oordelen = _oordelen(haal(sql.OORDELEN, **params, tot=college.tot))
    rijen = haal(sql.OPGAVEN, **params)
    laatste = params["dagen"][-1] if delen else op
    opgaven = [
        _opgave(rij, tellingen.get((laatste, rij[0]), {}), geld, oordelen.get(rij[0], ()))
        for rij in rijen
    ]
    lasten: dict[int, int | None] = dict(
        haal(sql.LASTEN, **params, posten=sorted({rij[6] for rij in rijen if rij[6]}))
    )
    per_dag = list(zip(delen, params["dagen"], strict=True))
    return Voortgang(college, op, _ambities(rijen, opgaven, lasten, per_dag, tellingen))


_Tellingen = dict[tuple[date, int], dict[str, int]]


def _tellingen(rijen: Iterable[Rij]) -> _Tellingen:
    """Per day and opgave: how many opdrachten per phase."""
    gevonden: _Tellingen = defaultdict(dict)
    for dag, opgave, fase, aantal in rijen:
        gevonden[dag, opgave][fase] = aantal
    return gevonden


def _oordelen(rijen: Iterable[Rij]) -> dict[int, tuple[OordeelBeeld, ...]]:
    per_opgave: dict[int, list[OordeelBeeld]] = defaultdict(list)
    for opgave, *rest in rijen:
        per_opgave[opgave].append(OordeelBeeld(*rest))
    return {opgave: tuple(lijst) for opgave, lijst in per_opgave.items()}


def _opgave(
    rij: Rij,
    fasen: dict[str, int],
    geld: dict[int, Rij],
    oordelen: tuple[OordeelBeeld, ...],
) -> OpgaveVoortgang:
    id_, nummer, naam, bestaat, ambitie, _, _, doel, _, directeur = rij
    scope, gedechargeerd = geld.get(id_, (None, 0))
    return OpgaveVoortgang(
        id=id_,
        nummer=nummer,
        naam=naam,
        bestaat=bestaat,
        ambitie=ambitie or GEEN,
        doel=doel or "",
        directeur=als_houder(directeur),
        fasen=fasen,
        gedechargeerd=gedechargeerd,
        scope=None if scope is None else int(scope),
        oordelen=oordelen,
    )


def _ambities(
    rijen: Sequence[Rij],
    opgaven: Sequence[OpgaveVoortgang],
    lasten: dict[int, int | None],
    per_dag: Sequence[tuple[date, date]],
    tellingen: _Tellingen,
) -> tuple[AmbitieVoortgang, ...]:
    namen: dict[str, tuple[str, int | None]] = {}
    doelen: dict[str, str] = {}
    for rij in rijen:
        _, _, _, leeft, ambitie, naam, post, doel, doelnaam, _ = rij
        if ambitie and (leeft or ambitie not in namen):
            namen[ambitie] = (naam, post)
        doelen[doel or ""] = doelnaam or ""
    gevonden = []
    for code in sorted({o.ambitie for o in opgaven}, key=lambda c: (c == GEEN, c)):
        naam_, post_ = namen.get(code, ("Nog zonder ambitie in de begroting", None))
        eigen = tuple(o for o in opgaven if o.ambitie == code)
        gevonden.append(
            AmbitieVoortgang(
                code=code,
                naam=naam_,
                lasten=lasten.get(post_) if post_ else None,
                opgaven=tuple(o for o in eigen if o.bestaat or o.lopend or o.oordelen),
                kwartalen=tuple(_kwartaal(k, dag, eigen, tellingen) for k, dag in per_dag),
                doelen=doelen,
            )
        )
    return tuple(gevonden)


def _kwartaal(
    kwartaal: date, dag: date, opgaven: Sequence[OpgaveVoortgang], tellingen: _Tellingen
) -> Kwartaalbeeld:
    """What is counted of these opgaven; one with opdrachten and no judgement is not judged."""
    fasen: dict[str, int] = defaultdict(int)
    oordelen: dict[str, int] = defaultdict(int)
    niet = 0
    for opgave in opgaven:
        telling = tellingen.get((dag, opgave.id), {})
        for fase, aantal in telling.items():
            fasen[fase] += aantal
        oordeel = next((o for o in opgave.oordelen if o.kwartaal == kwartaal), None)
        if oordeel:
            oordelen[oordeel.oordeel] += 1
        elif any(fase != GESLOTEN for fase in telling):
            niet += 1
    return Kwartaalbeeld(kwartaal, dict(fasen), dict(oordelen), niet)

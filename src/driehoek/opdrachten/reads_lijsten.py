"""Lists of opgaven and opdrachten, and the budget with what hangs on it. Few queries each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, overload

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten.begroting.types import Stand
from driehoek.opdrachten.reads_begroting import Boom, boom
from driehoek.opdrachten.reads_sql import GELDT, PERSOONSNAAM, ontleed, peilparams
from driehoek.platform.vragen import haal
from driehoek.register.models import Opvolging
from driehoek.register.reads import benamingen
from driehoek.register.types import NAAM_VERNIETIGD

PER_PAGINA = 50


@dataclass(frozen=True, slots=True)
class Houder:
    """Who holds a role, in a list."""

    persoon: int
    naam: str


@dataclass(frozen=True, slots=True)
class OpdrachtRij:
    id: int
    nummer: str
    naam: str
    sinds: date
    tot: date | None
    opgave: int | None
    opgave_naam: str
    label: str
    fase: str
    materieel_budget: int | None
    post_code: str
    aog: Houder | None
    aon: Houder | None
    delen: int


@dataclass(frozen=True, slots=True)
class OpdrachtFilter:
    """What a list of opdrachten is narrowed to; what is empty does not narrow."""

    opgave: int | None = None
    label: str = ""
    fase: str = ""
    aog: int | None = None
    aon: int | None = None
    zonder: str = ""
    """'AOG' or 'AON': only those without one."""
    post: str = ""
    """The code of a budget line: only what hangs on it or on a line below it."""


@dataclass(frozen=True, slots=True)
class OpgaveRij:
    id: int
    nummer: str
    naam: str
    periode: Periode
    onder_dt: bool
    post_code: str
    domeindirecteur: Houder | None
    bog: Houder | None
    tweede_bog: Houder | None
    opdrachten: int


@dataclass(frozen=True, slots=True)
class Koppelaantal:
    """How many opgaven and opdrachten hang on one budget line."""

    opgaven: int
    opdrachten: int


@dataclass(frozen=True, slots=True)
class Begrotingsboom:
    """The budget of a stand, and per line (by id) what hangs on it."""

    boom: Boom
    aantallen: dict[int, Koppelaantal]


def houder_sql(drager: str, rol: str, rang: int = 1) -> str:
    """The holder of a role as [persoon, naam], or NULL."""
    return f"""(
    SELECT jsonb_build_array(r.persoon_id, {PERSOONSNAAM.format("n")})
    FROM register_rolvervulling r
    JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = '{rol}'
    LEFT JOIN register_persoonsgegeven n ON n.persoon_id = r.persoon_id AND n.gesloten_id IS NULL
    WHERE r.drager_id = {drager} AND r.rang = {rang} AND NOT r.waarneming AND {GELDT.format("r")}
    LIMIT 1)"""


def _feit(tabel: str, alias: str, kolom: str, drager: str = "d.id") -> str:
    return f"LEFT JOIN {tabel} {alias} ON {alias}.{kolom} = {drager} AND {GELDT.format(alias)}"


_VAN = f"""
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
{_feit("register_benaming", "n", "drager_id")}
{_feit("register_ligging", "l", "drager_id")}
{_feit("register_benaming", "o", "drager_id", "l.ouder_id")}
{_feit("opdrachten_opdrachtprofiel", "p", "opdracht_id")}
{_feit("opdrachten_fase", "f", "opdracht_id")}
{_feit("opdrachten_scope", "c", "opdracht_id")}
{_feit("opdrachten_postkoppeling", "k", "drager_id")}
LEFT JOIN opdrachten_begrotingspost b ON b.id = k.post_id
"""


def _rol_is(rol: str, persoon: str) -> str:
    return f"""EXISTS (
    SELECT FROM register_rolvervulling r
    JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = {rol}
    WHERE r.drager_id = d.id AND NOT r.waarneming AND {GELDT.format("r")} AND {persoon})"""


_WAAR = f"""
WHERE d.soort = 'opdracht'
  AND (%(opgave)s::int8 IS NULL OR l.ouder_id = %(opgave)s::int8)
  AND (%(label)s = '' OR p.label = %(label)s)
  AND (%(fase)s = '' OR f.projectfase = %(fase)s)
  AND (%(aog)s::int8 IS NULL OR {_rol_is("'AOG'", "r.persoon_id = %(aog)s::int8")})
  AND (%(aon)s::int8 IS NULL OR {_rol_is("'AON'", "r.persoon_id = %(aon)s::int8")})
  AND (%(zonder)s = '' OR NOT {_rol_is("%(zonder)s", "true")})
  AND (%(post)s = '' OR b.code = %(post)s OR starts_with(b.code, %(post)s || '-'))
  AND NOT EXISTS (SELECT FROM unnest(%(woorden)s::text[]) w WHERE strpos(
      lower(concat_ws(' ', d.nummer, n.naam, o.naam, b.code)), w) = 0)
"""

SORTERINGEN: dict[str, str] = {
    "nummer": "d.nummer",
    "naam": "lower(n.naam)",
    "opgave": "lower(o.naam)",
    "label": "p.label",
    "fase": "f.projectfase",
    "budget": "c.materieel_budget",
    "sinds": "lower(e.geldig)",
}

_BLAD = f"""
SELECT d.id, d.nummer, coalesce(n.naam, d.nummer), lower(e.geldig), upper(e.geldig), l.ouder_id,
       coalesce(o.naam, ''), coalesce(p.label, ''), coalesce(f.projectfase, ''),
       c.materieel_budget, coalesce(b.code, ''), {houder_sql("d.id", "AOG")}, {houder_sql("d.id", "AON")},
       (SELECT count(*) FROM register_ligging x
        WHERE x.ouder_id = d.id AND {GELDT.format("x")})
{_VAN} {_WAAR}
ORDER BY {{volgorde}} NULLS LAST, d.nummer
LIMIT %(hoeveel)s OFFSET %(vanaf)s
"""
_TELLING = f"SELECT count(*) {_VAN} {_WAAR}"


class OpdrachtenLijst(Sequence[OpdrachtRij]):
    """Opdrachten as a sequence that fetches only the slice asked for: one query for the count,
    one for a page, whatever their number.
    """

    def __init__(self, volgorde: str, params: dict[str, Any]) -> None:
        self._volgorde = volgorde
        self._params = params

    @cached_property
    def aantal(self) -> int:
        return int(haal(_TELLING, **self._params)[0][0])

    def __len__(self) -> int:
        return self.aantal

    def __iter__(self) -> Iterator[OpdrachtRij]:
        return iter(self._haal(0, None))

    @overload
    def __getitem__(self, plek: int) -> OpdrachtRij: ...
    @overload
    def __getitem__(self, plek: slice) -> list[OpdrachtRij]: ...
    def __getitem__(self, plek: int | slice) -> OpdrachtRij | list[OpdrachtRij]:
        if isinstance(plek, int):
            return self._haal(plek if plek >= 0 else self.aantal + plek, 1)[0]
        begin = plek.start or 0
        return self._haal(begin, None if plek.stop is None else max(0, plek.stop - begin))

    def pagina(self, nummer: int, per: int = PER_PAGINA) -> list[OpdrachtRij]:
        """Page `nummer`, from 1."""
        return self._haal((nummer - 1) * per, per)

    def _haal(self, vanaf: int, hoeveel: int | None) -> list[OpdrachtRij]:
        sql = _BLAD.format(volgorde=self._volgorde)
        return [_opdracht(r) for r in haal(sql, **self._params, vanaf=vanaf, hoeveel=hoeveel)]


def opdrachten_lijst(
    peil: Peilmoment,
    filters: OpdrachtFilter | None = None,
    zoek: str = "",
    sortering: str = "nummer",
) -> OpdrachtenLijst:
    """The opdrachten that exist on the Peilmoment. `sortering`: a key of SORTERINGEN, '-' before
    it turns it round; an unknown one sorts by number.
    """
    keuze = filters or OpdrachtFilter()
    params = {
        **peilparams(peil),
        "opgave": keuze.opgave,
        "label": keuze.label,
        "fase": keuze.fase,
        "aog": keuze.aog,
        "aon": keuze.aon,
        "zonder": keuze.zonder,
        "post": keuze.post,
        "woorden": zoek.lower().split(),
    }
    kolom = SORTERINGEN.get(sortering.removeprefix("-"), "d.nummer")
    return OpdrachtenLijst(f"{kolom} DESC" if sortering.startswith("-") else kolom, params)


def _opdracht(rij: Sequence[Any]) -> OpdrachtRij:
    *begin, aog, aon, delen = rij
    houders = (als_houder(aog), als_houder(aon))
    return OpdrachtRij(*(*begin, *houders, delen))


def als_houder(waarde: str | None) -> Houder | None:
    if waarde is None:
        return None
    persoon, naam = ontleed(waarde)
    return Houder(persoon, naam or NAAM_VERNIETIGD)


OPGAVEN = f"""
SELECT d.id, d.nummer, coalesce(n.naam, d.nummer), e.geldig, l.id IS NOT NULL,
       coalesce(b.code, ''), {houder_sql("d.id", "DOMEINDIRECTEUR")}, {houder_sql("d.id", "BOG")},
       {houder_sql("d.id", "BOG", 2)},
       (SELECT count(*) FROM register_ligging x
        JOIN register_bestaan xe ON xe.drager_id = x.drager_id AND {GELDT.format("xe")}
        WHERE x.ouder_id = d.id AND {GELDT.format("x")})
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
{_feit("register_benaming", "n", "drager_id")}
{_feit("register_ligging", "l", "drager_id")}
{_feit("opdrachten_postkoppeling", "k", "drager_id")}
LEFT JOIN opdrachten_begrotingspost b ON b.id = k.post_id
WHERE d.soort = 'opgave'
ORDER BY d.nummer
"""


def opgaven_lijst(peil: Peilmoment) -> list[OpgaveRij]:
    """The opgaven that exist on the Peilmoment: one query."""
    return [_opgave(rij) for rij in haal(OPGAVEN, **peilparams(peil))]


def _opgave(rij: Sequence[Any]) -> OpgaveRij:
    id_, nummer, naam, geldig, onder_dt, code, directeur, bog, tweede, aantal = rij
    return OpgaveRij(
        id=id_,
        nummer=nummer,
        naam=naam,
        periode=Periode(geldig.lower, geldig.upper),
        onder_dt=onder_dt,
        post_code=code,
        domeindirecteur=als_houder(directeur),
        bog=als_houder(bog),
        tweede_bog=als_houder(tweede),
        opdrachten=aantal,
    )


@dataclass(frozen=True, slots=True)
class Opgevolgd:
    """An opgave that another came from, or went into (REG-30)."""

    wat: str
    drager: int
    naam: str
    per: date


def opvolging(opgave: int, peil: Peilmoment) -> list[Opgevolgd]:
    """Lineage as known at the Peilmoment: what this opgave came from, and what became of it."""
    bekend = Opvolging.objects.filter(geopend__moment__lte=peil.bekend_op)
    rijen = [("Komt voort uit", o.was_id, o.per) for o in bekend.filter(wordt_id=opgave)]
    rijen += [("Ging op in", o.wordt_id, o.per) for o in bekend.filter(was_id=opgave)]
    namen = benamingen((drager for _, drager, _ in rijen), peil)
    return [Opgevolgd(wat, drager, namen.get(drager, ""), per) for wat, drager, per in rijen]


AANTALLEN = f"""
SELECT k.post_id, count(*) FILTER (WHERE d.soort = 'opgave'),
       count(*) FILTER (WHERE d.soort = 'opdracht')
FROM opdrachten_postkoppeling k JOIN register_drager d ON d.id = k.drager_id
JOIN opdrachten_begrotingspost p ON p.id = k.post_id
WHERE {GELDT.format("k")} AND p.jaar = %(jaar)s AND p.stand = %(stand)s
  AND p.standnummer = %(nummer)s
GROUP BY k.post_id
"""


def begrotingsboom(stand: Stand, peil: Peilmoment) -> Begrotingsboom:
    """The budget of a stand as known at the Peilmoment, and what hangs on each line that day."""
    rijen = haal(
        AANTALLEN,
        **peilparams(peil),
        jaar=stand.jaar,
        stand=str(stand.soort),
        nummer=stand.nummer,
    )
    aantallen = {post: Koppelaantal(opgaven, opdrachten) for post, opgaven, opdrachten in rijen}
    return Begrotingsboom(boom(stand, peil.bekend_op), aantallen)

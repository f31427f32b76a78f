"""All that the register ever said about an opgave or opdracht, on both axes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Aanvaarduitkomst, Label, Projectfase
from driehoek.opdrachten.reads_sql import ontleed
from driehoek.opdrachten.types_aanspreekpunten import Publiek
from driehoek.platform.ui.opmaak import euro
from driehoek.platform.vragen import haal
from driehoek.register import reads
from driehoek.register.types import ROLSOORTEN

_ROLNAAM = {r.id: r.rol.label for r in ROLSOORTEN}
HOOGUIT = 200

_SOORTEN: tuple[tuple[str, str, str], ...] = (
    ("bestaan", "register_bestaan", "drager_id"),
    ("naam", "register_benaming", "drager_id"),
    ("plaats", "register_ligging", "drager_id"),
    ("rol", "register_rolvervulling", "drager_id"),
    ("begrotingspost", "opdrachten_postkoppeling", "drager_id"),
    ("profiel", "opdrachten_opdrachtprofiel", "opdracht_id"),
    ("fase", "opdrachten_fase", "opdracht_id"),
    ("scope", "opdrachten_scope", "opdracht_id"),
    ("decharge", "opdrachten_decharge", "opdracht_id"),
    ("aanspreekpunt", "opdrachten_aanspreekpunt", "drager_id"),
    ("aanvaarding", "opdrachten_aanvaarding", "opdracht_id"),
)

_ALLES = " UNION ALL ".join(
    f"SELECT '{soort}' AS soort, f.id, f.geldig, f.geregistreerd, f.geopend_id, f.gesloten_id,"
    f" f.grondslag_id, to_jsonb(f) AS waarde FROM {tabel} f"
    f" WHERE f.{kolom} = %(drager)s AND lower(f.geregistreerd) <= %(bekend)s::timestamptz"
    for soort, tabel, kolom in _SOORTEN
)
GESCHIEDENIS = f"""
SELECT f.soort, f.id, f.geldig, lower(f.geregistreerd),
       CASE WHEN upper(f.geregistreerd) <= %(bekend)s::timestamptz
            THEN upper(f.geregistreerd) END,
       f.geopend_id,
       CASE WHEN upper(f.geregistreerd) <= %(bekend)s::timestamptz THEN f.gesloten_id END,
       g.soort, b.id, coalesce(b.kenmerk, ''), f.waarde, p.code, count(*) OVER ()
FROM ({_ALLES}) f
JOIN register_grondslag g ON g.id = f.grondslag_id
LEFT JOIN register_besluit b ON b.id = g.besluit_id
LEFT JOIN opdrachten_begrotingspost p
    ON f.soort = 'begrotingspost' AND p.id = (f.waarde ->> 'post_id')::int8
LEFT JOIN register_rolsoort s
    ON f.soort = 'rol' AND s.id = (f.waarde ->> 'rolsoort_id')::int8
WHERE %(soort)s = '' OR f.soort = %(soort)s OR (f.soort = 'rol' AND %(soort)s = CASE
    WHEN (f.waarde ->> 'waarneming')::bool THEN 'rol-wnd'
    WHEN (f.waarde ->> 'rang')::int8 > 1 THEN 'rol-' || s.rol || '-2'
    ELSE 'rol-' || s.rol END)
   OR (f.soort = 'aanspreekpunt' AND %(soort)s = 'aanspreekpunt-' || (f.waarde ->> 'publiek'))
ORDER BY lower(f.geregistreerd) DESC, f.id DESC
LIMIT %(limiet)s OFFSET %(vanaf)s
"""


@dataclass(frozen=True, slots=True)
class Geschiedenisregel:
    """One fact: what, over which days, and from when to when the register said so."""

    soort: str
    feit: int
    zin: str
    kort: str
    """The value alone, for where the kind stands above it already."""
    periode: Periode
    geregistreerd_van: datetime
    geregistreerd_tot: datetime | None
    geopend: int
    gesloten: int | None
    grond: str
    besluit: int | None
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Geschiedenis:
    """The newest facts first, and how many there are in all."""

    regels: tuple[Geschiedenisregel, ...]
    aantal: int


def geschiedenis(
    drager: int,
    bekend_op: datetime | None = None,
    *,
    soort: str = "",
    limiet: int = HOOGUIT,
    vanaf: int = 0,
    namen: Mapping[int, str] | None = None,
) -> Geschiedenis:
    """Facts about a drager that the register said at or before `bekend_op` (now): 3 queries.

    `soort`: one of the kinds above; of the roles also one alone ('rol-AOG', 'rol-BOG-2' for the
    second) or those of substitutes ('rol-wnd'); of contacts those for one ('aanspreekpunt-gs').
    `namen`: of persons that the caller knows already; only others are looked up.
    """
    gevonden = haal(
        GESCHIEDENIS,
        drager=drager,
        bekend=bekend_op or reads.kop().moment,
        soort=soort,
        limiet=limiet,
        vanaf=vanaf,
    )
    rijen = [(*rij[:10], ontleed(rij[10]), *rij[11:]) for rij in gevonden]
    wie = {p for rij in rijen for p in _personen(rij[10])} - set(namen or ())
    personen = {**(namen or {}), **reads.namen(wie)}
    plaatsen = {rij[10]["ouder_id"] for rij in rijen if rij[0] == "plaats"}
    dragers = reads.benamingen(plaatsen) if plaatsen else {}
    regels = tuple(_regel(rij, personen, dragers) for rij in rijen)
    return Geschiedenis(regels, rijen[0][-1] if rijen else 0)


def _personen(waarde: dict[str, Any]) -> list[int]:
    return [waarde[k] for k in ("persoon_id", "aog_id") if waarde.get(k)]


def _regel(
    rij: Sequence[Any], personen: dict[int, str], dragers: dict[int, str]
) -> Geschiedenisregel:
    soort, id_, geldig, van, tot, geopend, gesloten, grond, besluit, kenmerk, waarde, code, _ = rij
    return Geschiedenisregel(
        soort=soort,
        feit=id_,
        zin=_zin(soort, waarde, code or "", personen, dragers),
        kort=_kort(soort, waarde, code or "", personen, dragers),
        periode=Periode(geldig.lower, geldig.upper),
        geregistreerd_van=van,
        geregistreerd_tot=tot,
        geopend=geopend,
        gesloten=gesloten,
        grond=grond,
        besluit=besluit,
        kenmerk=kenmerk,
    )


def _zin(  # noqa: C901, PLR0911  (one sentence per kind)
    soort: str,
    waarde: dict[str, Any],
    code: str,
    personen: dict[int, str],
    dragers: dict[int, str],
) -> str:
    """What a fact says, in words."""
    match soort:
        case "naam":
            return f"heet '{waarde['naam']}'"
        case "plaats":
            return f"valt onder '{dragers.get(waarde['ouder_id'], '')}'"
        case "rol":
            wnd = " (wnd.)" if waarde["waarneming"] else ""
            wie = personen.get(waarde["persoon_id"], "")
            return f"{_ROLNAAM[waarde['rolsoort_id']]}{wnd}: {wie}"
        case "begrotingspost":
            return f"hangt aan begrotingspost {code}"
        case "aanspreekpunt":
            wie = personen.get(waarde["persoon_id"], "")
            return f"aanspreekpunt voor {Publiek(waarde['publiek']).label}: {wie}"
        case "profiel":
            return f"profiel vastgesteld, label {Label(waarde['label']).label.lower()}"
        case "fase":
            return f"fase {Projectfase(waarde['projectfase']).label.lower()}"
        case "scope":
            return f"scope met materieel budget {euro(waarde['materieel_budget'])}"
        case "decharge":
            fase = waarde["fase"]
            waarvoor = f"de fase {Projectfase(fase).label.lower()}" if fase else "het geheel"
            return f"decharge voor {waarvoor}"
        case "aanvaarding":
            hoe = Aanvaarduitkomst(waarde["uitkomst"]).label.lower()
            return f"{hoe} door {personen.get(waarde['aog_id'], '')}"
    return "bestaat"


def _kort(  # noqa: PLR0911  (one value per kind)
    soort: str,
    waarde: dict[str, Any],
    code: str,
    personen: dict[int, str],
    dragers: dict[int, str],
) -> str:
    """What a fact says, without saying of what kind it is."""
    match soort:
        case "naam":
            return str(waarde["naam"])
        case "plaats":
            return dragers.get(waarde["ouder_id"], "")
        case "rol" | "aanspreekpunt":
            return personen.get(waarde["persoon_id"], "")
        case "begrotingspost":
            return code
        case "profiel":
            return Label(waarde["label"]).label
        case "fase":
            return Projectfase(waarde["projectfase"]).label
        case "scope":
            return euro(waarde["materieel_budget"])
    return _zin(soort, waarde, code, personen, dragers)

"""Something to measure: a small register through acts, and a very big one in SQL."""

from dataclasses import dataclass
from datetime import date, timedelta

import psycopg

from driehoek.kern.tijd import Periode
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import acts
from driehoek.register.acts.oprichting import Oprichting
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Benaming, Bestaan, Drager, Ligging
from driehoek.register.types import Benoeming, NieuwePersoon, OpConversie

BEGIN = date(2023, 3, 1)
GROND = OpConversie(BEGIN, "Meting van de snelheid")
PER_OPDRACHT = 10
BEHEERDER = "B0"


@dataclass(frozen=True, slots=True)
class Vulling:
    """The identities that the measurements are about."""

    personen: list[int]
    kort: int
    """An opdracht with one role period."""
    lang: int
    """An opdracht with many."""


def verzoek() -> Verzoek:
    return Verzoek(actor=SYSTEEM)


def begin(personen: int, perioden: int) -> Vulling:
    """Found a register with two opdrachten: one role period on the one, many on the other."""
    acts.begin(
        verzoek(),
        oprichting=Oprichting(
            organisatie="Provincie Meetland",
            kenmerk="M-0",
            genomen=date(2023, 1, 31),
            werkt_vanaf=BEGIN,
            registerbeheerder=NieuwePersoon(BEHEERDER, "Bea", "Heerder"),
        ),
    )
    nieuw = [NieuwePersoon(f"M{i}", f"Voornaam{i}", f"Achternaam{i}") for i in range(personen)]
    ids = acts.registreer_personen(verzoek(), personen=nieuw).ids("register_persoon")
    kort, lang = maak_opdrachten(2)
    acts.benoem(
        verzoek(),
        benoemingen=[aog(kort, ids[0]), *_opeenvolgend(lang, ids, perioden)],
        grond=GROND,
        uitleg="Meting",
    )
    return Vulling(ids, kort, lang)


def aog(drager: int, persoon: int, van: date = BEGIN, tot: date | None = None) -> Benoeming:
    return Benoeming(drager, "AOG", persoon, Periode(van, tot))


def _opeenvolgend(drager: int, personen: list[int], aantal: int) -> list[Benoeming]:
    """A new holder every day, and one who stays."""
    dagen = [BEGIN + timedelta(days=i) for i in range(aantal)]
    return [
        aog(drager, personen[i % len(personen)], van, tot)
        for i, (van, tot) in enumerate(zip(dagen, [*dagen[1:], None], strict=True))
    ]


def maak_opdrachten(aantal: int) -> list[int]:
    """Book this many opdrachten under a new opgave; gives their ids."""
    return _maak_opdrachten(verzoek(), aantal=aantal).ids("register_drager")[1:]


@handeling
def _maak_opdrachten(boek: Boek, *, aantal: int) -> None:
    """Only what a role needs to stand on: existence, name and place."""
    grond = boek_grond(boek, GROND).id
    opgave = boek.open(Drager(soort="opgave", nummer=f"M-{boek.nr}"))
    opdrachten = [
        boek.open(Drager(soort="opdracht", nummer=f"M-{boek.nr}-{i}")) for i in range(aantal)
    ]
    altijd = Periode(BEGIN, None)
    dragers = [opgave, *opdrachten]
    plek = {
        "dragersoort": "opdracht",
        "ouder_id": opgave,
        "oudersoort": "opgave",
        "geheel": False,
    }
    stel(
        boek,
        Bestaan,
        [Uitspraak({"drager_id": d}, altijd, grond, erbij=True) for d in dragers],
    )
    stel(
        boek,
        Benaming,
        [
            Uitspraak({"drager_id": d, "naam": f"Opdracht {d}"}, altijd, grond, erbij=True)
            for d in dragers
        ],
    )
    stel(
        boek,
        Ligging,
        [Uitspraak({"drager_id": d, **plek}, altijd, grond, erbij=True) for d in opdrachten],
    )


# Ten holders after one another on each opdracht, all in the one Handeling %(nr)s.
_VUL = (
    """
INSERT INTO platform_handeling
    (nr, moment, naam, verzoek, grondslag, inhoud, manifest, vorige, hash)
SELECT nr + 1, moment + interval '1 microsecond', 'bench', gen_random_uuid(), %(grondslag)s,
    '', '', hash, hash FROM platform_kop
""",
    """
INSERT INTO register_drager (id, soort, nummer, geopend_id)
SELECT %(vanaf)s + i, 'opdracht', 'G-' || i, %(nr)s FROM generate_series(1, %(dragers)s) i
""",
    """
INSERT INTO register_bestaan
    (id, geregistreerd, geldig, geopend_id, drager_id, grondslag_id)
SELECT %(vanaf)s + %(dragers)s + i, tstzrange(h.moment, NULL), daterange(%(begin)s, NULL), h.nr,
    %(vanaf)s + i, %(grondslag)s
FROM generate_series(1, %(dragers)s) i, platform_handeling h WHERE h.nr = %(nr)s
""",
    """
INSERT INTO register_benaming
    (id, geregistreerd, geldig, geopend_id, drager_id, grondslag_id, naam)
SELECT %(vanaf)s + 2 * %(dragers)s + i, tstzrange(h.moment, NULL), daterange(%(begin)s, NULL),
    h.nr, %(vanaf)s + i, %(grondslag)s, 'Opdracht ' || i
FROM generate_series(1, %(dragers)s) i, platform_handeling h WHERE h.nr = %(nr)s
""",
    """
INSERT INTO register_ligging
    (id, geregistreerd, geldig, geopend_id, drager_id, grondslag_id, dragersoort, ouder_id,
     oudersoort, geheel)
SELECT %(vanaf)s + 3 * %(dragers)s + i, tstzrange(h.moment, NULL), daterange(%(begin)s, NULL),
    h.nr, %(vanaf)s + i, %(grondslag)s, 'opdracht', o.id, 'opgave', false
FROM generate_series(1, %(dragers)s) i, platform_handeling h,
    (SELECT min(id) AS id FROM register_drager WHERE soort = 'opgave') o
WHERE h.nr = %(nr)s
""",
    """
INSERT INTO register_rolvervulling
    (id, geregistreerd, geldig, geopend_id, drager_id, grondslag_id, dragersoort, enig, rang,
     waarneming, persoon_id, rolsoort_id)
SELECT %(vanaf)s + 4 * %(dragers)s + (i - 1) * %(per)s + k + 1, tstzrange(h.moment, NULL),
    daterange(%(begin)s::date + 100 * k,
              CASE WHEN k < %(per)s - 1 THEN %(begin)s::date + 100 * (k + 1) END),
    h.nr, %(vanaf)s + i, %(grondslag)s, 'opdracht', s.enig, 1, false,
    (%(personen)s::int8[])[1 + (i + k) %% %(mensen)s], s.id
FROM generate_series(1, %(dragers)s) i, generate_series(0, %(per)s - 1) k,
    platform_handeling h, register_rolsoort s
WHERE h.nr = %(nr)s AND s.rol = 'AOG' AND s.dragersoort = 'opdracht'
""",
    """
UPDATE platform_kop k SET nr = h.nr, moment = h.moment,
    laatste_id = %(vanaf)s + (4 + %(per)s) * %(dragers)s
FROM platform_handeling h WHERE h.nr = %(nr)s
""",
)


def vul(eigenaar: str, personen: list[int], perioden: int) -> None:
    """Add this many role periods in SQL, as the owner of the schema.

    Every constraint of the tables holds, and reads cannot tell the difference; but the Handeling
    they are booked under carries no manifest and no hash of its own. Such a register does not
    verify, and is thrown away after the measurement.
    """
    with psycopg.connect(eigenaar, autocommit=True) as conn:
        nr, laatste = _kop(conn)
        waarden = {
            "nr": nr + 1,
            "vanaf": laatste,
            "dragers": perioden // PER_OPDRACHT,
            "per": PER_OPDRACHT,
            "begin": BEGIN,
            "personen": personen,
            "mensen": len(personen),
            "grondslag": _grondslag(conn),
        }
        for zin in _VUL:
            # The triggers of the next step look up what this one added: plan for that.
            psycopg.ClientCursor(conn).execute(zin, waarden)
            conn.execute("ANALYZE")


def ververs(eigenaar: str) -> None:
    """Give the planner its figures, as autovacuum does in a register that lives."""
    with psycopg.connect(eigenaar, autocommit=True) as conn:
        conn.execute("VACUUM (ANALYZE)")


def _kop(conn: psycopg.Connection) -> tuple[int, int]:
    rij = conn.execute("SELECT nr, laatste_id FROM platform_kop").fetchone()
    assert rij is not None, "het register is begonnen"  # noqa: S101
    return rij[0], rij[1]


def _grondslag(conn: psycopg.Connection) -> int:
    rij = conn.execute("SELECT max(id) FROM register_grondslag").fetchone()
    assert rij is not None, "het register is begonnen"  # noqa: S101
    return int(rij[0])

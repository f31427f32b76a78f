"""Wie is wie against plain full text search of PostgreSQL over the same people, in turns.

The peer has one document per person with everything in it, already put together and indexed. It
knows no permissions, no reasons, and no terms below or beside the one that was typed.
"""

from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client

from driehoek.config.bench.klokken import p95, seconden
from driehoek.config.bench.opstelling import Opstelling
from driehoek.config.bench.soorten import Meting
from driehoek.config.bench.vulling import begin
from driehoek.ontwikkeling import policy
from driehoek.ontwikkeling.acts import neem_begrippen_op
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.reads_zoek import zoek_mensen
from driehoek.ontwikkeling.types import Schema
from driehoek.platform.models import Account
from driehoek.register import reads
from driehoek.register.models import AccountPersoon

VRAGEN = ("jan", "vries", "ecologie", "natuur", "bruggen", "jan ecologie", "water de boer", "brug")
NAMEN = ("Jan", "Fatima", "Piet", "Sanne", "Ali", "Eva", "Noor", "Tom", "Lotte", "Bram")
ACHTER = ("Vries", "Boer", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos")
GRENZEN = (50, 150)
"""In milliseconds, among few people and among many."""

# As in the big register: every constraint holds, but the names are in no manifest.
_VUL = (
    """
INSERT INTO register_persoon (id, nummer, geopend_id)
SELECT %(vanaf)s + i, 'W' || (%(vanaf)s + i), %(nr)s FROM generate_series(1, %(aantal)s) i
""",
    """
INSERT INTO register_persoonsgegeven
    (id, geregistreerd, geopend_id, persoon_id, voornaam, tussenvoegsel, achternaam, sorteernaam,
     zout, verbintenis)
SELECT %(vanaf)s + %(aantal)s + i, tstzrange(h.moment, NULL), h.nr, %(vanaf)s + i, v, '', a,
    lower(a || ' ' || v), '', ''
FROM generate_series(1, %(aantal)s) i, platform_handeling h,
    LATERAL (SELECT (%(voor)s::text[])[1 + i %% 10] || CASE WHEN i %% 7 > 0 THEN i / 70 ELSE NULL END
                 AS v1, (%(achter)s::text[])[1 + i / 10 %% 10] || i / 300 AS a) n,
    LATERAL (SELECT coalesce(n.v1, (%(voor)s::text[])[1 + i %% 10]) AS v) w
WHERE h.nr = %(nr)s
""",
    """
INSERT INTO ontwikkeling_profieldeel (persoon_id, deel, tekst, zichtbaar, versie, bijgewerkt)
SELECT %(vanaf)s + i, d.deel, CASE WHEN d.deel = 'bel_mij' THEN b.label ELSE '' END,
    CASE WHEN i %% 4 = 0 THEN 'zelf' ELSE 'organisatie' END, 1, now()
FROM generate_series(1, %(aantal)s) i, (VALUES ('kennis'), ('bel_mij')) d(deel),
    LATERAL (SELECT label FROM ontwikkeling_begrip ORDER BY id OFFSET i %% %(begrippen)s LIMIT 1) b
""",
    """
INSERT INTO ontwikkeling_vaardigheid (persoon_id, begrip_id, niveau, bewijs)
SELECT %(vanaf)s + i, %(eerste)s + (i * k) %% %(begrippen)s, 1 + (i + k) %% 5, ''
FROM generate_series(1, %(aantal)s) i, (VALUES (1), (7), (31)) t(k) ON CONFLICT DO NOTHING
""",
    "UPDATE platform_kop SET laatste_id = %(vanaf)s + 2 * %(aantal)s",
    "DROP TABLE IF EXISTS bench_mensen",
    """
CREATE TABLE bench_mensen AS
SELECT g.persoon_id, g.sorteernaam, to_tsvector('dutch', concat_ws(' ', g.sorteernaam,
    (SELECT string_agg(b.zoektekst, ' ') FROM ontwikkeling_vaardigheid v
     JOIN ontwikkeling_begrip b ON b.id = v.begrip_id WHERE v.persoon_id = g.persoon_id),
    (SELECT d.tekst FROM ontwikkeling_profieldeel d
     WHERE d.persoon_id = g.persoon_id AND d.deel = 'bel_mij'))) AS zoek
FROM register_persoonsgegeven g WHERE g.gesloten_id IS NULL
""",
    "CREATE INDEX ON bench_mensen USING gin (zoek)",
    "GRANT SELECT ON bench_mensen TO driehoek_app",
)
_IJKPUNT = """
SELECT persoon_id, ts_rank(zoek, q) AS rang, count(*) OVER ()
FROM bench_mensen, to_tsquery('dutch', %s) q
WHERE zoek @@ q ORDER BY rang DESC, sorteernaam LIMIT 25
"""


def mensen_metingen(plek: Opstelling, aantallen: Sequence[int], keren: int) -> list[Meting]:
    """One row for each size; the limit is on what the server takes for a page of answers."""
    vulling = begin(20, 20)
    begrippen = lees([STARTLIJST], Schema.EIGEN).begrippen
    neem_begrippen_op(Schema.EIGEN, begrippen)
    lezer = vulling.personen[0]
    client = _bezoeker(lezer)
    metingen, er_al = [], 0
    for aantal, grens in zip(aantallen, GRENZEN, strict=True):
        _vul(plek.eigenaar, aantal - er_al, len(begrippen))
        er_al = aantal
        metingen.append(_meet(client, lezer, aantal, grens, keren))
    return metingen


def _meet(client: Client, lezer: int, aantal: int, grens: int, keren: int) -> Meting:
    """The figure is of the whole page; the ratio is of the searching alone, on both sides."""
    tijden: dict[str, list[float]] = {"pagina": [], "zoeken": [], "ijkpunt": []}
    nu = reads.peilmoment()
    kring = policy.kring_van(lezer, nu)
    doen: dict[str, Callable[[str], object]] = {
        "pagina": partial(_vraag, client),
        "zoeken": partial(zoek_mensen, kring=kring, nu=nu),
        "ijkpunt": _ijkpunt,
    }
    for vraag in VRAGEN:
        _vraag(client, vraag)
    for vraag in VRAGEN * keren:
        for naam, een in doen.items():
            tijden[naam].append(1000 * seconden(partial(een, vraag)))
    zelf, ander = median(tijden["zoeken"]), median(tijden["ijkpunt"])
    opmerking = (
        f"zoeken alleen {zelf:.1f} ms, {zelf / ander:.1f} x een kale zoekvraag van PostgreSQL"
        f" ({ander:.1f} ms)"
    )
    naam = f"wie is wie p95, {aantal} mensen"
    return Meting(naam, p95(tijden["pagina"]), "ms", grens, opmerking=opmerking)


def _bezoeker(persoon: int) -> Client:
    account = Account.objects.create(gebruikersnaam="bench-wie-is-wie")
    AccountPersoon.objects.create(account=account, persoon_id=persoon)
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _vraag(client: Client, vraag: str) -> None:
    antwoord = client.get("/mensen/", {"q": vraag})
    if b"dh-treffer__naam" not in antwoord.content:
        raise RuntimeError(f"Zoeken naar '{vraag}' vindt niemand.")


def _ijkpunt(vraag: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_IJKPUNT, [" & ".join(f"{w}:*" for w in vraag.split() if w != "de")])
        cursor.fetchall()


def _vul(eigenaar: str, aantal: int, begrippen: int) -> None:
    with psycopg.connect(eigenaar, autocommit=True) as conn:
        kop = conn.execute("SELECT nr, laatste_id FROM platform_kop").fetchone()
        eerste = conn.execute("SELECT min(id) FROM ontwikkeling_begrip").fetchone()
        if kop is None or eerste is None:
            raise RuntimeError("Er is nog geen register om te vullen.")
        waarden = {
            "nr": kop[0],
            "vanaf": kop[1],
            "aantal": aantal,
            "eerste": eerste[0],
            "begrippen": begrippen,
            "voor": list(NAMEN),
            "achter": list(ACHTER),
        }
        for zin in _VUL:
            psycopg.ClientCursor(conn).execute(zin, waarden)
        conn.execute("ANALYZE")

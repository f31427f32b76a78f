"""Keep up with what the rules say: which signals stand, since when, and whose they are.

Set-based: the rules are counted after each act, and there may be thousands of signals.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection

from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.models import Uitleg
from driehoek.platform.regelboek import Regel, Soort
from driehoek.platform.toetsing import zonder_uitleg
from driehoek.register import instellingen
from driehoek.signalen import reads
from driehoek.signalen.acts import meldingen
from driehoek.signalen.acts.meldingen import Bericht
from driehoek.signalen.models import Signaal
from driehoek.signalen.reads_sql import STAAND, met_eigenaars
from driehoek.signalen.types import Meldingsoort

BEWAAR = timedelta(days=365)
"""So long a solved signal is kept."""

_NU = """SELECT * FROM unnest(%(regels)s::text[], %(sleutels)s::text[], %(dragers)s::int8[],
    %(ook)s::int8[], %(personen)s::int8[], %(eigenaars)s::text[], %(zinnen)s::text[],
    %(dagen)s::int4[]) AS n(regel, sleutel, drager, ook, persoon, eigenaar, zin, dagen)"""

_LOS_OP = f"""
UPDATE signalen_signaal g SET opgelost = greatest(%(nu)s, g.sinds)
WHERE g.opgelost IS NULL AND NOT EXISTS (
    SELECT FROM ({_NU}) n WHERE n.regel = g.regel AND n.sleutel = g.sleutel)
"""

# An act sees only what it touches: where a rule turns out to speak still, the spell goes on.
_BEVESTIG = f"""
UPDATE signalen_signaal g SET voorlopig = false, opgelost = CASE WHEN EXISTS (
    SELECT FROM ({_NU}) n WHERE n.regel = g.regel AND n.sleutel = g.sleutel) THEN NULL
    ELSE g.opgelost END
WHERE g.voorlopig
"""

# The term is that of the day on which it first speaks (GEN-06).
_NEEM_OP = f"""
INSERT INTO signalen_signaal AS g
    (regel, sleutel, drager, ook, persoon, eigenaar, zin, sinds, gewijzigd, uiterlijk, voorlopig)
SELECT n.regel, n.sleutel, n.drager, n.ook, n.persoon, n.eigenaar, n.zin, %(nu)s, %(nu)s,
       %(vandaag)s::date + n.dagen, false
FROM ({_NU}) n
ON CONFLICT (regel, sleutel) WHERE opgelost IS NULL DO UPDATE SET
    drager = excluded.drager, ook = excluded.ook, persoon = excluded.persoon,
    eigenaar = excluded.eigenaar, zin = excluded.zin,
    gewijzigd = CASE WHEN g.zin = excluded.zin THEN g.gewijzigd
        ELSE greatest(excluded.gewijzigd, g.sinds) END
WHERE (g.drager, g.ook, g.persoon, g.eigenaar, g.zin) IS DISTINCT FROM
    (excluded.drager, excluded.ook, excluded.persoon, excluded.eigenaar, excluded.zin)
"""

_EIGENAARS = f"""
{met_eigenaars(STAAND)},
paar AS MATERIALIZED (SELECT DISTINCT id, persoon FROM van),
weg AS (
    DELETE FROM signalen_signaaleigenaar e
    WHERE (e.signaal_id, e.persoon) NOT IN (SELECT id, persoon FROM paar)
),
nieuw AS (
    INSERT INTO signalen_signaaleigenaar (signaal_id, persoon, sinds, laat_gemeld)
    SELECT paar.id, paar.persoon, %(nu)s, g.uiterlijk < %(vandaag)s::date
    FROM paar JOIN signalen_signaal g ON g.id = paar.id
    ON CONFLICT (signaal_id, persoon) DO NOTHING
    RETURNING signaal_id, persoon
)
SELECT a.account_id, g.id, g.zin FROM nieuw
JOIN register_accountpersoon a ON a.persoon_id = nieuw.persoon
JOIN signalen_signaal g ON g.id = nieuw.signaal_id
ORDER BY g.uiterlijk, g.id
"""

_LAAT = """
WITH laat AS (
    UPDATE signalen_signaaleigenaar e SET laat_gemeld = true
    FROM signalen_signaal g
    WHERE g.id = e.signaal_id AND NOT e.laat_gemeld AND g.uiterlijk < %(vandaag)s::date
    RETURNING e.signaal_id, e.persoon
)
SELECT a.account_id, g.id, g.zin FROM laat
JOIN register_accountpersoon a ON a.persoon_id = laat.persoon
JOIN signalen_signaal g ON g.id = laat.signaal_id
ORDER BY g.uiterlijk, g.id
"""


def neem_telling_over(gevonden: Mapping[Regel, Sequence[Overtreding]]) -> None:
    """What the rules say now is what stands; whoever it became of is told."""
    params: dict[str, Any] = {
        **_kolommen(_open(gevonden)),
        "nu": klok.nu(),
        "vandaag": klok.vandaag(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEVESTIG, params)
        cursor.execute(_LOS_OP, params)
        cursor.execute(_NEEM_OP, params)
        cursor.execute(_EIGENAARS, params)
        nieuw = cursor.fetchall()
        cursor.execute(_LAAT, params)
        laat = cursor.fetchall()
    meldingen.schrijf(
        Meldingsoort.SIGNAAL,
        [Bericht(account, zin, f"/signalen/{id_}/") for account, id_, zin in nieuw],
        meer=("Er zijn {} nieuwe signalen voor jou.", "/signalen/?wie=mij"),
    )
    meldingen.schrijf(
        Meldingsoort.LAAT,
        [Bericht(account, f"Te laat: {zin}", f"/signalen/{id_}/") for account, id_, zin in laat],
        meer=("{} signalen van jou zijn te laat.", "/signalen/?wie=mij&staat=laat"),
    )


def tel() -> None:
    """Ask the rules now, outside the job that does it after each act."""
    zacht = regelboek.actief(Soort.LEG_UIT, Soort.SIGNAAL)
    neem_telling_over({regel: regel.overtredingen() for regel in zacht})


def _open(gevonden: Mapping[Regel, Sequence[Overtreding]]) -> list[tuple[Regel, Overtreding]]:
    """What still asks something of somebody: what was explained does not."""
    uitlegbaar = [o for regel, gezegd in gevonden.items() if regel.uitlegbaar for o in gezegd]
    open_ = set(zonder_uitleg(uitlegbaar))
    paren = [
        (regel, o)
        for regel, gezegd in gevonden.items()
        if regel.soort is not Soort.HARD
        for o in gezegd
        if not regel.uitlegbaar or o in open_
    ]
    return list({(regel.sleutel, o.sleutel): (regel, o) for regel, o in paren}.values())


def _kolommen(paren: Iterable[tuple[Regel, Overtreding]]) -> dict[str, list[Any]]:
    paren = list(paren)
    gezet = instellingen.stand(klok.vandaag())
    return {
        "regels": [regel.sleutel for regel, _ in paren],
        "sleutels": [o.sleutel for _, o in paren],
        "dragers": [o.drager for _, o in paren],
        "ook": [o.ook for _, o in paren],
        "personen": [o.persoon for _, o in paren],
        "eigenaars": [reads.eigenaar_van(regel, o) for regel, o in paren],
        "zinnen": [o.zin for _, o in paren],
        "dagen": [int(gezet[regel.termijn]) for regel, _ in paren],
    }


_STEM_AF = """
UPDATE signalen_signaal g SET opgelost = greatest(%(nu)s, g.sinds), voorlopig = true
FROM unnest(%(regels)s::text[], %(sleutels)s::text[]) AS n(regel, sleutel)
WHERE g.opgelost IS NULL AND g.regel = n.regel AND g.sleutel = n.sleutel
"""


def los_op(boek: Boek) -> None:
    """What an act silenced or explained is solved at once, before the rules are counted."""
    wijzen = {(r.id, r.soort): r for r in regelboek.alle() if r.eigenaar}
    paren = [
        (wijzen[id_, soort].sleutel, sleutel)
        for id_, soort, sleutel in boek.verstomd
        if (id_, soort) in wijzen
    ]
    for uitleg in boek.geopend(Uitleg):
        paren += [
            (regel.sleutel, uitleg.sleutel)
            for regel in wijzen.values()
            if regel.id == uitleg.regel and regel.uitlegbaar
        ]
    if not paren:
        return
    regels, sleutels = zip(*paren, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            _STEM_AF, {"nu": boek.moment, "regels": list(regels), "sleutels": list(sleutels)}
        )


def vergeet_oude() -> int:
    """Remove what was solved long ago; gives how many."""
    oud = Signaal.objects.filter(opgelost__lt=klok.nu() - BEWAAR)
    aantal, _ = oud.delete()
    return aantal

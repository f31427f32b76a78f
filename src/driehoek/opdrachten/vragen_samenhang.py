"""The SQL of the rules about samenhang. Parameters as in `driehoek.register.vragen`."""

from driehoek.platform.vragen import bij


def _bestaat(drager: str) -> str:
    return f"""EXISTS (
      SELECT FROM register_bestaan e WHERE e.drager_id = {drager} AND e.gesloten_id IS NULL
        AND (e.geldig @> %(vandaag)s::date) IS TRUE)"""


# Two that conflict today, with nothing said of how people deal with it.
BOTSING_ZONDER_AANPAK = f"""
SELECT s.van_id, s.naar_id
FROM opdrachten_samenhang s
WHERE s.gesloten_id IS NULL AND s.soort = 'botst_met' AND s.aanpak = ''
  AND s.geldig @> %(vandaag)s::date AND {bij("s.van_id", "s.naar_id")}
  AND {_bestaat("s.van_id")} AND {_bestaat("s.naar_id")}
ORDER BY s.id
"""

"""The SQL of the rules about aanspreekpunten. Parameters as in `driehoek.register.vragen`."""

from driehoek.platform.vragen import HANDELINGEN, bij


def _directeur(persoon: str, op: str, toen: str = "") -> str:
    """That somebody is domeindirecteur on a day, of any opgave, or substitutes for one."""
    return f"""EXISTS (
      SELECT FROM register_rolvervulling d
      JOIN register_rolsoort sd ON sd.id = d.rolsoort_id AND sd.rol = 'DOMEINDIRECTEUR'
      WHERE d.persoon_id = {persoon} AND d.geldig @> {op} AND (d.gesloten_id IS NULL{toen}))"""


# Who is appointed, and whose domain it is. What was known when the besluit was booked counts too: a
# later discovery about the domeindirecteur does not undo what the O-beraad divided.
_WIE = """
JOIN LATERAL (SELECT a.persoon_id AS wie, false AS van_domein
              UNION ALL SELECT a.domein_id, true WHERE a.domein_id IS NOT NULL) w ON true"""

GEEN_DIRECTEUR = f"""
SELECT DISTINCT w.wie, w.van_domein, lower(a.geldig)
FROM opdrachten_aanspreekpunt a {_WIE}
JOIN register_grondslag g ON g.id = a.grondslag_id
JOIN {HANDELINGEN} h ON h.nr = g.geopend_id
WHERE a.gesloten_id IS NULL AND {bij("a.drager_id", "a.domein_id", "a.persoon_id")}
  AND %(regel)s::daterange @> lower(a.geldig)
  AND NOT {_directeur("w.wie", "lower(a.geldig)", " OR d.geregistreerd @> h.moment")}
ORDER BY 1, 2, 3
"""

# Today somebody is a contact who is no domeindirecteur any more.
GEEN_DIRECTEUR_MEER = f"""
SELECT a.persoon_id, count(DISTINCT a.onderwerp), min(a.onderwerp)
FROM opdrachten_aanspreekpunt a
WHERE a.gesloten_id IS NULL AND (a.geldig @> %(vandaag)s::date) IS TRUE
  AND {bij("a.drager_id", "a.domein_id", "a.persoon_id")}
  AND NOT {_directeur("a.persoon_id", "%(vandaag)s::date")}
GROUP BY a.persoon_id
ORDER BY 1
"""

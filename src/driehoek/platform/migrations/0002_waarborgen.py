"""What the database itself refuses, and the empty ledger."""

from django.db import migrations

from driehoek.platform import waarborgen

KOP = """
INSERT INTO platform_kop (id, nr, moment, hash, laatste_id)
VALUES (1, 0, '2000-01-01 00:00:00+00', decode(repeat('00', 32), 'hex'), 0);
"""


class Migration(migrations.Migration):
    dependencies = [("platform", "0001_initial")]
    operations = [
        migrations.RunSQL(waarborgen.FUNCTIES, waarborgen.FUNCTIES_WEG),
        migrations.RunSQL(KOP, "DELETE FROM platform_kop;"),
        waarborgen.onveranderlijk("platform_handeling"),
        waarborgen.onveranderlijk("platform_uitleg"),
    ]

"""The record of what was done to accounts only grows; a cache that the web processes share."""

from django.db import migrations

from driehoek.platform import waarborgen

# As Django's `createcachetable` makes it.
CACHE = """
CREATE TABLE driehoek_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL);
CREATE INDEX driehoek_cache_expires ON driehoek_cache (expires);
"""
# Sessions have a table of ours now; in the old one keys of before would stay behind.
OUDE_SESSIES_WEG = "DROP TABLE IF EXISTS django_session;"


class Migration(migrations.Migration):
    dependencies = [("platform", "0006_accounts")]
    operations = [
        waarborgen.onveranderlijk("platform_accountgebeurtenis"),
        migrations.RunSQL(CACHE, "DROP TABLE driehoek_cache;"),
        migrations.RunSQL(OUDE_SESSIES_WEG, migrations.RunSQL.noop),
    ]

"""What the database itself refuses in the organisation."""

from django.db import migrations

from driehoek.platform import waarborgen


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0001_initial"), ("register", "0002_waarborgen")]
    operations = [
        *waarborgen.feit(
            "organisatie_dienstverband",
            waarborgen.hooguit_een("organisatie_dienstverband", "dienstverband_een", "persoon_id"),
        ),
        *waarborgen.feit(
            "organisatie_lidmaatschap",
            waarborgen.hooguit_een("organisatie_lidmaatschap", "lidmaatschap_een", "persoon_id"),
        ),
        migrations.RunSQL(
            "ALTER TABLE organisatie_lidmaatschap ADD CONSTRAINT lidmaatschap_pteamsoort"
            " FOREIGN KEY (pteam_id, pteamsoort) REFERENCES register_drager (id, soort)"
            " DEFERRABLE INITIALLY DEFERRED;",
            "ALTER TABLE organisatie_lidmaatschap DROP CONSTRAINT lidmaatschap_pteamsoort;",
        ),
    ]

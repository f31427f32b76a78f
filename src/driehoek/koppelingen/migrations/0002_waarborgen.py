"""A system and its keys are added and closed, and never changed or removed."""

from django.db import migrations

from driehoek.platform import waarborgen


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0001_initial"), ("platform", "0007_accounts_waarborgen")]
    operations = [
        waarborgen.onveranderlijk("koppelingen_afnemer"),
        waarborgen.alleen_sluiten("koppelingen_afnemergegeven"),
        waarborgen.alleen_sluiten("koppelingen_sleutel"),
    ]

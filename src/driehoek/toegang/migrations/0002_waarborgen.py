"""A review and what it found are written once and never changed."""

from django.db import migrations

from driehoek.platform import waarborgen


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial"), ("platform", "0002_waarborgen")]
    operations = [
        waarborgen.onveranderlijk("toegang_toegangsbeoordeling"),
        waarborgen.onveranderlijk("toegang_toegangsbevinding"),
    ]

"""What the database itself refuses: a silence is booked and closed, nothing else."""

from django.db import migrations

from driehoek.platform import waarborgen


class Migration(migrations.Migration):
    dependencies = [("signalen", "0001_initial"), ("platform", "0002_waarborgen")]
    operations = [waarborgen.alleen_sluiten("signalen_stilte")]

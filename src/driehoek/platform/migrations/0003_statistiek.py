"""The function by which the application has statistics refreshed."""

from django.db import migrations

from driehoek.platform import statistiek


class Migration(migrations.Migration):
    dependencies = [("platform", "0002_waarborgen")]
    operations = [migrations.RunSQL(statistiek.FUNCTIE, statistiek.FUNCTIE_WEG)]

"""How opgaven and opdrachten hang together, and what the database refuses of it."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from driehoek.platform import waarborgen

SOORTEN = """
ALTER TABLE opdrachten_samenhang
    ADD CONSTRAINT samenhang_van_soort FOREIGN KEY (van_id, vansoort)
        REFERENCES register_drager (id, soort) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT samenhang_naar_soort FOREIGN KEY (naar_id, naarsoort)
        REFERENCES register_drager (id, soort) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT samenhang_gebied_soort FOREIGN KEY (gebied_id, gebiedsoort)
        REFERENCES register_drager (id, soort) DEFERRABLE INITIALLY DEFERRED;
"""
SOORTEN_WEG = """
ALTER TABLE opdrachten_samenhang DROP CONSTRAINT samenhang_van_soort,
    DROP CONSTRAINT samenhang_naar_soort, DROP CONSTRAINT samenhang_gebied_soort;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('opdrachten', '0005_bedrag_van_post'),
        ('register', '0003_themas_en_gebieden'),
    ]

    operations = [
        migrations.CreateModel(
            name='Samenhang',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('geregistreerd', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('vansoort', models.CharField(max_length=12)),
                ('naarsoort', models.CharField(max_length=12)),
                ('soort', models.CharField(choices=[('heeft_nodig', 'Heeft nodig'), ('versterkt', 'Versterkt'), ('botst_met', 'Botst met'), ('zelfde_gebied', 'Zelfde gebied'), ('zelfde_partner', 'Zelfde partner')], max_length=16)),
                ('gebiedsoort', models.GeneratedField(db_persist=True, expression=models.Case(models.When(gebied__isnull=False, then=models.Value('gebied'))), output_field=models.CharField(max_length=12, null=True))),
                ('toelichting', models.TextField()),
                ('aanpak', models.TextField(blank=True)),
                ('gebied', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.drager')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('gesloten', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('naar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samenhang_van', to='register.drager')),
                ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samenhang_naar', to='register.drager')),
            ],
        ),
        migrations.AddConstraint(
            model_name='samenhang',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['heeft_nodig', 'versterkt', 'botst_met', 'zelfde_gebied', 'zelfde_partner'])), name='samenhang_soort'),
        ),
        migrations.AddConstraint(
            model_name='samenhang',
            constraint=models.CheckConstraint(condition=models.Q(('van', models.F('naar')), _negated=True), name='samenhang_met_een_ander'),
        ),
        migrations.AddConstraint(
            model_name='samenhang',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['heeft_nodig', 'versterkt']), ('van__lt', models.F('naar')), _connector='OR'), name='samenhang_zonder_richting'),
        ),
        migrations.AddConstraint(
            model_name='samenhang',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('gebied__isnull', False), ('soort', 'zelfde_gebied')), models.Q(models.Q(('soort', 'zelfde_gebied'), _negated=True), ('gebied__isnull', True)), _connector='OR'), name='samenhang_gebied'),
        ),
        migrations.AddConstraint(
            model_name='samenhang',
            constraint=models.CheckConstraint(condition=models.Q(('naarsoort__in', ('opgave', 'opdracht')), ('vansoort__in', ('opgave', 'opdracht'))), name='samenhang_tussen'),
        ),
        *waarborgen.feit(
            "opdrachten_samenhang",
            waarborgen.hooguit_een_van(
                "opdrachten_samenhang",
                "samenhang_een",
                "van_id",
                "naar_id",
                "(hashtextextended(soort, 0) / 2)",
                "coalesce(gebied_id, 0)",
            ),
            berekend="gebiedsoort",
        ),
        migrations.RunSQL(SOORTEN, SOORTEN_WEG),
    ]

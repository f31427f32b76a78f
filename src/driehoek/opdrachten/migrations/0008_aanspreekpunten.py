"""Who is the contact for what, and what the database refuses of it."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('opdrachten', '0007_signalen_van_buiten'),
        ('register', '0003_themas_en_gebieden'),
    ]

    operations = [
        migrations.CreateModel(
            name='Aanspreekpunt',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('geregistreerd', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('dragersoort', models.CharField(max_length=12, null=True)),
                ('onderwerp', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('drager_id', 'domein_id'), output_field=models.BigIntegerField())),
                ('publiek', models.CharField(choices=[('gs', 'GS'), ('buiten', 'buiten')], max_length=8)),
                ('domein', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('drager', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='aanspreekpunten', to='register.drager')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('gesloten', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('grondslag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.grondslag')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanspreekpunt_voor', to='register.persoon')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('publiek__in', ['gs', 'buiten'])), name='aanspreekpunt_publiek'), models.CheckConstraint(condition=models.Q(models.Q(('domein__isnull', True), ('drager__isnull', False), ('dragersoort__in', ['opgave', 'thema', 'gebied']), ('dragersoort__isnull', False)), models.Q(('domein__isnull', False), ('drager__isnull', True), ('dragersoort__isnull', True)), _connector='OR'), name='aanspreekpunt_onderwerp')],
            },
        ),
        *waarborgen.feit(
            "opdrachten_aanspreekpunt",
            waarborgen.hooguit_een_paar(
                "opdrachten_aanspreekpunt",
                "aanspreekpunt_een",
                "onderwerp",
                "CASE publiek WHEN 'gs' THEN 1 ELSE 2 END",
            ),
            berekend="onderwerp",
        ),
        migrations.RunSQL(
            "ALTER TABLE opdrachten_aanspreekpunt ADD CONSTRAINT aanspreekpunt_drager_soort"
            " FOREIGN KEY (drager_id, dragersoort) REFERENCES register_drager (id, soort)"
            " DEFERRABLE INITIALLY DEFERRED;",
            "ALTER TABLE opdrachten_aanspreekpunt DROP CONSTRAINT aanspreekpunt_drager_soort;",
        ),
    ]

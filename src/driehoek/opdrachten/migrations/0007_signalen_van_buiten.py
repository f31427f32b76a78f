"""Signals from outside and what was done with them: rows that never change."""

import django.db.models.deletion
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('opdrachten', '0006_samenhang'),
        ('register', '0003_themas_en_gebieden'),
    ]

    operations = [
        migrations.CreateModel(
            name='Buitensignaal',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('dragersoort', models.CharField(max_length=12)),
                ('bron', models.CharField(choices=[('samenleving', 'Samenleving'), ('partner', 'Partner'), ('bestuur', 'Bestuur'), ('wet', 'Wet of regel')], max_length=12)),
                ('wat', models.TextField()),
                ('gezien', models.DateField()),
                ('urgentie', models.CharField(choices=[('laag', 'Kan wachten'), ('gewoon', 'Gewoon'), ('hoog', 'Dringend')], max_length=8)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.document')),
                ('drager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signalen', to='register.drager')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('melder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signalen', to='register.persoon')),
            ],
        ),
        migrations.CreateModel(
            name='Signaalstap',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('wel', 'We doen er iets mee'), ('niet', 'We doen er niets mee'), ('later', 'We kijken later opnieuw'), ('voorstel', 'Er is een voorstel')], max_length=8)),
                ('als', models.CharField(max_length=24)),
                ('tekst', models.TextField()),
                ('opnieuw_op', models.DateField(null=True)),
                ('vervolg', models.CharField(blank=True, choices=[('', 'Iets anders'), ('scope', 'De scope van de opdracht wijzigen'), ('opdracht', 'Een opdracht starten')], max_length=8)),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('persoon', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('signaal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='opdrachten.buitensignaal')),
            ],
        ),
        migrations.AddConstraint(
            model_name='buitensignaal',
            constraint=models.CheckConstraint(condition=models.Q(('bron__in', ['samenleving', 'partner', 'bestuur', 'wet']), ('urgentie__in', ['laag', 'gewoon', 'hoog'])), name='signaal_keuzes'),
        ),
        migrations.AddConstraint(
            model_name='buitensignaal',
            constraint=models.CheckConstraint(condition=models.Q(('dragersoort__in', ['opgave', 'opdracht'])), name='signaal_bij'),
        ),
        migrations.AddConstraint(
            model_name='signaalstap',
            constraint=models.CheckConstraint(condition=models.Q(('als__in', ['DOMEINDIRECTEUR', 'AOG', 'LID']), ('soort__in', ['wel', 'niet', 'later', 'voorstel'])), name='stap_soort'),
        ),
        migrations.AddConstraint(
            model_name='signaalstap',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opnieuw_op__isnull', False), ('soort', 'later')), models.Q(models.Q(('soort', 'later'), _negated=True), ('opnieuw_op__isnull', True)), _connector='OR'), name='stap_opnieuw'),
        ),
        migrations.AddConstraint(
            model_name='signaalstap',
            constraint=models.CheckConstraint(condition=models.Q(('vervolg', ''), models.Q(('soort', 'voorstel'), ('vervolg__in', ['', 'scope', 'opdracht'])), _connector='OR'), name='stap_vervolg'),
        ),
        waarborgen.onveranderlijk("opdrachten_buitensignaal"),
        waarborgen.onveranderlijk("opdrachten_signaalstap"),
        migrations.RunSQL(
            "ALTER TABLE opdrachten_buitensignaal ADD CONSTRAINT signaal_drager_soort"
            " FOREIGN KEY (drager_id, dragersoort) REFERENCES register_drager (id, soort)"
            " DEFERRABLE INITIALLY DEFERRED;",
            "ALTER TABLE opdrachten_buitensignaal DROP CONSTRAINT signaal_drager_soort;",
        ),
    ]

"""How opdrachten are steered: acceptance, account, judgement, knelpunten, scope proposals."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('opdrachten', '0008_aanspreekpunten'),
        ('platform', '0003_statistiek'),
        ('register', '0004_rectificatie_en_or_advies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Knelpunt',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('nummer', models.CharField(max_length=20, unique=True)),
                ('titel', models.CharField(max_length=200)),
                ('omschrijving', models.TextField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('drager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knelpunten', to='register.drager')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Scopevoorstel',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('nummer', models.CharField(max_length=20, unique=True)),
                ('titel', models.CharField(max_length=150)),
                ('toelichting', models.TextField()),
                ('vanaf', models.DateField()),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('knelpunt', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='voorstellen', to='opdrachten.knelpunt')),
                ('opsteller', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('vervangt', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vervangen_door', to='opdrachten.scopevoorstel')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Aanvaarding',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('geregistreerd', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('geldig', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('uitkomst', models.CharField(choices=[('aanvaard', 'Aanvaard'), ('voorwaarden', 'Aanvaard onder voorwaarden'), ('teruggelegd', 'Teruggelegd')], max_length=12)),
                ('haalbaarheid', models.TextField()),
                ('toelichting', models.TextField(blank=True)),
                ('aog', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('gesloten', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('grondslag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.grondslag')),
                ('opdracht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanvaardingen', to='register.drager')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('uitkomst__in', ['aanvaard', 'voorwaarden', 'teruggelegd'])), name='aanvaarding_uitkomst'), models.CheckConstraint(condition=models.Q(('uitkomst', 'aanvaard'), models.Q(('toelichting', ''), _negated=True), _connector='OR'), name='aanvaarding_toegelicht')],
            },
        ),
        migrations.CreateModel(
            name='Knelpuntstap',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('voorgelegd', 'Voorgelegd'), ('doorgezet', 'Doorgezet'), ('opgelost', 'Opgelost')], max_length=12)),
                ('aan', models.CharField(blank=True, choices=[('AOG', 'Ambtelijk opdrachtgever'), ('DOMEINDIRECTEUR', 'Domeindirecteur'), ('DT', 'Directieteam'), ('O-BERAAD', 'Opgavenberaad')], max_length=16)),
                ('wijze', models.CharField(blank=True, choices=[('overleg', 'In overleg opgelost'), ('scope', 'Met een scopewijziging'), ('ingegrepen', 'Ingegrepen'), ('o_beraad', 'Besloten door het O-beraad')], max_length=12)),
                ('tekst', models.TextField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('drager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.drager')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('knelpunt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='opdrachten.knelpunt')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('aan', ''), ('soort', 'opgelost'), models.Q(('wijze', ''), _negated=True)), models.Q(('soort__in', ['voorgelegd', 'doorgezet']), ('wijze', ''), models.Q(('aan', ''), _negated=True)), _connector='OR'), name='knelpuntstap_aan_of_wijze'), models.UniqueConstraint(condition=models.Q(('soort', 'opgelost')), fields=('knelpunt',), name='knelpunt_eens_opgelost')],
            },
        ),
        migrations.CreateModel(
            name='Opgaveoordeel',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kwartaal', models.DateField()),
                ('oordeel', models.CharField(choices=[('op_koers', 'Op koers'), ('aandacht', 'Aandacht'), ('bijsturen', 'Bijsturen')], max_length=12)),
                ('zin', models.CharField(max_length=300)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('opgave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='oordelen', to='register.drager')),
            ],
            options={
                'indexes': [models.Index(fields=['opgave', 'kwartaal'], name='oordeel_bij')],
                'constraints': [models.CheckConstraint(condition=models.Q(('oordeel__in', ['op_koers', 'aandacht', 'bijsturen'])), name='oordeel_soort'), models.CheckConstraint(condition=models.Q(('kwartaal__day', 1), ('kwartaal__month__in', [1, 4, 7, 10])), name='oordeel_kwartaal')],
            },
        ),
        migrations.CreateModel(
            name='Scopestem',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('akkoord', models.BooleanField()),
                ('reden', models.TextField(blank=True)),
                ('genomen', models.DateField()),
                ('kenmerk', models.CharField(blank=True, max_length=40)),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('opgave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.drager')),
                ('persoon', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('voorstel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stemmen', to='opdrachten.scopevoorstel')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('akkoord', True), models.Q(('kenmerk', ''), _negated=True)), models.Q(('akkoord', False), models.Q(('reden', ''), _negated=True)), _connector='OR'), name='scopestem_zegt_waarom')],
            },
        ),
        migrations.CreateModel(
            name='Scopevoorstelafloop',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('uitkomst', models.CharField(choices=[('uitgevoerd', 'Uitgevoerd'), ('ingetrokken', 'Ingetrokken')], max_length=12)),
                ('reden', models.TextField(blank=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('voorstel', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='afloop', to='opdrachten.scopevoorstel')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('uitkomst', 'uitgevoerd'), models.Q(('reden', ''), _negated=True), _connector='OR'), name='voorstelafloop_reden')],
            },
        ),
        migrations.CreateModel(
            name='Scopevoorstelregel',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('materieel_budget', models.BigIntegerField()),
                ('bevoegdheden', models.TextField(blank=True)),
                ('strategische_keuzes', models.TextField(blank=True)),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('opdracht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.drager')),
                ('opgave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.drager')),
                ('voorstel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regels', to='opdrachten.scopevoorstel')),
                ('was', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='opdrachten.scope')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('voorstel', 'opdracht'), name='voorstelregel_eens'), models.CheckConstraint(condition=models.Q(('materieel_budget__gte', 0)), name='voorstelregel_budget')],
            },
        ),
        migrations.CreateModel(
            name='Verantwoording',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('van', models.DateField()),
                ('tot_en_met', models.DateField()),
                ('bereikt', models.TextField()),
                ('aog', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.document')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('opdracht', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verantwoordingen', to='register.drager')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('tot_en_met__gte', models.F('van'))), name='verantwoording_dagen')],
            },
        ),
        *waarborgen.feit(
            'opdrachten_aanvaarding',
            waarborgen.hooguit_een('opdrachten_aanvaarding', 'aanvaarding_een', 'opdracht_id'),
        ),
        *(
            waarborgen.onveranderlijk(f'opdrachten_{naam}')
            for naam in (
                'knelpunt',
                'knelpuntstap',
                'opgaveoordeel',
                'scopestem',
                'scopevoorstel',
                'scopevoorstelafloop',
                'scopevoorstelregel',
                'verantwoording',
            )
        ),
    ]

"""What the works council said about a besluit, and which besluit rectifies which."""

import django.db.models.deletion
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0003_statistiek'),
        ('register', '0003_themas_en_gebieden'),
    ]

    operations = [
        migrations.AlterField(
            model_name='beslisbevoegdheid',
            name='besluitsoort',
            field=models.CharField(choices=[('oprichting', 'Oprichting van het register'), ('regeling', 'Regeling wie wat beslist'), ('instelling', 'Instelling vaststellen'), ('uitzondering', 'Tijdelijke uitzondering'), ('topbenoeming', 'Benoeming in de top'), ('orgaanlid', 'Lid van een orgaan aanwijzen'), ('directeur_mo', 'Directeur Mens en Organisatie benoemen'), ('functionele_rol', 'Functionele rol toekennen'), ('begroting', 'Begroting vaststellen'), ('opgave_instellen', 'Opgave instellen'), ('opgave_hernoemen', 'Opgave hernoemen'), ('opgaven_samenvoegen', 'Opgaven samenvoegen'), ('opgave_beeindigen', 'Opgave beëindigen'), ('reorganisatie', 'Reorganisatie van opgaven'), ('domeindirecteur', 'Domeindirecteur aanwijzen'), ('bog', 'Bestuurlijk opdrachtgever aanwijzen'), ('opdracht_starten', 'Opdracht starten'), ('scope', 'Scope wijzigen'), ('faseovergang', 'Faseovergang'), ('decharge', 'Decharge verlenen'), ('opdracht_sluiten', 'Opdracht sluiten'), ('aog', 'Ambtelijk opdrachtgever benoemen'), ('aon', 'Ambtelijk opdrachtnemer benoemen'), ('aanvaarding', 'Opdracht aanvaarden'), ('deelopdrachten', 'Opdracht splitsen in deelopdrachten'), ('waarneming', 'Waarneming regelen'), ('pteam_oprichten', 'P-team oprichten'), ('pmanager', 'P-manager benoemen'), ('plaatsing', 'Plaatsing in een P-team'), ('rectificatie', 'Besluit rectificeren'), ('intrekking', 'Besluit intrekken'), ('schorsing', 'Besluit schorsen'), ('vernietiging', 'Besluit vernietigen')], max_length=20),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='soort',
            field=models.CharField(choices=[('oprichting', 'Oprichting van het register'), ('regeling', 'Regeling wie wat beslist'), ('instelling', 'Instelling vaststellen'), ('uitzondering', 'Tijdelijke uitzondering'), ('topbenoeming', 'Benoeming in de top'), ('orgaanlid', 'Lid van een orgaan aanwijzen'), ('directeur_mo', 'Directeur Mens en Organisatie benoemen'), ('functionele_rol', 'Functionele rol toekennen'), ('begroting', 'Begroting vaststellen'), ('opgave_instellen', 'Opgave instellen'), ('opgave_hernoemen', 'Opgave hernoemen'), ('opgaven_samenvoegen', 'Opgaven samenvoegen'), ('opgave_beeindigen', 'Opgave beëindigen'), ('reorganisatie', 'Reorganisatie van opgaven'), ('domeindirecteur', 'Domeindirecteur aanwijzen'), ('bog', 'Bestuurlijk opdrachtgever aanwijzen'), ('opdracht_starten', 'Opdracht starten'), ('scope', 'Scope wijzigen'), ('faseovergang', 'Faseovergang'), ('decharge', 'Decharge verlenen'), ('opdracht_sluiten', 'Opdracht sluiten'), ('aog', 'Ambtelijk opdrachtgever benoemen'), ('aon', 'Ambtelijk opdrachtnemer benoemen'), ('aanvaarding', 'Opdracht aanvaarden'), ('deelopdrachten', 'Opdracht splitsen in deelopdrachten'), ('waarneming', 'Waarneming regelen'), ('pteam_oprichten', 'P-team oprichten'), ('pmanager', 'P-manager benoemen'), ('plaatsing', 'Plaatsing in een P-team'), ('rectificatie', 'Besluit rectificeren'), ('intrekking', 'Besluit intrekken'), ('schorsing', 'Besluit schorsen'), ('vernietiging', 'Besluit vernietigen')], max_length=20),
        ),
        migrations.CreateModel(
            name='OrAdvies',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('datum', models.DateField(null=True)),
                ('strekking', models.TextField(blank=True)),
                ('niet_nodig', models.TextField(blank=True)),
                ('besluit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='or_advies', to='register.besluit')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.document')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('datum__isnull', False), models.Q(('strekking', ''), _negated=True), ('niet_nodig', '')), models.Q(('datum__isnull', True), ('document__isnull', True), ('strekking', ''), models.Q(('niet_nodig', ''), _negated=True)), _connector='OR'), name='or_advies_of_reden')],
            },
        ),
        migrations.CreateModel(
            name='Rectificatie',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('besluit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='rectificeert', to='register.besluit')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('oorsprong', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.besluit')),
                ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gerectificeerd_bij', to='register.besluit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('besluit', models.F('van')), _negated=True), models.Q(('besluit', models.F('oorsprong')), _negated=True)), name='rectificatie_van_een_ander')],
            },
        ),
        waarborgen.onveranderlijk('register_oradvies'),
        waarborgen.onveranderlijk('register_rectificatie'),
    ]

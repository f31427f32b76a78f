"""Themes and areas carry an aanspreekpunt; the O-beraad divides those."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0002_waarborgen'),
    ]

    operations = [
        migrations.AlterField(
            model_name='beslisbevoegdheid',
            name='besluitsoort',
            field=models.CharField(choices=[('oprichting', 'Oprichting van het register'), ('regeling', 'Regeling wie wat beslist'), ('instelling', 'Instelling vaststellen'), ('uitzondering', 'Tijdelijke uitzondering'), ('topbenoeming', 'Benoeming in de top'), ('orgaanlid', 'Lid van een orgaan aanwijzen'), ('directeur_mo', 'Directeur Mens en Organisatie benoemen'), ('functionele_rol', 'Functionele rol toekennen'), ('begroting', 'Begroting vaststellen'), ('opgave_instellen', 'Opgave instellen'), ('opgave_hernoemen', 'Opgave hernoemen'), ('opgaven_samenvoegen', 'Opgaven samenvoegen'), ('opgave_beeindigen', 'Opgave beëindigen'), ('domeindirecteur', 'Domeindirecteur aanwijzen'), ('bog', 'Bestuurlijk opdrachtgever aanwijzen'), ('opdracht_starten', 'Opdracht starten'), ('scope', 'Scope wijzigen'), ('faseovergang', 'Faseovergang'), ('decharge', 'Decharge verlenen'), ('opdracht_sluiten', 'Opdracht sluiten'), ('aog', 'Ambtelijk opdrachtgever benoemen'), ('aon', 'Ambtelijk opdrachtnemer benoemen'), ('deelopdrachten', 'Opdracht splitsen in deelopdrachten'), ('waarneming', 'Waarneming regelen'), ('aanspreekpunt', 'Aanspreekpunten verdelen'), ('pteam_oprichten', 'P-team oprichten'), ('pmanager', 'P-manager benoemen'), ('plaatsing', 'Plaatsing in een P-team'), ('intrekking', 'Besluit intrekken'), ('schorsing', 'Besluit schorsen'), ('vernietiging', 'Besluit vernietigen')], max_length=20),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='soort',
            field=models.CharField(choices=[('oprichting', 'Oprichting van het register'), ('regeling', 'Regeling wie wat beslist'), ('instelling', 'Instelling vaststellen'), ('uitzondering', 'Tijdelijke uitzondering'), ('topbenoeming', 'Benoeming in de top'), ('orgaanlid', 'Lid van een orgaan aanwijzen'), ('directeur_mo', 'Directeur Mens en Organisatie benoemen'), ('functionele_rol', 'Functionele rol toekennen'), ('begroting', 'Begroting vaststellen'), ('opgave_instellen', 'Opgave instellen'), ('opgave_hernoemen', 'Opgave hernoemen'), ('opgaven_samenvoegen', 'Opgaven samenvoegen'), ('opgave_beeindigen', 'Opgave beëindigen'), ('domeindirecteur', 'Domeindirecteur aanwijzen'), ('bog', 'Bestuurlijk opdrachtgever aanwijzen'), ('opdracht_starten', 'Opdracht starten'), ('scope', 'Scope wijzigen'), ('faseovergang', 'Faseovergang'), ('decharge', 'Decharge verlenen'), ('opdracht_sluiten', 'Opdracht sluiten'), ('aog', 'Ambtelijk opdrachtgever benoemen'), ('aon', 'Ambtelijk opdrachtnemer benoemen'), ('deelopdrachten', 'Opdracht splitsen in deelopdrachten'), ('waarneming', 'Waarneming regelen'), ('aanspreekpunt', 'Aanspreekpunten verdelen'), ('pteam_oprichten', 'P-team oprichten'), ('pmanager', 'P-manager benoemen'), ('plaatsing', 'Plaatsing in een P-team'), ('intrekking', 'Besluit intrekken'), ('schorsing', 'Besluit schorsen'), ('vernietiging', 'Besluit vernietigen')], max_length=20),
        ),
        migrations.AlterField(
            model_name='drager',
            name='soort',
            field=models.CharField(choices=[('concern', 'Concern'), ('orgaan', 'Orgaan'), ('opgave', 'Opgave'), ('opdracht', 'Opdracht'), ('deelopdracht', 'Deelopdracht'), ('pteam', 'P-team'), ('thema', 'Thema'), ('gebied', 'Gebied')], max_length=12),
        ),
        migrations.AlterField(
            model_name='rolsoort',
            name='dragersoort',
            field=models.CharField(choices=[('concern', 'Concern'), ('orgaan', 'Orgaan'), ('opgave', 'Opgave'), ('opdracht', 'Opdracht'), ('deelopdracht', 'Deelopdracht'), ('pteam', 'P-team'), ('thema', 'Thema'), ('gebied', 'Gebied')], max_length=12),
        ),
    ]

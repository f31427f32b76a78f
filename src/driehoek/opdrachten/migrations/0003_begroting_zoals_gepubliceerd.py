"""Budget amounts as published: approximations, totals printed elsewhere, names that came later."""

import django.db.models.deletion
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('opdrachten', '0002_waarborgen'),
        ('platform', '0002_waarborgen'),
        ('register', '0002_waarborgen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Postaanvulling',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=200)),
                ('niveau', models.CharField(max_length=12)),
                ('bron', models.CharField(blank=True, max_length=1000)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='begrotingsbedrag',
            name='bedrag_eens_per_soort',
        ),
        migrations.AddField(
            model_name='begrotingsbedrag',
            name='bij_benadering',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='begrotingsbedrag',
            name='bron',
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name='begrotingsbedrag',
            name='totaal_van',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gedrukte_totalen', to='opdrachten.begrotingspost'),
        ),
        migrations.AlterField(
            model_name='begrotingspost',
            name='bron',
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddConstraint(
            model_name='begrotingsbedrag',
            constraint=models.UniqueConstraint(fields=('post', 'soort', 'herkomst', 'bij_benadering', 'totaal_van'), name='bedrag_eens_per_soort', nulls_distinct=False),
        ),
        migrations.AddField(
            model_name='postaanvulling',
            name='geopend',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling'),
        ),
        migrations.AddField(
            model_name='postaanvulling',
            name='grondslag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.grondslag'),
        ),
        migrations.AddField(
            model_name='postaanvulling',
            name='post',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='aanvulling', to='opdrachten.begrotingspost'),
        ),
        waarborgen.onveranderlijk('opdrachten_postaanvulling'),
    ]

"""The decision log: rows are added, and removed only after their term (GEN-07)."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('koppelingen', '0002_waarborgen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Beslissing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bestand', models.CharField(max_length=80)),
                ('plek', models.BigIntegerField()),
                ('einde', models.BigIntegerField()),
                ('moment', models.DateTimeField()),
                ('soort', models.CharField(max_length=30)),
                ('afnemer', models.BigIntegerField(null=True)),
                ('sleutel', models.CharField(blank=True, max_length=40)),
                ('uitkomst', models.CharField(max_length=10)),
                ('aantal', models.PositiveIntegerField()),
                ('toegestaan', models.PositiveIntegerField(default=0)),
                ('grootboek', models.BigIntegerField(null=True)),
                ('trace_id', models.CharField(blank=True, max_length=32)),
                ('verzoek', models.CharField(blank=True, max_length=200)),
                ('personen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('voorwerpen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('handelingen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('regel', models.TextField()),
                ('bewaren_tot', models.DateField(db_index=True)),
            ],
            options={
                'ordering': ['-moment', '-id'],
                'indexes': [models.Index(fields=['-moment', '-id'], name='beslissing_moment'), models.Index(fields=['trace_id'], name='beslissing_trace'), django.contrib.postgres.indexes.GinIndex(fields=['personen'], name='beslissing_personen'), django.contrib.postgres.indexes.GinIndex(fields=['voorwerpen'], name='beslissing_voorwerpen')],
                'constraints': [models.UniqueConstraint(fields=('bestand', 'plek'), name='beslissing_eenmaal')],
            },
        ),
        waarborgen.tot_bewaartermijn("koppelingen_beslissing"),
    ]

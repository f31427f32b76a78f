"""Files that came of long work, and the read log, to which rows are only added (GEN-02)."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import driehoek.platform.klok
from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0004_gemak'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inzage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('moment', models.DateTimeField(db_index=True, default=driehoek.platform.klok.nu)),
                ('account', models.UUIDField(db_index=True, null=True)),
                ('soort', models.CharField(max_length=40)),
                ('waarover', models.CharField(max_length=300)),
                ('drager', models.BigIntegerField(db_index=True, null=True)),
                ('doel', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ['-moment'],
            },
        ),
        migrations.CreateModel(
            name='Taakbestand',
            fields=[
                ('taak', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='bestand', serialize=False, to='platform.taak')),
                ('naam', models.CharField(max_length=200)),
                ('mediatype', models.CharField(max_length=100)),
                ('inhoud', models.BinaryField()),
                ('verloopt', models.DateTimeField(db_index=True)),
            ],
        ),
        waarborgen.onveranderlijk("platform_inzage"),
    ]

"""Checks that were made, and the files that they are of."""

import django.db.models.deletion
import driehoek.platform.klok
import uuid
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('platform', '0007_accounts_waarborgen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Controle',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('grootte', models.PositiveBigIntegerField()),
                ('nr', models.BigIntegerField()),
                ('instellingen', models.JSONField()),
                ('samenvatting', models.JSONField()),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('vorige', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='latere', to='rechtmatigheid.controle')),
            ],
        ),
        migrations.CreateModel(
            name='Controlebestand',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('account', models.UUIDField(db_index=True, null=True)),
                ('naam', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('grootte', models.PositiveBigIntegerField()),
                ('aangeboden', models.DateTimeField(default=driehoek.platform.klok.nu)),
                ('stop', models.BooleanField(default=False)),
                ('controle', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bestand', to='rechtmatigheid.controle')),
                ('taak', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='platform.taak')),
                ('vorige', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rechtmatigheid.controle')),
            ],
            options={
                'ordering': ['-aangeboden'],
            },
        ),
        migrations.AddConstraint(
            model_name='controle',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='controle_hash_van_bestand'),
        ),
        waarborgen.onveranderlijk("rechtmatigheid_controle"),
    ]


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('platform', '0003_statistiek'),
        ('register', '0002_waarborgen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Toegangsbeoordeling',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('van', models.DateField()),
                ('tot_en_met', models.DateField()),
                ('opmerkingen', models.TextField(blank=True)),
                ('personen', models.PositiveIntegerField()),
                ('gekregen', models.PositiveIntegerField()),
                ('verloren', models.PositiveIntegerField()),
                ('aandachtspunten', models.PositiveIntegerField()),
                ('beoordelaar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
            ],
        ),
        migrations.CreateModel(
            name='Toegangsbevinding',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('rang', models.SmallIntegerField(default=1)),
                ('waarneming', models.BooleanField(default=False)),
                ('account', models.UUIDField(null=True)),
                ('oordeel', models.CharField(choices=[('blijft', 'Mag blijven'), ('eindigt', 'Moet eindigen')], max_length=10)),
                ('toelichting', models.TextField(blank=True)),
                ('beoordeling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bevindingen', to='toegang.toegangsbeoordeling')),
                ('drager', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.drager')),
                ('geopend', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.handeling')),
                ('persoon', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.persoon')),
                ('rolsoort', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.rolsoort')),
            ],
        ),
        migrations.AddConstraint(
            model_name='toegangsbeoordeling',
            constraint=models.CheckConstraint(condition=models.Q(('tot_en_met__gte', models.F('van'))), name='toegangsbeoordeling_periode'),
        ),
        migrations.AddConstraint(
            model_name='toegangsbevinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('account__isnull', True), ('drager__isnull', False), ('persoon__isnull', False), ('rolsoort__isnull', False)), models.Q(('account__isnull', False), ('drager__isnull', True), ('rolsoort__isnull', True)), _connector='OR'), name='toegangsbevinding_rol_of_account'),
        ),
        migrations.AddConstraint(
            model_name='toegangsbevinding',
            constraint=models.CheckConstraint(condition=models.Q(('oordeel', 'blijft'), models.Q(('oordeel', 'eindigt'), models.Q(('toelichting', ''), _negated=True)), _connector='OR'), name='toegangsbevinding_zegt_waarom'),
        ),
    ]

"""What an amount of the budget should have been, beside what was registered."""

import django.db.models.deletion
from django.db import migrations, models

from driehoek.platform import waarborgen


class Migration(migrations.Migration):
    dependencies = [
        ("opdrachten", "0003_begroting_zoals_gepubliceerd"),
        ("platform", "0002_waarborgen"),
        ("register", "0002_waarborgen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bedragcorrectie",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("wordt", models.BigIntegerField(null=True)),
                (
                    "bedrag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correcties",
                        to="opdrachten.begrotingsbedrag",
                    ),
                ),
                (
                    "geopend",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platform.handeling",
                    ),
                ),
                (
                    "grondslag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.grondslag",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        waarborgen.onveranderlijk("opdrachten_bedragcorrectie"),
    ]

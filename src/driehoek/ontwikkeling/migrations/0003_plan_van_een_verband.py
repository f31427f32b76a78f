from django.db import migrations, models


class Migration(migrations.Migration):
    """A plan is of a P-team, a vakgenootschap or a vakcirkel."""

    dependencies = [
        ("ontwikkeling", "0002_teamplan"),
        ("register", "0008_vakcirkel"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="teamplan", name="teamplan_versie_eens"),
        migrations.RemoveConstraint(model_name="teamplan", name="teamplan_een_concept"),
        migrations.RenameField(model_name="teamplan", old_name="pteam", new_name="drager"),
        migrations.AddConstraint(
            model_name="teamplan",
            constraint=models.UniqueConstraint(
                fields=("drager", "versie"), name="teamplan_versie_eens"
            ),
        ),
        migrations.AddConstraint(
            model_name="teamplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("vastgesteld", None)),
                fields=("drager",),
                name="teamplan_een_concept",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("signalen", "0002_waarborgen")]
    operations = [
        migrations.AddField(
            model_name="signaal", name="ook", field=models.BigIntegerField(null=True)
        )
    ]

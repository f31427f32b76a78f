"""What the database itself refuses about opdrachten and the budget."""

from django.db import migrations

from driehoek.platform import waarborgen


def _feit(naam: str, sleutel: str = "opdracht_id") -> list[migrations.RunSQL]:
    tabel = f"opdrachten_{naam}"
    return waarborgen.feit(tabel, waarborgen.hooguit_een(tabel, f"{naam}_een", sleutel))


class Migration(migrations.Migration):
    dependencies = [("opdrachten", "0001_initial"), ("register", "0002_waarborgen")]
    operations = [
        *(
            waarborgen.onveranderlijk(f"opdrachten_{naam}")
            for naam in ("begrotingspost", "begrotingsbedrag", "postopvolging")
        ),
        *_feit("postkoppeling", "drager_id"),
        *_feit("opdrachtprofiel"),
        *_feit("fase"),
        *_feit("scope"),
        *waarborgen.feit(
            "opdrachten_decharge",
            waarborgen.hooguit_een_paar(
                "opdrachten_decharge",
                "decharge_een",
                "opdracht_id",
                "(hashtextextended(fase, 0) / 2)",
            ),
        ),
    ]

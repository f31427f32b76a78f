"""What the database itself refuses in the mandate regulation; and word of each new head."""

from django.db import migrations

from driehoek.platform import waarborgen

MELD_KOP = """
CREATE FUNCTION driehoek_meld_kop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('driehoek_kop', NEW.nr::text);
    RETURN NULL;
END $$;
CREATE TRIGGER kop_meld AFTER UPDATE OF nr ON platform_kop
    FOR EACH ROW EXECUTE FUNCTION driehoek_meld_kop();
"""
MELD_KOP_WEG = "DROP TRIGGER kop_meld ON platform_kop; DROP FUNCTION driehoek_meld_kop();"


class Migration(migrations.Migration):
    dependencies = [("bevoegdheden", "0001_initial"), ("register", "0002_waarborgen")]
    operations = [
        *waarborgen.feit(
            "bevoegdheden_mandaatartikel",
            waarborgen.hooguit_een(
                "bevoegdheden_mandaatartikel",
                "mandaatartikel_een",
                "(hashtextextended(code, 0) / 2)",
            ),
        ),
        migrations.RunSQL(MELD_KOP, MELD_KOP_WEG),
    ]

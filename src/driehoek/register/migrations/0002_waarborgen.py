"""What the database itself refuses in the register, and the table of kinds of roles."""

from django.db import migrations

from driehoek.platform import waarborgen
from driehoek.register.types import ROLSOORTEN

SAMENGESTELDE_SLEUTELS = """
ALTER TABLE register_rolvervulling
    ADD CONSTRAINT rolvervulling_drager_soort FOREIGN KEY (drager_id, dragersoort)
        REFERENCES register_drager (id, soort) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT rolvervulling_rol_op_soort FOREIGN KEY (rolsoort_id, dragersoort, enig)
        REFERENCES register_rolsoort (id, dragersoort, enig) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE register_ligging
    ADD CONSTRAINT ligging_drager_soort FOREIGN KEY (drager_id, dragersoort)
        REFERENCES register_drager (id, soort) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT ligging_ouder_soort FOREIGN KEY (ouder_id, oudersoort)
        REFERENCES register_drager (id, soort) DEFERRABLE INITIALLY DEFERRED;
"""
SAMENGESTELDE_SLEUTELS_WEG = """
ALTER TABLE register_rolvervulling DROP CONSTRAINT rolvervulling_drager_soort,
    DROP CONSTRAINT rolvervulling_rol_op_soort;
ALTER TABLE register_ligging DROP CONSTRAINT ligging_drager_soort,
    DROP CONSTRAINT ligging_ouder_soort;
"""

# Deferred: an act may open the existence and the roles on it in any order.
BINNEN_BESTAAN = """
CREATE FUNCTION driehoek_rol_binnen_bestaan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    leven datemultirange;
BEGIN
    SELECT range_agg(geldig) INTO leven FROM register_bestaan
        WHERE drager_id = NEW.drager_id AND gesloten_id IS NULL;
    IF TG_TABLE_NAME = 'register_rolvervulling' THEN
        IF NEW.geldig <@ leven THEN RETURN NULL; END IF;
    ELSIF NOT EXISTS (
        SELECT FROM register_rolvervulling
        WHERE drager_id = NEW.drager_id AND gesloten_id IS NULL
          AND NOT coalesce(geldig <@ leven, false)
    ) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'REG-08: een rol ligt buiten het bestaan van drager %', NEW.drager_id
        USING ERRCODE = 'integrity_constraint_violation',
              CONSTRAINT = 'rolvervulling_binnen_bestaan';
END $$;
CREATE CONSTRAINT TRIGGER rolvervulling_binnen_bestaan
    AFTER INSERT ON register_rolvervulling DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION driehoek_rol_binnen_bestaan();
CREATE CONSTRAINT TRIGGER bestaan_omvat_rollen
    AFTER INSERT OR UPDATE ON register_bestaan DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION driehoek_rol_binnen_bestaan();
"""
BINNEN_BESTAAN_WEG = """
DROP TRIGGER rolvervulling_binnen_bestaan ON register_rolvervulling;
DROP TRIGGER bestaan_omvat_rollen ON register_bestaan;
DROP FUNCTION driehoek_rol_binnen_bestaan();
"""

ALLEEN_VERNIETIGEN = """
CREATE TRIGGER register_persoonsgegeven_alleen_sluiten BEFORE UPDATE
    ON register_persoonsgegeven FOR EACH ROW
    WHEN (OLD.gesloten_id IS DISTINCT FROM NEW.gesloten_id
          OR OLD.geregistreerd IS DISTINCT FROM NEW.geregistreerd)
    EXECUTE FUNCTION driehoek_alleen_sluiten();
CREATE TRIGGER register_persoonsgegeven_alleen_vernietigen BEFORE UPDATE
    ON register_persoonsgegeven FOR EACH ROW
    WHEN (OLD.gesloten_id IS NOT DISTINCT FROM NEW.gesloten_id
          AND OLD.geregistreerd IS NOT DISTINCT FROM NEW.geregistreerd)
    EXECUTE FUNCTION driehoek_alleen_vernietigen(
        'voornaam', 'tussenvoegsel', 'achternaam', 'sorteernaam', 'zout');
CREATE TRIGGER register_persoonsgegeven_niet_verwijderen BEFORE DELETE
    ON register_persoonsgegeven FOR EACH ROW EXECUTE FUNCTION driehoek_onveranderlijk();
ALTER TABLE register_persoonsgegeven ADD CONSTRAINT persoonsgegeven_geregistreerd_niet_leeg CHECK (
    NOT isempty(geregistreerd) AND (upper_inf(geregistreerd) = (gesloten_id IS NULL)));
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'driehoek_app') THEN
        GRANT SELECT, INSERT, UPDATE ON register_persoonsgegeven TO driehoek_app;
    END IF;
END $$;
"""
ALLEEN_VERNIETIGEN_WEG = """
DROP TRIGGER register_persoonsgegeven_alleen_sluiten ON register_persoonsgegeven;
DROP TRIGGER register_persoonsgegeven_alleen_vernietigen ON register_persoonsgegeven;
DROP TRIGGER register_persoonsgegeven_niet_verwijderen ON register_persoonsgegeven;
ALTER TABLE register_persoonsgegeven DROP CONSTRAINT persoonsgegeven_geregistreerd_niet_leeg;
"""


def vul_rolsoorten(apps, schema_editor):
    Rolsoort = apps.get_model("register", "Rolsoort")
    Rolsoort.objects.bulk_create(
        Rolsoort(
            id=r.id, rol=r.rol.value, dragersoort=r.dragersoort.value, enig=r.enig, kant=r.kant
        )
        for r in ROLSOORTEN
    )


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("platform", "0002_waarborgen")]
    operations = [
        migrations.RunPython(vul_rolsoorten, migrations.RunPython.noop),
        *(
            waarborgen.onveranderlijk(tabel)
            for tabel in (
                "register_drager",
                "register_persoon",
                "register_besluit",
                "register_grondslag",
                "register_opvolging",
            )
        ),
        *waarborgen.feit(
            "register_besluitwerking",
            waarborgen.hooguit_een("register_besluitwerking", "werking_een", "besluit_id"),
        ),
        *waarborgen.feit(
            "register_bestaan",
            waarborgen.hooguit_een("register_bestaan", "bestaan_een", "drager_id"),
        ),
        *waarborgen.feit(
            "register_benaming",
            waarborgen.hooguit_een("register_benaming", "benaming_een", "drager_id"),
        ),
        *waarborgen.feit(
            "register_ligging",
            waarborgen.hooguit_een("register_ligging", "ligging_een", "drager_id"),
        ),
        *waarborgen.feit(
            "register_rolvervulling",
            waarborgen.hooguit_een("register_rolvervulling", "rolvervulling_enig", "plek", "enig"),
            waarborgen.hooguit_een_paar(
                "register_rolvervulling",
                "rolvervulling_persoon_eens",
                "plek",
                "persoon_id",
                "NOT enig",
            ),
            berekend="plek",
        ),
        *waarborgen.feit(
            "register_beslisbevoegdheid",
            waarborgen.hooguit_een(
                "register_beslisbevoegdheid",
                "beslisbevoegdheid_een",
                "(hashtextextended(besluitsoort || '/' || rol || '/'"
                " || coalesce(orgaan_id, 0)::text, 0) / 2)",
            ),
        ),
        *waarborgen.feit(
            "register_uitzondering",
            waarborgen.hooguit_een_paar(
                "register_uitzondering",
                "uitzondering_een",
                "persoon_id",
                "(hashtextextended(regel, 0) / 2)",
            ),
        ),
        *waarborgen.feit(
            "register_instelling",
            waarborgen.hooguit_een(
                "register_instelling", "instelling_een", "(hashtextextended(code, 0) / 2)"
            ),
        ),
        migrations.RunSQL(SAMENGESTELDE_SLEUTELS, SAMENGESTELDE_SLEUTELS_WEG),
        migrations.RunSQL(BINNEN_BESTAAN, BINNEN_BESTAAN_WEG),
        migrations.RunSQL(ALLEEN_VERNIETIGEN, ALLEEN_VERNIETIGEN_WEG),
    ]

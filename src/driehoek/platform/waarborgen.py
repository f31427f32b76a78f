"""What the database itself refuses, as migration operations.

The application connects as a lesser role than the owner. It can add rows, and close facts, and
that is all; a trigger guards the same for every role but a superuser who disables it, and what a
superuser changes `driehoek verify` names.
"""

from collections.abc import Iterable

from django.db import migrations

APP_ROL = "driehoek_app"

FUNCTIES = """
CREATE FUNCTION driehoek_onveranderlijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'REG-11: een rij van % wordt nooit gewijzigd of verwijderd', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION driehoek_alleen_sluiten() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Arguments: generated columns, which a BEFORE trigger does not see yet.
    vrij text[] := ARRAY['geregistreerd', 'gesloten_id'] || TG_ARGV;
    oud jsonb := to_jsonb(OLD) - vrij;
    nieuw jsonb := to_jsonb(NEW) - vrij;
BEGIN
    IF OLD.gesloten_id IS NULL AND NEW.gesloten_id IS NOT NULL AND oud = nieuw
       AND lower(NEW.geregistreerd) = lower(OLD.geregistreerd)
       AND upper_inf(OLD.geregistreerd) AND NOT upper_inf(NEW.geregistreerd) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'REG-11: een feit van % kan alleen worden gesloten, en maar een keer',
        TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION driehoek_alleen_vernietigen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    naam text;
    oud jsonb := to_jsonb(OLD);
    nieuw jsonb := to_jsonb(NEW);
BEGIN
    FOR naam IN SELECT jsonb_object_keys(oud) LOOP
        IF oud -> naam IS DISTINCT FROM nieuw -> naam
           AND NOT (naam = ANY (TG_ARGV) AND nieuw -> naam = 'null'::jsonb) THEN
            RAISE EXCEPTION 'GEN-07: van % mag de inhoud worden vernietigd, niet gewijzigd (%)',
                TG_TABLE_NAME, naam USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
"""

FUNCTIES_WEG = """
DROP FUNCTION driehoek_onveranderlijk();
DROP FUNCTION driehoek_alleen_sluiten();
DROP FUNCTION driehoek_alleen_vernietigen();
"""


def _verleen(tabel: str, rechten: Iterable[str]) -> str:
    """Grant to the application's role, where that role exists."""
    regels = "\n".join(f"    GRANT {recht} ON {tabel} TO {APP_ROL};" for recht in rechten)
    return f"""
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROL}') THEN
{regels}
    END IF;
END $$;
"""


def _sql(heen: str, terug: str) -> migrations.RunSQL:
    return migrations.RunSQL(sql=heen, reverse_sql=terug)


def onveranderlijk(tabel: str) -> migrations.RunSQL:
    """Rows of `tabel` are added and never changed or removed (Geboekt)."""
    return _sql(
        f"""
CREATE TRIGGER {tabel}_onveranderlijk BEFORE UPDATE OR DELETE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION driehoek_onveranderlijk();
"""
        + _verleen(tabel, ["SELECT, INSERT"]),
        f"DROP TRIGGER {tabel}_onveranderlijk ON {tabel};",
    )


_BEWAARTERMIJN = """FUNCTION driehoek_bewaartermijn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The day where the register lives: the database itself may be an hour behind it.
    IF TG_OP = 'DELETE' AND OLD.bewaren_tot <= (now() AT TIME ZONE 'Europe/Amsterdam')::date THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'GEN-07: een rij van % wordt niet gewijzigd, en pas na haar termijn vernietigd',
        TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def vernieuw_bewaartermijn() -> migrations.RunSQL:
    """For databases that judge `bewaren_tot` by their own day."""
    return _sql(f"CREATE OR REPLACE {_BEWAARTERMIJN}", "")


def tot_bewaartermijn(tabel: str) -> migrations.RunSQL:
    """Rows of `tabel` are added, never changed, and removed from the day in `bewaren_tot` on."""
    return _sql(
        f"""
CREATE {_BEWAARTERMIJN}CREATE TRIGGER {tabel}_bewaartermijn BEFORE UPDATE OR DELETE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION driehoek_bewaartermijn();
"""
        + _verleen(tabel, ["SELECT, INSERT, DELETE"]),
        f"""
DROP TRIGGER {tabel}_bewaartermijn ON {tabel};
DROP FUNCTION driehoek_bewaartermijn();
""",
    )


def alleen_sluiten(tabel: str, berekend: str = "") -> migrations.RunSQL:
    """Rows of `tabel` are added and closed, nothing else (Registratie, Tijdfeit).

    `berekend` names a generated column.
    """
    return _sql(
        f"""
ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_geregistreerd_niet_leeg CHECK (
    NOT isempty(geregistreerd) AND NOT lower_inf(geregistreerd) AND lower_inc(geregistreerd)
    AND NOT upper_inc(geregistreerd)
    AND (upper_inf(geregistreerd) = (gesloten_id IS NULL))
    AND coalesce(upper(geregistreerd) < 'infinity', true));
CREATE INDEX {tabel}_gesloten ON {tabel} (gesloten_id) WHERE gesloten_id IS NOT NULL;
CREATE TRIGGER {tabel}_alleen_sluiten BEFORE UPDATE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION driehoek_alleen_sluiten({f"'{berekend}'" if berekend else ""});
CREATE TRIGGER {tabel}_niet_verwijderen BEFORE DELETE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION driehoek_onveranderlijk();
"""
        + _verleen(tabel, ["SELECT, INSERT", "UPDATE (geregistreerd, gesloten_id)"]),
        f"""
DROP INDEX {tabel}_gesloten;
DROP TRIGGER {tabel}_alleen_sluiten ON {tabel};
DROP TRIGGER {tabel}_niet_verwijderen ON {tabel};
ALTER TABLE {tabel} DROP CONSTRAINT {tabel}_geregistreerd_niet_leeg;
""",
    )


def tijdfeit(tabel: str) -> migrations.RunSQL:
    """`geldig` is never empty and has a first day (Tijdfeit)."""
    return _sql(
        f"""
ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_geldig_niet_leeg CHECK (
    NOT isempty(geldig) AND NOT lower_inf(geldig)
    AND lower(geldig) > '-infinity' AND coalesce(upper(geldig) < 'infinity', true));
""",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {tabel}_geldig_niet_leeg;",
    )


def hooguit_een(tabel: str, naam: str, sleutel: str, waar: str = "") -> migrations.RunSQL:
    """At most one row per `sleutel` (a bigint expression) on any day at any moment.

    Deferred, so that the rules get the first word and can say who is in the way.
    """
    return _sluit_uit(tabel, naam, [sleutel], waar)


def hooguit_een_paar(
    tabel: str, naam: str, sleutel: str, tweede: str, waar: str = ""
) -> migrations.RunSQL:
    """As `hooguit_een`, for a key of two bigint expressions."""
    return _sluit_uit(tabel, naam, [sleutel, tweede], waar)


def hooguit_een_van(tabel: str, naam: str, *sleutels: str) -> migrations.RunSQL:
    """As `hooguit_een`, for a key of any number of bigint expressions."""
    return _sluit_uit(tabel, naam, list(sleutels), "")


def _sluit_uit(tabel: str, naam: str, sleutels: list[str], waar: str) -> migrations.RunSQL:
    # Without btree_gist a number is compared as the range that holds only it.
    gelijk = ", ".join(f"int8range({s}, {s}, '[]') WITH &&" for s in sleutels)
    filter_ = f" WHERE ({waar})" if waar else ""
    return _sql(
        f"""
ALTER TABLE {tabel} ADD CONSTRAINT {naam} EXCLUDE USING gist (
    {gelijk}, geldig WITH &&, geregistreerd WITH &&
){filter_} DEFERRABLE INITIALLY DEFERRED;
""",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {naam};",
    )


def feit(tabel: str, *sloten: migrations.RunSQL, berekend: str = "") -> list[migrations.RunSQL]:
    """All that a Tijdfeit's table needs."""
    return [alleen_sluiten(tabel, berekend), tijdfeit(tabel), *sloten]


VRIJ = (
    "platform_account",
    "platform_document",
    "platform_taak",
    "platform_taakbestand",
    "platform_regelstand",
    "platform_voorkeur",
    "platform_bezocht",
    "platform_favoriet",
    "platform_bewaardfilter",
    "opdrachten_invoerbestand",
    "organisatie_vakvoorstel",
    "toegang_correctieverzoek",
    "ontwikkeling_begrip",
    "ontwikkeling_begripverband",
    "ontwikkeling_profieldeel",
    "ontwikkeling_vaardigheid",
    "ontwikkeling_teamplan",
    "ontwikkeling_teamplandeel",
    "rechtmatigheid_controlebestand",
    "register_accountpersoon",
    "signalen_signaal",
    "signalen_signaaleigenaar",
    "signalen_melding",
    "signalen_postvoorkeur",
    "signalen_dagbericht",
    "koppelingen_gebruiker",
    "koppelingen_sleutelgebruik",
    "koppelingen_verbruik",
    "django_session",
    "platform_sessie",
    "platform_inlogpoging",
    "socialaccount_socialaccount",
    "socialaccount_socialtoken",
    "mfa_authenticator",
    "driehoek_cache",
)


def bedrijfsmiddelen() -> str:
    """The grants on what is no part of the register: sessions, jobs, accounts."""
    vrij = ", ".join(f"'{naam}'" for naam in VRIJ)
    return f"""
DO $$ DECLARE tabel text; BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROL}') THEN RETURN; END IF;
    EXECUTE 'GRANT USAGE ON SCHEMA public TO {APP_ROL}';
    FOR tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND (tablename IN ({vrij}) OR starts_with(tablename, 'procrastinate_')) LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO {APP_ROL}', tabel);
    END LOOP;
    FOR tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename IN ('django_migrations', 'django_content_type', 'register_rolsoort') LOOP
        EXECUTE format('GRANT SELECT ON %I TO {APP_ROL}', tabel);
    END LOOP;
    IF to_regclass('public.platform_kop') IS NOT NULL THEN
        EXECUTE 'GRANT SELECT, UPDATE ON platform_kop TO {APP_ROL}';
    END IF;
    EXECUTE 'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROL}';
END $$;
"""  # noqa: S608  (names of ours)

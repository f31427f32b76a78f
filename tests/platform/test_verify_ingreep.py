"""REG-11, GEN-02: whoever changes the database behind the register's back is found out.

As superuser, past triggers and grants: any column of any row that the ledger guards is changed,
any row removed or added. Each single tampering is named with its table and its id.
"""

import random
import string
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from driehoek.kern.tijd import Periode
from provincie import Provincie, verzoek

AANTAL = 100
ZAAD = 20_261_123


@dataclass(frozen=True)
class Ingreep:
    """One tampering: what is done, and which row verify must name for it."""

    soort: str
    tabel: str
    kolom: str
    sleutel: Any


@pytest.fixture(scope="module")
def bron(pg, sjabloon, django_db_setup, django_db_blocker) -> Iterator[None]:
    """Django as superuser on a clone of its own, with rows in every guarded table."""
    from plugin_postgres import _django_op, _nieuwe_kloon

    with (
        _nieuwe_kloon(pg) as kloon,
        django_db_blocker.unblock(),
        _django_op(kloon.superuser),
    ):
        _vul()
        yield


@pytest.fixture(autouse=True)
def _mag_bij_de_database(django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def test_every_guarded_table_has_rows_and_verify_is_green(bron):
    from driehoek.platform.handelingen import verify

    leeg = [t for t, m in verify.geboekte_modellen().items() if not m.objects.exists()]
    assert leeg == []
    assert list(verify.controleer()) == []


@pytest.mark.traag
def test_REG_11_each_of_100_random_tamperings_is_named(bron):
    from driehoek.platform.handelingen import verify

    kans = random.Random(ZAAD)
    gedaan: list[Ingreep] = []
    gemist: list[Ingreep] = []
    while len(gedaan) < AANTAL:
        with _ingreep(kans) as ingreep:
            if ingreep is None:
                continue
            gedaan.append(ingreep)
            genoemd = {(b.tabel, b.id) for b in verify.controleer()}
            if (ingreep.tabel, ingreep.sleutel) not in genoemd:
                gemist.append(ingreep)

    assert gemist == []
    assert {i.soort for i in gedaan} == {"wijzig", "verwijder", "voeg toe"}
    assert len({i.tabel for i in gedaan}) >= 15
    assert list(verify.controleer()) == []


@pytest.mark.traag
def test_REG_11_each_column_of_each_table_is_guarded(bron):
    """Not by chance: every column of every table at least once."""
    from driehoek.platform.handelingen import verify

    kans = random.Random(ZAAD)
    gemist: list[Ingreep] = []
    onmogelijk: list[str] = []
    for tabel, model in sorted(_modellen().items()):
        for kolom in _kolommen(model):
            for _ in range(8):
                with _ingreep(kans, "wijzig", tabel, kolom) as ingreep:
                    if ingreep is None:
                        continue
                    genoemd = {(b.tabel, b.id) for b in verify.controleer()}
                    if (tabel, ingreep.sleutel) not in genoemd:
                        gemist.append(ingreep)
                    break
            else:
                onmogelijk.append(f"{tabel}.{kolom}")

    assert gemist == []
    assert onmogelijk == []


def test_the_last_handeling_removed_and_a_head_put_back(bron):
    """Who rewrites the head as well is caught by a head that was noted down elsewhere."""
    from django.db import connection, transaction
    from django.db.models import Max

    from driehoek.platform.handelingen import verify
    from driehoek.platform.models import Handeling

    geboekt = verify.geboekte_modellen().values()
    nr, hash_ = verify.kop()
    bekend = (nr, bytes.fromhex(hash_))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in geboekt:
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE geopend_id = %s", [nr])
        cursor.execute("DELETE FROM platform_handeling WHERE nr = %s", [nr])
        laatste = Handeling.objects.order_by("-nr")[0]
        hoogste = max(m.objects.aggregate(x=Max("id"))["x"] or 0 for m in geboekt)
        cursor.execute(
            "UPDATE platform_kop SET nr = %s, moment = %s, hash = %s, laatste_id = %s",
            [laatste.nr, laatste.moment, laatste.hash, hoogste],
        )
        zonder = list(verify.controleer())
        met = list(verify.controleer(bekend=bekend))
        transaction.set_rollback(True)

    assert zonder == []
    assert [(b.tabel, b.id) for b in met] == [("platform_handeling", nr)]


@pytest.mark.parametrize(
    ("tabel", "kolom", "waarde"),
    [
        ("register_besluit", "genomen", "-infinity"),
        ("platform_handeling", "moment", "infinity"),
        ("platform_kop", "moment", "infinity"),
        ("platform_handeling", "manifest", "\\x00"),
        ("register_instelling", "waarde", "1.5"),
    ],
)
def test_a_value_that_cannot_be_read_is_named_too(bron, tabel, kolom, waarde):
    from django.db import connection, transaction

    from driehoek.platform.handelingen import verify

    sleutel = _modellen()[tabel]._meta.pk.column
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SELECT min({sleutel}) FROM {tabel}")
        (id_,) = cursor.fetchone()
        cursor.execute(f"UPDATE {tabel} SET {kolom} = %s WHERE {sleutel} = %s", [waarde, id_])
        gevonden = list(verify.controleer())
        transaction.set_rollback(True)

    assert (tabel, id_) in {(b.tabel, b.id) for b in gevonden}


def test_GEN_07_a_destroyed_name_still_verifies(bron):
    from django.db import connection, transaction

    from driehoek.platform.handelingen import verify

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_persoonsgegeven SET voornaam = NULL, tussenvoegsel = NULL,"
            " achternaam = NULL, sorteernaam = NULL, zout = NULL WHERE gesloten_id IS NULL"
        )
        assert cursor.rowcount > 0
        gevonden = list(verify.controleer())
        transaction.set_rollback(True)

    assert gevonden == []


def test_a_changed_kind_of_role_is_named(bron):
    from django.db import connection, transaction

    from driehoek.platform.handelingen import verify

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_rolsoort SET kant = 'P' WHERE id = 13")
        gevonden = list(verify.controleer())
        transaction.set_rollback(True)

    assert [(b.tabel, b.id) for b in gevonden] == [("register_rolsoort", 13)]


def _modellen() -> dict[str, Any]:
    from driehoek.platform.handelingen import verify
    from driehoek.platform.models import Handeling, Kop

    extra = {m._meta.db_table: m for m in (Handeling, Kop)}
    return {**verify.geboekte_modellen(), **extra}


def _kolommen(model: Any) -> list[Any]:
    """Every column but the generated ones: PostgreSQL computes those and lets nobody set them."""
    from django.db import models

    return [
        v.column for v in model._meta.concrete_fields if not isinstance(v, models.GeneratedField)
    ]


@contextmanager
def _ingreep(
    kans: random.Random, soort: str = "", tabel: str = "", kolom: str = ""
) -> Iterator[Ingreep | None]:
    """A tampering that stands within the block; None where the database cannot hold it."""
    from django.db import DataError, IntegrityError, connection, transaction

    modellen = _modellen()
    tabel = tabel or kans.choice(sorted(modellen))
    soort = soort or kans.choices(["wijzig", "verwijder", "voeg toe"], [6, 2, 2])[0]
    model = modellen[tabel]
    kolom = kolom or kans.choice(_kolommen(model))
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
                _laat_checks_vallen(cursor, tabel)
                sleutel = _doe(cursor, kans, soort, model, kolom)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except (IntegrityError, DataError):
            sleutel = None
        yield None if sleutel is None else Ingreep(soort, tabel, kolom, sleutel)
        transaction.set_rollback(True)


def _laat_checks_vallen(cursor: Any, tabel: str) -> None:
    """Who owns the table can drop what guards its values."""
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'",
        [tabel],
    )
    for (naam,) in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}")


def _doe(cursor: Any, kans: random.Random, soort: str, model: Any, kolom: str) -> Any:
    """Do it; gives the key of the row that verify must name, None where nothing changed."""
    tabel, pk = model._meta.db_table, model._meta.pk.column
    cursor.execute(f"SELECT {pk} FROM {tabel} ORDER BY {pk}")
    sleutel = kans.choice([rij[0] for rij in cursor.fetchall()])
    if soort == "verwijder":
        cursor.execute(f"DELETE FROM {tabel} WHERE {pk} = %s", [sleutel])
        return sleutel
    if soort == "voeg toe":
        return _voeg_toe(cursor, kans, model, sleutel)
    if kolom == "gesloten_id":
        return _sluit_of_heropen(cursor, tabel, sleutel)
    cursor.execute(f"SELECT {kolom} FROM {tabel} WHERE {pk} = %s", [sleutel])
    oud = cursor.fetchone()[0]
    nieuw = _anders(kans, model, kolom, oud)
    cursor.execute(
        f"UPDATE {tabel} SET {kolom} = %s WHERE {pk} = %s RETURNING {kolom}", [nieuw, sleutel]
    )
    return None if cursor.fetchone()[0] == oud else sleutel


def _sluit_of_heropen(cursor: Any, tabel: str, sleutel: int) -> int:
    """Close an open fact, or open a closed one: the two closing columns go together."""
    cursor.execute(
        f"UPDATE {tabel} SET gesloten_id = CASE WHEN gesloten_id IS NULL THEN geopend_id END,"
        " geregistreerd = tstzrange(lower(geregistreerd), CASE WHEN gesloten_id IS NULL"
        " THEN lower(geregistreerd) + interval '1 hour' END, '[)') WHERE id = %s",
        [sleutel],
    )
    return sleutel


def _voeg_toe(cursor: Any, kans: random.Random, model: Any, sleutel: Any) -> Any:
    """Copy a row under another key; what must be unique gets another value."""
    tabel, pk = model._meta.db_table, model._meta.pk.column
    uniek = {v.column for v in model._meta.concrete_fields if v.unique} - {pk}
    kolommen = [k for k in _kolommen(model) if k != pk]
    cursor.execute(f"SELECT {', '.join(kolommen)} FROM {tabel} WHERE {pk} = %s", [sleutel])
    rij = dict(zip(kolommen, cursor.fetchone(), strict=True))
    for kolom in uniek:
        rij[kolom] = _anders(kans, model, kolom, rij[kolom])
    nieuw = 900_000 + kans.randrange(1000)
    cursor.execute(
        f"INSERT INTO {tabel} ({pk}, {', '.join(rij)}) VALUES (%s, {', '.join(['%s'] * len(rij))})",
        [nieuw, *(_vorm(model, k, w) for k, w in rij.items())],
    )
    return nieuw


def _vorm(model: Any, kolom: str, waarde: Any) -> Any:
    from django.db import models
    from psycopg.types.json import Jsonb

    veld = next(v for v in model._meta.concrete_fields if v.column == kolom)
    if isinstance(veld, models.JSONField):
        import json

        return Jsonb(json.loads(waarde) if isinstance(waarde, str) else waarde)
    return waarde


def _anders(kans: random.Random, model: Any, kolom: str, oud: Any) -> Any:  # noqa: PLR0911, C901
    """Another value of the same kind; sometimes nothing at all, where the column allows it."""
    from django.db import models
    from django.db.backends.postgresql.psycopg_any import Range
    from psycopg.types.json import Jsonb

    veld = next(v for v in model._meta.concrete_fields if v.column == kolom)
    if veld.null and oud is not None and kans.random() < 0.3:
        return None
    soort = veld.target_field if isinstance(veld, models.ForeignKey) else veld
    match soort:
        case models.BooleanField():
            return not oud
        case models.JSONField():
            return Jsonb(kans.choice(["iets anders", kans.randrange(100, 1000)]))
        case models.UUIDField():
            return uuid.UUID(int=kans.getrandbits(128))
        case models.BinaryField():
            bytes_ = bytearray(bytes(oud or b"x"))
            bytes_[kans.randrange(len(bytes_))] ^= 1 << kans.randrange(8)
            return bytes(bytes_)
        case models.DateTimeField():
            return oud + timedelta(microseconds=kans.randrange(1, 10**6))
        case models.DateField():
            return (oud or date(2024, 1, 1)) + timedelta(days=kans.choice([-1, 1, 30]))
        case models.DecimalField():
            return oud - 1
        case models.IntegerField():
            return (oud or 0) + kans.choice([-1, 1, 1, 2, 5])
        case models.CharField() | models.TextField():
            return _andere_tekst(kans, veld, oud)
    if isinstance(oud, Range):
        stap = timedelta(days=1) if isinstance(oud.lower, date) else timedelta(seconds=1)
        return type(oud)(oud.lower + kans.choice([-1, 1]) * stap, oud.upper, "[)")
    raise TypeError(veld)


def _andere_tekst(kans: random.Random, veld: Any, oud: str | None) -> str:
    keuzes = [k for k, _ in veld.flatchoices if k != oud]
    if keuzes:
        return str(kans.choice(keuzes))
    letter = kans.choice(string.ascii_letters)
    tekst = oud or ""
    if not tekst:
        return letter
    plek = kans.randrange(len(tekst))
    return f"{tekst[:plek]}{letter}{tekst[plek + 1 :]}"


def _vul() -> None:
    """A register with a row in every table that the ledger guards, and some closed ones."""
    from driehoek.register import acts
    from driehoek.register.types import NieuwePersoon, Rol

    p = Provincie()
    an, bo = p.persoon("An", "de Vries"), p.persoon("Bo", "Smit")
    p.benoem(p.concern, Rol.CONCERNDIRECTEUR, an)
    p.benoem(p.concern, Rol.CONCERNDIRECTEUR, bo, vanaf=date(2025, 1, 1), act=acts.vervang)
    acts.wijzig_naam(verzoek(), persoon=an, naam=NieuwePersoon("P1", "Anna", "Vries", "de"))
    _vul_de_rest(verzoek(), concern=p.concern, personen=(an, bo))
    # The last act, which one of the tests takes away again.
    acts.registreer_personen(verzoek(), personen=[NieuwePersoon("Z9", "Laatste", "Persoon")])


def _vul_de_rest(v: Any, **opties: Any) -> None:
    """One act that books a row in each table that no act above wrote in.

    It stands in for acts of all rooms: what is tried here is the ledger under them.
    """
    from driehoek.platform import regelboek
    from driehoek.platform.handelingen.boek import handeling

    regels = {r.id for r in regelboek.alle()}
    regelboek.uitgezet.update(regels)
    try:
        handeling(_boek_de_rest)(v, **opties)
    finally:
        regelboek.uitgezet.difference_update(regels)


def _boek_de_rest(boek: Any, *, concern: int, personen: tuple[int, int]) -> None:
    from decimal import Decimal

    from driehoek.opdrachten import models as o
    from driehoek.organisatie import models as w
    from driehoek.platform.models import Uitleg
    from driehoek.platform.tijdfeit import bereik_uit
    from driehoek.register import models as r

    an, bo = personen
    altijd = bereik_uit(Periode(date(2024, 1, 1), None))
    grond = boek.open(
        r.Grondslag(soort="conversie", datum=date(2024, 1, 1), toelichting="Oud register")
    )
    boek.grondslag = grond
    feit: dict[str, Any] = {"geldig": altijd, "grondslag_id": grond}
    opgave, opdracht, ander, pteam = (
        boek.open(r.Drager(soort=s, nummer=f"{s}-1{i}"))
        for i, s in enumerate(("opgave", "opdracht", "opdracht", "pteam"))
    )
    for d in (opgave, opdracht, ander, pteam):
        boek.open(r.Bestaan(drager_id=d, **feit))
    boek.open(
        r.Ligging(
            drager_id=opdracht, dragersoort="opdracht", ouder_id=opgave, oudersoort="opgave", **feit
        )
    )
    boek.open(
        r.Opvolging(was_id=ander, wordt_id=opdracht, per=date(2025, 1, 1), grondslag_id=grond)
    )
    boek.open(
        r.Uitzondering(
            persoon_id=an, regel="REG-21", herzien_op=date(2027, 1, 1), toelichting="Kort", **feit
        )
    )
    boek.open(Uitleg(regel="REG-07", sleutel="drager:1", drager=opdracht, tekst="Zij vertrok."))
    posten = [
        boek.open(
            o.Begrotingspost(
                jaar=j,
                stand="begroting",
                code="7-2-1",
                naam="Wegen",
                niveau="doel",
                herkomst="bron",
                grondslag_id=grond,
            )
        )
        for j in (2024, 2025)
    ]
    boek.open(o.Postaanvulling(post_id=posten[0], naam="Wegen", niveau="doel", grondslag_id=grond))
    boek.open(o.Begrotingsbedrag(post_id=posten[0], soort="lasten", herkomst="bron", bedrag=10**6))
    boek.open(o.PostOpvolging(was_id=posten[0], wordt_id=posten[1], soort="gelijk"))
    boek.open(o.Postkoppeling(drager_id=opdracht, post_id=posten[0], **feit))
    boek.open(o.Opdrachtprofiel(opdracht_id=opdracht, waarom="x", label="stabiel", **feit))
    boek.open(o.Fase(opdracht_id=opdracht, projectfase="realisatie", **feit))
    boek.open(o.Scope(opdracht_id=opdracht, materieel_budget=500, **feit))
    boek.open(o.Decharge(opdracht_id=opdracht, fase="", aog_id=bo, **feit))
    boek.open(
        w.Dienstverband(
            persoon_id=an,
            functie="Adviseur",
            functiefamilie="Advies",
            schaal=11,
            uren=Decimal("36.0"),
            geldig=altijd,
        )
    )
    boek.open(w.Lidmaatschap(persoon_id=an, pteam_id=pteam, **feit))
    assert concern

"""An identity provider keeps accounts and names of people (SCIM).

A name and a person are facts of the register: those go through acts of the ledger, in the name of
the system that asks. An account lets somebody in and no more; what is done to it is on its record.
"""

import uuid

from django.db import connection, transaction

from driehoek.koppelingen import reads_gebruikers
from driehoek.koppelingen.models_gebruikers import Gebruiker
from driehoek.koppelingen.types import Vrager
from driehoek.koppelingen.types_gebruikers import Gebruikersbeeld, Gebruikersgegevens
from driehoek.platform import klok
from driehoek.platform.accounts import acts as accountacts
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen.types import Actor, Verzoek
from driehoek.platform.models import Account
from driehoek.register import accounts
from driehoek.register.acts import registreer_personen, wijzig_naam
from driehoek.register.models import Persoon
from driehoek.register.reads_accounts import is_registerbeheerder
from driehoek.register.types import NieuwePersoon


class AlInGebruik(InvoerFout):
    """What must be one of its kind is somebody else's already."""


class Weg(InvoerFout):
    """The account is not there (any more)."""


@transaction.atomic
def maak(vrager: Vrager, gegevens: Gebruikersgegevens) -> uuid.UUID:
    """An account for the person with this number, who is registered where unknown."""
    op_slot()
    persoon = _persoon(vrager, gegevens)
    _eis_zonder_account(persoon, gegevens.nummer)
    account = _terug(persoon, gegevens) or accounts.maak(
        persoon, _vrije_naam(gegevens.gebruikersnaam), door=None
    )
    _zet_aan_of_uit(vrager, account, gegevens)
    _bewaar(account, gegevens)
    return account.pk


@transaction.atomic
def wijzig(vrager: Vrager, id_: uuid.UUID, gegevens: Gebruikersgegevens) -> None:
    """Have an account and the person behind it be as the provider says."""
    op_slot()
    nu = beeld(id_, met_groepen=False)
    account = Account.objects.get(pk=id_)
    if (nu.gegevens.gebruikersnaam, nu.gegevens.nummer) != (
        gegevens.gebruikersnaam,
        gegevens.nummer,
    ):
        _eis_te_beheren(nu.persoon)
    if nu.gegevens.nummer != gegevens.nummer:
        _geef_aan_ander(vrager, account, gegevens)
    else:
        _noem(vrager, nu.persoon, nu.gegevens.naam, gegevens)
    if nu.gegevens.gebruikersnaam != gegevens.gebruikersnaam:
        naam = _vrije_naam(gegevens.gebruikersnaam)
        accounts.hernoem(account, naam, tekst=_door(vrager))
    _zet_aan_of_uit(vrager, account, gegevens)
    _bewaar(account, gegevens)


@transaction.atomic
def verwijder(vrager: Vrager, id_: uuid.UUID) -> None:
    """Let nobody in with this account any more. The person stays in the register (PT-23)."""
    op_slot()
    nu = beeld(id_, met_groepen=False)
    account = Account.objects.get(pk=id_)
    if account.is_active:
        accountacts.zet_uit(account, door=None, tekst=_door(vrager))
    Gebruiker.objects.update_or_create(
        account=account,
        defaults={
            "extern_id": nu.gegevens.extern_id,
            "verwijderd": klok.nu(),
            "gewijzigd": klok.nu(),
        },
    )


def op_slot() -> None:
    """One change at a time, until the transaction ends: names and numbers are told apart here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('gebruikers', 0))")


def beeld(id_: uuid.UUID, *, met_groepen: bool) -> Gebruikersbeeld:
    """The account with the person behind it. Raises Weg."""
    gevonden = reads_gebruikers.accounts().filter(pk=id_)
    beelden = reads_gebruikers.gebruikers(gevonden, met_groepen=met_groepen)
    if not beelden:
        raise Weg("Deze gebruiker is er niet.", veld="id")
    return beelden[0]


def _persoon(vrager: Vrager, gegevens: Gebruikersgegevens) -> int:
    """The person with this number, called as the provider says; registered where unknown."""
    persoon = Persoon.objects.filter(nummer=gegevens.nummer).first()
    if persoon is None:
        uitkomst = registreer_personen(_verzoek(vrager), personen=[_nieuw(gegevens)])
        return uitkomst.ids(Persoon._meta.db_table)[0]
    namen = reads_gebruikers.naam_van(persoon.id)
    _noem(vrager, persoon.id, namen, gegevens)
    return persoon.id


def _noem(
    vrager: Vrager, persoon: int, nu: tuple[str, str, str], gegevens: Gebruikersgegevens
) -> None:
    if nu != gegevens.naam:
        wijzig_naam(_verzoek(vrager), persoon=persoon, naam=_nieuw(gegevens))


def _nieuw(gegevens: Gebruikersgegevens) -> NieuwePersoon:
    return NieuwePersoon(
        gegevens.nummer, gegevens.voornaam, gegevens.achternaam, gegevens.tussenvoegsel
    )


def _verzoek(vrager: Vrager) -> Verzoek:
    return Verzoek(actor=Actor(account=None, koppeling=vrager.naam))


def _door(vrager: Vrager) -> str:
    return f"door koppeling {vrager.naam}"


def _eis_zonder_account(persoon: int, nummer: str) -> None:
    if reads_gebruikers.accounts().filter(koppeling__persoon_id=persoon).exists():
        raise AlInGebruik(
            f"De persoon met nummer {nummer} heeft al een account. Zoek het op, en wijzig dat.",
            veld="nummer",
        )


def _vrije_naam(gebruikersnaam: str) -> str:
    if Account.objects.filter(gebruikersnaam=gebruikersnaam).exists():
        raise AlInGebruik(
            f"De gebruikersnaam '{gebruikersnaam}' is al in gebruik. Kies een andere.",
            veld="gebruikersnaam",
        )
    return gebruikersnaam


def _terug(persoon: int, gegevens: Gebruikersgegevens) -> Account | None:
    """The account that the provider took away from this person before, under this name."""
    return Account.objects.filter(
        nood=False,
        koppeling__persoon_id=persoon,
        gebruikersnaam=gegevens.gebruikersnaam,
        gebruiker__verwijderd__isnull=False,
    ).first()


def _eis_te_beheren(persoon: int) -> None:
    """Else whoever manages the provider could become registerbeheerder."""
    if is_registerbeheerder(persoon):
        raise NietBevoegd(
            "Het account van een registerbeheerder kan alleen een registerbeheerder een andere"
            " naam of een andere persoon geven."
        )


def _geef_aan_ander(vrager: Vrager, account: Account, gegevens: Gebruikersgegevens) -> None:
    """Another number: the account is another person's from now on; who is in with it is out."""
    persoon = _persoon(vrager, gegevens)
    _eis_te_beheren(persoon)
    _eis_zonder_account(persoon, gegevens.nummer)
    accounts.geef_aan(account, persoon, tekst=f"nummer {gegevens.nummer}, {_door(vrager)}")


def _zet_aan_of_uit(vrager: Vrager, account: Account, gegevens: Gebruikersgegevens) -> None:
    moet = gegevens.actief is not False
    if account.is_active == moet:
        return
    zet = accountacts.zet_aan if moet else accountacts.zet_uit
    zet(account, door=None, tekst=_door(vrager))


def _bewaar(account: Account, gegevens: Gebruikersgegevens) -> None:
    Gebruiker.objects.update_or_create(
        account=account,
        defaults={
            "extern_id": gegevens.extern_id,
            "actief": gegevens.actief,
            "verwijderd": None,
            "gewijzigd": klok.nu(),
        },
    )

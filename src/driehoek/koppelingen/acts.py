"""The writes of this room: which systems may read the register, and with which keys (GEN-02).

They are in the ledger: what a system may read follows from no role, so who let it in is kept here.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from driehoek.kern.tijd import dag_in_woorden
from driehoek.koppelingen import reads
from driehoek.koppelingen.afnemers import vergeet
from driehoek.koppelingen.models import Afnemer, Afnemergegeven, Sleutel
from driehoek.koppelingen.types import AfnemerGegevens, Geheim, Leesrecht, Sleutelsoort
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register import reads as register
from driehoek.register.grondslagen import eis_tekst

RECHT = "beheer_koppelingen"
LANGST_AFNEMER = timedelta(days=2 * 366)
LANGST_SLEUTEL = timedelta(days=366)
LANGSTE_OVERLAP = timedelta(days=30)
MEESTE_PER_MINUUT = 10_000_000
MEESTE_SLEUTELS = 10
REGEL = "GEN-02"


@handeling
def registreer_afnemer(boek: Boek, *, gegevens: AfnemerGegevens) -> None:
    """Let a system in; it can do nothing before it has a key."""
    _eis(boek)
    nieuw = _schoon(gegevens)
    _eis_vrije_naam(nieuw.naam)
    afnemer = boek.open(Afnemer())
    boek.open(_rij(afnemer, nieuw))
    boek.gevolg("koppeling", f"{nieuw.naam} kan worden aangesloten. {_mag_lezen(nieuw)}")


@handeling
def wijzig_afnemer(boek: Boek, *, afnemer: int, gegevens: AfnemerGegevens) -> None:
    """Say something else of a system: what it may read, and until when."""
    _eis(boek)
    nu, nieuw = _huidig(afnemer), _schoon(gegevens)
    _eis_vrije_naam(nieuw.naam, behalve=afnemer)
    rij = _rij(afnemer, nieuw)
    if all(getattr(rij, veld) == getattr(nu, veld) for veld in _VELDEN):
        return
    boek.sluit(Afnemergegeven, [nu.id])
    boek.open(rij)
    boek.gevolg("koppeling", f"{nieuw.naam} is gewijzigd. {_mag_lezen(nieuw)}")
    transaction.on_commit(vergeet)


@handeling
def trek_afnemer_in(boek: Boek, *, afnemer: int) -> None:
    """Let a system in no more, with whatever key."""
    _eis(boek)
    nu = _huidig(afnemer)
    sleutels = list(reads.sleutels(afnemer).values_list("id", flat=True))
    boek.sluit(Afnemergegeven, [nu.id])
    boek.sluit(Sleutel, sleutels)
    boek.gevolg("koppeling", f"{nu.naam} kan niets meer opvragen. Al haar sleutels vervallen.")
    transaction.on_commit(vergeet)


@handeling
def geef_sleutel(
    boek: Boek, *, afnemer: int, soort: Sleutelsoort, geheim: Geheim, tot_en_met: date
) -> None:
    """Give a system a key or a client; whoever calls this made the secret, and shows it once."""
    _eis(boek)
    nu = _huidig(afnemer)
    if reads.sleutels(afnemer).count() >= MEESTE_SLEUTELS:
        raise InvoerFout(
            f"{nu.naam} heeft al {MEESTE_SLEUTELS} sleutels. Trek er eerst een in.", regel=REGEL
        )
    _open_sleutel(boek, nu, soort, geheim, tot_en_met)


@handeling
def vervang_sleutel(
    boek: Boek, *, kenmerk: str, geheim: Geheim, tot_en_met: date, overlap: timedelta
) -> None:
    """Give a new key for an old one, which goes on working for `overlap` at most."""
    _eis(boek)
    oud = _sleutel(kenmerk)
    if not timedelta(0) <= overlap <= LANGSTE_OVERLAP:
        raise InvoerFout(
            f"De oude sleutel kan nog hooguit {LANGSTE_OVERLAP.days} dagen werken.",
            veld="overlap",
            regel=REGEL,
        )
    _open_sleutel(boek, _huidig(oud.afnemer_id), Sleutelsoort(oud.soort), geheim, tot_en_met)
    boek.sluit(Sleutel, [oud.id])
    einde = boek.moment + overlap
    if overlap:
        boek.open(_kopie(oud, min(einde, oud.verloopt)))
    boek.gevolg("koppeling", f"De sleutel {kenmerk} vervalt.")


@handeling
def trek_sleutel_in(boek: Boek, *, kenmerk: str) -> None:
    """Let nobody in with this key any more."""
    _eis(boek)
    boek.sluit(Sleutel, [_sleutel(kenmerk).id])
    boek.gevolg("koppeling", f"De sleutel {kenmerk} werkt niet meer.")
    transaction.on_commit(vergeet)


def _eis(boek: Boek) -> None:
    concern = register.concern().id
    policy.eis(boek, RECHT, [concern])
    boek.raak(concern)


def _open_sleutel(
    boek: Boek, van: Afnemergegeven, soort: Sleutelsoort, geheim: Geheim, tot_en_met: date
) -> None:
    boek.open(
        Sleutel(
            afnemer_id=van.afnemer_id,
            soort=soort.value,
            kenmerk=geheim.kenmerk,
            hash=geheim.hash,
            uitgegeven=boek.moment,
            verloopt=_verloopt(van, tot_en_met),
        )
    )
    boek.gevolg(
        "koppeling",
        f"{van.naam} krijgt de {soort.label} {geheim.kenmerk},"
        f" geldig tot en met {dag_in_woorden(tot_en_met)}.",
    )
    transaction.on_commit(vergeet)


def _kopie(oud: Sleutel, verloopt: datetime) -> Sleutel:
    return Sleutel(
        afnemer_id=oud.afnemer_id,
        soort=oud.soort,
        kenmerk=oud.kenmerk,
        hash=bytes(oud.hash),
        uitgegeven=oud.uitgegeven,
        verloopt=verloopt,
    )


def _verloopt(van: Afnemergegeven, tot_en_met: date) -> datetime:
    vandaag = klok.vandaag()
    laatste = min(van.tot_en_met, vandaag + LANGST_SLEUTEL)
    if not vandaag <= tot_en_met <= laatste:
        raise InvoerFout(
            f"Een sleutel geldt hooguit een jaar, en niet langer dan {van.naam} zelf. Kies een dag"
            f" van vandaag tot en met {dag_in_woorden(laatste)}.",
            veld="tot_en_met",
            regel=REGEL,
        )
    return reads.einde_van(tot_en_met)


_VELDEN = ("naam", "doel", "contact", "leesrechten", "per_minuut", "tot_en_met")


def _rij(afnemer: int, gegevens: AfnemerGegevens) -> Afnemergegeven:
    return Afnemergegeven(
        afnemer_id=afnemer,
        naam=gegevens.naam,
        doel=gegevens.doel,
        contact=gegevens.contact,
        leesrechten=[recht.value for recht in gegevens.leesrechten],
        per_minuut=gegevens.per_minuut,
        tot_en_met=gegevens.tot_en_met,
    )


def _schoon(gegevens: AfnemerGegevens) -> AfnemerGegevens:
    rechten = tuple(r for r in Leesrecht if r in gegevens.leesrechten)
    if not rechten:
        raise InvoerFout("Kies wat dit systeem mag lezen.", veld="leesrechten", regel=REGEL)
    if Leesrecht.PERSONEN in rechten and Leesrecht.REGISTER not in rechten:
        raise InvoerFout(
            "Namen van personen staan bij hun rollen. Kies daarom ook het register.",
            veld="leesrechten",
            regel=REGEL,
        )
    if not 1 <= gegevens.per_minuut <= MEESTE_PER_MINUUT:
        raise InvoerFout(
            f"Kies 1 tot en met {MEESTE_PER_MINUUT} vragen per minuut.",
            veld="per_minuut",
            regel=REGEL,
        )
    vandaag = klok.vandaag()
    if not vandaag <= gegevens.tot_en_met <= vandaag + LANGST_AFNEMER:
        raise InvoerFout(
            "Kies een laatste dag van vandaag tot en met"
            f" {dag_in_woorden(vandaag + LANGST_AFNEMER)}. Daarna kun je verlengen.",
            veld="tot_en_met",
            regel=REGEL,
        )
    return AfnemerGegevens(
        eis_tekst(gegevens.naam, "De naam", 100, veld="naam"),
        eis_tekst(gegevens.doel, "Het doel", 500, veld="doel"),
        eis_tekst(gegevens.contact, "Het contact", 200, veld="contact"),
        rechten,
        gegevens.per_minuut,
        gegevens.tot_en_met,
    )


def _mag_lezen(gegevens: AfnemerGegevens) -> str:
    return f"Mag lezen: {_som([r.kort for r in gegevens.leesrechten])}."


def _som(delen: Sequence[str]) -> str:
    return ", ".join(deel.lower() for deel in delen)


def _eis_vrije_naam(naam: str, behalve: int | None = None) -> None:
    if Afnemergegeven.objects.huidig().filter(naam=naam).exclude(afnemer=behalve).exists():
        raise InvoerFout(f"Er is al een systeem '{naam}'.", veld="naam", regel=REGEL)


def _huidig(afnemer: int) -> Afnemergegeven:
    gevonden: Afnemergegeven | None = (
        Afnemergegeven.objects.huidig().filter(afnemer_id=afnemer).first()
    )
    if gevonden is None:
        raise InvoerFout("Dit systeem is ingetrokken, of het is er nooit geweest.", regel=REGEL)
    return gevonden


def _sleutel(kenmerk: str) -> Sleutel:
    gevonden: Sleutel | None = Sleutel.objects.huidig().filter(kenmerk=kenmerk).first()
    if gevonden is None:
        raise InvoerFout(f"De sleutel {kenmerk} is er niet (meer).", regel=REGEL)
    return gevonden

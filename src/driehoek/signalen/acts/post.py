"""The digest by mail: who wants it and where, which are due today, and sending one."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from procrastinate.contrib.django import app

from driehoek.kern.tijd import is_werkdag, werkdagen_tussen
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.register import reads as reads_register
from driehoek.register.models import AccountPersoon
from driehoek.signalen import reads_meldingen as reads
from driehoek.signalen.models import Dagbericht, Postvoorkeur
from driehoek.signalen.reads_meldingen import Inhoud, Kandidaat
from driehoek.signalen.types import Ritme

BEWAAR = timedelta(days=90)
LINK_GELDIG = timedelta(days=7)
# Who gets a digest for the first time hears of what is new since then.
EERSTE_KEER = {Ritme.DAGELIJKS: timedelta(days=1), Ritme.WEKELIJKS: timedelta(days=7)}
_ZOUT = "driehoek.signalen.postadres"


def kies(account: uuid.UUID, adres: str, ritme: Ritme) -> Postvoorkeur:
    """What somebody wants from now on. A new address must be confirmed; 'nooit' forgets it."""
    schoon = "" if ritme is Ritme.NOOIT else adres.strip()
    if ritme is not Ritme.NOOIT and not schoon:
        raise InvoerFout("Vul een e-mailadres in, of kies 'Nooit'.", veld="adres")
    with transaction.atomic():
        eerder = Postvoorkeur.objects.select_for_update().filter(account_id=account).first()
        zelfde = eerder is not None and eerder.adres == schoon
        voorkeur = Postvoorkeur(
            account_id=account,
            adres=schoon,
            ritme=ritme,
            bevestigd=eerder.bevestigd if eerder and zelfde else None,
        )
        voorkeur.save()
        if schoon and not voorkeur.bevestigd and settings.MAIL_AAN:
            app.configure_task(name="stuur_bevestiging").defer(account=str(account))
    return voorkeur


def bevestig(account: uuid.UUID, token: str) -> bool:
    """Take a confirmation link; False where it is not (or no longer) one of this account."""
    try:
        inhoud = signing.loads(token, salt=_ZOUT, max_age=LINK_GELDIG)
    except signing.BadSignature:
        return False
    voorkeur = Postvoorkeur.objects.exclude(adres="").filter(account_id=account)
    if inhoud.get("account") != str(account):
        return False
    return bool(voorkeur.filter(adres=inhoud.get("adres")).update(bevestigd=klok.nu()))


def stuur_bevestiging(account: uuid.UUID) -> None:
    """Mail the link with which somebody shows that the address is his or hers."""
    voorkeur = Postvoorkeur.objects.filter(account_id=account, bevestigd__isnull=True).first()
    if voorkeur is None or not voorkeur.adres:
        return
    token = signing.dumps({"account": str(account), "adres": voorkeur.adres}, salt=_ZOUT)
    link = f"{settings.ADRES}{reverse('meldingen-bevestig', args=[token])}"
    context = {**_gedeeld(), "link": link}
    _stuur(voorkeur.adres, "Bevestig je e-mailadres", "bevestiging", context)


def plan() -> int:
    """Make the digests of today, once for each who wants one; gives how many will be sent.

    All in one transaction: a digest that is there has its job, and the other way round.
    """
    if not settings.MAIL_AAN or not is_werkdag(klok.vandaag()):
        return 0
    with transaction.atomic():
        kandidaten = list(_kandidaten())
        if not kandidaten:
            return 0
        tot = klok.nu()
        nieuws = reads.met_nieuws(kandidaten, tot)
        Dagbericht.objects.bulk_create(
            [_bericht(k, tot, wel=k.account in nieuws) for k in kandidaten], ignore_conflicts=True
        )
        # Of two that plan at once one makes the row: only that one sends it.
        eigen = Dagbericht.objects.filter(
            dag=klok.vandaag(), tot=tot, staat=Dagbericht.Staat.WACHT
        ).values_list("id", flat=True)
        for id_ in eigen:
            app.configure_task(name="stuur_dagbericht").defer(bericht=id_)
    return len(eigen)


def _bericht(kandidaat: Kandidaat, tot: datetime, *, wel: bool) -> Dagbericht:
    return Dagbericht(
        account_id=kandidaat.account,
        dag=klok.vandaag(),
        sinds=kandidaat.sinds,
        tot=tot,
        staat=Dagbericht.Staat.WACHT if wel else Dagbericht.Staat.NIETS,
    )


def _kandidaten() -> Iterator[Kandidaat]:
    """Who wants a digest today and has none yet."""
    vandaag = klok.vandaag()
    maandag = vandaag - timedelta(days=vandaag.weekday())
    ritmes = [Ritme.DAGELIJKS]
    if werkdagen_tussen(maandag, vandaag) == 0:  # the first working day of the week
        ritmes.append(Ritme.WEKELIJKS)
    voorkeuren = Postvoorkeur.objects.filter(
        ritme__in=ritmes, bevestigd__isnull=False, account__is_active=True
    ).exclude(account__dagberichten__dag=vandaag)
    gewenst = {v.account_id: v for v in voorkeuren}
    personen = AccountPersoon.objects.filter(account_id__in=gewenst)
    laatste = dict(
        Dagbericht.objects.filter(account_id__in=gewenst)
        .order_by("account_id", "-dag")
        .distinct("account_id")
        .values_list("account_id", "tot")
    )
    for account, persoon in personen.values_list("account_id", "persoon_id"):
        eerste = klok.nu() - EERSTE_KEER[Ritme(gewenst[account].ritme)]
        yield Kandidaat(account, persoon, laatste.get(account, eerste))


def verstuur(id_: int) -> None:
    """Send one digest, unless it was sent or there is nothing left to tell.

    Its row is held while the mail server is spoken to, so that two workers never send it both. A
    worker that is killed after the server took the mail and before we could say so sends it
    again: no order of the two steps gives exactly once. We chose once too often above never, and
    give each try the same Message-ID, by which most mail programs show the two as one.
    """
    with transaction.atomic():
        bericht = Dagbericht.objects.select_for_update().filter(id=id_).first()
        if bericht is None or bericht.staat != Dagbericht.Staat.WACHT:
            return
        ontvanger = _ontvanger(bericht.account_id)
        inhoud = reads.inhoud(bericht, ontvanger.persoon) if ontvanger else None
        if ontvanger is None or inhoud is None or inhoud.is_leeg:
            bericht.staat = Dagbericht.Staat.NIETS
        else:
            _stuur_bericht(bericht, ontvanger, inhoud)
            bericht.staat, bericht.verzonden = Dagbericht.Staat.VERZONDEN, klok.nu()
        bericht.save(update_fields=["staat", "verzonden"])


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who still wants the digest, and where."""

    adres: str
    persoon: int


def _ontvanger(account: uuid.UUID) -> Ontvanger | None:
    voorkeur = Postvoorkeur.objects.filter(account_id=account, bevestigd__isnull=False).first()
    koppeling = AccountPersoon.objects.filter(account_id=account).first()
    if voorkeur is None or koppeling is None:
        return None
    return Ontvanger(voorkeur.adres, koppeling.persoon_id)


def _stuur_bericht(bericht: Dagbericht, ontvanger: Ontvanger, inhoud: Inhoud) -> None:
    context = {
        **_gedeeld(),
        "naam": reads_register.naam_van(ontvanger.persoon),
        "inhoud": inhoud,
        "blokken": [
            ("Nieuw voor jou", inhoud.nieuw),
            ("Te laat", inhoud.laat),
            ("Eindigt binnenkort", inhoud.eindigt),
        ],
    }
    _stuur(ontvanger.adres, _onderwerp(inhoud), "dagbericht", context, f"dagbericht-{bericht.id}")


def _onderwerp(inhoud: Inhoud) -> str:
    delen = [
        f"{len(regels)} {een if len(regels) == 1 else meer}"
        for regels, een, meer in (
            (inhoud.nieuw, "nieuw signaal", "nieuwe signalen"),
            (inhoud.laat, "signaal te laat", "signalen te laat"),
            (inhoud.eindigt, "rol eindigt binnenkort", "rollen eindigen binnenkort"),
        )
        if regels
    ]
    return f"Driehoek: {', '.join(delen)}"


def _gedeeld() -> dict[str, Any]:
    return {
        "organisatie": settings.ORGANISATIE,
        "adres": settings.ADRES,
        "instellen": f"{settings.ADRES}{reverse('meldingen-instellen')}",
    }


def _stuur(
    naar: str, onderwerp: str, sjabloon: str, context: dict[str, Any], id_: str = ""
) -> None:
    """One mail, as text and as simple HTML; OSError where the server does not take it."""
    gastheer = urlsplit(settings.ADRES).hostname or "driehoek"
    koppen = {"Auto-Submitted": "auto-generated"}
    if id_:
        koppen["Message-ID"] = f"<{id_}@{gastheer}>"
    mail = EmailMultiAlternatives(
        onderwerp,
        render_to_string(f"signalen/post/{sjabloon}.txt", context),
        to=[naar],
        headers=koppen,
    )
    mail.attach_alternative(
        render_to_string(f"signalen/post/{sjabloon}.html", context), "text/html"
    )
    mail.send()


def vergeet_oude() -> int:
    """Remove digests whose term is over; gives how many."""
    aantal, _ = Dagbericht.objects.filter(tot__lt=klok.nu() - BEWAAR).delete()
    return aantal

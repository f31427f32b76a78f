"""The notification centre: what I should know, and how I want to hear of it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.platform.models import Account
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register.web import DriehoekRequest, binnen, getal
from driehoek.signalen import reads_meldingen as reads
from driehoek.signalen.acts import meldingen as acts
from driehoek.signalen.acts import post
from driehoek.signalen.forms import PostForm
from driehoek.signalen.models import Melding, Postvoorkeur
from driehoek.signalen.types import Meldingsoort, Ritme

ONGELEZEN = "nieuw"
LANGSTE_ZIN = 120


@never_cache
@require_http_methods(["GET", "POST"])
@binnen
def meldingen(request: DriehoekRequest) -> HttpResponse:
    account = _account(request)
    if request.method == "POST":
        return _lees(request, account)
    if (open_ := getal(request.GET.get("open", ""))) is not None:
        return _open(account, open_)
    get = request.GET
    soort = get.get("soort", "")
    rijen = reads.meldingen(
        account.id,
        soort=soort if soort in Meldingsoort.values else "",
        ongelezen=get.get("staat") == ONGELEZEN,
        q=get.get("q", ""),
    )
    if get.get("sorteer") == "moment":
        rijen = rijen.reverse()
    return toon(
        request,
        Lijst(
            titel="Meldingen",
            ondertitel="Wat er voor jou veranderde. Na 90 dagen verdwijnt een melding.",
            wat="meldingen",
            kolommen=(
                Kolom("Wat"),
                Kolom("Soort"),
                Kolom("Wanneer", "moment", sorteer="moment"),
                Kolom("Gelezen", "moment"),
            ),
            rijen=rijen,
            cellen=_cellen,
            leeg=Leeg(
                "Geen meldingen",
                "Krijg je een rol of een signaal, wordt iets te laat, of is lang werk van je klaar?"
                " Dan lees je dat hier.",
            ),
            bestandsnaam="meldingen",
            sorteer="moment" if get.get("sorteer") == "moment" else "-moment",
            zoeklabel="Zoek in je meldingen",
            keuzes=(
                Keuze("staat", "Welke", [(ONGELEZEN, "Ongelezen")], "Alle"),
                Keuze("soort", "Soort", list(Meldingsoort.choices), "Alle soorten"),
            ),
            extra={"pad": request.get_full_path()},
        ),
        "signalen/meldingen.html",
    )


def _account(request: DriehoekRequest) -> Account:
    account = request.bezoek.account
    assert account is not None, "binnen() lets nobody in without one"  # noqa: S101
    return account


def _lees(request: DriehoekRequest, account: Account) -> HttpResponse:
    """Mark one as read, or all."""
    een = getal(request.POST.get("melding", ""))
    acts.lees(account.id, None if een is None else [een])
    return redirect(request.get_full_path())


def _open(account: Account, id_: int) -> HttpResponse:
    """Go to the page that a notification is about; it is then read. Another's leads nowhere."""
    melding = Melding.objects.filter(id=id_, account=account).first()
    if melding is None:
        return redirect("meldingen")
    acts.lees(account.id, [melding.id])
    return redirect(melding.pad or "meldingen")


def _cellen(rijen: Sequence[Melding]) -> list[list[Any]]:
    return [
        [
            Cel(m.zin, url=f"/meldingen/?open={m.id}" if m.pad else ""),
            Cel(badges=(Badge(Meldingsoort(m.soort).label, _TOON[m.soort]),)),
            m.moment,
            m.gelezen or "",
        ]
        for m in rijen
    ]


_TOON: dict[str, Any] = {
    Meldingsoort.SIGNAAL: "info",
    Meldingsoort.LAAT: "let-op",
    Meldingsoort.ROL: "merk",
    Meldingsoort.TAAK: "neutraal",
}


@never_cache
@require_http_methods(["GET", "POST"])
@binnen
def instellen(request: DriehoekRequest) -> HttpResponse:
    """Whether, where and how often I want a digest by mail."""
    account = _account(request)
    voorkeur = Postvoorkeur.objects.filter(account=account).first()
    if request.method == "POST":
        form = PostForm(request.POST)
        if form.is_valid() and _bewaar(request, account, form):
            return redirect("meldingen-instellen")
    else:
        form = PostForm(
            initial={"ritme": voorkeur.ritme, "adres": voorkeur.adres}
            if voorkeur
            else {"ritme": Ritme.NOOIT}
        )
    context = {
        "form": form,
        "voorkeur": voorkeur,
        "mail_aan": settings.MAIL_AAN,
        "kruimels": [Kruimel("Meldingen", "/meldingen/"), Kruimel("Berichten per e-mail")],
    }
    return render(request, "signalen/instellen.html", context, status=200)


def _bewaar(request: DriehoekRequest, account: Account, form: PostForm) -> bool:
    ritme = Ritme(form.cleaned_data["ritme"])
    adres = form.cleaned_data["adres"]
    if ritme is not Ritme.NOOIT and not adres:
        form.add_error("adres", "Vul een e-mailadres in, of kies 'Nooit'.")
        return False
    voorkeur = post.kies(account.id, adres, ritme)
    if ritme is Ritme.NOOIT:
        messages.success(request, "Je krijgt geen berichten per e-mail. Je adres is weg.")
    elif voorkeur.bevestigd:
        messages.success(request, "Je keuze is bewaard.")
    else:
        messages.success(request, "Je keuze is bewaard. Bevestig nog je adres.")
    return True


@never_cache
@require_http_methods(["GET", "POST"])
@binnen
def bevestig(request: DriehoekRequest, token: str) -> HttpResponse:
    """The link in the first mail: asks for a click, since mail programs open links themselves."""
    if request.method == "POST":
        if post.bevestig(_account(request).id, token):
            messages.success(request, "Je adres is bevestigd. Je krijgt voortaan bericht.")
        else:
            messages.error(
                request,
                "Deze link hoort niet bij jouw adres, of is verlopen. Bewaar je keuze opnieuw;"
                " dan krijg je een nieuwe.",
            )
        return redirect("meldingen-instellen")
    kruimels = [Kruimel("Meldingen", "/meldingen/"), Kruimel("Bevestig je adres")]
    return render(request, "signalen/bevestig.html", {"kruimels": kruimels, "pad": request.path})

"""What is kept about people, what is kept about me, and asking for a correction (GEN-02)."""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.platform import inzage, klok, persoonsvelden
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Inzage
from driehoek.platform.persoonsvelden import Lezers, Veldgroep
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register import reads
from driehoek.register.models import AccountPersoon
from driehoek.register.personen import kaal
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, alleen, binnen
from driehoek.toegang import acts_privacy, reads_gegevens
from driehoek.toegang.forms_privacy import AntwoordForm, VraagForm
from driehoek.toegang.models import Correctieverzoek
from driehoek.toegang.reads_gegevens import Bron

MIJN = "/mijn-gegevens/"
VERZOEKEN = "/correctieverzoeken/"
FORMULIER = ["GET", "HEAD", "POST"]
BEHEER = (Rol.REGISTERBEHEERDER,)


@require_safe
@binnen
def privacy(request: DriehoekRequest) -> HttpResponse:
    """The register of personal data, as the rooms declare it."""
    gezocht = kaal(request.GET.get("q", "")).split()
    lezers = request.GET.get("lezers", "")
    groepen = [
        g
        for g in sorted(persoonsvelden.alle(), key=lambda g: g.wat.casefold())
        if (not lezers or g.lezers.name == lezers)
        and all(deel in kaal(f"{g.wat} {g.doel} {g.termijn}") for deel in gezocht)
    ]
    return toon(
        request,
        Lijst(
            titel="Welke gegevens van mensen",
            ondertitel="Wat Driehoek over mensen bewaart: waarvoor, wie het leest en hoe lang.",
            wat="soorten gegevens",
            kolommen=(
                Kolom("Gegevens"),
                Kolom("Waarvoor"),
                Kolom("Wie het leest"),
                Kolom("Hoe lang"),
                Kolom("Grond in de wet"),
            ),
            rijen=groepen,
            cellen=lambda deel: [_cellen(g) for g in deel],
            leeg=Leeg("Niets gevonden", "Zoek op een ander woord, of wis de filters."),
            bestandsnaam="privacyregister",
            zoeklabel="Gegeven of doel",
            keuzes=(
                Keuze("lezers", "Wie het leest", [(n.name, n.value) for n in Lezers], "Iedereen"),
            ),
        ),
        "toegang/privacy.html",
    )


def _cellen(groep: Veldgroep) -> list[Any]:
    badges = [Badge("gevoelig", "info")] if groep.gevoelig else []
    return [
        Cel(groep.wat[0].upper() + groep.wat[1:], badges=badges),
        groep.doel,
        groep.lezers.value,
        groep.termijn,
        groep.grond.value,
    ]


def _mij(request: DriehoekRequest) -> int:
    if request.bezoek.persoon is None:
        raise PermissionDenied(
            "Jouw account hoort nog niet bij een persoon in het register. Een registerbeheerder kan"
            " dat koppelen."
        )
    return request.bezoek.persoon


@never_cache
@require_http_methods(FORMULIER)
@binnen
def mijn_gegevens(request: DriehoekRequest) -> HttpResponse:
    """All that is kept about me, who looked at it, and asking for a correction."""
    mij = _mij(request)
    form = VraagForm(request.POST) if request.method == "POST" else VraagForm()
    if request.method == "POST" and form.is_valid():
        try:
            acts_privacy.vraag_correctie(mij, **form.cleaned_data)
        except InvoerFout as fout:
            form.add_error(fout.veld or None, fout.zin)
        else:
            messages.success(request, "Je verzoek is verstuurd. Het antwoord komt hier te staan.")
            return redirect(f"{MIJN}#verzoeken")
    bronnen = reads_gegevens.alles_over(mij)
    context = {
        "form": form,
        "naam": reads.naam_van(mij),
        "bronnen": _bronnentabel([b for b in bronnen if b.aantal]),
        "keken": _inzagetabel(reads_gegevens.wie_keek(mij)[:50]),
        "verzoeken": _verzoekentabel(reads_gegevens.verzoeken(mij)),
    }
    return render(request, "toegang/mijn_gegevens.html", context)


def _bronnentabel(bronnen: Sequence[Bron]) -> Tabel:
    return Tabel(
        bijschrift="Wat er over mij is bewaard",
        kolommen=(
            Kolom("Gegevens"),
            Kolom("Hoeveel", "heel"),
            Kolom("Waarvoor"),
            Kolom("Wie het leest"),
            Kolom("Hoe lang"),
        ),
        rijen=[
            [*_cellen(b.groep)[:1], b.aantal, *_cellen(b.groep)[1:4]]
            for b in sorted(bronnen, key=lambda b: b.groep.wat.casefold())
        ],
        bijschrift_verborgen=True,
    )


def _inzagetabel(keken: Sequence[Inzage]) -> Tabel:
    accounts = [i.account for i in keken if i.account]
    wie = dict(
        AccountPersoon.objects.filter(account_id__in=accounts).values_list(
            "account_id", "persoon_id"
        )
    )
    namen = reads.namen(wie.values())
    return Tabel(
        bijschrift="Wie mijn gegevens inzag",
        kolommen=(Kolom("Wanneer", "moment"), Kolom("Wie"), Kolom("Wat"), Kolom("Waarvoor")),
        rijen=[
            [
                i.moment,
                namen.get(wie[i.account], "") if i.account in wie else "het systeem",
                i.waarover,
                i.doel,
            ]
            for i in keken
        ],
        leeg=Leeg(
            "Nog niemand",
            "Kijkt iemand naar gegevens van jou die niet voor iedereen zijn, dan staat het hier.",
        ),
        bijschrift_verborgen=True,
    )


def _verzoekentabel(verzoeken: Sequence[Correctieverzoek]) -> Tabel:
    return Tabel(
        bijschrift="Mijn verzoeken",
        kolommen=(Kolom("Gevraagd", "moment"), Kolom("Wat er niet klopt"), Kolom("Antwoord")),
        rijen=[[v.gevraagd, f"{v.waarover}: {v.tekst}", _antwoord(v)] for v in verzoeken],
        leeg=Leeg("Nog geen verzoeken", "Klopt er iets niet? Vraag dan hieronder om verbetering."),
        bijschrift_verborgen=True,
    )


def _antwoord(verzoek: Correctieverzoek) -> Cel:
    return Cel(verzoek.antwoord, badges=[_stand(verzoek)])


def _stand(verzoek: Correctieverzoek) -> Badge:
    is_open = verzoek.uitkomst == Correctieverzoek.Uitkomst.OPEN
    label = str(verzoek.get_uitkomst_display()).lower()
    return Badge(label, "let-op" if is_open else "info")


@never_cache
@require_safe
@binnen
def download(request: DriehoekRequest) -> HttpResponse:
    """All that is kept about me as a file: JSON, as the law asks for something a machine reads."""
    mij = _mij(request)
    account = request.bezoek.account
    inzage.noteer(
        "eigen gegevens",
        "al mijn gegevens",
        account=account.id if account else None,
        doel="Eigen gegevens als bestand",
        persoon=mij,
    )
    inhoud = {
        "persoon": reads.naam_van(mij),
        "gemaakt": klok.nu(),
        "gegevens": reads_gegevens.als_gegevens(reads_gegevens.alles_over(mij)),
        "inzage": [
            {"moment": i.moment, "wat": i.waarover, "waarvoor": i.doel}
            for i in reads_gegevens.wie_keek(mij)
        ],
    }
    tekst = json.dumps(inhoud, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    antwoord = HttpResponse(tekst, content_type="application/json; charset=utf-8")
    antwoord["Content-Disposition"] = content_disposition_header(True, "mijn-gegevens.json")  # noqa: FBT003
    return antwoord


@require_safe
@alleen(*BEHEER)
def verzoeken(request: DriehoekRequest) -> HttpResponse:
    """Who asked for a correction; what is open first."""
    gekozen = request.GET.get("stand", "")
    rijen = Correctieverzoek.objects.all()
    if gekozen in Correctieverzoek.Uitkomst.values:
        rijen = rijen.filter(uitkomst=gekozen)
    namen = reads.namen(rijen.values_list("persoon_id", flat=True))
    op_volgorde = sorted(rijen, key=_beurt)
    return toon(
        request,
        Lijst(
            titel="Correctieverzoeken",
            ondertitel="Mensen die zeggen dat er iets over hen niet klopt.",
            wat="verzoeken",
            kolommen=(
                Kolom("Gevraagd", "moment"),
                Kolom("Van"),
                Kolom("Waarover"),
                Kolom("Stand"),
            ),
            rijen=op_volgorde,
            cellen=lambda deel: [
                [
                    v.gevraagd,
                    Cel(namen.get(v.persoon_id), url=f"{VERZOEKEN}{v.pk}/"),
                    v.waarover,
                    Cel("", badges=[_stand(v)]),
                ]
                for v in deel
            ],
            leeg=Leeg(
                "Geen verzoeken",
                "Vraagt iemand bij 'Mijn gegevens' om verbetering, dan staat het hier.",
            ),
            bestandsnaam="correctieverzoeken",
            keuzes=(Keuze("stand", "Stand", Correctieverzoek.Uitkomst.choices, "Alle"),),
        ),
        "toegang/correctieverzoeken.html",
    )


def _beurt(verzoek: Correctieverzoek) -> tuple[bool, float]:
    """What is open first, and of that what waits longest; then what was answered, newest first."""
    is_open = verzoek.uitkomst == Correctieverzoek.Uitkomst.OPEN
    gevraagd = verzoek.gevraagd.timestamp()
    return (not is_open, gevraagd if is_open else -gevraagd)


@never_cache
@require_http_methods(FORMULIER)
@alleen(*BEHEER)
def verzoek(request: DriehoekRequest, pk: int) -> HttpResponse:
    """One request, to answer."""
    gevonden = Correctieverzoek.objects.filter(pk=pk).first()
    if gevonden is None:
        raise Http404("Dit verzoek is er niet.")
    form = AntwoordForm(request.POST) if request.method == "POST" else AntwoordForm()
    if request.method == "POST" and form.is_valid():
        try:
            acts_privacy.beantwoord_correctie(pk, door=request.bezoek.persoon, **form.cleaned_data)
        except InvoerFout as fout:
            form.add_error(fout.veld or None, fout.zin)
        else:
            messages.success(request, "Het antwoord is verstuurd.")
            return redirect(VERZOEKEN)
    naam = reads.naam_van(gevonden.persoon_id)
    context = {
        "verzoek": gevonden,
        "naam": naam,
        "form": form,
        "kruimels": [Kruimel("Correctieverzoeken", VERZOEKEN), Kruimel(naam)],
        "open": gevonden.uitkomst == Correctieverzoek.Uitkomst.OPEN,
    }
    return render(request, "toegang/correctieverzoek.html", context)

"""The ledger: who wrote what in the register, when, and resting on what."""

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.platform.handelingen import manifest
from driehoek.platform.models import Handeling
from driehoek.platform.ui.componenten import Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Lijst, toon
from driehoek.platform.ui.opmaak import heel
from driehoek.platform.ui.schil import Tijdbalk, op_peilmoment
from driehoek.register import adressen, reads
from driehoek.register.models import AccountPersoon, Grondslag
from driehoek.register.policy import INZAGE_GROOTBOEK
from driehoek.register.web import DriehoekRequest, alleen, getal

HOOGUIT = 500
KORT = 12
NAAM = {
    "begin": "Oprichting",
    "benoem": "Benoeming",
    "vervang": "Vervanging",
    "neem_waar": "Waarneming",
    "neem_rollen_over": "Overname van rolvervullingen",
    "neem_opdrachten_over": "Overname van opdrachten",
    "corrigeer": "Correctie",
    "rectificeer_besluit": "Rectificatie",
    "reorganiseer": "Reorganisatie",
    "verplaats_opdrachten": "Verplaatsing van opdrachten",
    "trek_in": "Intrekking",
    "beeindig_rollen": "Einde van rollen",
    "beeindig_door_rechtsfeit": "Einde door rechtsfeit",
    "leg_signaal_uit": "Uitleg bij een signaal",
    "zet_signaal_stil": "Signaal stilgezet",
    "laat_signaal_spreken": "Signaal spreekt weer",
    "bewaar_controle": "Rechtmatigheidscontrole",
}


def naam_van(handeling: Handeling) -> str:
    """The act as people call it."""
    return _woord(handeling.naam)


def _woord(naam: str) -> str:
    return NAAM.get(naam, naam.replace("_", " ").capitalize())


def _gezocht(rijen: QuerySet[Handeling], q: str) -> QuerySet[Handeling]:
    """By number, with or without points, or by the name that the list shows."""
    nr = getal(q.replace(".", ""))
    if nr is not None:
        return rijen.filter(nr=nr)
    namen = Handeling.objects.order_by().values_list("naam", flat=True).distinct()
    return rijen.filter(naam__in=[n for n in namen if q.casefold() in _woord(n).casefold()])


@require_safe
@alleen(*sorted(INZAGE_GROOTBOEK))
def grootboek(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    rijen = Handeling.objects.filter(moment__lte=peil.bekend_op).order_by("-nr")
    if q := request.GET.get("q", "").strip():
        rijen = _gezocht(rijen, q)

    def cellen(deel: Sequence[Handeling]) -> list[list[Any]]:
        heel_de_hash = bool(request.GET.get("formaat"))  # a file is kept as evidence
        return _cellen(deel, request.bezoek.tijdbalk, None if heel_de_hash else KORT)

    return toon(
        request,
        Lijst(
            titel="Grootboek",
            ondertitel="Elke handeling in het register, in volgorde. Er verdwijnt er nooit een.",
            wat="handelingen",
            kolommen=(
                Kolom("Nummer", "heel"),
                Kolom("Moment", "moment"),
                Kolom("Handeling"),
                Kolom("Wie"),
                Kolom("Grondslag"),
                Kolom("Rijen erbij", "heel"),
                Kolom("Rijen gesloten", "heel"),
                Kolom("Hash", "code"),
            ),
            rijen=rijen.defer("manifest"),
            cellen=cellen,
            leeg=Leeg(
                "Nog geen handelingen",
                "Elke keer dat iemand iets vastlegt, komt hier een handeling bij. Met"
                " 'driehoek begin' komt de eerste.",
            ),
            bestandsnaam="grootboek",
            zoeklabel="Nummer of handeling",
        ),
    )


def _cellen(deel: Sequence[Handeling], balk: Tijdbalk, kort: int | None) -> list[list[Any]]:
    wie = _wie(deel)
    gronden = _gronden(deel, balk)
    rijen = []
    for h in deel:
        inhoud = json.loads(bytes(h.inhoud))
        rijen.append(
            [
                Cel(h.nr, url=op_peilmoment(adressen.van_handeling(h.nr), balk)),
                h.moment,
                naam_van(h),
                wie[h.nr],
                gronden.get(h.grondslag or 0, Cel("geen (gegeven)")),
                sum(int(n) for n in inhoud["geopend"].values()),
                sum(int(n) for n in inhoud["gesloten"].values()),
                bytes(h.hash).hex()[:kort],
            ]
        )
    return rijen


def _wie(deel: Sequence[Handeling]) -> dict[int, str]:
    """Who entered each act, by its number: a person, a system outside, or we ourselves."""
    koppelingen = AccountPersoon.objects.filter(account_id__in={h.account for h in deel})
    per_account = dict(koppelingen.values_list("account_id", "persoon_id"))
    namen = reads.namen(per_account.values())
    return {
        h.nr: namen.get(per_account[h.account], "")
        if h.account in per_account
        else _zonder_account(h)
        for h in deel
    }


def _zonder_account(handeling: Handeling) -> str:
    koppeling = json.loads(bytes(handeling.inhoud)).get("koppeling")
    return f"koppeling {koppeling}" if koppeling else "het systeem"


def _gronden(deel: Sequence[Handeling], balk: Tijdbalk) -> dict[int, Cel]:
    gronden = Grondslag.objects.filter(id__in={h.grondslag for h in deel}).select_related("besluit")
    return {
        g.id: Cel(
            g.besluit.kenmerk if g.besluit else g.get_soort_display(),
            url=op_peilmoment(adressen.van_besluit(g.besluit.id), balk) if g.besluit else "",
            onder=g.get_soort_display() if g.besluit and g.soort != "besluit" else "",
        )
        for g in gronden
    }


@require_safe
@alleen(*sorted(INZAGE_GROOTBOEK))
def handeling(request: DriehoekRequest, nr: int) -> HttpResponse:
    gevonden = Handeling.objects.filter(nr=nr).first()
    if gevonden is None:
        raise Http404("Deze handeling is er niet.")
    regels = list(manifest.lees(bytes(gevonden.manifest)))
    inhoud = json.loads(bytes(gevonden.inhoud))
    grond = _gronden([gevonden], request.bezoek.tijdbalk).get(gevonden.grondslag or 0)
    context = {
        "handeling": gevonden,
        "titel": f"Handeling {heel(nr)}: {naam_van(gevonden).lower()}",
        "kruimels": [
            Kruimel("Grootboek", op_peilmoment("/grootboek/", request.bezoek.tijdbalk)),
            Kruimel(f"Handeling {heel(nr)}"),
        ],
        "kenmerken": [
            Kenmerk("Moment", gevonden.moment, "moment"),
            Kenmerk("Vastgelegd door", _wie([gevonden])[nr]),
            Kenmerk(
                "Grondslag",
                grond.waarde if grond else "geen (gegeven)",
                url=grond.url if grond else "",
                toelichting=grond.onder if grond else "",
            ),
            Kenmerk("Uitleg", inhoud.get("uitleg") or "geen"),
            Kenmerk("Hash", bytes(gevonden.hash).hex(), "code"),
            Kenmerk("Hash van de vorige", bytes(gevonden.vorige).hex(), "code"),
        ],
        "samen": _samen(inhoud),
        "aantal": len(regels),
        "getoond": min(len(regels), HOOGUIT),
        "tabel": _manifest(regels[:HOOGUIT]),
    }
    return render(request, "register/handeling.html", context)


def _samen(inhoud: dict[str, Any]) -> Tabel:
    """What the act did in all, by kind of fact: the rows themselves are for who proves it."""
    open_, dicht = inhoud["geopend"], inhoud["gesloten"]
    return Tabel(
        bijschrift="Wat deze handeling deed",
        kolommen=(Kolom("Soort"), Kolom("Erbij", "heel"), Kolom("Gesloten", "heel")),
        rijen=[
            [_soort(tabel), int(open_.get(tabel, 0)), int(dicht.get(tabel, 0))]
            for tabel in sorted({*open_, *dicht})
        ],
        leeg=Leeg("Geen rijen", "Deze handeling raakte geen rijen."),
        bijschrift_verborgen=True,
    )


def _soort(tabel: str) -> str:
    """'Rolvervulling' for register_rolvervulling."""
    return tabel.partition("_")[2].replace("_", " ").capitalize() or tabel


def _manifest(regels: Sequence[manifest.Regel]) -> Tabel:
    return Tabel(
        bijschrift="Rijen van deze handeling",
        kolommen=(
            Kolom("Wat"),
            Kolom("Tabel", "code"),
            Kolom("Rij", "code"),
            Kolom("Hash", "code"),
        ),
        rijen=[
            [
                "geopend" if r.hash else "gesloten",
                r.tabel,
                str(r.id),
                r.hash.hex()[:16] if r.hash else "",
            ]
            for r in regels
        ],
        leeg=Leeg("Geen rijen", "Deze handeling raakte geen rijen."),
        bijschrift_verborgen=True,
    )

"""The decision log: what other systems asked about authority, and what they were told."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.koppelingen import reads_beslislog as reads
from driehoek.koppelingen.beslislog.regel import Json, per_stuk
from driehoek.koppelingen.models import Beslissing
from driehoek.koppelingen.types_beslislog import Gebeurtenis, Uitkomst
from driehoek.platform import inzage
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel, Toon
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import heel
from driehoek.register import adressen
from driehoek.register.policy import INZAGE_TOEGANG
from driehoek.register.web import DriehoekRequest, alleen

INZAGE = tuple(sorted(INZAGE_TOEGANG))
TITEL = "Beslislog"
HOOGUIT = 200
"""So many questions of one call are shown; the record itself has them all."""
TOON: dict[str, Toon] = {
    Uitkomst.JA: "goed",
    Uitkomst.NEE: "let-op",
    Uitkomst.DEELS: "info",
    Uitkomst.GEVONDEN: "info",
    Uitkomst.MISLUKT: "fout",
}
DAGEN = (("1", "Laatste 24 uur"), ("7", "Laatste 7 dagen"), ("30", "Laatste 30 dagen"))
_HANDELING = {h.value: str(h.label) for h in Rechtshandeling}
_SOORT = {g.value: str(g.label) for g in Gebeurtenis}


@require_safe
@alleen(*INZAGE)
def beslissingen(request: DriehoekRequest) -> HttpResponse:
    gekozen = {
        naam: request.GET.get(naam, "") for naam in ("soort", "uitkomst", "afnemer", "dagen")
    }
    rijen = reads.beslissingen(q=request.GET.get("q", "").strip(), **gekozen)
    afnemers = reads.afnemernamen()
    if request.GET.get("formaat"):
        account = request.bezoek.account
        inzage.noteer(
            "beslislog",
            TITEL,
            account=account.id if account else None,
            doel="Beslislog als bestand",
        )
    return toon(
        request,
        Lijst(
            titel=TITEL,
            ondertitel="Wat andere systemen vroegen over bevoegdheid, en wat zij te horen kregen.",
            wat="vragen",
            kolommen=(
                Kolom("Moment", "moment"),
                Kolom("Systeem"),
                Kolom("Vraag"),
                Kolom("Wie"),
                Kolom("Waarop"),
                Kolom("Antwoord"),
            ),
            rijen=rijen,
            cellen=lambda deel: _cellen(deel, afnemers),
            leeg=Leeg(
                "Nog niets gevraagd",
                "Zodra een ander systeem vraagt of iemand iets mag, staat het hier binnen een paar"
                " minuten.",
            ),
            bestandsnaam="beslislog",
            zoeklabel="Nummer of trace",
            keuzes=(
                Keuze("uitkomst", "Antwoord", list(Uitkomst.choices), "Alle antwoorden"),
                Keuze("soort", "Vraag", list(_SOORT.items()), "Alle vragen"),
                Keuze(
                    "afnemer",
                    "Systeem",
                    [
                        (str(id_), naam)
                        for id_, naam in sorted(afnemers.items(), key=lambda p: p[1])
                    ],
                    "Alle systemen",
                ),
                Keuze("dagen", "Wanneer", DAGEN, "Altijd"),
            ),
        ),
        "koppelingen/beslissingen.html",
    )


def _cellen(deel: Sequence[Beslissing], afnemers: Mapping[int, str]) -> list[list[Any]]:
    personen = reads.persoonsnamen(n for b in deel for n in b.personen[:1])
    dragers = reads.dragernamen(n for b in deel for n in b.voorwerpen[:1])
    return [
        [
            Cel(b.moment, url=reverse("beslissing", args=[b.id])),
            _systeem(b, afnemers),
            Cel(_SOORT.get(b.soort, b.soort), onder=_handelingen(b.handelingen)),
            _eerste(b.personen, personen, _leeg(b)),
            _eerste(b.voorwerpen, dragers, _leeg(b)),
            _antwoord(b),
        ]
        for b in deel
    ]


def _systeem(rij: Beslissing, afnemers: Mapping[int, str]) -> Cel:
    naam = afnemers.get(rij.afnemer) if rij.afnemer is not None else None
    return Cel(naam) if naam else Cel("onbekend", rustig=True)


def _handelingen(namen: Sequence[str]) -> str:
    woorden = [_HANDELING.get(naam, naam) for naam in namen]
    return woorden[0] + _en_meer(woorden) if woorden else ""


def _eerste(
    nummers: Sequence[str], bekend: Mapping[str, reads.Naam], leeg: str = "onbekend"
) -> Cel:
    """The first, and how many more."""
    if not nummers:
        return Cel(leeg, rustig=True)
    eerste = bekend.get(nummers[0], reads.Naam(nummers[0]))
    naam = eerste.naam or eerste.nummer
    onder = eerste.nummer if eerste.naam else ""
    return Cel(naam + _en_meer(nummers), url=eerste.url, onder=onder)


def _leeg(rij: Beslissing) -> str:
    return "wordt gezocht" if rij.uitkomst == Uitkomst.GEVONDEN else "onbekend"


def _en_meer(namen: Sequence[str]) -> str:
    return f" en {heel(len(namen) - 1)} meer" if len(namen) > 1 else ""


def _antwoord(rij: Beslissing) -> Cel:
    return Cel(badges=(Badge(_in_woorden(rij), TOON.get(rij.uitkomst, "neutraal")),))


def _in_woorden(rij: Beslissing) -> str:
    match rij.uitkomst:
        case Uitkomst.DEELS:
            return f"{heel(rij.toegestaan)} van {heel(rij.aantal)} ja"
        case Uitkomst.JA | Uitkomst.NEE if rij.aantal > 1:
            return f"{heel(rij.aantal)} keer {rij.uitkomst}"
        case Uitkomst.GEVONDEN:
            return f"{heel(rij.aantal)} gevonden"
    return Uitkomst(rij.uitkomst).label.lower()


@require_safe
@alleen(*INZAGE)
def beslissing(request: DriehoekRequest, pk: int) -> HttpResponse:
    rij = Beslissing.objects.filter(pk=pk).first()
    if rij is None:
        raise Http404("Deze vraag staat niet in het beslislog.")
    record = _lees(rij.regel)
    inhoud = record.get("body", {})
    vraag, antwoord = inhoud.get("adl.core.request") or {}, inhoud.get("adl.core.response") or {}
    return render(
        request,
        "koppelingen/beslissing.html",
        {
            "titel": f"{_SOORT.get(rij.soort, rij.soort)}: {_in_woorden(rij)}",
            "kruimels": [Kruimel(TITEL, reverse("beslissingen")), Kruimel("Vraag")],
            "kenmerken": _kenmerken(rij, record),
            "vragen": _vragen(vraag, antwoord),
            "aantal": rij.aantal,
            "getoond": HOOGUIT,
            "gevonden": _gevonden(antwoord),
            "ruw": json.dumps(record, ensure_ascii=False, indent=2) if record else rij.regel,
        },
    )


def _lees(regel: str) -> Json:
    try:
        gelezen = json.loads(regel)
    except ValueError:
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def _kenmerken(rij: Beslissing, record: Json) -> list[Kenmerk]:
    fout = record.get("attributes", {}).get("driehoek.fout")
    kenmerken = [
        Kenmerk("Moment", rij.moment, "moment"),
        Kenmerk("Systeem", _systeem(rij, reads.afnemernamen()).waarde, toelichting=_sleutel(rij)),
        Kenmerk("Antwoord", _in_woorden(rij), toelichting=str(fout or "")),
    ]
    if rij.grootboek is not None:
        kenmerken.append(
            Kenmerk(
                "Stand van het register",
                f"handeling {heel(rij.grootboek)}",
                url=adressen.van_handeling(rij.grootboek),
                toelichting="Tot en met deze handeling telde alles mee.",
            )
        )
    if rij.verzoek:
        kenmerken.append(Kenmerk("Nummer van het verzoek", rij.verzoek, "code"))
    return [
        *kenmerken,
        Kenmerk("Trace", rij.trace_id or "geen", "code"),
        Kenmerk("Blijft tot", rij.bewaren_tot, "datum"),
    ]


def _sleutel(rij: Beslissing) -> str:
    return f"Met sleutel {rij.sleutel}" if rij.sleutel else ""


def _vragen(vraag: Json, antwoord: Json) -> Tabel | None:
    """Each question of the call with its answer."""
    stukken = antwoord.get("evaluations") or ([antwoord] if "decision" in antwoord else [])
    if not stukken:
        return None
    paren = list(zip(per_stuk(vraag), stukken, strict=False))[:HOOGUIT]
    personen = reads.persoonsnamen(_id(v, "subject") for v, _ in paren)
    dragers = reads.dragernamen(_id(v, "resource") for v, _ in paren)
    return Tabel(
        bijschrift="Vragen en antwoorden",
        kolommen=(
            Kolom("Wie"),
            Kolom("Wat"),
            Kolom("Waarop"),
            Kolom("Bedrag", "euro"),
            Kolom("Op", "datum"),
            Kolom("Antwoord"),
            Kolom("Waarom"),
        ),
        rijen=[
            [
                _eerste([_id(v, "subject")], personen),
                _HANDELING.get(_id(v, "action", "name"), _id(v, "action", "name")),
                _eerste([_id(v, "resource")], dragers),
                _bedrag(v),
                _op(a),
                Cel(badges=(_badge(a),)),
                _waarom(a),
            ]
            for v, a in paren
        ],
        bijschrift_verborgen=True,
    )


def _gevonden(antwoord: Json) -> Tabel | None:
    """What a search found."""
    gevonden = antwoord.get("results")
    if not isinstance(gevonden, list):
        return None
    personen = reads.persoonsnamen(str(g.get("id")) for g in gevonden if g.get("type") == "persoon")
    dragers = reads.dragernamen(str(g.get("id")) for g in gevonden if g.get("type") != "persoon")
    return Tabel(
        bijschrift="Wat er werd gevonden",
        kolommen=(Kolom("Gevonden"),),
        rijen=[
            [
                _eerste([str(g["id"])], personen | dragers)
                if "id" in g
                else Cel(_HANDELING.get(str(g.get("name")), str(g.get("name"))))
            ]
            for g in gevonden[:HOOGUIT]
        ],
        leeg=Leeg("Niets gevonden", "Op deze vraag paste niemand of niets."),
        bijschrift_verborgen=True,
    )


def _id(vraag: Json, deel: str, naam: str = "id") -> str:
    entiteit = vraag.get(deel)
    return str(entiteit.get(naam, "")) if isinstance(entiteit, dict) else ""


def _bedrag(vraag: Json) -> Decimal | Cel:
    resource = vraag.get("resource")
    eigenschappen = resource.get("properties") if isinstance(resource, dict) else None
    bedrag = eigenschappen.get("bedrag") if isinstance(eigenschappen, dict) else None
    try:
        return Decimal(bedrag) if isinstance(bedrag, str) else Cel("geen", rustig=True)
    except InvalidOperation:
        return Cel(bedrag)


def _op(antwoord: Json) -> date | Cel:
    dag = antwoord.get("context", {}).get("peil", {}).get("geldig_op")
    return date.fromisoformat(dag) if dag else Cel("onbekend", rustig=True)


def _badge(antwoord: Json) -> Badge:
    ja = bool(antwoord.get("decision"))
    return Badge("ja" if ja else "nee", TOON[Uitkomst.JA if ja else Uitkomst.NEE])


def _waarom(antwoord: Json) -> str:
    return str(antwoord.get("context", {}).get("reason_user", {}).get("nl", ""))

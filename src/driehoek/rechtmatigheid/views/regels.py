"""The lines of a check that are not simply lawful: a list to search, and one line explained."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.kern.bevoegdheid import Uitslag
from driehoek.kern.rechtmatigheid import Redencode, Slotoordeel
from driehoek.kern.tijd import AMSTERDAM, dag_in_woorden
from driehoek.platform import inzage
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.rechtmatigheid import mappen, reads_controles
from driehoek.rechtmatigheid.bevindingen import Bevinding, Bevindingen, Keus
from driehoek.rechtmatigheid.reads_controles import Gedaan
from driehoek.rechtmatigheid.toon import (
    AANDACHT,
    UITSLAGTEKST,
    ZONDER_OPGAVE,
    euros,
    oordeelbadge,
)
from driehoek.rechtmatigheid.toon import bedrag as in_euros
from driehoek.rechtmatigheid.types import OORDEELTEKST, REDENTEKST
from driehoek.rechtmatigheid.views.aanbieden import controlerend, haal, kruimels
from driehoek.register import adressen, reads
from driehoek.register.models import Registerfeit
from driehoek.register.policy import mag
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, getal

GEWIJZIGD = "ja"
KOLOMMEN = (
    Kolom("Regel", "code"),
    Kolom("Datum", "datum"),
    Kolom("Wie"),
    Kolom("Opdracht"),
    Kolom("Bedrag", "euro"),
    Kolom("Wederpartij"),
    Kolom("Oordeel"),
    Kolom("Reden"),
)


@never_cache
@require_safe
@controlerend
def regels(request: DriehoekRequest, pk: int) -> HttpResponse:
    gedaan = haal(pk)
    keus = _keus(request)
    gevonden = Bevindingen(_bewaard(gedaan), keus)
    if request.GET.get("formaat"):
        inzage.noteer(
            "controle",
            f"Regels van rechtmatigheidscontrole {gedaan.id}",
            account=request.bezoek.actor.account,
            doel="Verantwoording rechtmatigheid",
        )
    return toon(
        request,
        Lijst(
            titel="Regels die aandacht vragen",
            ondertitel=gedaan.controle.naam,
            wat="regels",
            kolommen=KOLOMMEN,
            rijen=gevonden,
            cellen=lambda deel: _cellen(gedaan, deel),
            leeg=Leeg("Geen bevindingen", "Alle regels van dit bestand zijn rechtmatig."),
            bestandsnaam=f"rechtmatigheid-{gedaan.id}-regels",
            zoeklabel="Zoek in de regels",
            keuzes=_keuzes(gedaan),
            kruimels=kruimels(gedaan, Kruimel("Regels")),
        ),
        "rechtmatigheid/regels.html",
    )


def _keus(request: DriehoekRequest) -> Keus:
    get = request.GET
    q = get.get("q", "").strip()
    return Keus(
        oordeel=get.get("oordeel", ""),
        reden=get.get("reden", ""),
        opgave=getal(get.get("opgave", "")),
        gewijzigd=get.get("gewijzigd") == GEWIJZIGD,
        q=q,
        personen=reads_controles.wie_heet(q) if q else frozenset(),
        dragers=reads_controles.wat_heet(q) if q else frozenset(),
    )


def _bewaard(gedaan: Gedaan) -> Any:
    if gedaan.bestand is None or not gedaan.is_bewaard:
        raise Http404(
            "De regels van deze controle zijn niet meer bewaard. De uitkomst is er nog wel."
        )
    return mappen.bevindingen(gedaan.bestand)


def _keuzes(gedaan: Gedaan) -> list[Keuze]:
    """Only what occurs in this check."""
    samen = gedaan.samen
    namen = reads.benamingen(o for o in samen.per_opgave if o)
    return [
        Keuze(
            "oordeel",
            "Oordeel",
            [
                (o.name.lower(), OORDEELTEKST[o].naam)
                for o in AANDACHT
                if samen.per_oordeel[o].regels
            ],
        ),
        Keuze(
            "reden",
            "Reden",
            [(r.name.lower(), REDENTEKST[r].naam) for r in sorted(samen.per_reden)],
        ),
        Keuze(
            "opgave",
            "Opgave",
            sorted(
                ((str(o), namen.get(o, ZONDER_OPGAVE)) for o in samen.per_opgave),
                key=lambda paar: paar[1],
            ),
        ),
        *_gewijzigd(gedaan),
    ]


def _gewijzigd(gedaan: Gedaan) -> list[Keuze]:
    """Of a file that was checked before: what is judged otherwise now."""
    if not gedaan.controle.samenvatting["gewijzigd"]:
        return []
    return [Keuze("gewijzigd", "Sinds de vorige keer", [(GEWIJZIGD, "Anders beoordeeld")])]


def _cellen(gedaan: Gedaan, deel: Sequence[Bevinding]) -> list[list[Any]]:
    namen = reads.namen({b.persoon for b in deel})
    opdrachten = reads.benamingen({b.drager for b in deel})
    nummers = reads_controles.nummers_van(b.drager for b in deel)
    return [
        [
            Cel(str(b.regel), url=reverse("controle-regel", args=[gedaan.id, b.regel])),
            b.datum,
            Cel(namen.get(b.persoon, "onbekend"), onder=Rechtshandeling(b.handeling).label),
            Cel(
                opdrachten.get(b.drager, nummers.get(b.drager, "")), onder=nummers.get(b.drager, "")
            ),
            euros(b.bedrag),
            b.wederpartij,
            Cel(badges=[oordeelbadge(b.oordeel)], onder=_was(b)),
            REDENTEKST[b.reden].naam,
        ]
        for b in deel
    ]


def _was(b: Bevinding) -> str:
    return f"was {OORDEELTEKST[b.eerder].naam.lower()}" if b.eerder else ""


@never_cache
@require_safe
@controlerend
def regel(request: DriehoekRequest, pk: int, nr: int) -> HttpResponse:
    """Why one line was judged as it was: as known then, as known now, and who might have."""
    gedaan = haal(pk)
    gevonden = Bevindingen(_bewaard(gedaan)).een(nr)
    if gevonden is None:
        raise Http404("Deze regel is er niet, of er is niets op aan te merken.")
    drager = reads.benaming(gevonden.drager)
    bekrachtiging = reads_controles.bekrachtiging(gevonden)
    context = {
        "gedaan": gedaan,
        "b": gevonden,
        "titel": f"Regel {nr}: {in_euros(gevonden.bedrag)} aan {gevonden.wederpartij}",
        "badges": [oordeelbadge(gevonden.oordeel)],
        "kruimels": kruimels(
            gedaan,
            Kruimel("Regels", reverse("controle-regels", args=[gedaan.id])),
            Kruimel(f"Regel {nr}"),
        ),
        "oordeel": OORDEELTEKST[gevonden.oordeel],
        "reden": REDENTEKST[gevonden.reden],
        "kenmerken": _kenmerken(gevonden, drager),
        "toen": _antwoord(gevonden.toen),
        "nu": _antwoord(gevonden.nu),
        "toen_url": _op_moment(gevonden, gevonden.geregistreerd),
        "nu_url": _op_moment(gevonden, gedaan.samen.moment),
        "rust_op": _rust_op(gevonden),
        "alternatief": reads.naam_van(gevonden.alternatief) if gevonden.alternatief else "",
        "alternatief_eerst": reads_controles.eerst_nodig(gevonden, gedaan.samen.moment),
        "alternatief_url": adressen.van_persoon(gevonden.alternatief or 0),
        "mag_dit": _mag_dit(gevonden),
        "bekrachtiging": bekrachtiging,
        "bekrachtiging_url": _besluit_url(bekrachtiging) if bekrachtiging else "",
        "bekrachtig_url": _bekrachtig_url(gevonden),
        "mag_bekrachtigen": mag(request.bezoek.actor, "bekrachtig", [gevonden.drager]).mag,
    }
    return render(request, "rechtmatigheid/regel.html", context)


def _kenmerken(b: Bevinding, drager: str) -> list[Kenmerk]:
    grens = (
        [Kenmerk("Grens", euros(b.grens), "euro", toelichting="van het mandaat of de scope")]
        if b.grens is not None
        else []
    )
    return [
        Kenmerk("Wie", reads.naam_van(b.persoon), url=adressen.van_persoon(b.persoon)),
        Kenmerk("Handeling", Rechtshandeling(b.handeling).label),
        Kenmerk("Opdracht", drager, url=f"/opdrachten/{b.drager}/"),
        Kenmerk("Datum", b.datum, "datum"),
        Kenmerk("Bedrag", euros(b.bedrag), "euro"),
        Kenmerk("Wederpartij", b.wederpartij),
        Kenmerk("In de administratie", b.geregistreerd, "moment"),
        Kenmerk(
            "Dit jaar besteed",
            euros(b.besteed),
            "euro",
            toelichting="op deze opdracht, met deze regel erbij",
        ),
        *grens,
    ]


def _antwoord(uitslag: Uitslag) -> Badge:
    kleur = {Uitslag.BEVOEGD: "goed", Uitslag.NIET_GEREGISTREERD: "let-op"}.get(uitslag, "fout")
    return Badge(UITSLAGTEKST[uitslag], kleur)  # type: ignore[arg-type]


def _op_moment(b: Bevinding, bekend_op: datetime) -> str:
    """The opdracht on the day of the line, as the register knew it at a moment."""
    vraag = {
        "geldig_op": b.datum.isoformat(),
        "bekend_op": bekend_op.astimezone(AMSTERDAM).isoformat(),
    }
    return f"/opdrachten/{b.drager}/?{urlencode(vraag)}"


def _rust_op(b: Bevinding) -> list[Kenmerk]:
    """The role and the article that were looked at, as far as there were any."""
    delen = []
    if rol := reads_controles.rol(b.rol):
        delen.append(
            Kenmerk(
                "Rol",
                f"{Rol(rol.rolsoort.rol).label} van '{reads.benaming(rol.drager_id)}'",
                url=_besluit_url(rol),
                toelichting=_grond(rol),
            )
        )
    if artikel := reads_controles.artikel(b.artikel):
        tot = in_euros(artikel.tot_bedrag * 100) if artikel.tot_bedrag is not None else "geen grens"
        delen.append(
            Kenmerk(
                "Mandaatartikel",
                f"{artikel.code} ({artikel.regeling})",
                url=_besluit_url(artikel),
                toelichting=f"tot {tot}, {_grond(artikel)}",
            )
        )
    return delen


def _besluit_url(feit: Registerfeit) -> str:
    besluit = feit.grondslag.besluit_id
    return adressen.van_besluit(besluit) if besluit else ""


def _grond(feit: Registerfeit) -> str:
    besluit = feit.grondslag.besluit
    op = f", op besluit {besluit.kenmerk}" if besluit else ""
    stand = "" if feit.gesloten_id is None else f"; vervallen door handeling {feit.gesloten_id}"
    return f"{feit.periode.in_woorden()}{op}{stand}"


def _bekrachtig_url(b: Bevinding) -> str:
    """Where who may can enter that it was ratified; empty for what was no deed without authority."""
    if b.oordeel is Slotoordeel.HERSTELD:
        return ""
    vraag = {
        "drager": b.drager,
        "regel": b.regel,
        "wie": b.persoon,
        "rechtshandeling": b.handeling,
        "dag": dag_in_woorden(b.datum),
        "bedrag": f"{euros(b.bedrag):.2f}".replace(".", ","),
    }
    return f"{reverse('vastleggen-vorm', args=['bekrachtig'])}?{urlencode(vraag)}"


def _mag_dit(b: Bevinding) -> str:
    """The page that answers the same question, as known then; empty where it cannot.

    It knows one line only: what was spent before, and what is split up, it cannot tell.
    """
    if b.reden in {Redencode.CUMULATIEF, Redencode.GESPLITST}:
        return ""
    vraag = {
        "persoon": b.persoon,
        "daad": b.handeling,
        "over": b.drager,
        "bedrag": f"{euros(b.bedrag):.2f}".replace(".", ","),
        "geldig_op": b.datum.isoformat(),
        "bekend_op": b.geregistreerd.isoformat(),
    }
    return f"{reverse('mag-dit')}?{urlencode(vraag)}"

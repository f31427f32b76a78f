"""One article: in words, its chain, who has it, and its history on both axes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden import reads_regeling, woorden
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.reads_regeling import Stand
from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.bevoegdheden.views.hulp import (
    artikel_url,
    grenscel,
    kruimels,
    opsomcel,
    rolnaam,
    soortbadge,
    tot_in_woorden,
)
from driehoek.kern.tijd import Peilmoment
from driehoek.platform.ui.componenten import (
    Anker,
    Badge,
    Cel,
    Kenmerk,
    Kolom,
    Kruimel,
    Leeg,
    Persoon,
    Tabel,
)
from driehoek.platform.ui.lijst import Lijst, toon
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.tweeassen import Feitvlak
from driehoek.register import adressen, reads
from driehoek.register.cellen import grondcel
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen

ANKERS = (
    Anker("tekst", "Wat het zegt"),
    Anker("keten", "Van wie het komt"),
    Anker("onder", "Wat erop rust"),
    Anker("wie", "Wie dit mag"),
    Anker("versies", "Alle versies"),
    Anker("geschiedenis", "Eerder gezegd"),
)
HOOGUIT = 40
"""So many versions are drawn and listed; older ones stand in the ledger."""
_WAAROM = (
    "Dat geldt nu niet, of geeft geen verlof om door te geven. Vervalt een schakel, dan vervalt"
    " alles eronder."
)
GEEN_STAND = Leeg(
    "Niemand op deze dag",
    "Het artikel geldt op deze dag niet, dus niemand heeft deze bevoegdheid. Kies met de tijdbalk"
    " een dag waarop het wel geldt.",
)
NIEMAND = Leeg(
    "Niemand heeft deze rol nu",
    "De bevoegdheid hoort bij de rol. Zodra iemand de rol heeft, staat die hier.",
)


@require_safe
@binnen
def artikel(request: DriehoekRequest, code: str) -> HttpResponse:
    peil = request.bezoek.peil
    versies = reads_regeling.versies(code, peil.bekend_op)
    getoond = reads_regeling.op_dag(versies, peil)
    if getoond is None:
        raise Http404("Dit artikel staat niet in de mandaatregeling.")
    standen = reads_regeling.regeling(peil)
    stand = standen.get(code)
    houders: Any = reads_regeling.houders(getoond, peil) if stand and stand.werkt else []
    drager = reads.benamingen([getoond.drager_id], peil) if getoond.drager_id else {}
    plek = drager.get(getoond.drager_id or 0, "")
    return toon(
        request,
        Lijst(
            titel=f"{Rechtshandeling(getoond.rechtshandeling).label} door {_wie(getoond)}",
            ondertitel=getoond.regeling,
            wat="rolhouders",
            kolommen=(
                Kolom("Wie"),
                Kolom("Rol"),
                Kolom("Van"),
                Kolom("Sinds", "datum"),
                Kolom("Besluit", "code"),
            ),
            rijen=houders,
            cellen=lambda deel: _houders(request, deel),
            leeg=NIEMAND if stand and stand.werkt else GEEN_STAND,
            bestandsnaam=f"artikel-{code}",
            kruimels=kruimels(request, Kruimel(code)),
            extra={
                "code": code,
                "ankers": ANKERS,
                "badges": _badges(getoond, stand, peil),
                "zin": woorden.in_een_zin(stand.macht if stand else _eigen_macht(getoond), plek),
                "hogere": _hogere(getoond),
                "melding": _melding(getoond, stand, peil),
                "kenmerken": _kenmerken(request, getoond, stand, plek, versies),
                "keten": _keten(request, getoond, stand),
                "onder": _onder(request, code, standen),
                "versies": _versietabel(request, versies[:HOOGUIT], peil),
                "meer_versies": max(0, len(versies) - HOOGUIT),
                "vlakken": [_vlak(request, v, peil) for v in versies[:HOOGUIT]],
                "peil": peil,
                **_knoppen(request, code, stand),
            },
        ),
        "bevoegdheden/artikel.html",
    )


def _wie(feit: Mandaatartikel) -> str:
    return Rol(feit.rol).in_zin


def _eigen_macht(feit: Mandaatartikel) -> woorden.Macht:
    return Stand(feit, ()).macht


def _badges(feit: Mandaatartikel, stand: Stand | None, peil: Peilmoment) -> list[Badge]:
    if stand is None:
        begint = feit.periode.van > peil.geldig_op
        nu = Badge("geldt nog niet", "info") if begint else Badge("geldt niet meer")
    else:
        nu = Badge("geldt", "goed") if stand.werkt else Badge("werkt niet", "let-op")
    return [nu, soortbadge(feit.soort)]


def _melding(feit: Mandaatartikel, stand: Stand | None, peil: Peilmoment) -> tuple[str, str] | None:
    """What stands in the way of using it on this day."""
    if stand is None:
        begint = feit.periode.van > peil.geldig_op
        titel = "Dit artikel geldt nog niet" if begint else "Dit artikel geldt niet op deze dag"
        return titel, f"Hieronder staat hoe het luidt of luidde {feit.periode.in_woorden()}."
    if not stand.werkt:
        return (
            "Dit artikel werkt niet op deze dag",
            f"Het rust op {stand.gebroken}. {_WAAROM}",
        )
    return None


def _hogere(feit: Mandaatartikel) -> str:
    if not feit.naast_hogere:
        return ""
    return (
        f"Heeft een opdracht geen {_wie(feit)}, dan mag de naast hogere deze bevoegdheid gebruiken."
    )


def _kenmerken(
    request: DriehoekRequest,
    feit: Mandaatartikel,
    stand: Stand | None,
    plek: str,
    versies: Sequence[Mandaatartikel],
) -> list[Kenmerk]:
    macht = stand.macht if stand else _eigen_macht(feit)
    besluit = grondcel(feit, request.bezoek.tijdbalk)
    cel = grenscel(stand) if stand else None
    lager = cel.onder if cel else ""
    return [
        Kenmerk("Wie", rolnaam(feit.rol)),
        Kenmerk("Mag", str(Rechtshandeling(feit.rechtshandeling).label)),
        Kenmerk("Grens", tot_in_woorden(macht.tot_bedrag), toelichting=lager),
        Kenmerk("Waar", plek or woorden.waar(feit.rol, feit.bereik)),
        Kenmerk("Binnen de scope", "ja" if macht.binnen_scope else "nee"),
        Kenmerk("Voorwaarden", opsomcel(woorden.voorwaarden(macht.voorwaarden)).waarde),
        Kenmerk("Mag doorgeven", "ja" if feit.ondermandaat else "nee"),
        *([Kenmerk("Instemming van beiden", feit.instemming)] if feit.instemming else []),
        Kenmerk("Geldt", feit.periode.in_woorden()),
        *_straks(versies, request.bezoek.peil),
        Kenmerk("Besluit", besluit.waarde, url=besluit.url),
    ]


def _straks(versies: Sequence[Mandaatartikel], peil: Peilmoment) -> list[Kenmerk]:
    """What is to change, as far as known."""
    volgende = reads_regeling.volgende(versies, peil)
    if volgende is None:
        return []
    eisen = woorden.opsomming(woorden.voorwaarden(volgende.voorwaarden))
    vanaf = f"{tot_in_woorden(volgende.tot_bedrag)}, vanaf {datum(volgende.periode.van)}"
    return [Kenmerk("Straks", vanaf, toelichting=eisen)]


def _keten(
    request: DriehoekRequest, feit: Mandaatartikel, stand: Stand | None
) -> list[dict[str, Any]]:
    """From the one who gave it first down to this article."""
    boven = list(reversed(stand.boven)) if stand else []
    schakels = [_schakel(request, a, hier=False) for a in boven]
    # A link that does not hold on this day is named, so that one can look where it went.
    los = stand.gebroken if stand else feit.boven
    begin = [{"code": los, "url": artikel_url(request, los), "los": True}] if los else []
    return [*begin, *schakels, _schakel(request, feit, hier=True)]


def _schakel(request: DriehoekRequest, feit: Mandaatartikel, *, hier: bool) -> dict[str, Any]:
    return {
        "code": feit.code,
        "url": "" if hier else artikel_url(request, feit.code),
        "wie": rolnaam(feit.rol),
        "soort": feit.get_soort_display().lower(),
        "grens": tot_in_woorden(feit.tot_bedrag),
        "eisen": woorden.opsomming(woorden.voorwaarden(feit.voorwaarden)),
        "hier": hier,
    }


def _onder(request: DriehoekRequest, code: str, standen: Mapping[str, Stand]) -> Tabel:
    rij = reads_regeling.onder(code, standen)
    dragers = {s.feit.drager_id for _, s in rij if s.feit.drager_id}
    namen = reads.benamingen(dragers, request.bezoek.peil) if dragers else {}
    return Tabel(
        bijschrift="Wat op dit artikel rust",
        kolommen=(
            Kolom("Artikel", "code"),
            Kolom("Wie"),
            Kolom("Tot en met", "euro"),
            Kolom("Waar"),
        ),
        rijen=[
            [
                Cel(s.feit.code, url=artikel_url(request, s.feit.code), diepte=min(diepte - 1, 3)),
                rolnaam(s.feit.rol),
                grenscel(s),
                namen.get(s.feit.drager_id or 0, woorden.waar(s.feit.rol, s.feit.bereik)),
            ]
            for diepte, s in rij
        ],
        leeg=Leeg("Niets rust hierop", "Niemand heeft deze bevoegdheid doorgegeven."),
        bijschrift_verborgen=True,
    )


def _houders(request: DriehoekRequest, deel: Sequence[Rolvervulling]) -> list[list[Any]]:
    peil, balk = request.bezoek.peil, request.bezoek.tijdbalk
    namen = reads.namen(r.persoon_id for r in deel)
    dragers = reads.benamingen({r.drager_id for r in deel}, peil)
    rijen: list[list[Any]] = []
    for rol in deel:
        wie = Persoon(
            namen.get(rol.persoon_id, ""),
            url=op_peilmoment(adressen.van_persoon(rol.persoon_id), balk),
            wnd=rol.waarneming,
        )
        pad = adressen.van_drager(rol.dragersoort, rol.drager_id)
        rijen.append(
            [
                Cel(persoon=wie),
                rolnaam(rol.rolsoort.rol),
                Cel(dragers.get(rol.drager_id, ""), url=op_peilmoment(pad, balk) if pad else ""),
                rol.periode.van,
                grondcel(rol, balk),
            ]
        )
    return rijen


def _versietabel(
    request: DriehoekRequest, versies: Sequence[Mandaatartikel], peil: Peilmoment
) -> Tabel:
    return Tabel(
        bijschrift="Alle versies",
        kolommen=(
            Kolom("Geldt"),
            Kolom("Grens"),
            Kolom("Voorwaarden"),
            Kolom("Rust op", "code"),
            Kolom("Besluit", "code"),
            Kolom("In het register sinds", "moment"),
            Kolom("Tot", "moment"),
        ),
        rijen=[
            [
                v.periode.in_woorden(),
                tot_in_woorden(v.tot_bedrag),
                opsomcel(woorden.voorwaarden(v.voorwaarden)),
                v.boven or Cel("geen ander", rustig=True),
                grondcel(v, request.bezoek.tijdbalk),
                v.geregistreerd.lower,
                _gezegd_tot(v, peil) or Cel("zegt het nog", rustig=True),
            ]
            for v in versies
        ],
        bijschrift_verborgen=True,
    )


def _vlak(request: DriehoekRequest, feit: Mandaatartikel, peil: Peilmoment) -> Feitvlak:
    besluit = grondcel(feit, request.bezoek.tijdbalk)
    return Feitvlak(
        waarde=woorden.grens(feit.tot_bedrag),
        geldig_van=feit.periode.van,
        geldig_tot=feit.periode.tot,
        bekend_van=feit.geregistreerd.lower,
        bekend_tot=_gezegd_tot(feit, peil),
        besluit=str(besluit.waarde),
        url=besluit.url,
    )


def _gezegd_tot(feit: Mandaatartikel, peil: Peilmoment) -> datetime | None:
    """Until when the register said so; nothing that it learned later shows."""
    tot: datetime | None = feit.geregistreerd.upper
    return tot if tot and tot <= peil.bekend_op else None


def _knoppen(request: DriehoekRequest, code: str, stand: Stand | None) -> dict[str, str]:
    if not request.bezoek.mag_alles_vastleggen:
        return {}
    vraag = urlencode({"artikel": code})
    wijzig = reverse("vastleggen-vorm", args=["wijzig-mandaatartikel"])
    return {
        "wijzig_url": f"{wijzig}?{vraag}" if stand else "",
        "meer_url": f"{reverse('vastleggen')}?{vraag}",
    }

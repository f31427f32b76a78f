"""Who can do what, and why: all people with a role or an account, and one of them."""

from collections import Counter
from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.platform.models import Account
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, policy, reads
from driehoek.register.models import Persoonsgegeven, Rolvervulling
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, alleen
from driehoek.toegang import reads as toegang_reads
from driehoek.toegang import reads_beoordelingen
from driehoek.toegang.views.hulp import (
    INZAGE,
    TITEL,
    gronden_cel,
    kruimels,
    naar,
    rol_in_zin,
    rolnaam,
)

ALLES = "alles"
NIETS = "niets"


@require_safe
@alleen(*INZAGE)
def toegang(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    rol, handeling = request.GET.get("rol", ""), request.GET.get("handeling", "")
    mensen = toegang_reads.mensen(peil, q=request.GET.get("q", ""), rol=rol, handeling=handeling)
    return toon(
        request,
        Lijst(
            titel=TITEL,
            ondertitel="Wie wat kan in dit register, en waarom. Het volgt uit de rollen van die dag.",
            wat="mensen",
            kolommen=(
                Kolom("Naam"),
                Kolom("Rollen"),
                Kolom("Mag vastleggen"),
                Kolom("Ziet ook"),
                Kolom("Account"),
            ),
            rijen=mensen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Niemand gevonden", "Met 'Wis filters' zie je iedereen met een rol of een account."
            ),
            bestandsnaam="toegang",
            zoeklabel="Naam of nummer",
            keuzes=(
                Keuze("rol", "Rol", [(r.value, r.label) for r in Rol], "Alle rollen"),
                Keuze(
                    "handeling",
                    "Wie mag dit vastleggen?",
                    list(toegang_reads.handelingen().items()),
                    "Alles",
                ),
            ),
            extra={
                "beoordeeld": reads_beoordelingen.stand(peil),
                "links": _links(request),
                "mag_beoordelen": mag_beoordelen(request),
            },
        ),
        "toegang/toegang.html",
    )


def mag_beoordelen(request: DriehoekRequest) -> bool:
    bezoek = request.bezoek
    if not bezoek.mag_schrijven:
        return False
    return policy.mag(bezoek.actor, "beoordeel_toegang", [reads.concern().id]).mag


def _links(request: DriehoekRequest) -> list[tuple[str, str]]:
    return [
        (naar(request, "toegang-gewijzigd"), "Wat er is gewijzigd"),
        (naar(request, "toegang-aandacht"), "Wat aandacht vraagt"),
        (naar(request, "toegang-beoordelingen"), "Eerdere beoordelingen"),
    ]


def _cellen(request: DriehoekRequest, deel: Sequence[Persoonsgegeven]) -> list[list[Cel | str]]:
    peil = request.bezoek.peil
    personen = [g.persoon_id for g in deel]
    rollen = toegang_reads.rollen_van(personen, peil)
    accounts = toegang_reads.accounts_van(personen)
    in_bestand = bool(request.GET.get("formaat"))
    waar = (
        reads.benamingen({r.drager_id for rij in rollen.values() for r in rij}, peil)
        if in_bestand
        else {}
    )
    rijen = []
    for gegeven in deel:
        eigen = rollen.get(gegeven.persoon_id, [])
        zinnen = [rol_in_zin(r, waar.get(r.drager_id, "")) for r in eigen] if in_bestand else []
        rijen.append(
            [
                Cel(
                    gegeven.naam,
                    url=naar(request, "toegang-persoon", gegeven.persoon_id),
                    onder=gegeven.persoon.nummer,
                ),
                "; ".join(zinnen) if in_bestand else _geteld(eigen),
                *_rechten(eigen),
                _account(accounts.get(gegeven.persoon_id, [])),
            ]
        )
    return rijen


def _geteld(rollen: Sequence[Rolvervulling]) -> Cel:
    """'Ambtelijk opdrachtnemer (8), Controller'."""
    aantal = Counter(rolnaam(r.rolsoort.rol, waarneming=r.waarneming) for r in rollen)
    woorden = [f"{naam} ({n})" if n > 1 else naam for naam, n in aantal.items()]
    return Cel(", ".join(woorden)) if woorden else Cel("geen rol op deze dag", rustig=True)


def _rechten(rollen: Sequence[Rolvervulling]) -> tuple[Cel, Cel]:
    """What these roles let one enter, and see."""
    rechten = [toegang_reads.recht_van(Rol(rol)) for rol in {r.rolsoort.rol for r in rollen}]
    inzien = sorted({pagina for recht in rechten for pagina in recht.inzien})
    handelingen = {label for recht in rechten for label in recht.vastleggen}
    if any(recht.alles for recht in rechten):
        vastleggen = Cel(ALLES)
    elif handelingen:
        vastleggen = Cel("; ".join(sorted(handelingen, key=str.casefold)))
    else:
        vastleggen = Cel(NIETS, rustig=True)
    return vastleggen, Cel(", ".join(inzien)) if inzien else Cel("niets extra", rustig=True)


def _account(accounts: Sequence[Account]) -> Cel:
    if not accounts:
        return Cel("geen", rustig=True)
    return Cel(
        ", ".join(a.gebruikersnaam for a in accounts),
        badges=() if any(a.is_active for a in accounts) else (Badge("uitgezet"),),
    )


@require_safe
@alleen(*INZAGE)
def persoon(request: DriehoekRequest, pk: int) -> HttpResponse:
    peil, balk = request.bezoek.peil, request.bezoek.tijdbalk
    gegeven = (
        Persoonsgegeven.objects.bekend(peil.bekend_op)
        .filter(persoon_id=pk)
        .select_related("persoon")
        .first()
    )
    if gegeven is None:
        raise Http404("Deze persoon staat niet in het register.")
    rollen = toegang_reads.rollen_van([pk], peil).get(pk, [])
    return render(
        request,
        "toegang/persoon.html",
        {
            "gegeven": gegeven,
            "kruimels": kruimels(request, Kruimel(gegeven.naam)),
            "persoon_url": op_peilmoment(adressen.van_persoon(pk), balk),
            "rollen": _rollentabel(request, rollen),
            "rechten": _rechtentabel(rollen),
            "accounts": _accounttabel(toegang_reads.accounts_van([pk]).get(pk, [])),
            "gewijzigd_url": f"{reverse('toegang-gewijzigd')}?q={gegeven.persoon.nummer}",
        },
    )


def _rollentabel(request: DriehoekRequest, rollen: Sequence[Rolvervulling]) -> Tabel:
    balk = request.bezoek.tijdbalk
    namen = reads.benamingen({r.drager_id for r in rollen}, request.bezoek.peil)
    rijen = []
    for rol in rollen:
        pad = adressen.van_drager(rol.dragersoort, rol.drager_id)
        rijen.append(
            [
                rolnaam(rol.rolsoort.rol, waarneming=rol.waarneming),
                Cel(namen.get(rol.drager_id), url=op_peilmoment(pad, balk) if pad else ""),
                rol.periode.van,
                Cel(rol.periode.laatste_dag or "geen einde"),
                gronden_cel(rol.grondslag, balk),
            ]
        )
    return Tabel(
        bijschrift="Rollen op deze dag",
        kolommen=(
            Kolom("Rol"),
            Kolom("Van"),
            Kolom("Sinds", "datum"),
            Kolom("Tot en met", "datum"),
            Kolom("Besluit", "code"),
        ),
        rijen=rijen,
        leeg=Leeg("Geen rol op deze dag", "Zonder rol lees je wat voor iedereen binnen is."),
        bijschrift_verborgen=True,
    )


def _rechtentabel(rollen: Sequence[Rolvervulling]) -> Tabel:
    """Per act and closed page: by which role."""
    soorten = sorted({Rol(r.rolsoort.rol) for r in rollen}, key=lambda rol: rol.label)
    rijen: list[list[Cel | str]] = []
    for rol in soorten:
        recht = toegang_reads.recht_van(rol)
        if recht.alles:
            rijen.append(["Alles vastleggen", rol.label])
        rijen.extend([label, rol.label] for label in recht.vastleggen)
        rijen.extend([f"De pagina {pagina} zien", rol.label] for pagina in recht.inzien)
    return Tabel(
        bijschrift="Wat deze rollen toestaan",
        kolommen=(Kolom("Mag"), Kolom("Want is")),
        rijen=rijen,
        leeg=Leeg(
            "Niets extra", "Alleen lezen wat voor iedereen binnen is. Rechten volgen uit rollen."
        ),
        toelichting="Een opdrachtgever of directeur mag dit alleen bij de eigen opdrachten of opgaven.",
        bijschrift_verborgen=True,
    )


def _accounttabel(accounts: Sequence[Account]) -> Tabel:
    return Tabel(
        bijschrift="Accounts",
        kolommen=(
            Kolom("Gebruikersnaam", "code"),
            Kolom("Staat"),
            Kolom("Gemaakt", "moment"),
            Kolom("Laatst ingelogd", "moment"),
        ),
        rijen=[
            [
                a.gebruikersnaam,
                Cel(badges=(Badge("actief", "goed") if a.is_active else Badge("uitgezet"),)),
                a.aangemaakt,
                a.last_login or "nog nooit",
            ]
            for a in accounts
        ],
        leeg=Leeg("Geen account", "Deze persoon kan niet inloggen."),
        toelichting="Accounts staan er zoals zij nu zijn, ook als je naar een andere dag kijkt.",
        bijschrift_verborgen=True,
    )

"""How it stands now, beside the form: who holds which role here."""

from driehoek.bevoegdheden import reads_regeling, woorden
from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.platform.ui.componenten import Kenmerk, Kruimel
from driehoek.register import adressen, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import ROLSOORTEN, Dragersoort, Rol

OPEN_ROLLEN = frozenset({Dragersoort.OPGAVE, Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT})
# From the one who is finally responsible to the one who does it.
VOLGORDE = (Rol.BOG, Rol.DOMEINDIRECTEUR, Rol.AOG, Rol.AON)


def stand(plek: Plek) -> list[Kenmerk]:
    """The roles here today, the vacant ones too; nothing for the organisation as a whole."""
    if plek.artikel:
        return _artikel(plek)
    if plek.persoon or plek.soort not in OPEN_ROLLEN:
        return []
    regels: list[Kenmerk] = []
    for rol in VOLGORDE:
        if not any(s.rol is rol and s.dragersoort == plek.soort for s in ROLSOORTEN):
            continue
        houders = _vandaag(plek, rol)
        regels.extend(_kenmerk(h, plek) for h in houders)
        if not any(not h.waarneming for h in houders):
            regels.append(_van_boven(plek, rol) or Kenmerk(rol.label, "vacant"))
    return regels


def _artikel(plek: Plek) -> list[Kenmerk]:
    """An article of the mandate regulation as it holds today, or as it came nearest."""
    versies = reads_regeling.versies(plek.artikel, plek.peil.bekend_op)
    feit = reads_regeling.op_dag(versies, plek.peil)
    if feit is None:
        return []
    return [
        Kenmerk("Artikel", feit.code, url=plek.url),
        Kenmerk("Wie", str(Rol(feit.rol).label)),
        Kenmerk("Mag", str(Rechtshandeling(feit.rechtshandeling).label)),
        Kenmerk("Tot en met", woorden.grens(feit.tot_bedrag)),
        Kenmerk("Voorwaarden", woorden.opsomming(woorden.voorwaarden(feit.voorwaarden)) or "geen"),
        Kenmerk("Rust op", feit.boven or "geen ander artikel"),
        Kenmerk("Geldt", feit.periode.in_woorden()),
    ]


def _van_boven(plek: Plek, rol: Rol) -> Kenmerk | None:
    """An opdracht without a BOG of its own has that of the opgave."""
    if rol is not Rol.BOG or plek.soort != Dragersoort.OPDRACHT:
        return None
    houder = (
        reads.rollen_op(plek.pad[1:], plek.peil)
        .filter(rolsoort__rol=rol, rang=1, waarneming=False)
        .first()
    )
    if houder is None:
        return None
    return Kenmerk(
        rol.label,
        reads.namen([houder.persoon_id]).get(houder.persoon_id, ""),
        url=adressen.van_persoon(houder.persoon_id),
        toelichting="die van de opgave",
    )


def _vandaag(plek: Plek, rol: Rol) -> list[Rolvervulling]:
    return [
        r for r in plek.rollen if r.rolsoort.rol == rol and r.periode.bevat(plek.peil.geldig_op)
    ]


def _kenmerk(rol: Rolvervulling, plek: Plek) -> Kenmerk:
    soort = Rol(rol.rolsoort.rol).label
    tweede = " (tweede)" if rol.rang > 1 else ""
    wnd = "wnd. " if rol.waarneming else ""
    return Kenmerk(
        f"{soort}{tweede}",
        f"{wnd}{plek.namen.get(rol.persoon_id, '')}",
        url=adressen.van_persoon(rol.persoon_id),
        toelichting=rol.periode.in_woorden(),
    )


def kruimels(plek: Plek, *verder: Kruimel) -> list[Kruimel]:
    """The way back: to the page of what this is about, then to the choice."""
    begin = []
    if plek.besluit is not None:
        begin = [Kruimel("Besluiten", "/besluiten/"), Kruimel(plek.besluit.kenmerk, plek.url)]
    elif plek.artikel:
        begin = [Kruimel("Mandaatregeling", "/mandaat/"), Kruimel(plek.artikel, plek.url)]
    elif plek.soort or plek.persoon:
        begin = [Kruimel(plek.naam, plek.url)]
    keuze = (
        f"/vastleggen/besluit/{plek.besluit.id}/"
        if plek.besluit is not None
        else f"/vastleggen/{plek.vraag_zonder_feit}"
    )
    return [*begin, Kruimel("Vastleggen", keuze if verder else ""), *verder]

"""Writing in one's own profile, part by part (PT-12, PT-22).

Each write names the version it was made from: what was changed elsewhere is not overwritten.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from driehoek.ontwikkeling import policy
from driehoek.ontwikkeling.models import Begrip, Profieldeel, Vaardigheid
from driehoek.ontwikkeling.types import (
    LANGSTE_BEWIJS,
    LANGSTE_ONDERWERP,
    LANGSTE_TEKST,
    MEESTE_ONDERWERPEN,
    MEESTE_UREN,
    MEESTE_VAARDIGHEDEN,
    Deel,
    Niveau,
    Zichtbaar,
)
from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import IntussenGewijzigd, InvoerFout
from driehoek.register.models import Rolvervulling

REGEL = "PT-12"


@transaction.atomic
def bewaar_deel(
    lezer: int | None,
    persoon: int,
    deel: str,
    *,
    versie: int,
    zichtbaar: str,
    tekst: str = "",
    uren: int | None = None,
) -> int:
    """Keep what a part says and who may read it; gives the new version."""
    policy.eis_eigen(lezer, persoon)
    if deel not in Deel.values:
        raise InvoerFout("Dit deel heeft een profiel niet.", veld="deel", regel=REGEL)
    if zichtbaar not in Zichtbaar.values:
        raise InvoerFout("Kies wie dit deel mag zien.", veld="zichtbaar", regel=REGEL)
    _eis_uren(deel, uren)
    return _schrijf(
        persoon, deel, versie, tekst=_tekst(deel, tekst), uren=uren, zichtbaar=zichtbaar
    )


@transaction.atomic
def bewaar_vaardigheid(
    lezer: int | None,
    persoon: int,
    *,
    versie: int,
    begrip: int,
    niveau: int,
    bewijs: str = "",
    opdracht: int | None = None,
) -> int:
    """Add something one knows, or say again how well; gives the new version of the part."""
    policy.eis_eigen(lezer, persoon)
    if niveau not in Niveau.values:
        raise InvoerFout("Kies hoe goed je dit kunt.", veld="niveau", regel=REGEL)
    if not Begrip.objects.filter(id=begrip, vervallen__isnull=True).exists():
        raise InvoerFout(
            "Kies een begrip uit de lijst. Staat het er niet bij? Voeg het toe bij Begrippen.",
            veld="begrip",
            regel="MAT-12",
        )
    if opdracht is not None and not _had_rol(persoon, opdracht):
        raise InvoerFout(
            "Kies een opdracht waarop je een rol hebt of had.", veld="opdracht", regel=REGEL
        )
    if len(bewijs.strip()) > LANGSTE_BEWIJS:
        raise InvoerFout(
            f"Waaruit dat blijkt, past in {LANGSTE_BEWIJS} tekens.", veld="bewijs", regel=REGEL
        )
    nieuw = _schrijf(persoon, Deel.KENNIS, versie)
    andere = Vaardigheid.objects.filter(persoon_id=persoon).exclude(begrip_id=begrip)
    if andere.count() >= MEESTE_VAARDIGHEDEN:
        raise InvoerFout(
            f"Je profiel houdt het bij {MEESTE_VAARDIGHEDEN} begrippen. Haal er eerst een weg.",
            veld="begrip",
            regel=REGEL,
        )
    Vaardigheid.objects.update_or_create(
        persoon_id=persoon,
        begrip_id=begrip,
        defaults={"niveau": niveau, "bewijs": bewijs.strip(), "opdracht_id": opdracht},
    )
    return nieuw


@transaction.atomic
def verwijder_vaardigheid(lezer: int | None, persoon: int, *, versie: int, begrip: int) -> int:
    policy.eis_eigen(lezer, persoon)
    nieuw = _schrijf(persoon, Deel.KENNIS, versie)
    Vaardigheid.objects.filter(persoon_id=persoon, begrip_id=begrip).delete()
    return nieuw


def bevestig_actueel(lezer: int | None, persoon: int) -> None:
    """Say that all that stands there is still so."""
    policy.eis_eigen(lezer, persoon)
    Profieldeel.objects.filter(persoon_id=persoon).update(bijgewerkt=klok.nu())


@transaction.atomic
def wis_profiel(lezer: int | None, persoon: int) -> None:
    """Erase all of it; nothing stays behind. Twice is the same as once."""
    policy.eis_eigen(lezer, persoon)
    Vaardigheid.objects.filter(persoon_id=persoon).delete()
    Profieldeel.objects.filter(persoon_id=persoon).delete()


@transaction.atomic
def vernietig_profielen(personen: Collection[int]) -> None:
    """Profiles go with the names of their owners, when the term of those is over (GEN-07)."""
    wie = reeksen.ids(personen)
    Vaardigheid.objects.filter(persoon_id__in=wie).delete()
    Profieldeel.objects.filter(persoon_id__in=wie).delete()


def _schrijf(persoon: int, deel: str, versie: int, **velden: Any) -> int:
    """The one write of a part; refused where its version is another than was looked at."""
    velden["bijgewerkt"] = klok.nu()
    if versie == 0 and _nieuw(persoon, deel, velden):
        return 1
    gelijk = Profieldeel.objects.filter(persoon_id=persoon, deel=deel, versie=versie)
    if not gelijk.update(versie=versie + 1, **velden):
        raise IntussenGewijzigd(
            f"'{Deel(deel).label}' is intussen ergens anders gewijzigd, misschien in een ander"
            " venster. Er is niets bewaard. Laad de pagina opnieuw en vul het nog eens in.",
            regel=REGEL,
        )
    return versie + 1


def _nieuw(persoon: int, deel: str, velden: Mapping[str, Any]) -> bool:
    """Write the part for the first time; False where somebody else's window just did."""
    try:
        with transaction.atomic():
            Profieldeel.objects.create(persoon_id=persoon, deel=deel, **velden)
    except IntegrityError:
        return False
    return True


def _had_rol(persoon: int, opdracht: int) -> bool:
    feiten = Rolvervulling.objects.huidig().filter(persoon_id=persoon, drager_id=opdracht)
    return bool(feiten.exists())


def _eis_uren(deel: str, uren: int | None) -> None:
    if uren is None:
        return
    if deel != Deel.BESCHIKBAAR or not 0 <= uren <= MEESTE_UREN:
        raise InvoerFout(
            f"Vul 0 tot en met {MEESTE_UREN} uren per week in.", veld="uren", regel=REGEL
        )


def _tekst(deel: str, tekst: str) -> str:
    schoon = tekst.replace("\r\n", "\n").strip()
    if "\x00" in schoon:
        raise InvoerFout("In de tekst staat een teken dat geen tekst is.", veld="tekst")
    if len(schoon) > LANGSTE_TEKST:
        raise InvoerFout(
            f"Houd het bij {LANGSTE_TEKST} tekens; het zijn er nu {len(schoon)}.",
            veld="tekst",
            regel=REGEL,
        )
    return _onderwerpen(schoon) if deel == Deel.BEL_MIJ else schoon


def _onderwerpen(tekst: str) -> str:
    """One subject a line, each once and short."""
    regels = list(dict.fromkeys(" ".join(r.split()) for r in tekst.split("\n") if r.strip()))
    if len(regels) > MEESTE_ONDERWERPEN:
        raise InvoerFout(
            f"Noem hooguit {MEESTE_ONDERWERPEN} onderwerpen; het zijn er nu {len(regels)}.",
            veld="tekst",
            regel=REGEL,
        )
    lang = [r for r in regels if len(r) > LANGSTE_ONDERWERP]
    if lang:
        raise InvoerFout(
            f"'{lang[0][:40]}...' is te lang. Een onderwerp past in {LANGSTE_ONDERWERP} tekens.",
            veld="tekst",
            regel=REGEL,
        )
    return "\n".join(regels)

"""A list of rolvervullingen goes into the register, or is answered line by line."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from driehoek.opdrachten.overname.lezen import Gelezen
from driehoek.opdrachten.overname.opzoeken import Dragers, Gevonden, NietGevondenError, Personen
from driehoek.opdrachten.overname.types import Melding, Roldeel
from driehoek.opdrachten.overname.uitkomst import (
    BESTOND,
    NIEUW,
    Herkomst,
    Lijn,
    Verslag,
    verslag,
    voer_uit,
)
from driehoek.platform import reeksen
from driehoek.platform.handelingen.types import Verzoek
from driehoek.register import acts, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.plekken import REGEL_VAN_ROL, REGEL_WAARNEMING
from driehoek.register.types import ROLSOORT, Benoeming, Rol, RolsoortGegeven


@dataclass(frozen=True, slots=True)
class _Inpassing:
    """A line that is understood: which role on what, and who."""

    deel: Roldeel
    benoeming: Benoeming
    soort: RolsoortGegeven

    @property
    def plek(self) -> tuple[int, int, int, bool, int]:
        wie = 0 if self.soort.enig else self.benoeming.persoon
        return (
            self.benoeming.drager,
            self.soort.id,
            self.benoeming.rang,
            self.benoeming.waarneming,
            wie,
        )


def neem_over(gelezen: Gelezen[Roldeel], verzoek: Verzoek) -> Verslag:
    """Take a list of roles over in one act; with `verzoek.voorbeeld` only say what would happen."""
    inpassingen, fouten = _pas_in(gelezen)
    nieuw, al_bekend, botsingen = _vergelijk(inpassingen)
    fouten += botsingen
    signalen: list[Melding] = []
    if nieuw and not fouten:
        fouten, signalen = voer_uit(
            lambda: acts.neem_rollen_over(
                verzoek,
                benoemingen=[i.benoeming for i in nieuw],
                verwijzingen=[i.deel.besluit for i in nieuw],
            ),
            lambda: _herkomst(nieuw),
        )
    bekend = {i.deel.regel for i in al_bekend}
    lijnen = (
        Lijn(d.regel, _wat(d), BESTOND if d.regel in bekend else NIEUW) for d in gelezen.delen
    )
    return verslag(gelezen, verzoek, lijnen, fouten, signalen)


def _wat(deel: Roldeel) -> str:
    return f"{deel.persoon or deel.personeelsnummer}, {Rol(deel.rol).in_zin} van {deel.nummer or deel.naam}"


def _pas_in(gelezen: Gelezen[Roldeel]) -> tuple[list[_Inpassing], list[Melding]]:
    dragers, personen = Dragers.lees(), Personen.lees()
    inpassingen: list[_Inpassing] = []
    fouten = list(gelezen.meldingen)
    for deel in gelezen.delen:
        try:
            drager, persoon = dragers.van_rol(deel), personen.zoek(deel)
        except NietGevondenError as fout:
            fouten.append(Melding(deel.regel, fout.kolom, fout.wat, fout.goed, fout.regel))
            continue
        soort = ROLSOORT.get((deel.rol, drager.soort))
        if soort is None:
            fouten.append(_verkeerde_soort(deel, drager))
            continue
        if deel.rang != 1 and soort.rol != Rol.BOG:
            wat = f"Een {soort.rol.in_zin} is er hooguit een."
            fouten.append(Melding(deel.regel, "rang", wat, "Maak de cel leeg.", "REG-19"))
            continue
        benoeming = Benoeming(
            drager.id, deel.rol, persoon, deel.periode, deel.rang, deel.waarneming
        )
        inpassingen.append(_Inpassing(deel, benoeming, soort))
    return inpassingen, fouten


def _verkeerde_soort(deel: Roldeel, drager: Gevonden) -> Melding:
    kan = " of ".join(soort for rol, soort in ROLSOORT if rol == deel.rol)
    return Melding(
        deel.regel,
        "rol",
        f"Een {drager.soort} heeft geen eigen {Rol(deel.rol).in_zin}.",
        f"Die rol hoort bij een {kan}.",
        "REG-05" if deel.rol == Rol.AOG else "REG-08",
    )


def _vergelijk(
    inpassingen: Iterable[_Inpassing],
) -> tuple[list[_Inpassing], list[_Inpassing], list[Melding]]:
    """What is new, what the register says already, and what is in each other's way."""
    inpassingen = list(inpassingen)
    bezet = _bezet({i.benoeming.drager for i in inpassingen})
    nieuw: dict[object, list[_Inpassing]] = defaultdict(list)
    al_bekend: list[_Inpassing] = []
    botsingen: list[Melding] = []
    for inpassing in inpassingen:
        daar = bezet.get(inpassing.plek, [])
        if any(_is_zelfde(feit, inpassing.benoeming) for feit in daar):
            al_bekend.append(inpassing)
            continue
        periode = inpassing.deel.periode
        feit = next((f for f in daar if f.periode.overlapt(periode)), None)
        eerder = next((i for i in nieuw[inpassing.plek] if i.deel.periode.overlapt(periode)), None)
        if feit is not None:
            wie = f"{reads.naam_van(feit.persoon_id)} is het al {feit.periode.in_woorden()}"
            botsingen.append(_botsing(inpassing, f"{wie}, volgens het register"))
        elif eerder is not None:
            wie = eerder.deel.persoon or eerder.deel.personeelsnummer
            al = f"{wie} is het al {eerder.deel.periode.in_woorden()}"
            botsingen.append(_botsing(inpassing, f"{al}, volgens regel {eerder.deel.regel}"))
        nieuw[inpassing.plek].append(inpassing)
    in_volgorde = sorted((i for rij in nieuw.values() for i in rij), key=lambda i: i.deel.regel)
    return in_volgorde, al_bekend, botsingen


def _bezet(dragers: set[int]) -> dict[tuple[int, int, int, bool, int], list[Rolvervulling]]:
    bezet = defaultdict(list)
    feiten = Rolvervulling.objects.huidig().filter(drager_id__in=reeksen.ids(dragers))
    for feit in feiten:
        wie = 0 if feit.enig else feit.persoon_id
        plek = (feit.drager_id, feit.rolsoort_id, feit.rang, feit.waarneming, wie)
        bezet[plek].append(feit)
    return bezet


def _is_zelfde(feit: Rolvervulling, benoeming: Benoeming) -> bool:
    return feit.persoon_id == benoeming.persoon and feit.periode == benoeming.periode


def _botsing(inpassing: _Inpassing, wie: str) -> Melding:
    deel, rol = inpassing.deel, inpassing.soort.rol
    if deel.waarneming:
        wat, regel = "Een rol wordt door hooguit een persoon tegelijk waargenomen", REGEL_WAARNEMING
    elif inpassing.soort.enig:
        wat = f"Er is op elk moment hooguit een {rol.in_zin}"
        regel = REGEL_VAN_ROL.get(rol, "")
    else:
        wat, regel = "Deze persoon heeft deze rol in die tijd al", "REG-08"
    return Melding(
        deel.regel,
        "persoon" if deel.persoon else "personeelsnummer",
        f"{wat}: {wie}.",
        "Kort een van de twee in, of haal er een weg.",
        regel,
    )


def _herkomst(nieuw: Sequence[_Inpassing]) -> Herkomst:
    dragers: dict[int, list[int]] = defaultdict(list)
    personen: dict[int, list[int]] = defaultdict(list)
    woorden: dict[int, list[str]] = {}
    namen = reads.namen(i.benoeming.persoon for i in nieuw)
    for inpassing in nieuw:
        rol = inpassing.soort.rol.label
        woorden[inpassing.deel.regel] = [namen.get(inpassing.benoeming.persoon, ""), rol]
        dragers[inpassing.benoeming.drager].append(inpassing.deel.regel)
        personen[inpassing.benoeming.persoon].append(inpassing.deel.regel)
    return Herkomst(dragers, personen, woorden)

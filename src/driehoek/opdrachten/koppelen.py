"""How a budget file fits what the register holds: what is new, what is there, what contradicts.

A line is found back by stand and code only inside one stand; from stand to stand every line has
an identity of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from driehoek.opdrachten.begroting.standen import vorige_van
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    Begrotingsbestand,
    HerkomstPost,
    PostRegel,
    Stand,
    diepte_van,
    euro,
    is_naam_bekend,
    ouder_van,
)
from driehoek.opdrachten.begroting.verslag import (
    CorrectieVerslag,
    ImportVerslag,
    StandVerslag,
    Stap,
    Zicht,
)
from driehoek.opdrachten.models import Begrotingspost
from driehoek.opdrachten.reads_bedragen import bedrag_nu, bedragen_met_correctie
from driehoek.opdrachten.reads_begroting import (
    Opvolgvoorstel,
    naam_van,
    niveau_van,
    stand_van,
    standen,
    voorstellen,
)

Plek = tuple[Stand, str]
_Bedragplek = tuple[Stand, str, str, str, bool, str | None]


@dataclass(frozen=True, slots=True)
class Bekend:
    """An amount of the register; `nu` None: corrected to not having stood there."""

    id: int
    nu: int | None


@dataclass(frozen=True, slots=True)
class Bedragverschil:
    """An amount of the register that the file says otherwise."""

    bekend: Bekend
    bedrag: BedragRegel

    @property
    def regel(self) -> int:
        return self.bedrag.regel

    @property
    def wat(self) -> str:
        nu = "vervallen" if self.bekend.nu is None else euro(self.bekend.nu)
        return (
            f"{self.bedrag.stand.label}, {self.bedrag.code or 'totaal'}:"
            f" {self.bedrag.soort.tekst} staat in het register als {nu}; dit bestand zegt"
            f" {euro(self.bedrag.bedrag)}."
        )


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """A line that the register knows under another name or level: nothing puts that right."""

    regel: int
    wat: str


@dataclass(slots=True)
class Inpassing:
    """What storing a file would add, and where the register says something else."""

    bestand: Begrotingsbestand
    bekend: Mapping[Plek, int]
    """The lines of these stands that the register holds, with their id."""
    posten: list[PostRegel] = field(default_factory=list)
    """New lines, parents first."""
    aanvullingen: list[tuple[int, PostRegel]] = field(default_factory=list)
    """Names for lines that were only implied until now."""
    bedragen: list[BedragRegel] = field(default_factory=list)
    verschillen: list[Bedragverschil] = field(default_factory=list)
    """Amounts that a correctie could put right."""
    tegenspraken: list[Tegenspraak] = field(default_factory=list)

    @property
    def voegt_toe(self) -> bool:
        return bool(self.posten or self.aanvullingen or self.bedragen)

    def weersproken(self, *, mag_corrigeren: bool) -> list[Tegenspraak | Bedragverschil]:
        """What refuses the file: a correctie puts amounts right, and nothing else."""
        return [*self.tegenspraken, *([] if mag_corrigeren else self.verschillen)]

    @property
    def is_leeg(self) -> bool:
        """The register says all of it already, and nothing else."""
        return not (self.voegt_toe or self.verschillen or self.tegenspraken)


def pas_in(bestand: Begrotingsbestand) -> Inpassing:
    """Lay a file beside the register, as it is now; two queries."""
    jaren = {stand.jaar for stand in bestand.standen}
    rijen = {
        (stand_van(rij), rij.code): rij
        for rij in Begrotingspost.objects.filter(jaar__in=jaren).select_related("aanvulling")
    }
    inpassing = Inpassing(bestand, {plek: rij.id for plek, rij in rijen.items()})
    for post in sorted(bestand.posten, key=lambda post: diepte_van(post.code)):
        _pas_post_in(inpassing, post, rijen.get((post.stand, post.code)))
    bedragen = _bekende_bedragen(jaren)
    for bedrag in bestand.bedragen:
        _pas_bedrag_in(inpassing, bedrag, bedragen.get(_bedragplek(bedrag)))
    return inpassing


def ouder_in(post: PostRegel) -> Plek | None:
    """Where the parent of a line stands."""
    ouder = ouder_van(post.code)
    return None if ouder is None else (post.stand, ouder)


def verslag_van(inpassing: Inpassing) -> ImportVerslag:
    """What a file brought; ask after it is stored, so that the proposals hold its lines."""
    bestand = inpassing.bestand
    bekend = {stand for stand, _ in inpassing.bekend}
    return ImportVerslag(
        bestand=bestand.naam,
        vorm=str(bestand.vorm),
        standen=tuple(_standverslag(inpassing, stand, bekend) for stand in bestand.standen),
        al_bekend=_aantal_bekend(inpassing),
        verschillen=bestand.verschillen,
        waarschuwingen=bestand.waarschuwingen,
        stappen=tuple(stappen(bestand.standen)),
        correcties=tuple(_correctieverslag(v) for v in inpassing.verschillen),
    )


def stappen(nieuwe: Iterable[Stand]) -> list[Stap]:
    """The open was-wordt proposals of each stand against the one it comes from."""
    alle = [gegeven.stand for gegeven in standen()]
    gevonden = []
    for nieuw in nieuwe:
        oud = vorige_van(nieuw, alle)
        if oud is None or nieuw not in alle:
            continue
        zichten = tuple(_zicht(v) for v in voorstellen(oud, nieuw) if not v.bevestigd)
        if zichten:
            gevonden.append(Stap(oud, nieuw, zichten))
    return gevonden


def _pas_post_in(inpassing: Inpassing, post: PostRegel, rij: Begrotingspost | None) -> None:
    if rij is None:
        inpassing.posten.append(post)
        return
    if not is_naam_bekend(post.naam):
        return
    if _is_open(rij, post):
        inpassing.aanvullingen.append((rij.id, post))
        return
    is_zeker = post.herkomst is not HerkomstPost.AFGELEID
    if is_zeker and (naam_van(rij), niveau_van(rij)) != (post.naam, post.niveau):
        inpassing.tegenspraken.append(
            Tegenspraak(
                post.regel,
                f"{post.stand.label}, {post.code or 'totaal'} staat in het register"
                f" als {niveau_van(rij)} '{naam_van(rij)}'; dit bestand zegt {post.niveau}"
                f" '{post.naam}'.",
            )
        )


def _is_open(rij: Begrotingspost, post: PostRegel) -> bool:
    """Whether the register only derived this line, and the file knows it (better)."""
    if hasattr(rij, "aanvulling"):
        return False
    if not is_naam_bekend(rij.naam):
        return True
    is_beter = rij.herkomst == HerkomstPost.AFGELEID and post.herkomst is not HerkomstPost.AFGELEID
    return is_beter and (rij.naam, rij.niveau) != (post.naam, post.niveau)


def _pas_bedrag_in(inpassing: Inpassing, bedrag: BedragRegel, bekend: Bekend | None) -> None:
    if bekend is None:
        inpassing.bedragen.append(bedrag)
    elif bekend.nu != bedrag.bedrag:
        inpassing.verschillen.append(Bedragverschil(bekend, bedrag))


def _bekende_bedragen(jaren: Iterable[int]) -> dict[_Bedragplek, Bekend]:
    rijen = bedragen_met_correctie().filter(post__jaar__in=jaren)
    return {
        (
            stand_van(rij.post),
            rij.post.code,
            rij.soort,
            rij.herkomst,
            rij.bij_benadering,
            rij.totaal_van.code if rij.totaal_van else None,
        ): Bekend(rij.id, bedrag_nu(rij))
        for rij in rijen.select_related("post", "totaal_van")
    }


def _bedragplek(bedrag: BedragRegel) -> _Bedragplek:
    return (
        bedrag.stand,
        bedrag.code,
        str(bedrag.soort),
        str(bedrag.herkomst),
        bedrag.bij_benadering,
        bedrag.totaal_van,
    )


def _standverslag(inpassing: Inpassing, stand: Stand, bekend: set[Stand]) -> StandVerslag:
    return StandVerslag(
        stand=stand,
        is_nieuw=stand not in bekend,
        posten=_aantal(inpassing.posten, stand),
        aanvullingen=_aantal([post for _, post in inpassing.aanvullingen], stand),
        bedragen=_aantal(inpassing.bedragen, stand),
        correcties=_aantal([v.bedrag for v in inpassing.verschillen], stand),
    )


def _correctieverslag(verschil: Bedragverschil) -> CorrectieVerslag:
    return CorrectieVerslag(
        stand=verschil.bedrag.stand,
        code=verschil.bedrag.code,
        soort=verschil.bedrag.soort,
        was=verschil.bekend.nu,
        wordt=verschil.bedrag.bedrag,
        regel=verschil.bedrag.regel,
    )


def _aantal(regels: Sequence[PostRegel] | Sequence[BedragRegel], stand: Stand) -> int:
    return sum(regel.stand == stand for regel in regels)


def _aantal_bekend(inpassing: Inpassing) -> int:
    in_bestand = len(inpassing.bestand.posten) + len(inpassing.bestand.bedragen)
    nieuw = len(inpassing.posten) + len(inpassing.aanvullingen) + len(inpassing.bedragen)
    return in_bestand - nieuw - len(inpassing.verschillen)


def _zicht(opvolgvoorstel: Opvolgvoorstel) -> Zicht:
    voorstel = opvolgvoorstel.voorstel
    return Zicht(
        soort=voorstel.soort,
        was=tuple(post.id for post in voorstel.oud),
        wordt=tuple(post.id for post in voorstel.nieuw),
        zekerheid=voorstel.zekerheid,
        reden=voorstel.reden,
    )

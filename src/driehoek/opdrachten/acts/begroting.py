"""The budget comes in: its lines and amounts per stand, and what became of each line (REG-01).

A published stand never changes: a file may add to it what was not known yet. Where the register
held an amount wrongly, a corrected file puts it right as a correctie, with its reason.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q

from driehoek.opdrachten.acts.begrotingscorrectie import JuistBedrag, boek_correcties
from driehoek.opdrachten.begroting.types import Begrotingsbestand, SoortVerschil, Stand
from driehoek.opdrachten.begroting.vergelijken import BEVESTIGBAAR, Opvolgkeuze, SoortOpvolging
from driehoek.opdrachten.begroting.verslag import aantal
from driehoek.opdrachten.koppelen import Inpassing, Plek, ouder_in, pas_in
from driehoek.opdrachten.models import (
    Begrotingsbedrag,
    Begrotingspost,
    Postaanvulling,
    PostOpvolging,
)
from driehoek.opdrachten.reads_begroting import stand_van
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Grond, OpBesluit, OpConversie

MAX_GENOEMD = 10
"""So many contradictions are told one by one; the rest is counted."""


class NietsNieuws(InvoerFout):
    """All that was offered is in the register already."""


@handeling
def importeer_begroting(
    boek: Boek, *, bestand: Begrotingsbestand, grond: Grond | None, correctie: str = ""
) -> None:
    """Book what a budget file says that the register does not know yet.

    With `correctie` (what was wrong) amounts that the file says otherwise are put right; without
    it they are refused. `grond` may be left out where nothing is new.
    """
    policy.eis(boek, "importeer_begroting")
    _eis_begonnen(boek)
    inpassing = pas_in(bestand)
    _weiger_tegenspraak(inpassing, mag_corrigeren=bool(correctie.strip()))
    if inpassing.is_leeg:
        raise NietsNieuws(
            f"Er verandert niets: alles uit {bestand.naam} staat al in het register.",
            veld="bestand",
        )
    if inpassing.voegt_toe:
        _boek_nieuw(boek, inpassing, grond)
    if inpassing.verschillen:
        juist = [JuistBedrag(v.bekend.id, v.bedrag.bedrag) for v in inpassing.verschillen]
        boek_correcties(boek, juist, correctie)
    _beschrijf(boek, inpassing)


def _boek_nieuw(boek: Boek, inpassing: Inpassing, grond: Grond | None) -> None:
    grondslag = boek_grond(boek, _eis_grond(grond), {Besluitsoort.BEGROTING})
    ids = _boek_posten(boek, inpassing, grondslag.id)
    _boek_aanvullingen(boek, inpassing, grondslag.id)
    _boek_bedragen(boek, inpassing, ids)


@handeling
def bevestig_opvolging(boek: Boek, *, keuzes: Sequence[Opvolgkeuze], grond: Grond) -> None:
    """Book what a person confirmed: which line became which (was-wordt)."""
    policy.eis(boek, "bevestig_opvolging")
    _eis_grond(grond)
    nieuw = _nog_niet_bevestigd(keuzes)
    boek_grond(boek, grond, {Besluitsoort.BEGROTING})
    for keuze in nieuw:
        boek.open(PostOpvolging(was_id=keuze.was, wordt_id=keuze.wordt, soort=str(keuze.soort)))
    boek.gevolg("opvolging", f"Van {aantal(len(nieuw), 'post')} staat vast wat ze werden.")


def _eis_begonnen(boek: Boek) -> None:
    """A register begins with its founding; nothing may come before."""
    if boek.nr == 1:
        raise InvoerFout(
            "Dit register is nog niet begonnen. Begin het met 'driehoek begin'.", regel="REG-09"
        )


def _eis_grond(grond: Grond | None) -> Grond:
    if not isinstance(grond, OpBesluit | OpConversie):
        raise InvoerFout(
            "Een begroting rust op het besluit van Provinciale Staten dat haar vaststelt, of op een"
            " conversie van gepubliceerde bestanden.",
            veld="grond",
            regel="REG-09",
        )
    return grond


def _weiger_tegenspraak(inpassing: Inpassing, *, mag_corrigeren: bool) -> None:
    tegenspraken = inpassing.weersproken(mag_corrigeren=mag_corrigeren)
    if not tegenspraken:
        return
    genoemd = [f"Regel {t.regel}: {t.wat}" for t in tegenspraken[:MAX_GENOEMD]]
    if rest := len(tegenspraken) - len(genoemd):
        genoemd.append(f"En nog {rest}.")
    kop = (
        "Dit bestand spreekt een stand tegen die al in het register staat. Een gepubliceerde stand"
        " verandert niet: haal de regels uit het bestand, of geef ze de stand waar ze bij horen,"
        " zoals 'begroting na wijziging 1'."
    )
    if not inpassing.tegenspraken:
        kop += (
            " Stond het bedrag fout in het register, lees het bestand dan in als correctie"
            " (--corrigeer) en zeg wat er fout was."
        )
    raise InvoerFout("\n".join((kop, *genoemd)), veld="bestand", regel="REG-01")


def _boek_posten(boek: Boek, inpassing: Inpassing, grondslag: int) -> dict[Plek, int]:
    """Book the new lines, parents first; gives the id of every line of these stands."""
    ids = dict(inpassing.bekend)
    for post in inpassing.posten:
        ouder = ouder_in(post)
        ids[post.stand, post.code] = boek.open(
            Begrotingspost(
                jaar=post.stand.jaar,
                stand=str(post.stand.soort),
                standnummer=post.stand.nummer,
                code=post.code,
                naam=post.naam,
                niveau=str(post.niveau),
                herkomst=str(post.herkomst),
                ouder_id=ids.get(ouder) if ouder else None,
                grondslag_id=grondslag,
                bron=post.bron,
            )
        )
    return ids


def _boek_aanvullingen(boek: Boek, inpassing: Inpassing, grondslag: int) -> None:
    for id_, post in inpassing.aanvullingen:
        boek.open(
            Postaanvulling(
                post_id=id_,
                naam=post.naam,
                niveau=str(post.niveau),
                bron=post.bron,
                grondslag_id=grondslag,
            )
        )


def _boek_bedragen(boek: Boek, inpassing: Inpassing, ids: dict[Plek, int]) -> None:
    for bedrag in inpassing.bedragen:
        boek.open(
            Begrotingsbedrag(
                post_id=ids[bedrag.stand, bedrag.code],
                soort=str(bedrag.soort),
                herkomst=str(bedrag.herkomst),
                bedrag=bedrag.bedrag,
                bij_benadering=bedrag.bij_benadering,
                totaal_van_id=bedrag.totaal_van and ids[bedrag.stand, bedrag.totaal_van],
                bron=bedrag.bron,
            )
        )


def _beschrijf(boek: Boek, inpassing: Inpassing) -> None:
    """What the ledger keeps of the file, with what is stored nowhere else: the second of two."""
    bestand = inpassing.bestand
    boek.inhoud = {
        "bestand": bestand.naam,
        "vorm": str(bestand.vorm),
        "standen": [stand.label for stand in bestand.standen],
        "verschillen": len(bestand.verschillen),
        "dubbel": [v.zin for v in bestand.verschillen if v.soort is SoortVerschil.DUBBEL],
        "correcties": len(inpassing.verschillen),
    }
    if not inpassing.voegt_toe:
        return
    boek.gevolg(
        "begroting",
        f"Uit {bestand.naam} komen {aantal(len(inpassing.posten), 'post')},"
        f" {aantal(len(inpassing.bedragen), 'bedrag')} en"
        f" {aantal(len(inpassing.aanvullingen), 'naam')} erbij,"
        f" in {aantal(len(_geraakte_standen(inpassing)), 'stand')}.",
    )


def _geraakte_standen(inpassing: Inpassing) -> set[Stand]:
    return {
        *(post.stand for post in inpassing.posten),
        *(post.stand for _, post in inpassing.aanvullingen),
        *(bedrag.stand for bedrag in inpassing.bedragen),
    }


class _Vastgesteld:
    """What is confirmed about some lines, found by either side."""

    def __init__(self, keuzes: Sequence[Opvolgkeuze]) -> None:
        ids = {id_ for keuze in keuzes for id_ in (keuze.was, keuze.wordt)}
        self.posten = {
            rij.id: rij for rij in Begrotingspost.objects.filter(id__in=reeksen.ids(ids))
        }
        self._per_post: dict[int, list[Opvolgkeuze]] = defaultdict(list)
        self._paren: dict[tuple[int, int], SoortOpvolging] = {}
        rijen = PostOpvolging.objects.filter(
            Q(was__in=reeksen.ids(ids)) | Q(wordt__in=reeksen.ids(ids))
        )
        for rij in rijen.select_related("was", "wordt"):
            self.posten |= {rij.was_id: rij.was, rij.wordt_id: rij.wordt}
            self.voeg_toe(Opvolgkeuze(rij.was_id, rij.wordt_id, SoortOpvolging(rij.soort)))

    def voeg_toe(self, keuze: Opvolgkeuze) -> None:
        self._paren[keuze.was, keuze.wordt] = keuze.soort
        self._per_post[keuze.was].append(keuze)
        self._per_post[keuze.wordt].append(keuze)

    def soort_van(self, keuze: Opvolgkeuze) -> SoortOpvolging | None:
        return self._paren.get((keuze.was, keuze.wordt))

    def in_de_weg(self, keuze: Opvolgkeuze) -> Opvolgkeuze | None:
        """Only a split has several lines after it in one stand, only a merger several before."""
        for ander in self._per_post[keuze.was]:
            naast = ander.was == keuze.was and self._zelfde_stand(ander.wordt, keuze.wordt)
            if naast and {ander.soort, keuze.soort} != {SoortOpvolging.GESPLITST}:
                return ander
        for ander in self._per_post[keuze.wordt]:
            naast = ander.wordt == keuze.wordt and self._zelfde_stand(ander.was, keuze.was)
            if naast and {ander.soort, keuze.soort} != {SoortOpvolging.SAMENGEVOEGD}:
                return ander
        return None

    def noem(self, id_: int) -> str:
        post = self.posten[id_]
        return f"'{post.naam}' ({post.code or 'totaal'}, {stand_van(post).label})"

    def _zelfde_stand(self, een: int, ander: int) -> bool:
        return stand_van(self.posten[een]) == stand_van(self.posten[ander])


def _nog_niet_bevestigd(keuzes: Sequence[Opvolgkeuze]) -> list[Opvolgkeuze]:
    """The choices that are new, each judged against the register and against each other."""
    vast = _Vastgesteld(keuzes)
    nieuw = []
    for keuze in keuzes:
        _keur_keuze(keuze, vast.posten)
        if vast.soort_van(keuze) is keuze.soort:
            continue
        _weiger_andere(keuze, vast)
        vast.voeg_toe(keuze)
        nieuw.append(keuze)
    if not nieuw:
        raise NietsNieuws("Er verandert niets: dit was al bevestigd.", veld="keuzes")
    return nieuw


def _keur_keuze(keuze: Opvolgkeuze, posten: Mapping[int, Begrotingspost]) -> None:
    if keuze.was not in posten or keuze.wordt not in posten:
        raise InvoerFout(
            "Een van de begrotingsposten staat niet in het register.", veld="keuzes", regel="REG-38"
        )
    if keuze.soort not in BEVESTIGBAAR:
        raise InvoerFout(
            f"'{keuze.soort}' verbindt geen twee posten. Kies uit:"
            f" {', '.join(sorted(BEVESTIGBAAR))}.",
            veld="keuzes",
            regel="REG-38",
        )
    was, wordt = stand_van(posten[keuze.was]), stand_van(posten[keuze.wordt])
    if not was < wordt:
        raise InvoerFout(
            f"{was.label} komt niet voor {wordt.label}. Een post gaat van een eerdere stand naar"
            " een latere: draai ze om.",
            veld="keuzes",
            regel="REG-38",
        )


def _weiger_andere(keuze: Opvolgkeuze, vast: _Vastgesteld) -> None:
    if bekend := vast.soort_van(keuze):
        raise InvoerFout(
            f"Van {vast.noem(keuze.was)} naar {vast.noem(keuze.wordt)} staat al vast als"
            f" '{bekend}', niet als '{keuze.soort}'.",
            veld="keuzes",
            regel="REG-38",
        )
    if ander := vast.in_de_weg(keuze):
        raise InvoerFout(
            f"Al bevestigd is: {vast.noem(ander.was)} werd {vast.noem(ander.wordt)} ({ander.soort})."
            f" Daar past {vast.noem(keuze.was)} naar {vast.noem(keuze.wordt)} niet bij. Alleen bij"
            " 'gesplitst' of 'samengevoegd' horen er meer posten bij elkaar.",
            veld="keuzes",
            regel="REG-38",
        )

"""The write of this room: that somebody looked who can do what, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from driehoek.kern.tijd import dag_in_woorden, einde_van_dag
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy, reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.toegang import reads as toegang
from driehoek.toegang.models import Toegangsbeoordeling, Toegangsbevinding
from driehoek.toegang.reads_aandacht import punten
from driehoek.toegang.reads_wijzigingen import wijzigingen
from driehoek.toegang.types import Bevinding, Oordeel

LANGSTE = 2000


@handeling
def beoordeel_toegang(
    boek: Boek, *, van: date, opmerkingen: str = "", bevindingen: Sequence[Bevinding] = ()
) -> None:
    """Keep that access was reviewed today over what changed since `van`; a gegeven (GEN-02)."""
    concern = reads.concern().id
    policy.eis(boek, "beoordeel_toegang", [concern])
    if boek.actor.persoon is None:
        raise NietBevoegd("Een beoordeling is van een persoon; dit doet het systeem niet zelf.")
    vandaag = klok.vandaag()
    if van > vandaag:
        raise InvoerFout(
            f"Je beoordeelt wat er sinds een dag is gewijzigd; {dag_in_woorden(van)} moet nog komen.",
            veld="van",
            regel="GEN-02",
        )
    _eis_eenmaal(bevindingen)
    beoordeling = boek.open(_beoordeling(boek.actor.persoon, van, vandaag, opmerkingen))
    for bevinding in bevindingen:
        boek.open(_bevinding(beoordeling, bevinding))
    boek.raak(concern)
    eindigt = sum(b.oordeel == Oordeel.EINDIGT for b in bevindingen)
    boek.gevolg("toegang", f"De toegang is beoordeeld; {eindigt} bevindingen vragen om een einde.")


def _eis_eenmaal(bevindingen: Sequence[Bevinding]) -> None:
    dubbel = Counter(b.rol or b.account for b in bevindingen)
    if any(aantal > 1 for aantal in dubbel.values()):
        raise InvoerFout("Over elke rol en elk account zeg je een ding.", regel="GEN-02")


def _beoordeling(persoon: int, van: date, vandaag: date, opmerkingen: str) -> Toegangsbeoordeling:
    """With how much there was to see: whoever reads it later sees what was looked at."""
    nu = reads.peilmoment()
    gewijzigd = wijzigingen(reads.peilmoment(van, einde_van_dag(van)), nu)
    gekregen = sum(w.gekregen for w in gewijzigd)
    return Toegangsbeoordeling(
        beoordelaar_id=persoon,
        van=van,
        tot_en_met=vandaag,
        opmerkingen=eis_tekst(opmerkingen, "De opmerking", LANGSTE) if opmerkingen.strip() else "",
        personen=toegang.mensen(nu).count(),
        gekregen=gekregen,
        verloren=len(gewijzigd) - gekregen,
        aandachtspunten=len(punten(nu)),
    )


def _bevinding(beoordeling: int, bevinding: Bevinding) -> Toegangsbevinding:
    rol = bevinding.rol
    if (rol is None) == (bevinding.account is None):
        raise InvoerFout("Een bevinding gaat over een rol of over een account.", regel="GEN-02")
    if bevinding.oordeel == Oordeel.EINDIGT and not bevinding.toelichting.strip():
        raise InvoerFout("Moet iets eindigen? Zeg dan waarom.", veld="toelichting", regel="GEN-02")
    tekst = bevinding.toelichting
    return Toegangsbevinding(
        beoordeling_id=beoordeling,
        persoon_id=rol.persoon if rol else None,
        rolsoort_id=rol.rolsoort if rol else None,
        drager_id=rol.drager if rol else None,
        rang=rol.rang if rol else 1,
        waarneming=rol.waarneming if rol else False,
        account=bevinding.account,
        oordeel=bevinding.oordeel.value,
        toelichting=eis_tekst(tekst, "De toelichting", LANGSTE) if tekst.strip() else "",
    )

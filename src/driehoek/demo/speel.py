"""Plays the plan of the demo province through the acts of the register, in order of time."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from driehoek.demo.plan import mandaat_types as m
from driehoek.demo.plan import types as t
from driehoek.demo.plan import verband_types as v
from driehoek.demo.spel import (
    begroting,
    mandaat,
    opdrachten,
    organisatie,
    register,
    rollen,
    toegang,
    verbanden,
)
from driehoek.demo.spel.stand import Stand
from driehoek.demo.spel.sturing import Sturing
from driehoek.platform import klok
from driehoek.platform.fouten import Weigering

Meld = Callable[[t.Event, int, int], None]
"""Told after each event: which, its number, and how many there are."""


def _staat_al(_stand: Stand, _event: t.OrganenIngesteld) -> None:
    """The founding of the register brings its organs."""


def _geen_drager(_stand: Stand, _event: t.PDomeinenIngesteld) -> None:
    """The register holds no P-domeinen: their directors are directors of the concern."""


_SPELERS: dict[type[t.Event], Callable[[Stand, Any], None]] = {
    t.OrganenIngesteld: _staat_al,
    t.PDomeinenIngesteld: _geen_drager,
    t.PersonenInDienst: organisatie.neem_in_dienst,
    t.PersonenUitDienst: organisatie.laat_uit_dienst,
    t.PTeamsOpgericht: organisatie.richt_pteams_op,
    t.PlaatsingInPTeam: organisatie.plaats,
    t.Instelling: register.stel_instelling_vast,
    t.UitzonderingVastgesteld: rollen.maak_uitzondering,
    t.CorrectieRol: register.corrigeer_rol,
    t.CorrectieScope: opdrachten.corrigeer_scope,
    t.BesluitIngetrokken: register.trek_in,
    t.BesluitGeschorst: register.schors,
    t.BegrotingVastgesteld: begroting.stel_vast,
    t.OpdrachtenAanPost: begroting.koppel,
    t.OpgaveIngesteld: opdrachten.stel_opgaven_in,
    t.OpgaveHernoemd: opdrachten.hernoem,
    t.OpgavenSamengevoegd: opdrachten.voeg_samen,
    t.OpdrachtenGestart: opdrachten.start,
    t.DeelopdrachtenIngesteld: opdrachten.splits,
    t.ScopeGewijzigd: opdrachten.wijzig_scope,
    t.Faseovergang: opdrachten.ga_over,
    t.DechargeVerleend: opdrachten.verleen_decharge,
    t.OpdrachtGesloten: opdrachten.sluit,
    t.OrgaanLedenBenoemd: rollen.benoem_leden,
    t.Vervangen: rollen.vervang,
    t.Waarneming: rollen.neem_waar,
    t.RolBeeindigdDoorRechtsfeit: rollen.beeindig_door_rechtsfeit,
    t.LidmaatschapBeeindigd: rollen.beeindig_door_rechtsfeit,
    v.OnderwerpenIngesteld: verbanden.stel_onderwerpen_in,
    v.AanspreekpuntenVerdeeld: verbanden.verdeel,
    v.SamenhangGelegd: verbanden.leg_samenhang,
    v.SignalenGenoteerd: verbanden.noteer,
    v.SignalenGewogen: verbanden.weeg,
    t.ToegangBeoordeeld: toegang.beoordeel,
    m.MandaatVastgesteld: mandaat.stel_vast,
    m.OndermandaatVerleend: mandaat.verleen,
    m.MandaatBeeindigd: mandaat.beeindig,
    m.CorrectieMandaat: mandaat.corrigeer,
}


def speel(
    events: Iterable[t.Event], stand: Stand, meld: Meld = lambda *_: None, seed: int = 2026
) -> None:
    """Carry out each event at its own moment. Begins with RegisterBegonnen."""
    lijst = list(events)
    sturing = Sturing(stand, seed)
    personen = {p.key: p for e in lijst if isinstance(e, t.PersonenInDienst) for p in e.personen}
    with klok.op(lijst[0].registratiemoment):
        for nummer, event in enumerate(lijst, start=1):
            sturing.kom_langs(event.registratiemoment)
            klok.zet(event.registratiemoment)
            if isinstance(event, t.RegisterBegonnen):
                register.begin(stand, event, personen[event.registerbeheerder])
            else:
                _speel_een(event, stand)
            meld(event, nummer, len(lijst))
        sturing.kom_langs(klok.nu() + timedelta(days=7))


def _speel_een(event: t.Event, stand: Stand) -> None:
    """One event; what the rules refuse is kept, to be told when all is loaded."""
    try:
        _speler(event)(stand, event)
    except Weigering as fout:
        stand.geweigerd.append((event, fout))


def _speler(event: t.Event) -> Callable[[Stand, Any], None]:
    if isinstance(event, t.RollenBenoemd):
        return rollen.benoem
    return _SPELERS[type(event)]

"""A scope change over several opdrachten as one proposal (REG-33).

It is made, each who carries an opgave in it agrees or not, and then it is carried out as a whole:
in one transaction a Handeling for each opgave, on the besluit of who carries that opgave, since
nobody else is competent there (REG-17).
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from driehoek.kern.tijd import dag_in_woorden
from driehoek.opdrachten import reads_scopevoorstellen as bron
from driehoek.opdrachten.acts._dragers import bestaan_vanaf, eis_dragers
from driehoek.opdrachten.acts._inhoud import scopevelden
from driehoek.opdrachten.acts._nummers import volgende_nummer
from driehoek.opdrachten.acts.verloop import zet_scopes
from driehoek.opdrachten.models import (
    Knelpunt,
    Scope,
    Scopestem,
    Scopevoorstel,
    Scopevoorstelafloop,
    Scopevoorstelregel,
)
from driehoek.opdrachten.types import NieuwScopevoorstel, ScopeGegevens, Scopewijziging
from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import IntussenGewijzigd, InvoerFout, NietBevoegd
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.opmaak import euro
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.models import Grondslag, Ligging
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Dragersoort,
    OpBesluit,
    OpConversie,
    Rol,
)

REGEL = "REG-33"
LANGSTE = 4000
VOORVOEGSEL = "SV"
HOOGUIT = 100
UITGEVOERD = Scopevoorstelafloop.Uitkomst.UITGEVOERD
INGETROKKEN = Scopevoorstelafloop.Uitkomst.INGETROKKEN


@handeling
def stel_scopevoorstel_op(boek: Boek, *, voorstel: NieuwScopevoorstel) -> None:
    """Make a proposal; nothing changes yet. A next version takes the place of one that is open."""
    opgaven = _eis_regels(voorstel)
    _eis_betrokken(boek, opgaven.values())
    _neem_plaats_in(boek, voorstel.vervangt)
    if voorstel.knelpunt and not Knelpunt.objects.filter(id=voorstel.knelpunt).exists():
        raise InvoerFout("Dit knelpunt staat niet in het register.", regel=REGEL)
    nr = volgende_nummer(Scopevoorstel, VOORVOEGSEL)
    id_ = boek.open(
        Scopevoorstel(
            nummer=f"{VOORVOEGSEL}-{nr:04d}",
            titel=eis_tekst(voorstel.titel, "De titel", 150, veld="titel"),
            toelichting=eis_tekst(voorstel.toelichting, "Waarom", LANGSTE, veld="toelichting"),
            vanaf=voorstel.vanaf,
            opsteller_id=boek.actor.persoon,
            knelpunt_id=voorstel.knelpunt,
            vervangt_id=voorstel.vervangt,
        )
    )
    for regel in voorstel.regels:
        boek.open(
            Scopevoorstelregel(
                voorstel_id=id_,
                opdracht_id=regel.opdracht,
                opgave_id=opgaven[regel.opdracht],
                was_id=regel.was,
                **scopevelden(regel.scope),
            )
        )
    boek.gevolg("voorstel", f"Voorstel '{voorstel.titel.strip()}' ligt klaar om over te stemmen.")


def _eis_regels(voorstel: NieuwScopevoorstel) -> dict[int, int]:
    """The opgave of each opdracht; InvoerFout where a line is not about what is so on that day."""
    regels = voorstel.regels
    if not regels or len(regels) > HOOGUIT:
        raise InvoerFout(
            f"Kies de opdrachten waar het voorstel over gaat: 1 tot en met {HOOGUIT}.",
            veld="opdrachten",
            regel=REGEL,
        )
    ids = [r.opdracht for r in regels]
    if len(set(ids)) != len(ids):
        raise InvoerFout("Een opdracht staat er twee keer in.", veld="opdrachten", regel=REGEL)
    eis_dragers(ids, Dragersoort.OPDRACHT, veld="opdrachten")
    bestaan_vanaf((opdracht, voorstel.vanaf) for opdracht in ids)
    nu = bron.scopes_op(ids, voorstel.vanaf)
    for regel in regels:
        if regel.opdracht not in nu or nu[regel.opdracht].id != regel.was:
            raise IntussenGewijzigd(_GEWIJZIGD.format(reads.benaming(regel.opdracht)))
    if all(_zelfde(nu[r.opdracht], r.scope) for r in regels):
        raise InvoerFout("Er verandert niets aan een scope.", veld="opdrachten", regel=REGEL)
    return _opgaven(ids, voorstel.vanaf)


_GEWIJZIGD = (
    "De scope van '{}' is intussen gewijzigd: wat er bij 'was' staat klopt niet meer. Maak een"
    " nieuwe versie van het voorstel."
)


def _zelfde(feit: Scope, scope: ScopeGegevens) -> bool:
    return all(feit.__dict__[naam] == waarde for naam, waarde in scopevelden(scope).items())


def _opgaven(opdrachten: Iterable[int], op: date) -> dict[int, int]:
    feiten = Ligging.objects.huidig().filter(
        drager_id__in=reeksen.ids(opdrachten), geldig__contains=op
    )
    return dict(feiten.values_list("drager_id", "ouder_id"))


def _eis_betrokken(boek: Boek, opgaven: Iterable[int]) -> None:
    """The actor carries one of these opgaven."""
    if not any(policy.mag(boek.actor, boek.naam, [opgave]).mag for opgave in set(opgaven)):
        raise NietBevoegd(
            "Een scopevoorstel is van de domeindirecteuren van de opgaven die erin staan."
        )


def _neem_plaats_in(boek: Boek, oud: int | None) -> None:
    if oud is None:
        return
    voorstel = _open(oud)
    boek.open(
        Scopevoorstelafloop(
            voorstel_id=voorstel.id,
            uitkomst=INGETROKKEN,
            reden="Er kwam een nieuwe versie voor in de plaats.",
            door_id=boek.actor.persoon,
        )
    )


@handeling
def stem_over_scopevoorstel(
    boek: Boek,
    *,
    voorstel: int,
    opgaven: Sequence[int],
    akkoord: bool,
    op: date,
    reden: str = "",
    kenmerk: str = "",
) -> None:
    """Who carries these opgaven agrees, or says why not. The last word counts, until the end.

    What is agreed becomes a besluit of that day when the proposal is carried out; its kenmerk is
    drawn from the proposal unless one is given.
    """
    gevonden = _open(voorstel)
    betrokken = {r.opgave_id for r in gevonden.regels.all()}
    if not opgaven or not set(opgaven) <= betrokken:
        raise InvoerFout("Kies een opgave die in het voorstel staat.", veld="opgave", regel=REGEL)
    policy.eis(boek, boek.naam, opgaven)
    if op > klok.vandaag():
        raise InvoerFout("Instemmen kan hooguit vandaag.", veld="op", regel="BEV-14")
    dragers = bron.dragers_van(opgaven, op)
    if not akkoord:
        reden = eis_tekst(reden, "Waarom niet", LANGSTE, veld="reden")
    for nr, opgave in enumerate(opgaven, start=1):
        drager = dragers[opgave]
        if not drager.bekend:
            raise InvoerFout(
                f"'{drager.opgave}' had op {dag_in_woorden(op)} geen domeindirecteur.",
                veld="op",
                regel="REG-17",
            )
        eigen = (
            f"{kenmerk.strip()}-{nr}" if kenmerk.strip() and len(opgaven) > 1 else kenmerk.strip()
        )
        boek.open(
            Scopestem(
                voorstel_id=voorstel,
                opgave_id=opgave,
                persoon_id=_wie_spreekt(boek, opgave, drager, op),
                akkoord=akkoord,
                reden=reden.strip(),
                genomen=op,
                kenmerk=(eigen or f"{gevonden.nummer}/{drager.nummer}")[:40] if akkoord else "",
            )
        )
        hoe = "stemt in" if akkoord else "stemt niet in"
        boek.gevolg("voorstel", f"{drager.naam} {hoe} voor '{drager.opgave}'.", opgave)


def _wie_spreekt(boek: Boek, opgave: int, drager: bron.Opgavedrager, op: date) -> int | None:
    """Who decides: the actor, where that one is or substitutes for the domeindirecteur."""
    if drager.persoon is None:
        return None
    zelf = bron.is_directeur(boek.actor.persoon, opgave, op)
    return boek.actor.persoon if zelf else drager.persoon


@handeling
def trek_scopevoorstel_in(boek: Boek, *, voorstel: int, reden: str) -> None:
    """Take back a proposal that was not carried out."""
    gevonden = _open(voorstel)
    _eis_betrokken(boek, (r.opgave_id for r in gevonden.regels.all()))
    boek.open(
        Scopevoorstelafloop(
            voorstel_id=voorstel,
            uitkomst=INGETROKKEN,
            reden=eis_tekst(reden, "De reden", LANGSTE, veld="reden"),
            door_id=boek.actor.persoon,
        )
    )
    boek.gevolg("voorstel", f"'{gevonden.titel}' gaat niet door.")


def voer_scopevoorstel_uit(verzoek: Verzoek, *, voorstel: int) -> list[Uitkomst]:
    """Carry out a proposal that all carry, or nothing of it: its end, then each opgave."""
    with transaction.atomic():
        uitkomsten = [sluit_scopevoorstel_af(verzoek, voorstel=voorstel)]
        for opgave in bron.opgaven_van(voorstel):
            eigen = replace(verzoek, id=uuid.uuid5(verzoek.id, str(opgave)), gezien=None)
            uitkomsten.append(wijzig_scope_op_voorstel(eigen, voorstel=voorstel, opgave=opgave))
    return uitkomsten


@handeling
def beproef_scopevoorstel(boek: Boek, *, voorstel: int) -> None:
    """What carrying out a proposal would do; as a preview only, whoever agreed so far."""
    if not boek.verzoek.voorbeeld:
        raise InvoerFout("Dit is alleen om te bekijken.", regel=REGEL)
    gevonden = _open(voorstel)
    regels = list(gevonden.regels.all())
    _eis_zelfde_was(regels, gevonden.vanaf)
    _zet(boek, gevonden, regels, boek_grond(boek, OpConversie(klok.vandaag(), gevonden.nummer)))


@handeling
def sluit_scopevoorstel_af(boek: Boek, *, voorstel: int) -> None:
    """The end of a proposal that all carry; the first step of carrying it out."""
    gevonden = _open(voorstel)
    regels = list(gevonden.regels.all())
    _eis_betrokken(boek, (r.opgave_id for r in regels))
    _eis_gedragen(voorstel, {r.opgave_id for r in regels})
    _eis_zelfde_was(regels, gevonden.vanaf)
    boek.open(
        Scopevoorstelafloop(voorstel_id=voorstel, uitkomst=UITGEVOERD, door_id=boek.actor.persoon)
    )
    verschil = bron.verschil(voorstel)
    som = f"verandert met {euro(verschil)}" if verschil else "blijft gelijk"
    boek.gevolg("voorstel", f"Over alle opdrachten samen {som}: {gevonden.nummer}.")


@handeling
def wijzig_scope_op_voorstel(boek: Boek, *, voorstel: int, opgave: int) -> None:
    """What a proposal that is being carried out does under one opgave, on its own besluit."""
    gevonden = Scopevoorstel.objects.select_related("afloop").get(id=voorstel)
    regels = list(gevonden.regels.filter(opgave=opgave))
    afloop = getattr(gevonden, "afloop", None)
    if afloop is None or afloop.uitkomst != UITGEVOERD or not regels:
        raise InvoerFout("Dit gaat alleen bij het uitvoeren van het hele voorstel.", regel=REGEL)
    _eis_betrokken(boek, bron.opgaven_van(voorstel))
    stem = bron.laatste_stemmen(voorstel)[opgave]
    grondslag = boek_grond(boek, _besluit(gevonden, stem), {Besluitsoort.SCOPE})
    _zet(boek, gevonden, regels, grondslag)


def _zet(
    boek: Boek,
    voorstel: Scopevoorstel,
    regels: Sequence[Scopevoorstelregel],
    grondslag: Grondslag,
) -> None:
    wijzigingen = [Scopewijziging(r.opdracht_id, voorstel.vanaf, _scope(r)) for r in regels]
    perioden = bestaan_vanaf((w.opdracht, w.vanaf) for w in wijzigingen)
    zet_scopes(boek, wijzigingen, perioden, grondslag)


def _scope(regel: Scopevoorstelregel) -> ScopeGegevens:
    return ScopeGegevens(regel.materieel_budget, regel.bevoegdheden, regel.strategische_keuzes)


def _besluit(voorstel: Scopevoorstel, stem: Scopestem) -> OpBesluit:
    """The besluit that an agreement is: of who carried the opgave on that day."""
    beslisser = (
        Beslisser(stem.opgave_id, Rol.DOMEINDIRECTEUR.value, stem.persoon_id)
        if stem.persoon_id
        else Beslisser(bron.orgaan_boven(stem.opgave_id, stem.genomen) or 0)
    )
    return OpBesluit(
        BesluitGegevens(
            kenmerk=stem.kenmerk,
            titel=f"Scopewijziging volgens {voorstel.nummer}: {voorstel.titel}",
            soort=Besluitsoort.SCOPE.value,
            beslisser=beslisser,
            genomen=stem.genomen,
            bekendgemaakt=stem.genomen,
            werkt_vanaf=max(stem.genomen, voorstel.vanaf),
        )
    )


def _open(voorstel: int) -> Scopevoorstel:
    gevonden = Scopevoorstel.objects.filter(id=voorstel).select_related("afloop").first()
    if gevonden is None:
        raise InvoerFout("Dit scopevoorstel staat niet in het register.", regel=REGEL)
    if afloop := getattr(gevonden, "afloop", None):
        raise InvoerFout(
            f"{gevonden.nummer} is al {afloop.get_uitkomst_display().lower()}.", regel=REGEL
        )
    return gevonden


def _eis_gedragen(voorstel: int, opgaven: set[int]) -> None:
    """Of each opgave who carries it agreed, last."""
    stemmen = bron.laatste_stemmen(voorstel)
    zonder = {o for o in opgaven if o not in stemmen or not stemmen[o].akkoord}
    if zonder:
        namen = reads.benamingen(zonder)
        wie = ", ".join(f"'{naam}'" for naam in sorted(namen.values()))
        raise InvoerFout(f"Er is nog niet ingestemd voor {wie}.", veld="voorstel", regel=REGEL)


def _eis_zelfde_was(regels: Sequence[Scopevoorstelregel], vanaf: date) -> None:
    """What the proposal shows as 'was' still stands there, under the same opgave."""
    opdrachten = [r.opdracht_id for r in regels]
    nu, opgaven = bron.scopes_op(opdrachten, vanaf), _opgaven(opdrachten, vanaf)
    for regel in regels:
        if regel.opdracht_id not in nu or nu[regel.opdracht_id].id != regel.was_id:
            raise IntussenGewijzigd(_GEWIJZIGD.format(reads.benaming(regel.opdracht_id)))
        if opgaven.get(regel.opdracht_id) != regel.opgave_id:
            raise IntussenGewijzigd(
                f"'{reads.benaming(regel.opdracht_id)}' valt intussen onder een andere opgave."
                " Maak een nieuwe versie van het voorstel."
            )

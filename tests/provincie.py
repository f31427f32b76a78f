"""A small province for tests, built through the acts alone.

    def test_iets(provincie):
        an = provincie.persoon("An", "Jansen")
        provincie.benoem(provincie.concern, Rol.CONCERNDIRECTEUR, an)

All that it registers is true from `BEGIN` on, unless a test says otherwise.
"""

import uuid
from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from driehoek.bevoegdheden import acts as mandaat
from driehoek.bevoegdheden.types import NieuwArtikel
from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.opdrachten.models import Begrotingsbedrag, Begrotingspost
from driehoek.opdrachten.types import (
    NieuweDeelopdracht,
    NieuweOpdracht,
    NieuweOpgave,
    Profiel,
    ScopeGegevens,
)
from driehoek.opdrachten.types_aanspreekpunten import Aanwijzing, NieuwOnderwerp
from driehoek.opdrachten.types_samenhang import NieuweSamenhang
from driehoek.opdrachten.types_signalen import NieuwSignaal
from driehoek.organisatie import acts as organisatie_acts
from driehoek.organisatie.types import Motief, NieuwDienstverband, NieuwPteam, Plaatsing
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.types import SYSTEEM, Actor, Uitkomst, Verzoek
from driehoek.register import acts, reads
from driehoek.register.acts.oprichting import Oprichting
from driehoek.register.acts.rollen import BESLUITSOORT_VAN_ROL
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import (
    Benoeming,
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    NieuwePersoon,
    OpBesluit,
)

BEGIN = date(2023, 3, 1)
# Which organ the tests let decide a role where no test says otherwise.
ORGAAN_VAN_SOORT = {
    "topbenoeming": "GS",
    "orgaanlid": "PS",
    "bog": "GS",
    "domeindirecteur": "O-BERAAD",
    "directeur_mo": "DT",
    "functionele_rol": "DT",
    "pmanager": "DT",
    "waarneming": "DT",
}


def verzoek(**opties: Any) -> Verzoek:
    return Verzoek(actor=opties.pop("actor", SYSTEEM), **opties)


@handeling
def _boek_post(
    boek: Boek,
    *,
    code: str,
    niveau: str,
    jaar: int,
    ouder: int | None,
    lasten: int | None,
    grond: OpBesluit,
) -> None:
    """One line of a budget, without the file that it is imported from."""
    grondslag = boek_grond(boek, grond, {Besluitsoort.BEGROTING})
    post = boek.open(
        Begrotingspost(
            jaar=jaar,
            stand="begroting",
            code=code,
            naam=f"Post {code}",
            niveau=niveau,
            herkomst="gelezen",
            ouder_id=ouder,
            grondslag_id=grondslag.id,
        )
    )
    if lasten is not None:
        boek.open(Begrotingsbedrag(post_id=post, soort="lasten", herkomst="tabel", bedrag=lasten))


GEWOON = Motief()


class Provincie:
    """Builds facts through acts and remembers what tests ask for most."""

    def __init__(self) -> None:
        self._nummers = count(1)
        self.rolhouders: dict[tuple[str, int], int] = {}
        self.opgave_van: dict[int, int] = {}
        self.geheel_van: dict[int, int] = {}
        acts.begin(
            verzoek(),
            oprichting=Oprichting(
                organisatie="Provincie Testland",
                kenmerk="T-0",
                genomen=date(2023, 1, 31),
                werkt_vanaf=BEGIN,
                registerbeheerder=NieuwePersoon("B0", "Bea", "Heerder"),
            ),
        )
        self.concern = reads.concern().id
        self.beheerder = persoon_bij("B0")

    def orgaan(self, code: str) -> int:
        return reads.orgaan(code).id

    def persoon(self, voornaam: str = "An", achternaam: str = "Jansen") -> int:
        """A new person; gives the id."""
        nieuw = NieuwePersoon(f"P{next(self._nummers)}", voornaam, achternaam)
        uitkomst = acts.registreer_personen(verzoek(), personen=[nieuw])
        return uitkomst.ids("register_persoon")[0]

    def besluit(
        self,
        soort: str,
        *,
        door: str = "GS",
        rol: str = "",
        drager: int | None = None,
        persoon: int | None = None,
        op: date = BEGIN,
        vanaf: date | None = None,
        kenmerk: str = "",
    ) -> OpBesluit:
        """A besluit that is not in the register yet, of organ `door` or of `rol` on `drager`."""
        beslisser = (
            Beslisser(drager=drager or self.concern, rol=rol, persoon=persoon)
            if rol
            else Beslisser(drager=self.orgaan(door))
        )
        return OpBesluit(
            BesluitGegevens(
                kenmerk=kenmerk or f"T-{next(self._nummers)}",
                titel=f"Besluit over {soort}",
                soort=soort,
                beslisser=beslisser,
                genomen=op,
                bekendgemaakt=op,
                werkt_vanaf=vanaf or op,
            )
        )

    def benoem(
        self,
        drager: int,
        rol: str,
        persoon: int,
        *,
        vanaf: date = BEGIN,
        tot: date | None = None,
        grond: OpBesluit | None = None,
        act: Callable[..., Uitkomst] = acts.benoem,
        **opties: Any,
    ) -> Uitkomst:
        """Appoint someone by `act`; without `grond` on a besluit of the organ that usually may."""
        soort = BESLUITSOORT_VAN_ROL[rol].value
        extra = {k: opties.pop(k) for k in ("rang", "waarneming") if k in opties}
        benoeming = Benoeming(drager, rol, persoon, Periode(vanaf, tot), **extra)
        op = min(vanaf, date(2026, 11, 1))
        grond = grond or self.besluit(soort, door=ORGAAN_VAN_SOORT.get(soort, "GS"), op=op)
        uitleg = opties.pop("uitleg", "")
        return act(verzoek(**opties), benoemingen=[benoeming], grond=grond, uitleg=uitleg)

    def directeur_mo(self) -> int:
        """A directeur M&O, made at the first call."""
        if not hasattr(self, "_directeur_mo"):
            self._directeur_mo = self.persoon("Dirk", "Mensen")
            self.benoem(self.concern, "DIRECTEUR_MO", self._directeur_mo)
        return self._directeur_mo

    def opgave(
        self, naam: str = "Landbouw", *, vanaf: date = BEGIN, directeur: bool = True, **velden: Any
    ) -> int:
        """A new opgave, with a domeindirecteur of its own unless `directeur` is off."""
        nieuw = NieuweOpgave(naam, vanaf, **velden)
        grond = self.besluit("opgave_instellen", op=vanaf)
        uitkomst = opdrachten_acts.stel_opgaven_in(verzoek(), opgaven=[nieuw], grond=grond)
        opgave = uitkomst.ids("register_drager")[0]
        if directeur:
            self.domeindirecteur(opgave, vanaf=vanaf)
        return opgave

    def domeindirecteur(
        self, opgave: int, persoon: int | None = None, *, vanaf: date = BEGIN, **opties: Any
    ) -> int:
        """Make someone (a new person by default) domeindirecteur of an opgave; gives the person."""
        wie = persoon or self.persoon("Dora", "Directeur")
        self.benoem(opgave, "DOMEINDIRECTEUR", wie, vanaf=vanaf, **opties)
        self.rolhouders["DOMEINDIRECTEUR", opgave] = wie
        return wie

    def van_directeur(
        self, soort: str, opgave: int, *, op: date = BEGIN, **opties: Any
    ) -> OpBesluit:
        """A besluit of the domeindirecteur of an opgave."""
        wie = self.rolhouders["DOMEINDIRECTEUR", opgave]
        return self.besluit(
            soort, rol="DOMEINDIRECTEUR", drager=opgave, persoon=wie, op=op, **opties
        )

    def opdracht(
        self,
        opgave: int | None = None,
        naam: str = "Stikstof terugdringen",
        *,
        vanaf: date = BEGIN,
        label: str = "dynamisch",
        budget: int = 100_000,
        grond: OpBesluit | None = None,
        **velden: Any,
    ) -> int:
        """A new opdracht, started by the domeindirecteur of its opgave; no AOG yet."""
        onder = opgave or self.opgave(vanaf=vanaf)
        uitleg = velden.pop("uitleg", "")
        nieuw = NieuweOpdracht(
            naam,
            onder,
            vanaf,
            Profiel(label, waarom="Omdat het moet"),
            ScopeGegevens(budget),
            **velden,
        )
        uitkomst = opdrachten_acts.start_opdrachten(
            verzoek(),
            opdrachten=[nieuw],
            grond=grond or self.van_directeur("opdracht_starten", onder, op=vanaf),
            uitleg=uitleg,
        )
        opdracht = uitkomst.ids("register_drager")[0]
        self.opgave_van[opdracht] = onder
        return opdracht

    def aog(
        self, opdracht: int, persoon: int | None = None, *, vanaf: date = BEGIN, **opties: Any
    ) -> int:
        """Make someone AOG, on a besluit of the directeur M&O; gives the person."""
        wie = persoon or self.persoon("Gerda", "Opdrachtgever")
        grond = opties.pop("grond", None) or self.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=self.directeur_mo(), op=vanaf
        )
        self.benoem(opdracht, "AOG", wie, vanaf=vanaf, grond=grond, **opties)
        self.rolhouders["AOG", opdracht] = wie
        return wie

    def aon(
        self, drager: int, persoon: int | None = None, *, vanaf: date = BEGIN, **opties: Any
    ) -> int:
        """Make someone AON, on a besluit of the AOG of the opdracht; gives the person."""
        wie = persoon or self.persoon("Nico", "Opdrachtnemer")
        grond = opties.pop("grond", None) or self.van_aog("aon", drager, op=vanaf)
        self.benoem(drager, "AON", wie, vanaf=vanaf, grond=grond, **opties)
        self.rolhouders["AON", drager] = wie
        return wie

    def artikel(self, code: str = "GS-1", *, op: date = BEGIN, **anders: Any) -> None:
        """An article of the mandate regulation: an AOG takes on obligations up to € 100.000."""
        artikel: dict[str, Any] = {
            "code": code,
            "regeling": "Budgetbevoegdheidsregeling",
            "soort": "volmacht",
            "rol": "AOG",
            "rechtshandeling": "verplichting",
            "vanaf": op,
            "tot_bedrag": 100_000,
            "binnen_scope": True,
            "ondermandaat": True,
            **anders,
        }
        mandaat.stel_artikelen_vast(
            verzoek(), artikelen=[NieuwArtikel(**artikel)], grond=self.besluit("mandaat", op=op)
        )

    def van_aog(self, soort: str, drager: int, *, op: date = BEGIN, **opties: Any) -> OpBesluit:
        """A besluit of the AOG of an opdracht (or of the one that a deelopdracht is part of)."""
        opdracht = self.geheel_van.get(drager, drager)
        wie = self.rolhouders["AOG", opdracht]
        return self.besluit(soort, rol="AOG", drager=opdracht, persoon=wie, op=op, **opties)

    def deelopdracht(
        self, opdracht: int, naam: str = "Deel 1", *, vanaf: date = BEGIN, **velden: Any
    ) -> int:
        """A new part of an opdracht that has an AOG."""
        uitleg = velden.pop("uitleg", "")
        uitkomst = opdrachten_acts.stel_deelopdrachten_in(
            verzoek(),
            opdracht=opdracht,
            deelopdrachten=[NieuweDeelopdracht(naam, vanaf, **velden)],
            grond=self.van_aog("deelopdrachten", opdracht, op=vanaf),
            uitleg=uitleg,
        )
        deel = uitkomst.ids("register_drager")[0]
        self.geheel_van[deel] = opdracht
        return deel

    def post(
        self,
        code: str = "1-1-1-1",
        niveau: str = "product",
        *,
        jaar: int = 2023,
        ouder: int | None = None,
        lasten: int | None = None,
    ) -> int:
        """A line of the budget of a year, on a besluit of PS."""
        grond = self.besluit("begroting", door="PS")
        uitkomst = _boek_post(
            verzoek(), code=code, niveau=niveau, jaar=jaar, ouder=ouder, lasten=lasten, grond=grond
        )
        return uitkomst.ids("opdrachten_begrotingspost")[0]

    def onderwerp(self, soort: str, naam: str, *, vanaf: date = BEGIN) -> int:
        """A theme or an area on the list of subjects, on a besluit of the O-beraad."""
        uitkomst = opdrachten_acts.stel_onderwerpen_in(
            verzoek(),
            onderwerpen=[NieuwOnderwerp(soort, naam, vanaf)],
            grond=self.besluit("aanspreekpunt", door="O-BERAAD", op=vanaf),
        )
        return uitkomst.ids("register_drager")[0]

    def aanspreekpunt(
        self,
        persoon: int,
        *,
        drager: int | None = None,
        domein: int | None = None,
        publiek: tuple[str, ...] = ("gs", "buiten"),
        vanaf: date = BEGIN,
        tot: date | None = None,
        grond: OpBesluit | None = None,
    ) -> Uitkomst:
        """Make somebody the contact for a subject, on a besluit of the O-beraad."""
        nieuw = Aanwijzing(persoon, Periode(vanaf, tot), drager, domein, publiek)
        return opdrachten_acts.wijs_aanspreekpunt_aan(
            verzoek(),
            aanwijzingen=[nieuw],
            grond=grond or self.besluit("aanspreekpunt", door="O-BERAAD", op=vanaf),
        )

    def samenhang(
        self,
        van: int,
        naar: int,
        soort: str = "heeft_nodig",
        *,
        vanaf: date = BEGIN,
        tot: date | None = None,
        **velden: Any,
    ) -> Uitkomst:
        """That two opgaven or opdrachten hang together."""
        actor = {"actor": velden.pop("actor")} if "actor" in velden else {}
        zin = velden.pop("toelichting", "Zelfde aannemer")
        nieuw = NieuweSamenhang(van, naar, soort, Periode(vanaf, tot), zin, **velden)
        return opdrachten_acts.leg_samenhang(verzoek(**actor), samenhangen=[nieuw])

    def signaal(self, drager: int, wat: str = "De gemeente bouwt hier", **velden: Any) -> int:
        """A signal from outside, noted by the registerbeheerder unless `door` is somebody else."""
        melder = velden.pop("door", self.beheerder)
        nieuw = NieuwSignaal(
            drager, velden.pop("bron", "partner"), wat, velden.pop("gezien", BEGIN), **velden
        )
        uitkomst = opdrachten_acts.noteer_signalen(
            verzoek(actor=self.actor(melder)), signalen=[nieuw]
        )
        return uitkomst.ids("opdrachten_buitensignaal")[0]

    def pteam(self, naam: str = "Team Water", *, vanaf: date = BEGIN) -> int:
        """A new P-team."""
        uitkomst = organisatie_acts.richt_pteams_op(
            verzoek(),
            pteams=[NieuwPteam(naam, vanaf)],
            grond=self.besluit("pteam_oprichten", door="P-BERAAD", op=vanaf),
        )
        return uitkomst.ids("register_drager")[0]

    def plaats(
        self,
        pteam: int,
        *personen: int,
        vanaf: date = BEGIN,
        tot: date | None = None,
        motief: Motief = GEWOON,
        uitleg: str = "Dit team groeit nog.",
    ) -> Uitkomst:
        """Place people in a P-team; most teams of tests are smaller than PT-02 wants."""
        return organisatie_acts.plaats_in_pteam(
            verzoek(),
            plaatsingen=[Plaatsing(p, pteam, Periode(vanaf, tot), motief) for p in personen],
            grond=self.besluit("plaatsing", door="P-BERAAD", op=vanaf),
            uitleg=uitleg,
        )

    def dienstverband(
        self,
        persoon: int,
        schaal: int = 13,
        *,
        vanaf: date = BEGIN,
        tot: date | None = None,
        familie: str = "Regisseur",
        **velden: Any,
    ) -> Uitkomst:
        """Employ someone in a scale."""
        periode = Periode(vanaf, tot)
        nieuw = NieuwDienstverband(persoon, "Adviseur", familie, schaal, periode, **velden)
        return organisatie_acts.registreer_dienstverbanden(verzoek(), dienstverbanden=[nieuw])

    def actor(self, persoon: int) -> Actor:
        return Actor(account=uuid.uuid4(), persoon=persoon)


def persoon_bij(nummer: str) -> int:
    from driehoek.register.models import Persoon

    return Persoon.objects.get(nummer=nummer).id

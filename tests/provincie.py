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

from driehoek.kern.tijd import Periode
from driehoek.platform.handelingen.types import SYSTEEM, Actor, Uitkomst, Verzoek
from driehoek.register import acts, reads
from driehoek.register.acts.oprichting import Oprichting
from driehoek.register.acts.rollen import BESLUITSOORT_VAN_ROL
from driehoek.register.types import (
    Benoeming,
    Beslisser,
    BesluitGegevens,
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


class Provincie:
    """Builds facts through acts and remembers what tests ask for most."""

    def __init__(self) -> None:
        self._nummers = count(1)
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

    def besluit(  # noqa: PLR0913
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

    def benoem(  # noqa: PLR0913
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

    def actor(self, persoon: int) -> Actor:
        return Actor(account=uuid.uuid4(), persoon=persoon)


def persoon_bij(nummer: str) -> int:
    from driehoek.register.models import Persoon

    return Persoon.objects.get(nummer=nummer).id

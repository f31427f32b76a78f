"""Random sequences of acts against the oracle, on both time axes (ONTWERP §8).

After each act the register answers as the oracle does, for every role on every day. Each answer
'as known at ledger number N' is kept, and asked again at the end: it never changes. A refused act
changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from register_orakel import Feit, Plek, RegisterOrakel, Waarde

from driehoek.kern.tijd import Periode
from driehoek.platform import klok
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import Uitkomst
from driehoek.register import acts, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Benoeming, OpBesluit, OpRechtsfeit, Rol
from provincie import BEGIN, verzoek
from register.hulp import NU, Wereld

VOORBEELDEN = 36
DAGEN = [BEGIN + timedelta(days=n) for n in range(14)]
KORT, DAG_EINDE = 2, 10
"""The place on an opdracht that ends, and on which day of the grid it does."""
EINDE_OPDRACHT = DAGEN[DAG_EINDE]
SOORT = {Rol.CONCERNDIRECTEUR: "topbenoeming", Rol.AOG: "aog", Rol.CONTROLLER: "functionele_rol"}
HERVAT = 3
"""One in so many acts rests on a besluit that is already there."""

Antwoorden = dict[tuple[object, date], tuple[int, str]]

DADEN = ["benoem", "vervang", "neem_waar", "beeindig", "rechtsfeit", "corrigeer", "verval"]
BESLUITDADEN = ["trek_in", "trek_in", "schors", "vernietig"]

STAP = st.tuples(
    # Twice as many appointments as anything else: there must be something to undo.
    st.sampled_from(["benoem", "vervang", *DADEN, *BESLUITDADEN]),
    st.integers(0, 3),
    st.integers(0, 2),
    st.integers(0, len(DAGEN) - 3),
    st.one_of(st.none(), st.integers(1, len(DAGEN) - 2)),
    st.integers(0, 11),
)


@dataclass
class Proef:
    """One sequence: the register, the oracle, and every answer that was ever given."""

    wereld: Wereld
    plekken: list[Plek]
    personen: list[int]
    orakel: RegisterOrakel
    besluiten: dict[str, int]
    bewaard: list[tuple[int, object, Antwoorden]]

    def stap(self, naam: str, plek: int, persoon: int, van: int, tot: int | None, x: int) -> None:
        """Do one act on both sides, and see that they agree."""
        einde = DAGEN[max(tot, van + 1)] if tot is not None else None
        doe = getattr(self, f"_{naam}")(
            self.plekken[plek % len(self.plekken)], self.personen[persoon], DAGEN[van], einde, x
        )
        if doe is None:
            return
        voor = reads.kop()
        verwacht = self.orakel.probeer(doe.orakel)
        event(f"{naam}: {'gedaan' if verwacht else 'geweigerd'}")
        uitkomst = _of_weigering(doe.act)
        if isinstance(uitkomst, Weigering):
            assert not verwacht, f"{naam} werd geweigerd: {uitkomst}"
            assert (reads.kop().nr, bytes(reads.kop().hash)) == (voor.nr, bytes(voor.hash))
        else:
            assert verwacht, f"{naam} had geweigerd moeten worden"
            for id_ in uitkomst.ids("register_besluit"):
                self.besluiten[doe.kenmerk] = id_
            self._leg_vast(uitkomst.moment)
        self._vergelijk()

    def _leg_vast(self, moment: object) -> None:
        nr = self.orakel.raster.vastleggen()
        self.bewaard.append((nr, moment, antwoorden(moment)))

    def _vergelijk(self) -> None:
        nr, moment, _ = self.bewaard[-1]
        assert antwoorden(moment) == self._orakel_antwoorden(nr)

    def vergelijk_alles(self) -> None:
        """Every answer as known at every ledger number, asked again."""
        for nr, moment, toen in self.bewaard:
            assert antwoorden(moment) == toen == self._orakel_antwoorden(nr), f"nummer {nr}"

    def _orakel_antwoorden(self, nr: int) -> Antwoorden:
        raster = self.orakel.raster
        gevonden = {}
        for plek in self.plekken_met_waarneming():
            for persoon in [0] if plek.enig else self.personen:
                for dag in DAGEN:
                    if waarde := raster.antwoord(plek.sleutel(persoon), dag, nr):
                        gevonden[plek.sleutel(persoon), dag] = (waarde.persoon, waarde.besluit)
        for kenmerk in self.besluiten:
            for dag in DAGEN:
                if status := raster.antwoord(("status", kenmerk), dag, nr):
                    gevonden["status", kenmerk, dag] = status[0]
        return gevonden

    def plekken_met_waarneming(self) -> Iterator[Plek]:
        for plek in self.plekken:
            yield plek
            if plek.enig:
                yield Plek(plek.drager, plek.rol, plek.enig, waarneming=True)

    # Each gives what to do on both sides, or None where there is nothing to do it to.

    def _benoem(self, plek, persoon, van, tot, x, act=acts.benoem, doe="benoem"):
        kenmerk, grond = self._grond(SOORT[plek.rol], van, x)
        benoeming = Benoeming(plek.drager, plek.rol, persoon, Periode(van, tot), 1, plek.waarneming)
        return _Doe(
            kenmerk,
            lambda: (
                self.orakel.besluit(kenmerk, self._werkt(grond, kenmerk, van, x)),
                getattr(self.orakel, doe)(plek, Waarde(persoon, kenmerk), van, tot),
            ),
            lambda: act(verzoek(), benoemingen=[benoeming], grond=grond, uitleg="Proef"),
        )

    def _vervang(self, plek, persoon, van, tot, x):
        return self._benoem(plek, persoon, van, tot, x, acts.vervang, "vervang")

    def _neem_waar(self, plek, persoon, van, tot, x):
        """Beside a holder; mostly on days that he is there, now and then on any."""
        titularissen = [r for r in self._rijen() if r.enig and not r.waarneming]
        if not titularissen:
            return None
        feit = self._feit(titularissen[x % len(titularissen)])
        if x % 4:
            van, tot = max(van, feit.van), min(filter(None, (tot, feit.tot)), default=None)
        if tot is not None and tot <= van:
            return None
        naast = Plek(feit.plek.drager, feit.plek.rol, enig=True, waarneming=True)
        return self._benoem(naast, persoon, van, tot, x, acts.neem_waar)

    def _beeindig(self, plek, persoon, van, tot, x):
        if (rij := self._rij(x)) is None:
            return None
        kenmerk, grond = self._grond(SOORT[rij.rolsoort.rol], BEGIN, x)
        return _Doe(
            kenmerk,
            lambda: (
                self.orakel.besluit(kenmerk, self._werkt(grond, kenmerk, BEGIN, x)),
                self.orakel.beeindig(self._feit(rij), van, kenmerk),
            ),
            lambda: acts.beeindig_rollen(
                verzoek(), rollen=[rij.id], per=van, grond=grond, uitleg="Proef"
            ),
        )

    def _rechtsfeit(self, plek, persoon, van, tot, x):
        feiten = [self._feit(r) for r in self._rijen() if r.persoon_id == persoon]
        return _Doe(
            "",
            lambda: self.orakel.rechtsfeit(feiten, van),
            lambda: acts.beeindig_door_rechtsfeit(
                verzoek(), persoon=persoon, per=van, grond=OpRechtsfeit(van, "Uit dienst")
            ),
        )

    def _corrigeer(self, plek, persoon, van, tot, x):
        if (rij := self._rij(x)) is None:
            return None
        feit = self._feit(rij)
        if x % 2:
            waarde, periode = {"persoon_id": persoon}, None
            nieuw = (persoon, feit.van, feit.tot)
        else:
            waarde, periode = None, Periode(van, tot)
            nieuw = (feit.waarde.persoon, van, tot)
        return _Doe(
            "",
            lambda: self.orakel.corrigeer(feit, nieuw),
            lambda: acts.corrigeer(
                verzoek(),
                model=Rolvervulling,
                feit=rij.id,
                waarde=waarde,
                periode=periode,
                toelichting="Proef",
            ),
        )

    def _verval(self, plek, persoon, van, tot, x):
        if (rij := self._rij(x)) is None:
            return None
        return _Doe(
            "",
            lambda: self.orakel.corrigeer(self._feit(rij), None),
            lambda: acts.corrigeer(
                verzoek(), model=Rolvervulling, feit=rij.id, toelichting="Proef", vervalt=True
            ),
        )

    def _trek_in(self, plek, persoon, van, tot, x):
        per = van if x % 2 else None
        return self._ontneem(
            x,
            "intrekking",
            # Only the Kroon lifts what the Kroon suspended.
            lambda oud: "KROON" if oud.startswith("schorsing") else "GS",
            lambda oud, door: self.orakel.trek_in(oud, per, "ingetrokken", door),
            lambda id_, grond: acts.trek_in(
                verzoek(), besluit=id_, per=per, grond=grond, uitleg="Proef"
            ),
        )

    def _vernietig(self, plek, persoon, van, tot, x):
        return self._ontneem(
            x,
            "vernietiging",
            lambda _: "KROON",
            lambda oud, door: self.orakel.trek_in(oud, None, "vernietigd", door),
            lambda id_, grond: acts.vernietig(verzoek(), besluit=id_, grond=grond, uitleg="Proef"),
        )

    def _schors(self, plek, persoon, van, tot, x):
        return self._ontneem(
            x,
            "schorsing",
            lambda _: "KROON",
            lambda oud, door: self.orakel.schors(oud, van, tot, door),
            lambda id_, grond: acts.schors(
                verzoek(), besluit=id_, periode=Periode(van, tot), grond=grond, uitleg="Proef"
            ),
        )

    def _ontneem(self, x, soort, orgaan, orakel, act):
        """Something is done to a besluit that is there, by a new one."""
        if not self.besluiten:
            return None
        oud = sorted(self.besluiten)[x % len(self.besluiten)]
        id_ = self.besluiten[oud]
        kenmerk = f"{soort}-{len(self.bewaard):03}"
        grond = self.wereld.besluit(soort, door=orgaan(oud), kenmerk=kenmerk)
        return _Doe(
            kenmerk,
            lambda: (self.orakel.besluit(kenmerk, BEGIN), orakel(oud, kenmerk)),
            lambda: act(id_, grond),
        )

    def _grond(self, soort, van, x):
        """A new besluit of this kind, or now and then one that is there already."""
        bestaand = sorted(k for k in self.besluiten if k.startswith(soort))
        if bestaand and x % HERVAT == 0:
            kenmerk = bestaand[x % len(bestaand)]
            return kenmerk, OpBesluit(self.besluiten[kenmerk])
        kenmerk = f"{soort}-{len(self.bewaard):03}"
        vanaf = van if x % 2 else BEGIN
        return kenmerk, self.wereld.besluit(soort, door="GS", kenmerk=kenmerk, vanaf=vanaf)

    def _werkt(self, grond, kenmerk, van, x) -> date:
        return BEGIN if isinstance(grond.besluit, int) else grond.besluit.werkt_vanaf

    def _rijen(self) -> list[Rolvervulling]:
        dragers = [p.drager for p in self.plekken]
        rollen = [p.rol for p in self.plekken]
        rijen = Rolvervulling.objects.huidig().filter(
            drager__in=dragers, rolsoort__rol__in=rollen, persoon__in=self.personen
        )
        return list(rijen.select_related("rolsoort", "grondslag__besluit").order_by("id"))

    def _rij(self, x: int) -> Rolvervulling | None:
        rijen = self._rijen()
        return rijen[x % len(rijen)] if rijen else None

    def _feit(self, rij: Rolvervulling) -> Feit:
        plek = Plek(rij.drager_id, rij.rolsoort.rol, rij.enig, rij.waarneming)
        waarde = Waarde(rij.persoon_id, rij.grondslag.besluit.kenmerk)
        return Feit(plek, waarde, rij.geldig.lower, rij.geldig.upper)


def _of_weigering(act: Callable[[], Uitkomst]) -> Uitkomst | Weigering:
    try:
        return act()
    except Weigering as weigering:
        return weigering


@dataclass(frozen=True)
class _Doe:
    kenmerk: str
    orakel: Callable[[], object]
    act: Callable[[], Uitkomst]


ROLLEN = """
SELECT r.drager_id, s.rol, r.enig, r.waarneming, r.persoon_id, b.kenmerk, d.dag::date
FROM generate_series(%(van)s::date, %(tot)s::date, '1 day') d(dag)
JOIN register_rolvervulling r ON r.geldig @> d.dag::date
    AND r.geregistreerd @> %(moment)s::timestamptz
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = ANY(%(rollen)s)
JOIN register_grondslag g ON g.id = r.grondslag_id
JOIN register_besluit b ON b.id = g.besluit_id AND b.kenmerk NOT LIKE 'T-%%'
"""
STATUS = """
SELECT b.kenmerk, w.status, d.dag::date
FROM generate_series(%(van)s::date, %(tot)s::date, '1 day') d(dag)
JOIN register_besluitwerking w ON w.geldig @> d.dag::date
    AND w.geregistreerd @> %(moment)s::timestamptz
JOIN register_besluit b ON b.id = w.besluit_id AND b.kenmerk NOT LIKE 'T-%%'
"""


def antwoorden(moment: object) -> Antwoorden:
    """All answers of the register as known at a moment: who in which place on which day, and why."""
    vraag = {
        "van": DAGEN[0],
        "tot": DAGEN[-1],
        "moment": moment,
        "rollen": [r.value for r in SOORT],
    }
    gevonden: Antwoorden = {}
    with connection.cursor() as cursor:
        cursor.execute(ROLLEN, vraag)
        for drager, rol, enig, waarneming, persoon, kenmerk, dag in cursor.fetchall():
            sleutel = Plek(drager, rol, enig, waarneming).sleutel(persoon), dag
            assert sleutel not in gevonden, f"twee antwoorden op {sleutel}"
            gevonden[sleutel] = (persoon, kenmerk)
        cursor.execute(STATUS, vraag)
        for kenmerk, status, dag in cursor.fetchall():
            assert ("status", kenmerk, dag) not in gevonden
            gevonden["status", kenmerk, dag] = status
    return gevonden


@pytest.fixture
def proeven(db):
    """Makes a fresh Proef on the same founded register; all is rolled back."""
    with klok.op(NU):
        wereld = Wereld()
        for soort in ("aog", "functionele_rol"):
            wereld.wijs_aan(soort, "GS")
        opgave = wereld.opgave()
        altijd, kort = wereld.opdracht(opgave), wereld.opdracht(opgave, tot=EINDE_OPDRACHT)
        personen = [wereld.persoon(n) for n in ("An", "Bo", "Co")]
        plekken = [
            Plek(wereld.concern, "CONCERNDIRECTEUR", enig=True),
            Plek(altijd, "AOG", enig=True),
            Plek(kort, "AOG", enig=True),
            Plek(wereld.concern, "CONTROLLER", enig=False),
        ]
        bestaan = dict.fromkeys((wereld.concern, altijd), (DAGEN[0], DAGEN[-1]))
        bestaan[kort] = (DAGEN[0], EINDE_OPDRACHT - timedelta(days=1))

        def maak() -> Proef:
            orakel = RegisterOrakel(DAGEN[0], DAGEN[-1], bestaan)
            proef = Proef(wereld, plekken, personen, orakel, {}, [])
            proef._leg_vast(reads.kop().moment)
            return proef

        yield maak


@pytest.mark.traag
@settings(
    max_examples=VOORBEELDEN,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@example(
    # A replacement, the end of who gave way, and the replacement withdrawn: the end stands.
    stappen=[
        ("vervang", 0, 1, 7, None, 1),
        ("beeindig", 0, 0, 3, None, 2),
        ("trek_in", 0, 0, 0, None, 8),
    ]
)
@given(stappen=st.lists(STAP, min_size=6, max_size=16))
def test_REG_11_elke_reeks_handelingen_geeft_op_beide_assen_de_antwoorden_van_het_orakel(
    proeven, stappen
):
    with transaction.atomic():
        proef = proeven()
        for plek in range(3):
            proef.stap("benoem", plek, plek, 0, None if plek < KORT else DAG_EINDE, 1)
        for stap in stappen:
            proef.stap(*stap)
        proef.vergelijk_alles()
        transaction.set_rollback(True)

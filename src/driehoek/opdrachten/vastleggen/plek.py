"""What the wizard is about: a drager, a person or a besluit, as the register knows it now."""

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.organisatie.reads import pteam_van
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import adressen, instellingen, reads, reads_besluiten
from driehoek.register.models import Besluit, Drager, Rolvervulling
from driehoek.register.types import Dragersoort

PARAMETERS = ("drager", "persoon", "besluit", "feit", "instelling", "artikel")


class Plek:
    """One place in the register. Everything is asked for at most once."""

    def __init__(self, gegevens: Mapping[str, str], peil: Peilmoment) -> None:
        self.peil = peil
        self.parameters = {n: gegevens[n] for n in PARAMETERS if gegevens.get(n)}
        self._drager = _bestaand_id(gegevens, "drager")
        self.persoon = _bestaand_id(gegevens, "persoon")
        self._besluit = _bestaand_id(gegevens, "besluit")
        self.feit = gegevens.get("feit", "")
        self.instelling = gegevens.get("instelling", "")
        self.artikel = gegevens.get("artikel", "")
        if self.persoon is not None and not self.persoon_naam:
            raise Http404("Deze persoon staat niet in het register.")
        if self._besluit is not None and self.besluit is None:
            raise Http404("Dit besluit staat niet in het register.")
        if self.artikel and not Mandaatartikel.objects.filter(code=self.artikel).exists():
            raise Http404("Dit artikel staat niet in de mandaatregeling.")
        self._rij = self._vind_drager()

    def _vind_drager(self) -> Drager | None:
        if self._drager is None:
            return None
        gevonden = Drager.objects.filter(id=self._drager).first()
        if gevonden is None:
            raise Http404("Dit staat niet in het register.")
        return gevonden

    @property
    def drager(self) -> int:
        """The drager that this is about; the organisation itself where none is named."""
        return self._rij.id if self._rij else self.concern

    @property
    def soort(self) -> str:
        """The kind of the drager; empty where none is named."""
        return self._rij.soort if self._rij else ""

    @property
    def nummer(self) -> str:
        return self._rij.nummer if self._rij else ""

    @cached_property
    def concern(self) -> int:
        return reads.concern().id

    @cached_property
    def persoon_naam(self) -> str:
        return reads.namen([self.persoon]).get(self.persoon, "") if self.persoon else ""

    @cached_property
    def besluit(self) -> Besluit | None:
        return Besluit.objects.filter(id=self._besluit).first() if self._besluit else None

    @cached_property
    def naam(self) -> str:
        """What people call it."""
        if self._rij:
            return reads.benamingen([self._rij.id], self.peil).get(self._rij.id, self._rij.nummer)
        if self.persoon:
            return self.persoon_naam
        if self.artikel:
            return f"artikel {self.artikel}"
        return self.besluit.titel if self.besluit else ""

    @cached_property
    def rollen(self) -> list[Rolvervulling]:
        """The roles on the drager (or of the person) that still run or are to begin."""
        wie = Q(persoon_id=self.persoon) if self.persoon else Q(drager_id=self.drager)
        straks = bereik_uit(Periode(self.peil.geldig_op))
        feiten = Rolvervulling.objects.huidig().filter(wie, geldig__overlap=straks)
        return list(
            feiten.select_related("rolsoort", "grondslag__besluit").order_by(
                "rolsoort_id", "rang", "waarneming", "geldig"
            )
        )

    @cached_property
    def namen(self) -> dict[int, str]:
        """The names of those who hold the roles."""
        return reads.namen(r.persoon_id for r in self.rollen)

    def houders(self, rol: str) -> list[Rolvervulling]:
        """Who holds a role here today, not as a substitute."""
        return [
            r
            for r in self.rollen
            if r.rolsoort.rol == rol and not r.waarneming and r.periode.bevat(self.peil.geldig_op)
        ]

    @cached_property
    def pad(self) -> list[int]:
        """What a besluit here is about: the drager and what it lies under, nearest first."""
        if self.besluit is not None:
            return [self.besluit.beslisser_drager_id, *self._gedragen]
        if self._rij is None:
            return []
        pad = [self._rij.id]
        while ouder := reads.ouders([pad[-1]], self.peil).get(pad[-1]):
            pad.append(ouder)
        return pad

    @cached_property
    def _gedragen(self) -> list[int]:
        """The dragers that the facts which rest on the besluit are about."""
        gedragen, _ = reads_besluiten.gedragen(self._besluit or 0, self.peil.bekend_op)
        return sorted({g.drager for g in gedragen if g.drager})

    @cached_property
    def policydragers(self) -> tuple[int, ...]:
        """Where a role gives leave to enter something: what this is about, or somebody's P-team."""
        if self._rij:
            return (self._rij.id,)
        team = pteam_van(self.persoon, self.peil) if self.persoon else None
        return (team,) if team else ()

    @property
    def vraag(self) -> str:
        """The query that leads back to this place."""
        return f"?{urlencode(self.parameters)}" if self.parameters else ""

    @property
    def vraag_zonder_feit(self) -> str:
        """The query for the choice of an act."""
        rest = {n: w for n, w in self.parameters.items() if n != "feit"}
        return f"?{urlencode(rest)}" if rest else ""

    @property
    def url(self) -> str:
        """The page of what this is about; the start of the wizard where there is none."""
        if self.persoon:
            return adressen.van_persoon(self.persoon)
        if self._besluit:
            return adressen.van_besluit(self._besluit)
        if self.artikel:
            return reverse("mandaat-artikel", args=[self.artikel])
        if self._rij:
            return adressen.van_drager(self._rij.soort, self._rij.id) or "/vastleggen/"
        if self.instelling in instellingen.BIJ_CODE:
            return adressen.van_instelling(self.instelling)
        return "/vastleggen/"

    @property
    def heeft_bladzijde(self) -> bool:
        """Whether this is about one thing, and not about the organisation as a whole."""
        return bool(self.persoon or self._besluit or self._rij or self.artikel)

    @property
    def is_orgaan(self) -> bool:
        return self.soort == Dragersoort.ORGAAN


def _bestaand_id(gegevens: Mapping[str, str], naam: str) -> int | None:
    waarde = gegevens.get(naam, "")
    if not waarde:
        return None
    if not waarde.isascii() or not waarde.isdigit() or len(waarde) > 18:  # noqa: PLR2004
        raise Http404("Dit staat niet in het register.")
    return int(waarde)

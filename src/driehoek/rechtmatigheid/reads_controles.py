"""Questions about checks that were made, and about what a line of theirs rests on."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from driehoek.bevoegdheden import geheugen, zinnen
from driehoek.bevoegdheden.models import Bekrachtiging, Mandaatartikel
from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.kern.bevoegdheid import Reden, Vraag, beantwoord, dagnummer, momentnummer
from driehoek.kern.rechtmatigheid import Slotoordeel
from driehoek.opdrachten.models import Scope
from driehoek.platform import klok, reeksen
from driehoek.platform.models import Handeling
from driehoek.rechtmatigheid import mappen
from driehoek.rechtmatigheid.bevindingen import Bevinding
from driehoek.rechtmatigheid.models import Controle, Controlebestand
from driehoek.rechtmatigheid.reads import OPDRACHTSOORTEN
from driehoek.rechtmatigheid.samenvatting import uit_gegevens
from driehoek.rechtmatigheid.types import Samenvatting
from driehoek.register import reads
from driehoek.register.models import (
    AccountPersoon,
    Benaming,
    Drager,
    Instelling,
    Ligging,
    Persoon,
    Persoonsgegeven,
    Rolvervulling,
)
from driehoek.register.personen import kaal


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A check that was made, with who had it made and when."""

    controle: Controle
    samen: Samenvatting
    moment: datetime
    wie: str
    bestand: uuid.UUID | None
    """Its file and lines, as long as they are kept."""
    aangeboden: datetime | None

    @property
    def id(self) -> int:
        return self.controle.id

    @property
    def is_bewaard(self) -> bool:
        return self.bestand is not None and mappen.bevindingen(self.bestand).exists()

    def aantal(self, oordeel: Slotoordeel) -> int:
        return self.samen.per_oordeel[oordeel].regels


def controles() -> "QuerySet[Controle]":
    """The newest first."""
    return Controle.objects.select_related("bestand").order_by("-id")


def gedaan(controles_: Iterable[Controle]) -> list[Gedaan]:
    """These checks, with who made them: two queries, however many."""
    lijst = list(controles_)
    handelingen = {
        nr: (moment, account)
        for nr, moment, account in Handeling.objects.filter(
            nr__in={c.geopend_id for c in lijst}
        ).values_list("nr", "moment", "account")
    }
    wie = _namen({account for _, account in handelingen.values() if account})
    return [_gedaan(c, *handelingen[c.geopend_id], wie) for c in lijst]


def _gedaan(
    controle: Controle, moment: datetime, account: uuid.UUID | None, wie: dict[uuid.UUID, str]
) -> Gedaan:
    bestand: Controlebestand | None = getattr(controle, "bestand", None)
    return Gedaan(
        controle,
        uit_gegevens(controle.nr, controle.samenvatting),
        moment,
        wie.get(account, "onbekend") if account else "het systeem",
        bestand.id if bestand else None,
        bestand.aangeboden if bestand else None,
    )


def _namen(accounts: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    paren = dict(
        AccountPersoon.objects.filter(account_id__in=accounts).values_list(
            "account_id", "persoon_id"
        )
    )
    namen = reads.namen(paren.values())
    return {account: namen[persoon] for account, persoon in paren.items() if persoon in namen}


def controle(id_: int) -> Gedaan | None:
    return next(iter(gedaan(controles().filter(id=id_))), None)


def ervoor(gekozen: Controle) -> Gedaan | None:
    """What to compare with: the check that it is a repeat of, else the one made before it."""
    andere = controles()
    eerder = andere.filter(id=gekozen.vorige_id or 0) or andere.filter(id__lt=gekozen.id)
    return next(iter(gedaan(eerder[:1])), None)


def te_hertoetsen() -> list[Controle]:
    """The last check of each file that is kept, where the register changed since about its days."""
    laatste = controles().filter(bestand__isnull=False, latere=None)
    bezig = Controlebestand.objects.filter(controle=None).values("vorige")
    return [c for c in laatste.exclude(id__in=bezig.exclude(vorige=None)) if _gewijzigd_sinds(c)]


# What the decision function looks at (BEV-04).
_BEPALEND = (Rolvervulling, Ligging, Instelling, Mandaatartikel, Scope)


def _gewijzigd_sinds(controle_: Controle) -> bool:
    """Whether something was registered or closed after it that goes back to before it."""
    dag = datetime.fromisoformat(controle_.samenvatting["moment"]).date()
    na = Q(geopend__gt=controle_.nr) | Q(gesloten__gt=controle_.nr)
    return any(
        model.objects.filter(na, geldig__startswith__lte=dag).exists() for model in _BEPALEND
    )


def wie_heet(q: str) -> frozenset[int]:
    """Persons by this name or number."""
    gevonden = Persoonsgegeven.objects.huidig()
    for deel in kaal(q).split():
        gevonden = gevonden.filter(sorteernaam__contains=deel)
    op_nummer = Persoon.objects.filter(nummer__iexact=q).values_list("id", flat=True)
    return frozenset([*gevonden.values_list("persoon_id", flat=True), *op_nummer])


def wat_heet(q: str) -> frozenset[int]:
    """Opdrachten and deelopdrachten by a part of their name, or by their number."""
    namen = Benaming.objects.huidig().filter(naam__icontains=q, drager__soort__in=OPDRACHTSOORTEN)
    op_nummer = Drager.objects.filter(nummer__iexact=q).values_list("id", flat=True)
    return frozenset([*namen.values_list("drager_id", flat=True), *op_nummer])


def nummers_van(dragers: Iterable[int]) -> dict[int, str]:
    gezocht = Drager.objects.filter(id__in=reeksen.ids(set(dragers)))
    return dict(gezocht.values_list("id", "nummer"))


def rol(feit: int | None) -> Rolvervulling | None:
    """A role as it was once registered, closed or not."""
    rollen = Rolvervulling.objects.select_related("rolsoort", "grondslag__besluit")
    gevonden: Rolvervulling | None = rollen.filter(id=feit or 0).first()
    return gevonden


def eerst_nodig(b: Bevinding, moment: datetime) -> str:
    """What whoever might have done it had to do first, in words; empty where nothing, or nobody.

    As the register said at `moment`. What was spent before plays no part in it.
    """
    if not b.alternatief:
        return ""
    vraag = Vraag(
        persoon=b.alternatief,
        handeling=Rechtshandeling(b.handeling).nummer,
        drager=b.drager,
        bedrag=b.bedrag,
        op=dagnummer(b.datum),
        bekend=momentnummer(moment),
    )
    oordeel = beantwoord(geheugen.actueel(), vraag)
    if oordeel.reden is not Reden.VOORWAARDE or oordeel.artikel is None:
        return ""
    return zinnen.eerst(zinnen.voorwaarden(oordeel.artikel.eisen))


def bekrachtiging(b: Bevinding) -> Bekrachtiging | None:
    """What says today that this line was ratified (BEV-13); also where the check came before it."""
    feiten = Bekrachtiging.objects.huidig().filter(
        drager_id=b.drager,
        persoon_id=b.persoon,
        daad=Rechtshandeling(b.handeling).nummer,
        dag=b.datum,
        bedrag=b.bedrag,
        regel=b.regel,
        geldig__contains=klok.vandaag(),
    )
    gevonden: Bekrachtiging | None = feiten.select_related("grondslag__besluit").first()
    return gevonden


def artikel(feit: int | None) -> Mandaatartikel | None:
    artikelen = Mandaatartikel.objects.select_related("grondslag__besluit")
    gevonden: Mandaatartikel | None = artikelen.filter(id=feit or 0).first()
    return gevonden

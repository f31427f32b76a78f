"""The list of signals: mine, of my domain, or of everybody; with how many per rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.staven import Staaf
from driehoek.register.personen import kaal
from driehoek.register.web import DriehoekRequest, binnen, getal
from driehoek.signalen import policy, reads
from driehoek.signalen.reads import Regeltal
from driehoek.signalen.types import Bereik, Rij, Staat

PAD = "/signalen/"
KOLOMMEN = (
    Kolom("Signaal", sorteer="signaal"),
    Kolom("Regel", "code", sorteer="regel"),
    Kolom("Van wie", sorteer="wie"),
    Kolom("Sinds", "datum", sorteer="sinds"),
    Kolom("Op te lossen voor", sorteer="uiterlijk"),
)
_SLEUTELS: dict[str, Callable[[Rij], Any]] = {
    "signaal": lambda r: kaal(r.zin),
    "regel": lambda r: r.regel.sleutel,
    "wie": lambda r: [kaal(m.naam) for m in r.eigendom.mensen],
    "sinds": lambda r: r.sinds,
    "uiterlijk": lambda r: r.uiterlijk,
}
LEEG = {
    Bereik.MIJ: "Er wacht niets op jou. Een signaal is van jou als jij de rol hebt die het oplost.",
    Bereik.DOMEIN: "In jouw domein spreekt nu geen regel die dit vraagt.",
    Bereik.ALLES: "Nergens in het register spreekt nu een regel die dit vraagt.",
}
MENSEN = 2
"""So many owners stand in a cell; more are counted."""


@dataclass(frozen=True, slots=True)
class Keus:
    """What was asked for."""

    bereik: Bereik
    bereiken: tuple[Bereik, ...]
    staat: Staat
    regel: str
    wie: int | None
    opgave: int | None
    q: str

    def past(self, rij: Rij) -> bool:
        woorden = kaal(
            f"{rij.regel.id} {rij.zin} {rij.opgave_naam}"
            f" {' '.join(m.naam for m in rij.eigendom.mensen)}"
        )
        return (
            self.regel in ("", rij.regel.sleutel)
            and (self.wie is None or rij.eigendom.is_van(self.wie))
            and (self.opgave is None or rij.opgave == self.opgave)
            and all(deel in woorden for deel in kaal(self.q).split())
        )


@require_safe
@binnen
def signalen(request: DriehoekRequest) -> HttpResponse:
    keus = _keus(request)
    persoon = request.bezoek.persoon
    open_ = reads.signalen(keus.bereik, persoon)
    rijen = _in_staat(open_, keus, persoon)
    gekozen = [rij for rij in rijen if keus.past(rij)]
    sorteer = _sorteer(gekozen, request.GET.get("sorteer", ""))
    tallen = reads.per_regel(open_)
    return toon(
        request,
        Lijst(
            titel="Signalen",
            ondertitel="Waar een regel om aandacht vraagt, van wie dat is, en voor wanneer.",
            wat="signalen",
            kolommen=KOLOMMEN,
            rijen=gekozen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg("Geen signalen", LEEG[keus.bereik]),
            bestandsnaam="signalen",
            sorteer=sorteer,
            zoeklabel="Zoek in de signalen",
            keuzes=_keuzes(keus, rijen),
            extra={
                "staven": _staven(request, tallen, keus),
                "staventabel": _staventabel(tallen),
                "geteld": reads.geteld_op(),
                "toen": not request.bezoek.is_vandaag,
                "tijdigheid": policy.ziet_tijdigheid(persoon, request.bezoek.rollen),
            },
        ),
        "signalen/signalen.html",
    )


def _keus(request: DriehoekRequest) -> Keus:
    get = request.GET
    bereiken = policy.bereiken(request.bezoek.rollen)
    return Keus(
        bereik=next((b for b in bereiken if b == get.get("wie")), bereiken[0]),
        bereiken=bereiken,
        staat=next((s for s in Staat if s == get.get("staat")), Staat.OPEN),
        regel=get.get("regel", ""),
        wie=getal(get.get("eigenaar", "")),
        opgave=getal(get.get("opgave", "")),
        q=get.get("q", ""),
    )


def _in_staat(open_: list[Rij], keus: Keus, persoon: int | None) -> list[Rij]:
    """The signals in the state asked for; what is open is there already."""
    if keus.staat is Staat.OPEN:
        return open_
    if keus.staat is Staat.LAAT:
        return [rij for rij in open_ if rij.dagen_te_laat]
    return reads.signalen(keus.bereik, persoon, keus.staat)


def _sorteer(rijen: list[Rij], gevraagd: str) -> str:
    """Sort in place; what is due first stands first, unless another order was asked for."""
    kaal_ = gevraagd.removeprefix("-")
    if kaal_ not in _SLEUTELS:
        gevraagd = kaal_ = "uiterlijk"
    rijen.sort(key=_SLEUTELS[kaal_], reverse=gevraagd.startswith("-"))
    return gevraagd


def _keuzes(keus: Keus, rijen: Sequence[Rij]) -> list[Keuze]:
    """The filters; of rules, owners and opgaven only those that are there."""
    eerste, *andere = keus.bereiken
    regels = {r.regel.sleutel: f"{r.regel.id} {r.regel.zin}" for r in rijen}
    mensen = {m.persoon: m.naam for r in rijen for m in r.eigendom.mensen}
    opgaven = {r.opgave: r.opgave_naam for r in rijen if r.opgave}
    return [
        *(
            [Keuze("wie", "Welke signalen", [(b, b.label) for b in andere], eerste.label)]
            if andere
            else []
        ),
        Keuze("staat", "Hoe het staat", [(s, s.label) for s in Staat if s], Staat.OPEN.label),
        Keuze("regel", "Regel", sorted(regels.items()), "Alle regels"),
        Keuze("eigenaar", "Eigenaar", _op_naam(mensen), "Iedereen"),
        Keuze("opgave", "Opgave", _op_naam(opgaven), "Alle opgaven"),
    ]


def _op_naam(namen: dict[int, str]) -> list[tuple[str, str]]:
    return [(str(id_), naam) for id_, naam in sorted(namen.items(), key=lambda p: kaal(p[1]))]


def _cellen(request: DriehoekRequest, rijen: Sequence[Rij]) -> list[list[Any]]:
    balk = request.bezoek.tijdbalk
    return [
        [
            Cel(rij.zin, url=op_peilmoment(f"{PAD}{rij.id}/", balk), onder=rij.opgave_naam),
            Cel(rij.regel.id, url=op_peilmoment(f"/regels/{rij.regel.sleutel}/", balk)),
            eigenaarscel(rij),
            rij.sinds_dag,
            Cel(datum(rij.uiterlijk), badges=badges(rij)),
        ]
        for rij in rijen
    ]


def eigenaarscel(rij: Rij) -> Cel:
    """Who has it, and as what; that it escalated."""
    mensen = rij.eigendom.mensen
    if not mensen:
        return Cel(persoon_leeg="niemand")
    namen = ", ".join(m.weergave for m in mensen[:MENSEN])
    meer = f" en nog {len(mensen) - MENSEN}" if len(mensen) > MENSEN else ""
    als = rij.eigendom.woorden
    onder = f"{als}; er is geen {rij.hoort_van}" if rij.eigendom.is_hoger else als
    return Cel(f"{namen}{meer}", onder=onder)


def badges(rij: Rij) -> list[Badge]:
    """How it stands, where that is worth a word."""
    if rij.opgelost is not None:
        return [Badge(f"opgelost op {datum(rij.opgelost)}", "goed")]
    if rij.stil_tot is not None:
        return [Badge(f"stil tot {datum(rij.stil_tot)}", "neutraal")]
    dagen = rij.dagen_te_laat
    return [Badge(f"{dagen} {'dag' if dagen == 1 else 'dagen'} te laat", "let-op")] if dagen else []


def _staven(request: DriehoekRequest, tallen: Sequence[Regeltal], keus: Keus) -> list[Staaf]:
    """Each bar leads to the signals of its rule."""
    balk = request.bezoek.tijdbalk
    basis = {"wie": keus.bereik.value} if keus.bereik is not keus.bereiken[0] else {}
    return [
        Staaf(
            f"{t.regel.id} {t.regel.zin}",
            t.open,
            t.laat,
            op_peilmoment(f"{PAD}?{urlencode({**basis, 'regel': t.regel.sleutel})}", balk),
        )
        for t in tallen
    ]


def _staventabel(tallen: Sequence[Regeltal]) -> Tabel:
    return Tabel(
        bijschrift="Open signalen per regel",
        kolommen=(Kolom("Regel"), Kolom("Open", "heel"), Kolom("Te laat", "heel")),
        rijen=[(Cel(t.regel.zin, onder=t.regel.id), t.open, t.laat) for t in tallen],
        bijschrift_verborgen=True,
    )

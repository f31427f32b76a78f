"""The mandate regulation: set, change or end an article, and hand a power on for one opdracht."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from driehoek.bevoegdheden import acts, reads_regeling, woorden
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import (
    MATERIEEL,
    Bereik,
    Bevoegdheidssoort,
    NieuwArtikel,
    Rechtshandeling,
    Voorwaarde,
)
from driehoek.opdrachten.vastleggen.beslissers import Optie
from driehoek.opdrachten.vastleggen.formulier import EindeForm, PeriodeForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import BedragField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.platform.ui.opmaak import euro
from driehoek.register.types import Besluitsoort, Dragersoort, Rol

MAG_NIEMAND = ("", "Geen ander artikel: het komt rechtstreeks van het bestuur")
SOORTEN = (Besluitsoort.MANDAAT, Besluitsoort.ONDERMANDAAT)
ZEGT = (
    "soort",
    "rol",
    "rechtshandeling",
    "tot_bedrag",
    "binnen_scope",
    "bereik",
    "ondermandaat",
    "boven",
    "naast_hogere",
    "instemming",
)
"""What an article says, by the names of its columns; its conditions are a list in the form."""

CORRIGEERBAAR = ("regeling", *ZEGT[:6], "voorwaarden", *ZEGT[6:])
"""What can have been taken over wrongly; the code says which article it is."""


class VoorwaardenField(forms.MultipleChoiceField):
    """Conditions, as the register holds them: codes with commas between."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("label", "Voorwaarden")
        opties.setdefault(
            "help_text", "Wat er eerst moet zijn gebeurd. Kies niets als dat niet hoeft."
        )
        super().__init__(choices=Voorwaarde.choices, required=False, **opties)

    def prepare_value(self, value: Any) -> Any:
        return value.split(",") if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        return ",".join(sorted(super().clean(value)))


def _grensveld(leeg: str = "geen grens") -> BedragField:
    uitleg = f"Het hoogste bedrag in hele euro's, zoals 250.000. Leeg: {leeg}."
    return BedragField(label="Tot en met", required=False, help_text=uitleg)


class DoorgeefForm(PeriodeForm):
    """A form about a power that may come from another article; `geven_door`: which do so."""

    geven_door: Mapping[str, reads_regeling.Stand]

    def beslissers(self, op: date) -> list[Optie]:
        """Without those who have none of these powers, for a besluit to hand one on (BEV-09)."""
        rollen = frozenset[str]().union(*(s.rollen for s in self.geven_door.values()))
        return [
            o
            for o in super().beslissers(op)
            if o.soort is not Besluitsoort.ONDERMANDAAT or o.beslisser.rol in rollen
        ]

    def keuzen(self) -> list[tuple[str, str]]:
        """The articles that give leave, by code."""
        return sorted((code, _kort(s.feit)) for code, s in self.geven_door.items())


class ArtikelForm(DoorgeefForm):
    """A whole article."""

    code = forms.CharField(
        label="Artikel",
        max_length=40,
        help_text="Hoe het artikel in het besluit heet, zoals OMB-3.1.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort"}),
    )
    regeling = forms.CharField(
        label="Regeling", max_length=200, help_text="De titel van de regeling."
    )
    rol = forms.ChoiceField(label="Wie", choices=[(r.value, r.label) for r in Rol])
    rechtshandeling = forms.ChoiceField(label="Mag", choices=Rechtshandeling.choices)
    soort = forms.ChoiceField(
        label="Soort bevoegdheid",
        choices=Bevoegdheidssoort.choices,
        help_text="Mandaat voor een besluit, volmacht voor privaatrecht, machtiging voor een"
        " feitelijke handeling.",
    )
    tot_bedrag = _grensveld()
    binnen_scope = forms.BooleanField(
        label="Alleen binnen de scope van de opdracht",
        required=False,
        help_text="Moet aan staan als een opdrachtgever of opdrachtnemer materieel budget besteedt.",
    )
    bereik = forms.ChoiceField(label="Waar", choices=Bereik.choices, initial=Bereik.ONDER)
    voorwaarden = VoorwaardenField()
    boven = forms.ChoiceField(
        label="Rust op",
        required=False,
        help_text="Het artikel waaruit deze bevoegdheid is doorgegeven.",
    )
    ondermandaat = forms.BooleanField(label="Mag worden doorgegeven", required=False)
    naast_hogere = forms.BooleanField(
        label="Bij een lege rol mag de naast hogere het ook", required=False
    )
    instemming = forms.CharField(
        label="Instemming van beiden",
        required=False,
        max_length=200,
        help_text="Alleen voor wie niet onder de gever werkt, zoals een gedeputeerde: waar de"
        " instemming staat.",
    )
    field_order = (
        *("code", "regeling", "rol", "rechtshandeling", "soort", "tot_bedrag", "binnen_scope"),
        *("bereik", "voorwaarden", "boven", "ondermandaat", "naast_hogere", "instemming"),
        *("vanaf", "tot_en_met"),
    )
    groepen: ClassVar = (
        ("Welk artikel", ("code", "regeling")),
        ("Wat het zegt", ("rol", "rechtshandeling", "soort", "tot_bedrag", "bereik")),
        ("Onder welke voorwaarden", ("binnen_scope", "voorwaarden")),
        ("Van wie het komt", ("boven", "ondermandaat", "naast_hogere", "instemming")),
        ("Wanneer", ("vanaf", "tot_en_met")),
    )

    def richt_in(self) -> None:
        super().richt_in()
        standen = _standen(self.plek)
        self.geven_door = {code: s for code, s in standen.items() if s.feit.ondermandaat}
        self.fields["boven"].choices = [MAG_NIEMAND, *self.keuzen()]  # type: ignore[attr-defined]


class WijzigForm(ArtikelForm):
    """The same article, saying something else from a day on; its code stays."""

    def richt_in(self) -> None:
        super().richt_in()
        self.fields.pop("code")
        nu = _huidig(self.plek)
        for naam in (*ZEGT, "regeling", "voorwaarden"):
            self.fields[naam].initial = getattr(nu, naam)
        if nu.boven and nu.boven not in dict(self.fields["boven"].choices):  # type: ignore[attr-defined]
            self.fields["boven"].choices.append((nu.boven, nu.boven))  # type: ignore[attr-defined]
        self.fields["tot_en_met"].initial = nu.periode.laatste_dag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        nu = _huidig(self.plek)
        zegt = ("regeling", "voorwaarden", *ZEGT)
        if "periode" not in schoon or schoon["periode"].tot != nu.periode.tot:
            return schoon
        if all(schoon.get(naam) == getattr(nu, naam) for naam in zegt):
            self.add_error(
                None, "Zo staat het artikel er al. Verander iets, of verlaat deze pagina."
            )
        return schoon


class BeeindigForm(EindeForm):
    """The article and what rests on it lapse."""

    def samenvatting(self) -> list[Kenmerk]:
        return [Kenmerk("Artikel", _kort(_huidig(self.plek))), *super().samenvatting()]


class OndermandaatForm(DoorgeefForm):
    """A power of the AOG, for the AON of this opdracht only."""

    boven = forms.ChoiceField(
        label="Welke bevoegdheid geef je door",
        help_text="Wat een ambtelijk opdrachtgever heeft en mag doorgeven.",
        error_messages={"required": "Kies welke bevoegdheid wordt doorgegeven."},
    )
    tot_bedrag = _grensveld(leeg="de grens van wat je doorgeeft")
    voorwaarden = VoorwaardenField()
    field_order = ("boven", "tot_bedrag", "voorwaarden", "vanaf", "tot_en_met")

    def richt_in(self) -> None:
        super().richt_in()
        self.geven_door = {
            code: s
            for code, s in _standen(self.plek).items()
            if s.werkt and s.feit.ondermandaat and s.feit.rol == Rol.AOG
        }
        self.fields["boven"].choices = [("", "Kies een bevoegdheid"), *self.keuzen()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        boven = self.geven_door.get(schoon.get("boven", ""))
        if boven is None or boven.grens is None or "tot_bedrag" not in schoon:
            return schoon
        if schoon["tot_bedrag"] is None:
            schoon["tot_bedrag"] = boven.grens
        elif schoon["tot_bedrag"] > boven.grens:
            self.add_error(
                "tot_bedrag",
                f"Kies hooguit {euro(boven.grens)}: niemand kan meer doorgeven dan hij heeft."
                " (BEV-09)",
            )
        return schoon


def _standen(plek: Plek) -> dict[str, reads_regeling.Stand]:
    return reads_regeling.regeling(plek.peil)


def _huidig(plek: Plek) -> Mandaatartikel:
    """The article that this is about, as it holds today; else as it came nearest."""
    versies = reads_regeling.versies(plek.artikel, plek.peil.bekend_op)
    gevonden = reads_regeling.op_dag(versies, plek.peil)
    assert gevonden is not None  # noqa: S101  (the place knows the article)
    return gevonden


def _kort(feit: Mandaatartikel) -> str:
    """'OMB-3.1: ambtelijk opdrachtgever, verplichting aangaan, € 250.000'."""
    return (
        f"{feit.code}: {Rol(feit.rol).in_zin}, {woorden.doen(feit.rechtshandeling)},"
        f" {woorden.grens(feit.tot_bedrag)}"
    )


def _artikel(schoon: dict[str, Any], code: str) -> NieuwArtikel:
    periode = schoon["periode"]
    return NieuwArtikel(
        code=code,
        regeling=schoon["regeling"],
        vanaf=periode.van,
        tot=periode.tot,
        voorwaarden=_lijst(schoon["voorwaarden"]),
        **{naam: schoon[naam] for naam in ZEGT},
    )


def _lijst(voorwaarden: str) -> tuple[str, ...]:
    return tuple(code for code in voorwaarden.split(",") if code)


def _stel(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.stel_artikelen_vast(
        verzoek,
        artikelen=[_artikel(invoer.schoon, invoer.schoon["code"])],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _wijzig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.stel_artikelen_vast(
        verzoek,
        artikelen=[_artikel(invoer.schoon, invoer.plek.artikel)],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _beeindig(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    return acts.beeindig_artikelen(
        verzoek,
        codes=[invoer.plek.artikel],
        per=invoer.schoon["per"],
        grond=invoer.grond,
        uitleg=invoer.uitleg,
    )


def _verleen(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon, plek = invoer.schoon, invoer.plek
    boven = _standen(plek)[schoon["boven"]].feit
    daad = Rechtshandeling(boven.rechtshandeling)
    mandaat = boven.soort == Bevoegdheidssoort.MANDAAT
    artikel = NieuwArtikel(
        code=_vrije_code(plek.nummer),
        regeling="Ondermandaat van de ambtelijk opdrachtgever",
        soort=Bevoegdheidssoort.ONDERMANDAAT.value if mandaat else boven.soort,
        rol=Rol.AON.value,
        rechtshandeling=daad.value,
        vanaf=schoon["periode"].van,
        tot=schoon["periode"].tot,
        tot_bedrag=schoon["tot_bedrag"],
        binnen_scope=boven.binnen_scope or daad in MATERIEEL,
        voorwaarden=_lijst(schoon["voorwaarden"]),
        boven=boven.code,
        drager=plek.drager,
        naast_hogere=boven.naast_hogere,
    )
    return acts.verleen_ondermandaat(
        verzoek, artikelen=[artikel], grond=invoer.grond, uitleg=invoer.uitleg
    )


def _vrije_code(nummer: str) -> str:
    """The next code for an ondermandaat of this opdracht: its number, and which it is."""
    begin = f"{nummer}-M"
    bezet: Sequence[str] = list(
        Mandaatartikel.objects.filter(code__startswith=begin)
        .values_list("code", flat=True)
        .distinct()
    )
    volgende = max((int(c[len(begin) :]) for c in bezet if c[len(begin) :].isdecimal()), default=0)
    return f"{begin}{volgende + 1}"


def _is_iets_door_te_geven(plek: Plek) -> bool:
    """Whether an AOG has a power that may be handed on."""
    artikelen = Mandaatartikel.objects.op(plek.peil)
    return artikelen.filter(rol=Rol.AOG, ondermandaat=True, drager=None).exists()


def _loopt_nog(plek: Plek) -> bool:
    """Whether the article holds today, or is to hold."""
    return _einde(plek) is None or (_einde(plek) or date.min) > plek.peil.geldig_op


def _einde(plek: Plek) -> date | None:
    versies = reads_regeling.versies(plek.artikel, plek.peil.bekend_op)
    huidig = [v.periode.tot for v in versies if v.gesloten_id is None]
    if not huidig:
        return date.min
    return None if None in huidig else max(tot for tot in huidig if tot)


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="wijzig-mandaatartikel",
        groep=Groep.REGELS,
        act="stel_artikelen_vast",
        label="Wijzig het artikel vanaf een dag",
        help="Een nieuw besluit zegt vanaf die dag iets anders. Wat ervoor gold, blijft te lezen.",
        form=WijzigForm,
        voer_uit=_wijzig,
        over="artikel",
        soorten=SOORTEN,
        past=_loopt_nog,
    ),
    Vorm(
        code="beeindig-mandaatartikel",
        groep=Groep.REGELS,
        act="beeindig_artikelen",
        label="Beëindig het artikel",
        help="Vanaf een dag geldt het niet meer, en wat erop rust ook niet.",
        form=BeeindigForm,
        voer_uit=_beeindig,
        over="artikel",
        soorten=SOORTEN,
        past=_loopt_nog,
    ),
    Vorm(
        code="mandaatartikel",
        groep=Groep.REGELS,
        act="stel_artikelen_vast",
        label="Stel een artikel van de mandaatregeling vast",
        help="Wie een rol heeft, mag iets: tot welk bedrag en onder welke voorwaarden.",
        form=ArtikelForm,
        voer_uit=_stel,
        dragersoorten=("", Dragersoort.CONCERN),
        soorten=SOORTEN,
    ),
    Vorm(
        code="ondermandaat",
        groep=Groep.INHOUD,
        act="verleen_ondermandaat",
        label="Geef ondermandaat aan de opdrachtnemer",
        help="De ambtelijk opdrachtgever geeft een eigen bevoegdheid door, alleen voor deze opdracht.",
        form=OndermandaatForm,
        voer_uit=_verleen,
        dragersoorten=(Dragersoort.OPDRACHT,),
        soorten=(Besluitsoort.ONDERMANDAAT,),
        past=_is_iets_door_te_geven,
    ),
)

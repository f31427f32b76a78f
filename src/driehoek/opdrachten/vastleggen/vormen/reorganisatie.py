"""A reorganisation: one besluit of GS with a was-wordt list, and the works council heard (REG-39)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from driehoek.opdrachten import acts
from driehoek.opdrachten.overname.types import LijstGeweigerd
from driehoek.opdrachten.reorganisatie.lezen import KOLOMMEN, lees_bestand, lees_regels
from driehoek.opdrachten.types import Verplaatsing
from driehoek.opdrachten.vastleggen import grond
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import DagField
from driehoek.opdrachten.vastleggen.vorm import Groep, Invoer, Vorm
from driehoek.opdrachten.vastleggen.waswordt import WasWordtField, vul
from driehoek.opdrachten.vastleggen.weigeringen import meld
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kenmerk
from driehoek.register import reads
from driehoek.register.types import Besluitsoort, Dragersoort, OrAdviesGegevens

ADVIES, NIET_NODIG, STAAT_AL = "advies", "niet_nodig", "staat_al"
VAN_ADVIES = ("or_datum", "or_strekking", "or_document")
OR_NAMEN = ("or_keuze", *VAN_ADVIES, "or_document_sha", "or_niet_nodig")


class OrVelden(VastlegForm):
    """What the works council said, or why it was not asked."""

    or_keuze = forms.ChoiceField(
        label="Gaf de ondernemingsraad advies",
        choices=[
            (ADVIES, "Ja"),
            (NIET_NODIG, "Dat was niet nodig"),
            (STAAT_AL, "Het advies staat al bij het besluit"),
        ],
        initial=ADVIES,
        widget=forms.RadioSelect,
        help_text="Bij een reorganisatie vraagt de wet zijn advies, voor het besluit valt (WOR 25).",
    )
    or_datum = DagField(label="Advies van", help_text="Op of voor de dag van het besluit.")
    or_strekking = forms.CharField(
        label="Wat het advies was", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    or_document = forms.FileField(
        label="Het advies als document",
        required=False,
        help_text="PDF of een ander gangbaar bestand, hooguit 25 MB.",
    )
    or_document_sha = forms.CharField(required=False, widget=forms.HiddenInput)
    or_niet_nodig = forms.CharField(
        label="Waarom niet", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def richt_in(self) -> None:
        super().richt_in()
        if naam := grond.documentnaam(self, "or_document"):
            self.fields[
                "or_document"
            ].help_text = f"{naam} is bewaard. Kies alleen een bestand als het een ander moet zijn."

    def niet_gevraagd(self) -> Sequence[str]:
        keuze = self.data.get("or_keuze")
        idle = () if keuze == NIET_NODIG else ("or_niet_nodig",)
        return (*super().niet_gevraagd(), *idle, *(() if keuze == ADVIES else VAN_ADVIES))

    def _post_clean(self) -> None:
        super()._post_clean()
        self.cleaned_data["or_advies"] = self._advies()

    def _advies(self) -> OrAdviesGegevens | None:
        schoon = self.cleaned_data
        match schoon.get("or_keuze"):
            case "advies":
                return OrAdviesGegevens(
                    schoon.get("or_datum"),
                    schoon.get("or_strekking", ""),
                    grond.bewaar(self, "or_document"),
                )
            case "niet_nodig":
                return OrAdviesGegevens(niet_nodig=schoon.get("or_niet_nodig", ""))
        return None

    def _kenmerken(self, namen: Any) -> list[Kenmerk]:
        weg = {*self.niet_gevraagd(), "or_document", "or_document_sha"}
        return super()._kenmerken(n for n in namen if n not in weg)


class ReorganisatieForm(OrVelden):
    per = DagField(label="Vanaf", help_text="Vanaf deze dag is alles zoals de lijst zegt.")
    regels = WasWordtField(
        label="Was-wordt",
        help_text="Schrijf bij 'was' en 'wordt' een nummer of een naam. Een nieuwe opgave stel je in"
        " op een eigen regel; andere regels noemen haar bij haar naam.",
    )
    bestand = forms.FileField(
        label="Of kies een lijst",
        required=False,
        help_text=f"CSV of Excel (.xlsx) met de kolommen {', '.join(KOLOMMEN)}. De regels komen in de"
        " plaats van wat hierboven staat.",
    )
    groepen: ClassVar = (
        ("De lijst", ("per", "regels", "bestand")),
        ("De ondernemingsraad", OR_NAMEN),
    )

    def richt_in(self) -> None:
        super().richt_in()
        self._van_bestand: LijstGeweigerd | None = None
        self.fields["per"].initial = self.vandaag
        self.fields["regels"].widget.namen = _namen(self.plek)
        self._lees_bestand()

    def _lees_bestand(self) -> None:
        """What was uploaded stands in the table from then on, to be mended there."""
        bestand = self.files.get("bestand")
        if bestand is None:
            return
        try:
            vul(self.getypt, "regels", lees_bestand(bestand.read(), bestand.name or ""))
        except LijstGeweigerd as fout:
            self._van_bestand = fout

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if self._van_bestand:
            self.errors.pop("regels", None)
            meld(self, self._van_bestand)
        elif schoon.get("per") and schoon.get("regels"):
            try:
                schoon["lijst"] = lees_regels(schoon["regels"], schoon["per"])
            except LijstGeweigerd as fout:
                meld(self, fout)
        return schoon

    def samenvatting(self) -> list[Kenmerk]:
        regels = [self._in_woorden(rij.velden) for rij in self.cleaned_data["regels"]]
        eigen = [n for n in self._eigen if n not in ("regels", "bestand")]
        lijst = Kenmerk(f"Was-wordt ({len(regels)})", "; ".join(regels))
        return [lijst, *self._kenmerken(eigen), *grond.samenvatting(self)]

    def _in_woorden(self, cellen: dict[str, str]) -> str:
        return " ".join(cel for kolom in KOLOMMEN if (cel := cellen.get(kolom, "").strip()))


class VerplaatsForm(OrVelden):
    opgave = forms.TypedChoiceField(label="Naar welke opgave", coerce=int)
    per = DagField(label="Vanaf", help_text="De eerste dag onder de andere opgave.")
    groepen: ClassVar = (
        ("Waarheen", ("opgave", "per")),
        ("De ondernemingsraad", OR_NAMEN),
    )

    def richt_in(self) -> None:
        super().richt_in()
        self.fields["per"].initial = self.vandaag
        opgaven = reads.bestaande(Dragersoort.OPGAVE, self.plek.peil).exclude(
            id__in=self.plek.pad[1:2]
        )
        namen = reads.benamingen(opgaven.values_list("id", flat=True), self.plek.peil)
        keuzen = sorted(((str(id_), naam) for id_, naam in namen.items()), key=lambda k: k[1])
        self.fields["opgave"].choices = [("", "Kies een opgave"), *keuzen]  # type: ignore[attr-defined]
        self.fields["or_keuze"].initial = NIET_NODIG


def _namen(plek: Plek) -> list[tuple[str, str]]:
    """Number and name of what a line can be about: opgaven first."""
    gevonden: list[tuple[str, str]] = []
    for soort in (Dragersoort.OPGAVE, Dragersoort.OPDRACHT):
        nummers = dict(reads.bestaande(soort, plek.peil).values_list("id", "nummer"))
        namen = reads.benamingen(nummers, plek.peil)
        gevonden += sorted((nummer, namen.get(id_, "")) for id_, nummer in nummers.items())
    return gevonden


def _reorganiseer(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    return acts.reorganiseer(
        verzoek,
        regels=schoon["lijst"],
        per=schoon["per"],
        grond=invoer.grond,
        or_advies=schoon["or_advies"],
        uitleg=invoer.uitleg,
    )


def _verplaats(verzoek: Verzoek, invoer: Invoer) -> Uitkomst:
    schoon = invoer.schoon
    return acts.verplaats_opdrachten(
        verzoek,
        verplaatsingen=[Verplaatsing(invoer.plek.drager, schoon["opgave"])],
        per=schoon["per"],
        grond=invoer.grond,
        or_advies=schoon["or_advies"],
        uitleg=invoer.uitleg,
    )


VORMEN: tuple[Vorm, ...] = (
    Vorm(
        code="reorganisatie",
        groep=Groep.VERLOOP,
        act="reorganiseer",
        label="Voer een reorganisatie in",
        help="Een was-wordt lijst van opgaven en opdrachten, in een keer. GS besluit.",
        form=ReorganisatieForm,
        voer_uit=_reorganiseer,
        soorten=(Besluitsoort.REORGANISATIE,),
    ),
    Vorm(
        code="verplaats",
        groep=Groep.VERLOOP,
        act="verplaats_opdrachten",
        label="Verplaats naar een andere opgave",
        help="De rollen gaan mee. GS besluit.",
        form=VerplaatsForm,
        voer_uit=_verplaats,
        dragersoorten=(Dragersoort.OPDRACHT,),
        soorten=(Besluitsoort.REORGANISATIE,),
    ),
)

"""The report of a check as a document to print and as a workbook, to hand to an accountant."""

from collections.abc import Callable, Sequence

from django.conf import settings

from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.kern.rechtmatigheid import Slotoordeel
from driehoek.platform.document import Blok, Document, Tabel, Tweeregels, als_pdf
from driehoek.platform.ui.opmaak import datum_kort, heel, moment
from driehoek.platform.uitvoer import XLSX, Blad, als_werkmap
from driehoek.rechtmatigheid import mappen, reads_controles, toon
from driehoek.rechtmatigheid.bevindingen import UITVOER, Bevinding, Bevindingen
from driehoek.rechtmatigheid.reads_controles import Gedaan
from driehoek.rechtmatigheid.types import OORDEELTEKST, REDENTEKST
from driehoek.register import instellingen, reads

OP_PAPIER = 100
"""So many lines stand in the document: those with the highest amounts."""
_WAT_DIT_IS = (
    "Elke regel is twee keer getoetst: aan wat het register wist toen de regel in de administratie"
    " kwam, en aan wat het register nu weet. Een regel heet rechtmatig als wie besloot dat beide"
    " keren mocht."
)
_GEEN_REGELS = "De regels van dit bestand zijn niet meer bewaard."
_NAGAAN = (
    "Wil je nagaan of dit over hetzelfde bestand gaat? Vergelijk dan de SHA-256 van je bestand met"
    " die hieronder. Dezelfde regels bij dezelfde stand van het grootboek geven dezelfde uitkomst."
)


def pdf(gedaan: Gedaan) -> bytes:
    return als_pdf(document_van(gedaan))


def document_van(gedaan: Gedaan) -> Document:
    return Document(
        titel="Rechtmatigheidscontrole",
        ondertitel=gedaan.controle.naam,
        organisatie=settings.ORGANISATIE,
        voet=f"Grootboek tot en met handeling {heel(gedaan.controle.nr)},"
        f" bestand {gedaan.controle.sha256[:16]}",
        inhoudsopgave=False,
        blokken=[
            _uitkomst(gedaan),
            _per_reden(gedaan),
            _per_opgave(gedaan),
            _regels(gedaan),
            _verantwoording(gedaan),
        ],
    )


def _uitkomst(gedaan: Gedaan) -> Blok:
    rijen = [
        (
            Tweeregels(OORDEELTEKST[oordeel].naam, OORDEELTEKST[oordeel].uitleg),
            heel(telling.regels),
            toon.bedrag(telling.centen),
        )
        for oordeel in Slotoordeel
        for telling in [gedaan.samen.per_oordeel[oordeel]]
    ]
    return Blok(
        "Uitkomst",
        alineas=(toon.in_woorden(gedaan.samen), _WAT_DIT_IS),
        tabellen=(Tabel(("Oordeel", "Regels", "Bedrag"), (3, 0, 0), rijen, (1, 2)),),
    )


def _per_reden(gedaan: Gedaan) -> Blok:
    per_reden = sorted(gedaan.samen.per_reden.items(), key=lambda paar: -paar[1].regels)
    rijen = [
        (
            Tweeregels(REDENTEKST[reden].naam, REDENTEKST[reden].uitleg),
            heel(telling.regels),
            toon.bedrag(telling.centen),
        )
        for reden, telling in per_reden
    ]
    tabel = Tabel(("Reden", "Regels", "Bedrag"), (3, 0, 0), rijen, (1, 2))
    alineas = () if rijen else ("Er is niets op aan te merken.",)
    return Blok("Per reden", alineas=alineas, tabellen=(tabel,) if rijen else ())


def _per_opgave(gedaan: Gedaan) -> Blok:
    per_opgave = gedaan.samen.per_opgave
    namen = reads.benamingen(o for o in per_opgave if o)
    rijen = [
        (
            namen.get(opgave, toon.ZONDER_OPGAVE),
            *(heel(tellingen[oordeel].regels) for oordeel in Slotoordeel),
            toon.bedrag(sum(tellingen[oordeel].centen for oordeel in toon.AANDACHT)),
        )
        for opgave, tellingen in per_opgave.items()
    ]
    koppen = (
        "Opgave",
        *(OORDEELTEKST[oordeel].naam for oordeel in Slotoordeel),
        "Bedrag met een bevinding",
    )
    tabel = Tabel(koppen, (3, 0, 0, 0, 0, 0), sorted(rijen), (1, 2, 3, 4, 5))
    return Blok("Per opgave", tabellen=(tabel,) if rijen else ())


def _regels(gedaan: Gedaan) -> Blok:
    if gedaan.bestand is None or not gedaan.is_bewaard:
        return Blok("Regels die aandacht vragen", alineas=(_GEEN_REGELS,))
    alle = Bevindingen(mappen.bevindingen(gedaan.bestand))
    getoond = alle.grootste(OP_PAPIER)
    if not getoond:
        return Blok("Regels die aandacht vragen", alineas=("Die zijn er niet.",))
    zin = f"Van de {toon.regels(len(alle))} staan hier de {len(getoond)} met het hoogste bedrag."
    return Blok(
        "Regels die aandacht vragen",
        alineas=(zin,) if len(getoond) < len(alle) else (),
        tabellen=(_regeltabel(getoond),),
        nieuwe_pagina=True,
    )


def _regeltabel(bevindingen: Sequence[Bevinding]) -> Tabel:
    namen = reads.namen(b.persoon for b in bevindingen)
    opdrachten = reads.benamingen(b.drager for b in bevindingen)
    return Tabel(
        ("Regel", "Datum", "Wie", "Opdracht", "Bedrag", "Wederpartij", "Oordeel"),
        (0, 0, 2, 3, 0, 2, 3),
        [
            (
                str(b.regel),
                datum_kort(b.datum),
                Tweeregels(namen.get(b.persoon, "onbekend"), Rechtshandeling(b.handeling).label),
                opdrachten.get(b.drager, "onbekend"),
                toon.bedrag(b.bedrag),
                b.wederpartij,
                Tweeregels(OORDEELTEKST[b.oordeel].naam, REDENTEKST[b.reden].naam),
            )
            for b in bevindingen
        ],
        getallen=(4,),
    )


def _verantwoording(gedaan: Gedaan) -> Blok:
    return Blok(
        "Hoe deze controle is gedaan",
        alineas=(_NAGAAN,),
        tabellen=(Tabel(("Wat", "Waarde"), (1, 3), _kenmerken(gedaan)),),
    )


def _kenmerken(gedaan: Gedaan) -> list[tuple[str, str]]:
    soorten = {soort.code: soort for soort in instellingen.ALLE}
    return [
        ("Bestand", gedaan.controle.naam),
        ("SHA-256", gedaan.controle.sha256),
        ("Getoetst", f"{moment(gedaan.moment)}, door {gedaan.wie}"),
        ("Stand van het grootboek", f"handeling {heel(gedaan.controle.nr)}"),
        ("Vastgelegd als", f"handeling {heel(gedaan.controle.geopend_id)}"),
        *(
            (soorten[code].naam, soorten[code].in_woorden(waarde))
            for code, waarde in gedaan.controle.instellingen.items()
        ),
    ]


def xlsx(gedaan: Gedaan) -> bytes:
    samen = gedaan.samen
    return als_werkmap(
        [
            Blad("Controle", ("Wat", "Waarde"), _kenmerken(gedaan)),
            Blad(
                "Uitkomst",
                ("Oordeel", "Regels", "Bedrag"),
                [
                    (OORDEELTEKST[o].naam, t.regels, toon.euros(t.centen))
                    for o in Slotoordeel
                    for t in [samen.per_oordeel[o]]
                ],
            ),
            Blad(
                "Per reden",
                ("Reden", "Uitleg", "Regels", "Bedrag"),
                [
                    (REDENTEKST[r].naam, REDENTEKST[r].uitleg, t.regels, toon.euros(t.centen))
                    for r, t in samen.per_reden.items()
                ],
            ),
            _opgaveblad(gedaan),
            *_regelblad(gedaan),
        ]
    )


def _opgaveblad(gedaan: Gedaan) -> Blad:
    per_opgave = gedaan.samen.per_opgave
    namen = reads.benamingen(o for o in per_opgave if o)
    return Blad(
        "Per opgave",
        ("Opgave", "Oordeel", "Regels", "Bedrag"),
        [
            (
                namen.get(opgave, toon.ZONDER_OPGAVE),
                OORDEELTEKST[oordeel].naam,
                telling.regels,
                toon.euros(telling.centen),
            )
            for opgave, tellingen in per_opgave.items()
            for oordeel, telling in tellingen.items()
        ],
    )


def _regelblad(gedaan: Gedaan) -> list[Blad]:
    """All lines that ask attention, or as many of the largest as fit in a file."""
    if gedaan.bestand is None or not gedaan.is_bewaard:
        return []
    alle = Bevindingen(mappen.bevindingen(gedaan.bestand))
    gekozen = list(alle) if len(alle) <= UITVOER else alle.grootste(UITVOER)
    namen = reads.namen({b.persoon for b in gekozen})
    opdrachten = reads.benamingen({b.drager for b in gekozen})
    nummers = reads_controles.nummers_van(b.drager for b in gekozen)
    koppen = (
        "Regel",
        "Datum",
        "Wie",
        "Handeling",
        "Nummer",
        "Opdracht",
        "Bedrag",
        "Wederpartij",
        "In de administratie",
        "Oordeel",
        "Reden",
        "Zoals toen bekend",
        "Zoals nu bekend",
    )
    return [
        Blad(
            "Regels",
            koppen,
            [
                (
                    b.regel,
                    b.datum,
                    namen.get(b.persoon, "onbekend"),
                    Rechtshandeling(b.handeling).label,
                    nummers.get(b.drager, ""),
                    opdrachten.get(b.drager, ""),
                    toon.euros(b.bedrag),
                    b.wederpartij,
                    b.geregistreerd,
                    OORDEELTEKST[b.oordeel].naam,
                    REDENTEKST[b.reden].naam,
                    toon.UITSLAGTEKST[b.toen],
                    toon.UITSLAGTEKST[b.nu],
                )
                for b in gekozen
            ],
        )
    ]


VORMEN: dict[str, tuple[Callable[[Gedaan], bytes], str]] = {
    "pdf": (pdf, "application/pdf"),
    "xlsx": (xlsx, XLSX),
}

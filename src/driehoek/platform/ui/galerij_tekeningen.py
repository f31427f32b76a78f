"""Believable sample data for the drawings in the gallery. Persons and amounts are fictional."""

from datetime import UTC, date, datetime

from driehoek.platform.ui.componenten import Kolom, Tabel
from driehoek.platform.ui.tekening.begroting import Begrotingsknoop, begrotingsboom
from driehoek.platform.ui.tekening.driehoek import Bekleder, Driehoek, Hoek
from driehoek.platform.ui.tekening.grafiek import vega_lite
from driehoek.platform.ui.tekening.netwerk import Band, Punt, Soort, cirkel, onder_elkaar
from driehoek.platform.ui.tekening.roltijdlijn import Periodebalk, Rolrij
from driehoek.platform.ui.tekening.staven import Staaf
from driehoek.platform.ui.tekening.tweeassen import Feitvlak

VOL = Driehoek(
    opdracht="Natuurnetwerk Krimpenerwaard",
    code="5-1-1-03",
    bog=Hoek(
        Bekleder(
            "Berend Potjer-Smit",
            "/personen/3/",
            date(2023, 9, 12),
            "GS 2023-0341",
            "/besluiten/341/",
        )
    ),
    tweede_bog=Hoek(
        Bekleder(
            "Anne Kuipers", "/personen/4/", date(2024, 6, 1), "GS 2024-0219", "/besluiten/219/"
        )
    ),
    aog=Hoek(
        Bekleder(
            "Marieke van der Zwaan",
            "/personen/12/",
            date(2024, 3, 1),
            "M&O 2024-0052",
            "/besluiten/52/",
        ),
        waarnemer=Bekleder(
            "Fatima el Amrani", "/personen/31/", date(2026, 1, 5), "DT 2026-0003", "/besluiten/3/"
        ),
    ),
    aon=Hoek(
        Bekleder(
            "Yusuf Demir", "/personen/44/", date(2025, 6, 1), "AOG 2025-0388", "/besluiten/388/"
        )
    ),
    domeindirecteur=Hoek(
        Bekleder(
            "Joost Verhagen", "/personen/7/", date(2022, 1, 1), "DT 2021-0940", "/besluiten/940/"
        )
    ),
)
VACANT = Driehoek(
    opdracht="Herinrichting provinciale vaarwegen en kunstwerken in het Groene Hart, tranche twee",
    code="2-1-4-11",
    bog=Hoek(
        Bekleder(
            "Anne Kuipers", "/personen/4/", date(2023, 9, 12), "GS 2023-0341", "/besluiten/341/"
        )
    ),
    aog=Hoek(vacant_sinds=date(2025, 11, 1)),
    aon=Hoek(
        Bekleder(
            "Charlotte Alexandra van Wassenaer-van Duivenvoorde",
            "/personen/81/",
            date(2025, 2, 1),
            "AOG 2025-0041",
            "/besluiten/41/",
        )
    ),
    domeindirecteur=Hoek(vacant_sinds=date(2026, 2, 1)),
)
ROLLEN = (
    Rolrij(
        "Bestuurlijk",
        (
            Periodebalk(
                "Berend Potjer-Smit",
                date(2023, 9, 12),
                None,
                "/personen/3/",
                besluit="GS 2023-0341",
            ),
        ),
    ),
    Rolrij(
        "Opdrachtgever",
        (
            Periodebalk(
                "Els Brouwer",
                date(2021, 5, 1),
                date(2023, 12, 1),
                "/personen/9/",
                besluit="M&O 2021-0102",
            ),
            Periodebalk(
                "Marieke van der Zwaan",
                date(2024, 3, 1),
                None,
                "/personen/12/",
                besluit="M&O 2024-0052",
            ),
            Periodebalk(
                "Fatima el Amrani",
                date(2026, 1, 5),
                date(2026, 5, 1),
                "/personen/31/",
                waarneming=True,
                besluit="DT 2026-0003",
            ),
            Periodebalk(
                "Joost Verhagen",
                date(2022, 2, 1),
                date(2022, 11, 1),
                "/personen/7/",
                waarneming=True,
                besluit="DT 2022-0017",
            ),
        ),
        van=date(2021, 5, 1),
    ),
    Rolrij(
        "Opdrachtnemer",
        (
            Periodebalk(
                "Sander Hoekstra",
                date(2021, 9, 1),
                date(2025, 6, 1),
                "/personen/20/",
                besluit="AOG 2021-0288",
            ),
            Periodebalk(
                "Yusuf Demir",
                date(2025, 6, 1),
                date(2027, 1, 1),
                "/personen/44/",
                besluit="AOG 2025-0388",
            ),
        ),
        van=date(2021, 5, 1),
    ),
    Rolrij(
        "Domeindirecteur",
        (
            Periodebalk(
                "Joost Verhagen",
                date(2022, 1, 1),
                date(2025, 12, 1),
                "/personen/7/",
                besluit="DT 2021-0940",
            ),
        ),
        van=date(2022, 1, 1),
    ),
)
_EERST = datetime(2024, 3, 4, 9, 12, tzinfo=UTC)
_TWEEDE = datetime(2025, 7, 8, 8, 0, tzinfo=UTC)
_DERDE = datetime(2025, 9, 2, 8, 14, tzinfo=UTC)
FEITEN = (
    Feitvlak(
        "Sander Hoekstra",
        date(2024, 3, 1),
        None,
        _EERST,
        _TWEEDE,
        "AOG 2024-0060",
        "/besluiten/60/",
    ),
    Feitvlak(
        "Sander Hoekstra",
        date(2024, 3, 1),
        date(2025, 7, 1),
        _TWEEDE,
        _DERDE,
        "AOG 2024-0060",
        "/besluiten/60/",
    ),
    Feitvlak(
        "Yusuf Demir", date(2025, 7, 1), None, _TWEEDE, _DERDE, "AOG 2025-0388", "/besluiten/388/"
    ),
    Feitvlak(
        "Sander Hoekstra",
        date(2024, 3, 1),
        date(2025, 6, 1),
        _DERDE,
        None,
        "AOG 2024-0060",
        "/besluiten/60/",
    ),
    Feitvlak(
        "Yusuf Demir", date(2025, 6, 1), None, _DERDE, None, "AOG 2025-0388", "/besluiten/388/"
    ),
)
PEIL_GELDIG = date(2025, 6, 15)
PEIL_BEKEND = datetime(2026, 3, 3, 13, 5, tzinfo=UTC)
VANDAAG = date(2026, 3, 3)

_NAMEN = (
    "Samen werken aan Zuid-Holland",
    "Bereikbaar Zuid-Holland",
    "Schone energie voor iedereen",
    "Een concurrerend Zuid-Holland",
    "Versterken natuur in Zuid-Holland",
    "Sterke steden en dorpen",
    "Gezond en veilig Zuid-Holland",
)
_MILJOENEN = (61, 384, 48, 92, 187, 55, 104)


def _knopen() -> list[Begrotingsknoop]:
    """Each ambitie has some doelen, the first two with prestaties; one doel without an amount."""
    knopen = []
    for nummer, (naam, miljoen) in enumerate(zip(_NAMEN, _MILJOENEN, strict=True), start=1):
        a = str(nummer)
        knopen.append(Begrotingsknoop(a, None, a, naam, miljoen * 10**6, f"/begroting/{a}/"))
        for d in range(1, 3 + nummer % 3):
            doel, deel = f"{a}-{d}", miljoen * 10**6 // (d + 1 + nummer % 2)
            onbekend = doel == "2-4"
            knopen.append(
                Begrotingsknoop(doel, a, doel, f"Beleidsdoel {doel}", None if onbekend else deel)
            )
            knopen += [
                Begrotingsknoop(code, doel, code, f"Beleidsprestatie {code}", deel // (p + 1))
                for p in (1, 2)
                if d <= p and (code := f"{doel}-{p}")
            ]
    return knopen


KNOPEN = _knopen()
BOOM = begrotingsboom(KNOPEN, "Lasten 2026", sum(_MILJOENEN) * 10**6)
BOOMTABEL = Tabel(
    "Begroting 2026 per ambitie",
    (Kolom("Code", "code"), Kolom("Ambitie"), Kolom("Lasten", "euro")),
    [(k.code, k.naam, k.bedrag) for k in KNOPEN if k.ouder is None],
)
_CAPACITEIT = (("Natuur", 41.5), ("Water", 28), ("Wegen", 63.2), ("Energie", 17.8))
STAAFSPEC = vega_lite(
    {
        "data": {"values": [{"vak": vak, "fte": fte} for vak, fte in _CAPACITEIT]},
        "mark": "bar",
        "encoding": {
            "y": {"field": "vak", "type": "nominal", "title": None, "sort": "-x"},
            "x": {"field": "fte", "type": "quantitative", "axis": {"format": ",.0f"}},
        },
    }
)
STAAFTABEL = Tabel(
    "Capaciteit per vakgebied", (Kolom("Vakgebied"), Kolom("Fte", "fte")), _CAPACITEIT
)

STAVEN = (
    Staaf("REG-05 Een lopende opdracht zonder ambtelijk opdrachtgever.", 12, 5, "/signalen/"),
    Staaf("REG-38 Een lopende opdracht hangt aan een begrotingspost van dit jaar.", 7),
    Staaf("REG-04 Een opgave zonder domeindirecteur: het O-beraad wijst er een aan.", 1, 1),
)
STAVENTABEL = Tabel(
    bijschrift="Open signalen per regel",
    kolommen=(Kolom("Regel"), Kolom("Open", "heel"), Kolom("Te laat", "heel")),
    rijen=[(s.label, s.waarde, s.deel) for s in STAVEN],
    bijschrift_verborgen=True,
)
_SOORTEN = {
    "nodig": Soort("Heeft nodig", 0, gericht=True),
    "versterkt": Soort("Versterkt", 1, gericht=True),
    "botst": Soort("Botst met", 2),
    "gebied": Soort("Zelfde gebied", 3),
    "partner": Soort("Zelfde partner", 4),
}
_PUNTEN = (
    Punt(1, "Natuurnetwerk Krimpenerwaard", "/opdrachten/1/", groep="Natuur", open=True),
    Punt(2, "Weidevogels", "/opdrachten/2/", groep="Natuur", open=True),
    Punt(3, "Veenweide en bodemdaling", "/opgaven/3/", groep="Joost Verhagen"),
    Punt(4, "Schoon en gezond water", "/opgaven/4/", groep="Joost Verhagen"),
    Punt(5, "Wonen", "/opgaven/5/", groep="Noor de Wit"),
    Punt(6, "Bereikbaarheid over weg en water", "/opgaven/6/", groep="Noor de Wit"),
)
_BANDEN = (
    Band(1, 3, "nodig", 3),
    Band(4, 1, "versterkt"),
    Band(5, 1, "botst", 2),
    Band(2, 6, "gebied"),
    Band(2, 4, "partner"),
)
NETWERK_SOORTEN = tuple(_SOORTEN.values())
NETWERK = cirkel(_PUNTEN, _BANDEN, _SOORTEN)
NETWERK_SMAL = onder_elkaar(_PUNTEN, _BANDEN, _SOORTEN)

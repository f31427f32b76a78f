"""The open data: four tables on a Peilmoment, each in few queries, whatever its size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.reads_sql import (
    BEKEND,
    GELDT,
    TOEN,
    bedrag_van_post,
    peilparams,
    rolregels,
)
from driehoek.platform.uitvoer import Waarde
from driehoek.platform.vragen import haal
from driehoek.publicatie.reads_rollen import Blik, beslisser, bronnen, naam
from driehoek.publicatie.types import pad_van
from driehoek.register.types import Besluitsoort, Rol

Rijen = list[list[Waarde]]

ROLLEN = (Rol.BOG, Rol.DOMEINDIRECTEUR, Rol.AOG, Rol.AON)
DRAGERSOORTEN = ("opgave", "opdracht", "deelopdracht")
# Besluiten on the organisation's people (placings, P-managers, functional roles) are no business
# of the public; of the others only what anyone may know of a besluit, and never its title.
BESLUITSOORTEN = (
    Besluitsoort.OPRICHTING,
    Besluitsoort.REGELING,
    Besluitsoort.INSTELLING,
    Besluitsoort.BEGROTING,
    Besluitsoort.OPGAVE_INSTELLEN,
    Besluitsoort.OPGAVE_HERNOEMEN,
    Besluitsoort.OPGAVEN_SAMENVOEGEN,
    Besluitsoort.OPGAVE_BEEINDIGEN,
    Besluitsoort.DOMEINDIRECTEUR,
    Besluitsoort.BOG,
    Besluitsoort.OPDRACHT_STARTEN,
    Besluitsoort.SCOPE,
    Besluitsoort.FASEOVERGANG,
    Besluitsoort.DECHARGE,
    Besluitsoort.OPDRACHT_SLUITEN,
    Besluitsoort.AOG,
    Besluitsoort.AON,
    Besluitsoort.DEELOPDRACHTEN,
)

_DRAGERS = f"""
SELECT d.id, d.soort, d.nummer, coalesce(n.naam, d.nummer), e.geldig, o.soort, o.nummer,
       p.label, f.projectfase, q.code, q.jaar, {bedrag_van_post("q.id", "lasten", TOEN)}
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
LEFT JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
LEFT JOIN register_ligging l ON l.drager_id = d.id AND {GELDT.format("l")}
LEFT JOIN register_drager o ON o.id = l.ouder_id
LEFT JOIN opdrachten_opdrachtprofiel p ON p.opdracht_id = d.id AND {GELDT.format("p")}
LEFT JOIN opdrachten_fase f ON f.opdracht_id = d.id AND {GELDT.format("f")}
LEFT JOIN opdrachten_postkoppeling k ON k.drager_id = d.id AND {GELDT.format("k")}
LEFT JOIN opdrachten_begrotingspost q ON q.id = k.post_id
WHERE d.soort = ANY(%(soorten)s::text[])
ORDER BY d.nummer, d.id
"""
_BESLUITEN = f"""
SELECT b.id, b.kenmerk, b.soort, b.genomen, b.bekendgemaakt, b.werkt_vanaf, b.beslisser_rol,
       coalesce((
           SELECT n.naam FROM register_benaming n
           WHERE n.drager_id = b.beslisser_drager_id AND {BEKEND.format("n")}
           ORDER BY n.geldig @> b.genomen DESC, lower(n.geldig) DESC LIMIT 1), ''),
       coalesce(w.status, '')
FROM register_besluit b
JOIN platform_handeling h ON h.nr = b.geopend_id AND {TOEN}
LEFT JOIN register_besluitwerking w ON w.besluit_id = b.id AND {GELDT.format("w")}
WHERE b.genomen <= %(op)s::date AND b.soort = ANY(%(soorten)s::text[])
ORDER BY b.genomen, b.id
"""
_ROLLEN = (
    "s.rol = ANY(%(rollen)s::text[]) AND s.dragersoort = ANY(%(soorten)s::text[])"
    f" AND {GELDT.format('r')} ORDER BY r.drager_id, r.rolsoort_id, r.rang, r.waarneming, r.id"
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table: what it is, what its columns mean, and its rows at a Peilmoment."""

    naam: str
    titel: str
    omschrijving: str
    kolommen: tuple[tuple[str, str], ...]
    rijen: Callable[[Blik], Rijen]

    @property
    def koppen(self) -> list[str]:
        return [kop for kop, _ in self.kolommen]


def _dragers(blik: Blik, soorten: Sequence[str]) -> list[tuple[Any, ...]]:
    return haal(_DRAGERS, soorten=list(soorten), **peilparams(blik.peil))


def _dagen(leven: Any) -> list[Waarde]:
    periode = Periode(leven.lower, leven.upper)
    return [periode.van, periode.laatste_dag]


def _opgaven(blik: Blik) -> Rijen:
    return [
        [id_, nummer, naam_, *_dagen(leven), *geld, pad_van(soort, id_)]
        for id_, soort, nummer, naam_, leven, _, _, _, _, *geld in _dragers(blik, ["opgave"])
    ]


def _opdrachten(blik: Blik) -> Rijen:
    rijen: Rijen = []
    for rij in _dragers(blik, ["opdracht", "deelopdracht"]):
        id_, soort, nummer, naam_, leven, oudersoort, ouder, label, fase, *geld = rij
        boven = [ouder, ""] if oudersoort == "opgave" else ["", ouder]
        pad = pad_van(soort, id_)
        rijen.append([id_, nummer, soort, naam_, *boven, *_dagen(leven), label, fase, *geld, pad])
    return rijen


def _rolhouders(blik: Blik) -> Rijen:
    regels = rolregels(
        _ROLLEN,
        rollen=[rol.value for rol in ROLLEN],
        soorten=list(DRAGERSOORTEN),
        **peilparams(blik.peil),
    )
    dragers = {rij[0]: rij for rij in _dragers(blik, DRAGERSOORTEN)}
    bron = bronnen(regels, blik)
    rijen: Rijen = []
    for regel in regels:
        _, soort, nummer, waarvan, *_ = dragers[regel.drager]
        rust = bron.get(regel.besluit or 0)
        rijen.append(
            [
                nummer,
                soort,
                waarvan,
                regel.rol,
                Rol(regel.rol).label,
                regel.rang,
                regel.waarneming,
                naam(regel.rol, regel.naam, blik),
                regel.periode.van,
                *([rust.kenmerk, rust.genomen, rust.door] if rust else ["", None, ""]),
                pad_van(soort, regel.drager),
            ]
        )
    return rijen


def _besluiten(blik: Blik) -> Rijen:
    rijen = haal(_BESLUITEN, soorten=[s.value for s in BESLUITSOORTEN], **peilparams(blik.peil))
    return [
        [id_, kenmerk, soort, Besluitsoort(soort).label, *dagen, beslisser(rol, orgaan), status]
        for id_, kenmerk, soort, *dagen, rol, orgaan, status in rijen
    ]


_LEVEN = (
    ("begin", "de eerste dag"),
    ("tot_en_met", "de laatste dag; leeg is zonder einde"),
)
_GELD = (
    ("begrotingspost", "de code in de begroting"),
    ("begrotingsjaar", "het jaar van die begroting"),
    ("lasten", "de begrote lasten van die post, in hele euro's"),
)
_ADRES = ("adres", "het adres van de openbare pagina, achter de naam van deze website")

DATASETS: dict[str, Dataset] = {
    d.naam: d
    for d in (
        Dataset(
            "opgaven",
            "Opgaven",
            "De opgaven die op de gevraagde dag bestaan.",
            (
                ("id", "vast nummer in het register"),
                ("nummer", "het nummer zoals mensen het noemen"),
                ("naam", "de naam op die dag"),
                *_LEVEN,
                *_GELD,
                _ADRES,
            ),
            _opgaven,
        ),
        Dataset(
            "opdrachten",
            "Opdrachten en deelopdrachten",
            "De opdrachten en deelopdrachten die op de gevraagde dag lopen.",
            (
                ("id", "vast nummer in het register"),
                ("nummer", "het nummer zoals mensen het noemen"),
                ("soort", "opdracht of deelopdracht"),
                ("naam", "de naam op die dag"),
                ("opgave", "nummer van de opgave waar de opdracht onder valt"),
                ("deel_van", "bij een deelopdracht: nummer van haar opdracht"),
                *_LEVEN,
                ("label", "dynamisch of stabiel"),
                ("fase", "de projectfase"),
                *_GELD,
                _ADRES,
            ),
            _opdrachten,
        ),
        Dataset(
            "rolhouders",
            "Wie waarover gaat",
            "Elke rol in de driehoek die op de gevraagde dag is vervuld. De naam staat erbij als"
            " de naam bij die rol openbaar is.",
            (
                ("nummer", "nummer van de opgave, opdracht of deelopdracht"),
                ("soort", "opgave, opdracht of deelopdracht"),
                ("waarvan", "de naam ervan"),
                ("rol", "de code van de rol"),
                ("rolnaam", "de rol in woorden"),
                ("rang", "1, of 2 voor een tweede bestuurlijk opdrachtgever"),
                ("waarnemend", "of iemand de rol waarneemt"),
                ("naam", "wie de rol heeft; leeg als de naam niet openbaar is"),
                ("sinds", "de eerste dag"),
                ("besluit", "kenmerk van het besluit waar dit op rust"),
                ("besluit_genomen", "de dag van dat besluit"),
                ("besluit_door", "wie het nam: een orgaan of een functie"),
                _ADRES,
            ),
            _rolhouders,
        ),
        Dataset(
            "besluiten",
            "Besluiten",
            "Besluiten over opgaven, opdrachten en wie waarover gaat, genomen tot en met de"
            " gevraagde dag. Besluiten over personeel staan er niet in.",
            (
                ("id", "vast nummer in het register"),
                ("kenmerk", "het kenmerk"),
                ("soort", "de code van het soort besluit"),
                ("soortnaam", "het soort in woorden"),
                ("genomen", "de dag waarop het is genomen"),
                ("bekendgemaakt", "de dag waarop het is bekendgemaakt"),
                ("werkt_vanaf", "de dag vanaf wanneer het werkt"),
                ("genomen_door", "wie het nam: een orgaan of een functie"),
                (
                    "status",
                    "geldend, geschorst, ingetrokken of vernietigd; leeg: het werkt nog niet",
                ),
            ),
            _besluiten,
        ),
    )
}

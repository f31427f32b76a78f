"""Writing in the language of competences: loading a list, adding one's own, and mapping (MAT-12).

Terms are retired and never removed: profiles point at them. Loading the same list twice changes
nothing. A circle of broader terms is refused, for then nothing would be narrower than anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from driehoek.ontwikkeling.models import Begrip, Begripverband
from driehoek.ontwikkeling.types import (
    Begripsoort,
    Bijgewerkt,
    NieuwBegrip,
    Schema,
    Verbandsoort,
)
from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register.personen import kaal

REGEL = "MAT-12"
LANGSTE_WOORD = 200
_VELDEN = ("soort", "label", "synoniemen", "uitleg", "zoektekst", "vervallen")
EIGEN_URI = "urn:driehoek:begrip:"


@transaction.atomic
def neem_begrippen_op(
    schema: str, begrippen: Sequence[NieuwBegrip], vervallen: Iterable[str] = ()
) -> Bijgewerkt:
    """Load terms of a scheme; `vervallen` are addresses of terms that are used no more."""
    rijen = {b.uri: _rij(schema, b) for b in begrippen}
    weg = set(vervallen)
    er_al = {
        b.concept_uri: b
        for b in Begrip.objects.filter(concept_uri__in=reeksen.teksten({*rijen, *weg}))
    }
    _eis_schema(schema, er_al.values())
    nieuw = [rij for uri, rij in rijen.items() if uri not in er_al]
    anders = [b for uri, b in er_al.items() if uri in rijen and _neem_over(b, rijen[uri])]
    dicht = [er_al[uri] for uri in sorted(weg & set(er_al)) if er_al[uri].vervallen is None]
    for begrip in dicht:
        begrip.vervallen = klok.vandaag()
    Begrip.objects.bulk_create(nieuw)
    Begrip.objects.bulk_update(anders, _VELDEN, batch_size=500)
    Begrip.objects.bulk_update(dicht, ["vervallen"])
    verbanden = _leg_breder({b.uri: b.breder for b in begrippen})
    return Bijgewerkt(
        len(nieuw), len(anders), len(rijen) - len(nieuw) - len(anders), len(dicht), verbanden
    )


@transaction.atomic
def voeg_begrip_toe(
    persoon: int | None, label: str, *, synoniemen: Sequence[str] = (), breder: int | None = None
) -> int:
    """Add a word of one's own; gives its id."""
    if persoon is None:
        raise NietBevoegd("Een begrip voegt een persoon toe die in het register staat.")
    woord = _woord(label)
    zelfde = Begrip.objects.filter(label__iexact=woord, vervallen__isnull=True).first()
    if zelfde is not None:
        raise InvoerFout(
            f"'{zelfde.label}' staat er al. Kies dat begrip.", veld="label", regel=REGEL
        )
    boven = Begrip.objects.filter(id=breder).first() if breder is not None else None
    uri = EIGEN_URI + "-".join(kaal(woord).split())
    neem_begrippen_op(
        Schema.EIGEN,
        [
            NieuwBegrip(
                uri,
                Begripsoort.EIGEN,
                woord,
                tuple(_woord(s) for s in synoniemen if s.strip()),
                breder=(boven.concept_uri,) if boven else (),
            )
        ],
    )
    return Begrip.objects.get(concept_uri=uri).id


@transaction.atomic
def leg_verband(persoon: int | None, van: int, naar: int, soort: str) -> None:
    """Say that a word of our own is narrower than, the same as or close to another."""
    if persoon is None:
        raise NietBevoegd("Een verband legt een persoon die in het register staat.")
    if soort not in Verbandsoort.values:
        raise InvoerFout("Kies wat het verband is.", veld="soort", regel=REGEL)
    gevonden = Begrip.objects.in_bulk([van, naar])
    if van == naar or len(gevonden) != len({van, naar}):
        raise InvoerFout("Kies een ander begrip uit de lijst.", veld="naar", regel=REGEL)
    if gevonden[van].schema != Schema.EIGEN:
        raise InvoerFout(
            f"'{gevonden[van].label}' is niet van ons. Leg het verband vanaf een eigen woord.",
            veld="van",
            regel=REGEL,
        )
    Begripverband.objects.get_or_create(van_id=van, naar_id=naar, soort=soort)
    _eis_geen_kring()


def _rij(schema: str, nieuw: NieuwBegrip) -> Begrip:
    if schema not in Schema.values:
        raise InvoerFout(f"'{schema}' is geen schema.", veld="schema", regel=REGEL)
    if nieuw.soort not in Begripsoort.values:
        raise InvoerFout(f"'{nieuw.soort}' is geen soort begrip.", veld="soort", regel=REGEL)
    if not nieuw.uri.strip() or len(nieuw.uri) > LANGSTE_WOORD:
        raise InvoerFout(f"'{nieuw.label}' heeft geen bruikbaar adres.", veld="uri", regel=REGEL)
    waar = f" bij {nieuw.uri}"
    label = _woord(nieuw.label, waar)
    synoniemen = [s for s in dict.fromkeys(_woord(s, waar) for s in nieuw.synoniemen) if s != label]
    return Begrip(
        schema=schema,
        concept_uri=nieuw.uri,
        soort=nieuw.soort,
        label=label,
        synoniemen=synoniemen,
        uitleg=nieuw.uitleg,
        zoektekst=kaal(" ; ".join([label, *synoniemen])),
    )


def _woord(tekst: str, waar: str = "") -> str:
    woord = " ".join(tekst.split())
    if not woord or len(woord) > LANGSTE_WOORD:
        raise InvoerFout(
            f"Een begrip heeft 1 tot {LANGSTE_WOORD} tekens; dit is '{woord[:60]}'{waar}.",
            veld="label",
            regel=REGEL,
        )
    return woord


def _eis_schema(schema: str, er_al: Iterable[Begrip]) -> None:
    vreemd = next((b for b in er_al if b.schema != schema), None)
    if vreemd is not None:
        raise InvoerFout(
            f"'{vreemd.label}' hoort bij {Schema(vreemd.schema).label}, niet bij"
            f" {Schema(schema).label}. Kies het schema waar het bestand van is.",
            veld="schema",
            regel=REGEL,
        )


def _neem_over(begrip: Begrip, rij: Begrip) -> bool:
    """Make it as the list has it; whether anything was otherwise."""
    anders = [veld for veld in _VELDEN if getattr(begrip, veld) != getattr(rij, veld)]
    for veld in anders:
        setattr(begrip, veld, getattr(rij, veld))
    return bool(anders)


def _leg_breder(breder: Mapping[str, Sequence[str]]) -> int:
    """Let each of these terms fall under exactly those; gives how many links are new.

    What falls under a term that nobody loaded is left out: a list may come in parts.
    """
    breder = {van: boven for van, boven in breder.items() if boven}
    adressen = {*breder, *(uri for boven in breder.values() for uri in boven)}
    gevonden = Begrip.objects.filter(concept_uri__in=reeksen.teksten(adressen))
    ids: dict[str, int] = dict(gevonden.values_list("concept_uri", "id"))
    moet = {
        (ids[van], ids[naar])
        for van, boven in breder.items()
        for naar in boven
        if naar in ids and naar != van
    }
    er_al = Begripverband.objects.filter(
        soort=Verbandsoort.BREDER, van_id__in=reeksen.ids(ids[uri] for uri in breder)
    )
    staat = {(v.van_id, v.naar_id): v.id for v in er_al}
    erbij = sorted(moet - set(staat))
    Begripverband.objects.filter(
        id__in=reeksen.ids(staat[paar] for paar in set(staat) - moet)
    ).delete()
    Begripverband.objects.bulk_create(
        [Begripverband(van_id=a, naar_id=b, soort=Verbandsoort.BREDER) for a, b in erbij]
    )
    _eis_geen_kring()
    return len(erbij)


def _eis_geen_kring() -> None:
    """Refuse where a term would fall under itself, and name the way round."""
    boven: dict[int, list[int]] = defaultdict(list)
    paren = Begripverband.objects.filter(soort=Verbandsoort.BREDER).values_list("van_id", "naar_id")
    for van, naar in paren:
        boven[van].append(naar)
    kring = _kring(boven)
    if kring:
        labels = dict(Begrip.objects.filter(id__in=kring).values_list("id", "label"))
        weg = " > ".join(f"'{labels[nr]}'" for nr in kring)
        raise InvoerFout(
            f"Deze begrippen vallen in een kring onder elkaar: {weg}. Haal een van deze verbanden"
            " weg.",
            veld="breder",
            regel=REGEL,
        )


def _kring(boven: Mapping[int, Sequence[int]]) -> list[int]:
    """A way up that comes back where it began; empty where there is none."""
    klaar: set[int] = set()
    for begin in boven:
        pad: list[int] = []
        op_pad: set[int] = set()
        stapel = [(begin, False)]
        while stapel:
            nr, terug = stapel.pop()
            if terug:
                op_pad.discard(pad.pop())
                klaar.add(nr)
            elif nr in op_pad:
                return [*pad[pad.index(nr) :], nr]
            elif nr not in klaar:
                pad.append(nr)
                op_pad.add(nr)
                stapel.append((nr, True))
                stapel.extend((hoger, False) for hoger in boven.get(nr, ()))
    return []

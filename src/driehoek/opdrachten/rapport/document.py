"""A report as a document to print: what was asked, then opgave by opgave what the register says."""

from collections.abc import Iterable, Iterator, Sequence

from driehoek.opdrachten.rapport.types import Besluitregel, Onderdeel, Rapport, Rolregel
from driehoek.platform.document import Blok, Cel, Document, Tabel, Tweeregels
from driehoek.platform.ui.opmaak import datum, datum_kort, euro, heel, moment
from driehoek.register.types import Rol

ONBEKEND = "onbekend"
_KORTE_HASH = 16
_WAT_DIT_IS = (
    "Dit rapport zegt wat er op de genoemde dag gold, met wat het register op het genoemde moment"
    " wist. Bij elk feit staat waar het op rust. Dezelfde vraag bij dezelfde stand van het grootboek"
    " geeft hetzelfde bestand, tot op de letter."
)
_NAGAAN = (
    "Wil je nagaan of er intussen iets is gewijzigd in wat hier staat? Laat dan"
    " 'driehoek verify --kop {nr}:{hash}' draaien. Die controleert of deze handeling nog zo in het"
    " grootboek staat, en of alles ervoor klopt."
)
_NIET_VAN_TOEN = (
    "Regels spreken over wat het register nu weet, niet over wat het eerder wist. Vraag het rapport"
    " zonder 'bekend op' om de signalen te zien."
)
_WAT_SPREEKT = (
    "Waar een regel op deze dag spreekt en niemand het heeft uitgelegd. 'Vandaag' is in deze zinnen"
    " de dag van het rapport."
)
_WAT_ERONDER_LIGT = (
    "Alle besluiten waar iets in dit rapport op rust. Onder de titel staat de SHA-256 van het"
    " bewaarde document."
)


def document_van(rapport: Rapport) -> Document:
    peil = rapport.vraag.peil
    return Document(
        titel=f"Register op {datum(peil.geldig_op)}",
        ondertitel=rapport.waarover,
        organisatie=rapport.organisatie,
        voet=f"Grootboek tot en met handeling {heel(rapport.kop.nr)}, {rapport.kop.hash[:_KORTE_HASH]}",
        blokken=[
            verantwoording(rapport),
            _opgaven(rapport),
            *(blok for opgave in rapport.opgaven for blok in _opgave(opgave)),
            *_los(rapport),
            _signalen(rapport),
            _uitleg(rapport),
            _besluiten(rapport.besluiten),
        ],
    )


def verantwoording(rapport: Rapport) -> Blok:
    """Of which state of the register this is, and how somebody else can see that."""
    peil, kop, bekend = rapport.vraag.peil, rapport.kop, rapport.bekend
    rijen: list[tuple[str, str]] = [
        ("Organisatie", rapport.organisatie),
        ("Waarover", rapport.waarover),
        ("Geldig op", datum(peil.geldig_op)),
        ("Bekend op", moment(peil.bekend_op)),
        ("Laatste handeling die toen bekend was", f"{heel(bekend.nr)}, {bekend.hash}"),
        ("Gemaakt bij handeling", heel(kop.nr)),
        ("Hash van die handeling", kop.hash),
        ("Moment van die handeling", moment(kop.moment)),
        ("Opgaven", heel(len(rapport.opgaven))),
        ("Opdrachten", heel(len(rapport.opdrachten))),
        ("Deelopdrachten", heel(len(rapport.deelopdrachten))),
        ("Besluiten waarop dit rust", heel(len(rapport.besluiten))),
    ]
    return Blok(
        "Waar dit rapport op rust",
        alineas=(_WAT_DIT_IS, _NAGAAN.format(nr=kop.nr, hash=kop.hash)),
        tabellen=(Tabel(("Wat", "Waarde"), (1, 3), rijen),),
    )


def _opgaven(rapport: Rapport) -> Blok:
    rijen = [
        (
            o.nummer,
            o.naam,
            _wie(o.rollen, Rol.BOG),
            _wie(o.rollen, Rol.DOMEINDIRECTEUR),
            heel(len(o.delen)),
            euro(_samen(o.delen)),
        )
        for o in rapport.opgaven
    ]
    return Blok(
        "Opgaven in het kort",
        alineas=(
            "Het budget is het materieel budget in de scope van de opdrachten samen, voor zover bekend.",
        ),
        tabellen=(
            Tabel(
                (
                    "Nummer",
                    "Opgave",
                    "Bestuurlijk opdrachtgever",
                    "Domeindirecteur",
                    "Opdrachten",
                    "Budget",
                ),
                (0, 3, 2, 2, 0, 0),
                rijen,
                getallen=(4, 5),
            ),
        )
        if rijen
        else (),
        nieuwe_pagina=True,
    )


def _samen(opdrachten: Sequence[Onderdeel]) -> int | None:
    """The budget of all together; None where there are some, and of none it is known."""
    bekend = [o.inhoud.budget for o in opdrachten if o.inhoud.budget is not None]
    return sum(bekend) if bekend or not opdrachten else None


def _wie(rollen: Sequence[Rolregel], rol: Rol) -> str:
    return ", ".join(r.naam for r in rollen if r.rol == rol.label) or "vacant"


def _opgave(opgave: Onderdeel) -> Iterator[Blok]:
    yield Blok(
        f"{opgave.nummer} {opgave.naam}",
        niveau=2,
        alineas=(f"{_bestaat(opgave)} Begrotingspost: {opgave.post or ONBEKEND}.",),
        tabellen=_rollentabel([opgave]),
    )
    yield from _opdrachten(opgave.delen)


def _los(rapport: Rapport) -> Iterator[Blok]:
    if rapport.los:
        yield Blok("Opdrachten zonder opgave", niveau=2)
        yield from _opdrachten(rapport.los)


def _opdrachten(opdrachten: Sequence[Onderdeel]) -> Iterator[Blok]:
    if not opdrachten:
        return
    yield Blok("Opdrachten", niveau=3, tabellen=(_opdrachttabel(opdrachten),))
    delen = [deel for o in opdrachten for deel in o.delen]
    if delen:
        yield Blok("Deelopdrachten", niveau=3, tabellen=(_deeltabel(opdrachten),))
    if rollen := _rollentabel([*opdrachten, *delen]):
        yield Blok("Wie er een rol in heeft", niveau=3, tabellen=rollen)


def _opdrachttabel(opdrachten: Iterable[Onderdeel]) -> Tabel:
    return Tabel(
        (
            "Nummer",
            "Opdracht en scope",
            "Sinds",
            "Label",
            "Fase",
            "Budget",
            "Begrotingspost",
            "Scope op",
        ),
        (0, 5, 0, 0, 0, 0, 2, 0),
        [
            (
                o.nummer,
                _met(o.naam, _scope(o)),
                _met(datum_kort(o.periode.van), o.grond.tekst),
                o.inhoud.label or ONBEKEND,
                _met(o.inhoud.fase or ONBEKEND, _sinds(o)),
                euro(o.inhoud.budget),
                _met(f"{o.post.code} ({o.post.jaar})", o.post.naam) if o.post else ONBEKEND,
                _met(
                    datum_kort(o.inhoud.scope_sinds),
                    o.inhoud.scope_grond.tekst if o.inhoud.scope_grond else "",
                ),
            )
            for o in opdrachten
        ],
        getallen=(5,),
    )


def _scope(opdracht: Onderdeel) -> str:
    inhoud = opdracht.inhoud
    delen = [
        f"{naam}: {tekst}"
        for naam, tekst in (
            ("Bevoegdheden", inhoud.bevoegdheden),
            ("Strategische keuzes", inhoud.keuzes),
        )
        if tekst
    ]
    return " ".join(delen)


def _sinds(opdracht: Onderdeel) -> str:
    inhoud = opdracht.inhoud
    if inhoud.fase_sinds is None:
        return ""
    op = f", {inhoud.fase_grond.tekst}" if inhoud.fase_grond else ""
    return f"sinds {datum_kort(inhoud.fase_sinds)}{op}"


def _deeltabel(opdrachten: Iterable[Onderdeel]) -> Tabel:
    return Tabel(
        ("Nummer", "Deelopdracht", "Van opdracht", "Sinds", "Besluit"),
        (0, 3, 3, 0, 0),
        [
            (d.nummer, d.naam, f"{o.nummer} {o.naam}", datum_kort(d.periode.van), d.grond.tekst)
            for o in opdrachten
            for d in o.delen
        ],
    )


def _rollentabel(dragers: Iterable[Onderdeel]) -> tuple[Tabel, ...]:
    rijen = [
        (
            drager.nummer,
            rol.rol,
            rol.naam,
            datum_kort(rol.periode.van),
            datum_kort(laatste) if (laatste := rol.periode.laatste_dag) else "geen einde",
            rol.grond.tekst,
            rol.grond.door,
            datum_kort(rol.grond.op),
        )
        for drager in dragers
        for rol in drager.rollen
    ]
    if not rijen:
        return ()
    koppen = (
        "Nummer",
        "Rol",
        "Wie",
        "Vanaf",
        "Tot en met",
        "Rust op",
        "Genomen door",
        "Genomen op",
    )
    return (Tabel(koppen, (0, 2, 2, 0, 0, 2, 3, 0), rijen),)


def _bestaat(drager: Onderdeel) -> str:
    return f"Bestaat {drager.periode.in_woorden()}, op {drager.grond.tekst}."


def _signalen(rapport: Rapport) -> Blok:
    kop = "Open signalen"
    if rapport.signalen is None:
        return Blok(kop, alineas=(_NIET_VAN_TOEN,), nieuwe_pagina=True)
    if not rapport.signalen:
        return Blok(kop, alineas=("Er spreekt op deze dag geen regel.",), nieuwe_pagina=True)
    return Blok(
        kop,
        alineas=(_WAT_SPREEKT,),
        tabellen=(
            Tabel(("Regel", "Wat er is"), (0, 1), [(o.regel, o.zin) for o in rapport.signalen]),
        ),
        nieuwe_pagina=True,
    )


def _uitleg(rapport: Rapport) -> Blok:
    if not rapport.uitleg:
        return Blok("Uitleg bij afwijkingen", alineas=("Er is toen niets uitgelegd.",))
    return Blok(
        "Uitleg bij afwijkingen",
        alineas=("Waarom iets mag blijven zoals het is, al spreekt er een regel.",),
        tabellen=(
            Tabel(
                ("Regel", "Waarover", "Uitleg", "Handeling"),
                (0, 2, 5, 0),
                [(u.regel, u.over, u.tekst, heel(u.nr)) for u in rapport.uitleg],
                getallen=(3,),
            ),
        ),
    )


def _besluiten(besluiten: Sequence[Besluitregel]) -> Blok:
    if not besluiten:
        return Blok("Besluiten", alineas=("Niets in dit rapport rust op een besluit.",))
    return Blok(
        "Besluiten",
        alineas=(_WAT_ERONDER_LIGT,),
        tabellen=(
            Tabel(
                ("Kenmerk", "Besluit", "Soort", "Genomen door", "Genomen", "Bekend", "Werkt vanaf"),
                (0, 5, 2, 2, 0, 0, 0),
                [
                    (
                        b.kenmerk,
                        _met(b.titel, b.document or "geen document bewaard"),
                        b.soort,
                        b.door,
                        datum_kort(b.genomen),
                        datum_kort(b.bekendgemaakt),
                        datum_kort(b.werkt_vanaf),
                    )
                    for b in besluiten
                ],
            ),
        ),
        nieuwe_pagina=True,
    )


def _met(tekst: str, onder: str) -> Cel:
    return Tweeregels(tekst, onder) if onder else tekst

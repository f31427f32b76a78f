"""What follows from the lines together: doubles among them, and parents that are missing."""

from collections.abc import Sequence

from driehoek.opdrachten.begroting.types import (
    NAAM_ONBEKEND,
    BedragRegel,
    Bevindingen,
    HerkomstPost,
    Niveau,
    PostRegel,
    SoortVerschil,
    Stand,
    Verschil,
    diepte_van,
    euro,
    ouder_van,
)

_BOVENLIGGEND = {1: Niveau.AMBITIE, 2: Niveau.DOEL, 3: Niveau.PRESTATIE}


def ontdubbel_posten(
    posten: Sequence[PostRegel],
    bevindingen: Bevindingen,
    *,
    is_eigen: bool,
    een_regel_per_post: bool,
) -> list[PostRegel]:
    """The first line of each stand and code; another name under it is never dropped in silence."""
    eerste: dict[tuple[Stand, str], PostRegel] = {}
    for post in posten:
        eerder = eerste.setdefault((post.stand, post.code), post)
        if eerder is post:
            continue
        if (eerder.naam, eerder.niveau) != (post.naam, post.niveau):
            _meld_andere_naam(eerder, post, bevindingen, is_eigen=is_eigen)
        elif een_regel_per_post:
            bevindingen.waarschuw(
                post.regel, "code", f"{_wie(post)} staat ook op regel {eerder.regel}: een telt."
            )
    return list(eerste.values())


def ontdubbel_bedragen(
    bedragen: Sequence[BedragRegel], bevindingen: Bevindingen, *, is_eigen: bool
) -> list[BedragRegel]:
    eerste: dict[tuple[object, ...], BedragRegel] = {}
    for bedrag in bedragen:
        sleutel = (bedrag.stand, bedrag.code, bedrag.soort, bedrag.herkomst, bedrag.totaal_van)
        eerder = eerste.setdefault(sleutel, bedrag)
        if eerder is bedrag:
            continue
        if eerder.bedrag == bedrag.bedrag:
            _meld_zelfde_bedrag(eerder, bedrag, bevindingen, is_eigen=is_eigen)
        else:
            _meld_ander_bedrag(eerder, bedrag, bevindingen, is_eigen=is_eigen)
    return list(eerste.values())


def leid_ouders_af(posten: Sequence[PostRegel], bevindingen: Bevindingen) -> list[PostRegel]:
    """Adds each parent that its children's codes imply and no row names.

    Its name is taken only from the same publication; the same code in another one may be
    something else.
    """
    compleet = {(post.stand, post.code): post for post in posten}
    namen = {(post.document, post.code): post for post in reversed(posten)}
    for post in posten:
        kind = post
        while (ouder := ouder_van(kind.code)) and (kind.stand, ouder) not in compleet:
            kind = _afgeleide(kind, ouder, namen.get((kind.document, ouder)))
            compleet[kind.stand, ouder] = kind
            bevindingen.waarschuw(
                post.regel,
                "ouder",
                f"{_wie(kind)} staat niet in het bestand; afgeleid uit code '{post.code}'.",
            )
    return list(compleet.values())


def _afgeleide(kind: PostRegel, code: str, genoemd: PostRegel | None) -> PostRegel:
    niveau = genoemd.niveau if genoemd else _BOVENLIGGEND[diepte_van(code)]
    return PostRegel(
        regel=kind.regel,
        stand=kind.stand,
        niveau=niveau,
        code=code,
        naam=genoemd.naam if genoemd else f"{niveau.capitalize()} {code} {NAAM_ONBEKEND}",
        ouder=ouder_van(code),
        bron=kind.bron,
        document=kind.document,
        herkomst=HerkomstPost.AFGELEID,
    )


def _meld_andere_naam(
    eerder: PostRegel, post: PostRegel, bevindingen: Bevindingen, *, is_eigen: bool
) -> None:
    wat = (
        f"{_wie(post)} heet hier '{post.naam}' ({post.niveau}) "
        f"en op regel {eerder.regel} '{eerder.naam}' ({eerder.niveau})."
    )
    if is_eigen:
        bevindingen.fout(
            post.regel, "naam", wat, "Geef elke post van een stand een eigen code, of een naam."
        )
        return
    bevindingen.waarschuw(post.regel, "naam", f"{wat} Regel {eerder.regel} telt.")


def _meld_zelfde_bedrag(
    eerder: BedragRegel, bedrag: BedragRegel, bevindingen: Bevindingen, *, is_eigen: bool
) -> None:
    if is_eigen:  # the double line itself was told already
        return
    bevindingen.waarschuw(
        bedrag.regel, "post", f"Dit bedrag staat ook op regel {eerder.regel}: een telt."
    )


def _meld_ander_bedrag(
    eerder: BedragRegel, bedrag: BedragRegel, bevindingen: Bevindingen, *, is_eigen: bool
) -> None:
    zin = (
        f"{bedrag.stand.label}, {bedrag.code or 'totaal'}: voor {bedrag.soort.tekst} staan er twee "
        f"bedragen, {euro(eerder.bedrag)} op regel {eerder.regel} "
        f"en {euro(bedrag.bedrag)} op regel {bedrag.regel}."
    )
    if is_eigen:
        bevindingen.fout(bedrag.regel, str(bedrag.soort), zin, "Laat een van beide staan.")
        return
    bevindingen.verschillen.append(
        Verschil(
            bedrag.stand,
            bedrag.code,
            SoortVerschil.DUBBEL,
            bedrag.soort,
            eerder.bedrag,
            bedrag.bedrag,
            f"{zin} Het eerste telt.",
            (eerder.regel, bedrag.regel),
        )
    )


def _wie(post: PostRegel) -> str:
    return f"{post.niveau.capitalize()} {post.code}".strip() + f" in {post.stand.label}"

"""What the rules of this room say, in words for people: one function for each set query."""

from collections.abc import Iterable

from driehoek.kern.tijd import Periode
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Toets
from driehoek.platform.vragen import Rij, SqlVraag, sql_vraag
from driehoek.register import reads, vragen
from driehoek.register.types import Besluitstatus, Rol


def dubbele_rol(rol: Rol) -> SqlVraag:
    def zin(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
        namen = reads.namen(p for rij in rijen for p in rij[1:3])
        for drager, een, ander, begin, einde in rijen:
            tot = f" tot {dag(einde)}" if einde else ""
            yield Overtreding(
                toets.regel.id,
                drager,
                f"Vanaf {dag(begin)}{tot} zou '{reads.benaming(drager)}' twee keer een"
                f" {rol.label.lower()} hebben: {namen.get(een)} en {namen.get(ander)}. Op een"
                " moment mag er hooguit een zijn: vervang de eerste, of kies een andere periode.",
                sleutel=f"drager:{drager}",
            )

    return sql_vraag(vragen.DUBBELE_ROL, zin, rol=rol.value)


def onvervuld(rol: Rol, soort: str) -> SqlVraag:
    def zin(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
        for drager, naam in rijen:
            yield Overtreding(
                toets.regel.id,
                drager,
                f"'{naam}' heeft vandaag geen {rol.label.lower()}.",
                sleutel=f"drager:{drager}:{rol.value}",
            )

    return sql_vraag(vragen.ONVERVULD, zin, rol=rol.value, soort=soort)


def zonder_ligging(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, soort in rijen:
        ouder = "opgave" if soort == "opdracht" else "opdracht"
        yield Overtreding(
            toets.regel.id,
            drager,
            f"'{reads.benaming(drager)}' valt niet op elke dag van zijn bestaan onder een"
            f" {ouder}. Geef aan onder welke {ouder} het hoort.",
            sleutel=f"drager:{drager}",
        )


def buiten_ouder(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, ouder in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"'{reads.benaming(drager)}' zou langer bestaan dan '{reads.benaming(ouder)}', waar"
            " het onder valt. Beeindig of verplaats het eerst.",
            sleutel=f"drager:{drager}",
        )


def buiten_bestaan(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, rol, persoon, geldig in rijen:
        leven = reads.bestaan(drager)
        woorden = " en ".join(p.in_woorden() for p in leven) or "op geen enkele dag"
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} zou {Rol(rol).label.lower()} zijn"
            f" {Periode(geldig.lower, geldig.upper).in_woorden()}, maar"
            f" '{reads.benaming(drager)}' bestaat {woorden}. Kies een periode daarbinnen.",
            sleutel=f"drager:{drager}",
        )


def o_en_p(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for persoon, directeursrol, andere, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{reads.naam_van(persoon)} zou vanaf {dag(begin)} {Rol(directeursrol).label.lower()}"
            f" en {Rol(andere).label.lower()} tegelijk zijn. Op directieniveau blijven de O-kant"
            " en de P-kant gescheiden, tenzij een besluit een tijdelijke uitzondering maakt.",
            sleutel=f"persoon:{persoon}",
        )


def waarneming(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, rol, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} kan de {Rol(rol).label.lower()} van"
            f" '{reads.benaming(drager)}' alleen waarnemen zolang die rol is vervuld. Kort de"
            " waarneming in, of benoem iemand.",
            sleutel=f"drager:{drager}",
        )


def te_vroeg(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, werkt_vanaf, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} werkt vanaf {dag(werkt_vanaf)}; wat erop rust kan niet al op"
            f" {dag(begin)} beginnen.",
            sleutel=f"besluit:{besluit}",
        )


def niet_in_werking(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, status, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} is op {dag(begin)} {Besluitstatus(status).label.lower()}; op die"
            " dag kan er niets op rusten. Kies een ander besluit, of een periode waarin dit besluit"
            " geldt.",
            sleutel=f"besluit:{besluit}",
        )


def bog(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    """A BOG on another ground than a besluit of GS must be a member of GS."""
    for drager, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} is geen lid van Gedeputeerde Staten en is niet door GS"
            " aangewezen, en kan dus geen bestuurlijk opdrachtgever zijn.",
            sleutel=f"drager:{drager}",
        )


def zelfstandig(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for opgave, aantal in rijen:
        yield Overtreding(
            toets.regel.id,
            opgave,
            f"'{reads.benaming(opgave)}' staat als geheel in het register als opdracht en kan"
            f" daarnaast geen andere opdrachten hebben (nu {aantal}).",
            sleutel=f"drager:{opgave}",
        )


def vervangen_aog(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[1] for rij in rijen)
    for drager, persoon, einde in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{namen.get(persoon)} houdt op {dag(einde)} op ambtelijk opdrachtgever van"
            f" '{reads.benaming(drager)}' te zijn, voor de opdracht klaar is.",
            sleutel=f"drager:{drager}:{einde.isoformat()}",
        )


def concerndirecteur(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} is concerndirecteur en wordt ambtelijk opdrachtgever van"
            f" '{reads.benaming(drager)}'. Dat kan alleen bij uitzondering.",
            sleutel=f"drager:{drager}:{persoon}",
        )


def laat(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, dagen, termijn in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} kwam {dagen} dagen na de besluitdatum in het register; de termijn"
            f" is {termijn} dagen.",
            sleutel=f"besluit:{besluit}",
        )


def te_veel(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, aantal, grens in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is vandaag ambtelijk opdrachtnemer van {aantal}"
            f" (deel)opdrachten; meer dan {grens} geldt als te veel.",
            sleutel=f"persoon:{persoon}",
        )


def zonder_or_advies(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, genomen, datum in rijen:
        waarom = (
            f"de ondernemingsraad adviseerde pas op {dag(datum)}, na het besluit van {dag(genomen)}."
            " Het advies komt voor het besluit."
            if datum
            else "het advies van de ondernemingsraad staat er niet bij. Vul het in, of zeg waarom"
            " het niet nodig was."
        )
        yield Overtreding(
            toets.regel.id, None, f"Bij besluit {kenmerk}: {waarom}", sleutel=f"besluit:{besluit}"
        )


def rectificatie(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, van, drager, rol, zelfde, genomen in rijen:
        wie = Rol(rol).in_zin if rol else reads.benaming(drager)
        waarom = (
            f"dat besluit is van {dag(genomen)}. Een rectificatie komt later."
            if zelfde
            else f"dat besluit is van {wie}. Alleen die kan het rectificeren; een ander neemt een"
            " nieuw besluit."
        )
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} rectificeert {van}, maar {waarom}",
            sleutel=f"besluit:{besluit}",
        )

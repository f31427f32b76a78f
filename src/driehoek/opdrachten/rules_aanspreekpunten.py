"""The rules of aanspreekpunten (REG-29)."""

from collections.abc import Iterable

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten import vragen_aanspreekpunten
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.register import eigenaren, instellingen, reads
from driehoek.register.competentie import onbevoegd_genomen
from driehoek.register.types import Besluitsoort


def _geen_directeur(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, van_domein, op in rijen:
        wat = (
            "en heeft dan dus geen domein met een aanspreekpunt"
            if van_domein
            else "en kan dan dus geen aanspreekpunt worden. Kies een domeindirecteur, of wie er een"
            " waarneemt"
        )
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is op {dag(op)} geen domeindirecteur, {wat}.",
            sleutel=f"persoon:{persoon}:{op.isoformat()}",
        )


def _geen_directeur_meer(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, aantal, _ in rijen:
        hoeveel = "1 onderwerp" if aantal == 1 else f"{aantal} onderwerpen"
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is aanspreekpunt voor {hoeveel}, maar is geen domeindirecteur"
            " meer. Het O-beraad verdeelt dat opnieuw.",
            sleutel=f"persoon:{persoon}",
        )


regelboek.registreer(
    Regel(
        "REG-29",
        Soort.HARD,
        "Een domein, opgave, thema of gebied heeft voor GS en voor buiten hooguit een"
        " aanspreekpunt; het O-beraad verdeelt die over de domeindirecteuren.",
        "WP bijlage 4; RO",
        (
            onbevoegd_genomen(Besluitsoort.AANSPREEKPUNT),
            sql_vraag(vragen_aanspreekpunten.GEEN_DIRECTEUR, _geen_directeur),
        ),
        sloten=("aanspreekpunt_een",),
    ),
    Regel(
        "REG-29",
        Soort.SIGNAAL,
        "Wie aanspreekpunt is, is nog domeindirecteur.",
        "WP bijlage 4; RO",
        (sql_vraag(vragen_aanspreekpunten.GEEN_DIRECTEUR_MEER, _geen_directeur_meer),),
        eigenaar=eigenaren.O_BERAAD,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
)

bij_constraint(
    "aanspreekpunt_een", "REG-29", "Hiervoor is in die periode al iemand het aanspreekpunt."
)
bij_constraint("aanspreekpunt_publiek", "REG-29", "Een aanspreekpunt is er voor GS of voor buiten.")
for _naam in ("onderwerp", "drager_soort"):
    bij_constraint(
        f"aanspreekpunt_{_naam}",
        "REG-29",
        "Een aanspreekpunt is er voor een domein, een opgave, een thema of een gebied.",
    )

"""The rules of opdrachten. Each is one object: see `driehoek.platform.regelboek`."""

from collections.abc import Iterable

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten import vragen
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.ui.opmaak import euro
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.register import eigenaren, instellingen, reads
from driehoek.register.competentie import onbevoegd_genomen
from driehoek.register.instellingen import AANVAARDINGSTERMIJN
from driehoek.register.types import Besluitsoort


def _namen(dragers: Iterable[int]) -> dict[int, str]:
    return reads.benamingen(dragers)


def _buiten_begroting(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = _namen(rij[0] for rij in rijen)
    for (opdracht,) in rijen:
        yield Overtreding(
            toets.regel.id,
            opdracht,
            f"'{namen.get(opdracht)}' hangt niet aan een product of project in de begroting,"
            " terwijl de opgave wel in de begroting staat. Kies een product of project.",
            sleutel=f"drager:{opdracht}",
        )


def _splitsing(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = _namen(d for rij in rijen for d in rij)
    for deel, opdracht in rijen:
        yield Overtreding(
            toets.regel.id,
            deel,
            f"'{namen.get(deel)}' hangt aan een begrotingspost die niet onder die van"
            f" '{namen.get(opdracht)}' valt.",
            sleutel=f"drager:{deel}",
        )


def _zonder_decharge(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = _namen(rij[0] for rij in rijen)
    for opdracht, per in rijen:
        yield Overtreding(
            toets.regel.id,
            opdracht,
            f"'{namen.get(opdracht)}' kan niet sluiten op {dag(per)}: er is nog geen decharge voor"
            " de hele opdracht. Verleen eerst decharge.",
            sleutel=f"drager:{opdracht}",
        )


def _eigen_decharge(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = _namen(rij[0] for rij in rijen)
    for opdracht, kenmerk, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            opdracht,
            f"{reads.naam_van(persoon)} is zelf ambtelijk opdrachtgever van"
            f" '{namen.get(opdracht)}' en kan zichzelf geen decharge verlenen (besluit {kenmerk})."
            " Dat doet het directieteam.",
            sleutel=f"drager:{opdracht}",
        )


def _aon_zonder_aog(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = _namen(rij[0] for rij in rijen)
    for drager, persoon, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} zou op {dag(begin)} ambtelijk opdrachtnemer worden van"
            f" '{namen.get(drager)}', maar er is dan nog geen ambtelijk opdrachtgever. Benoem die"
            " eerst.",
            sleutel=f"drager:{drager}:{persoon}",
        )


def _scope(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for post, opdrachten, som, lasten, code, jaar in rijen:
        yield Overtreding(
            toets.regel.id,
            opdrachten[0],
            f"De scope van {_hoeveel(len(opdrachten))} op begrotingspost {code} ({jaar}) is samen"
            f" {euro(int(som))}; de begrote lasten zijn {euro(int(lasten))}.",
            sleutel=f"post:{post}",
        )


def _hoeveel(aantal: int) -> str:
    return "de opdracht" if aantal == 1 else f"de {aantal} opdrachten"


def _zonder_post(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    jaar = toets.vandaag.year
    for opdracht, naam in rijen:
        yield Overtreding(
            toets.regel.id,
            opdracht,
            f"'{naam}' hangt nog niet aan een begrotingspost van {jaar}.",
            sleutel=f"drager:{opdracht}:{jaar}",
        )


def _niet_aanvaard(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for opdracht, naam, aog, wie, sinds, termijn, uitkomst, op in rijen:
        zin = (
            f"{wie} legde '{naam}' op {dag(op)} terug. De domeindirecteur is aan zet."
            if uitkomst
            else f"{wie} is sinds {dag(sinds)} ambtelijk opdrachtgever van '{naam}' en heeft haar"
            f" na {termijn} dagen nog niet aanvaard."
        )
        yield Overtreding(toets.regel.id, opdracht, zin, sleutel=f"drager:{opdracht}:{aog}")


def _profiel(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for opdracht, naam, delen in rijen:
        yield Overtreding(
            toets.regel.id,
            opdracht,
            f"In het opdrachtprofiel van '{naam}' ontbreekt: {', '.join(delen)}.",
            sleutel=f"drager:{opdracht}",
        )


regelboek.registreer(
    Regel(
        "REG-01",
        Soort.LEG_UIT,
        "Een opdracht hangt aan een product of project in de begroting; anders vraagt het uitleg.",
        "WP §5.1-5.3",
        (sql_vraag(vragen.BUITEN_BEGROTING, _buiten_begroting),),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-08",
        Soort.SIGNAAL,
        "Van elke lopende opdracht staat in het register waarom, wat, hoe en wie.",
        "WP §5.4, §10.2",
        (sql_vraag(vragen.PROFIEL_ONVOLLEDIG, _profiel),),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-16",
        Soort.LEG_UIT,
        "Een splitsing in deelopdrachten volgt de begroting; anders vraagt het uitleg.",
        "WP §5.3",
        (sql_vraag(vragen.SPLITSING_BUITEN_BEGROTING, _splitsing),),
        eigenaar=eigenaren.AOG,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-17",
        Soort.HARD,
        "De domeindirecteur start opdrachten, stemt in met de scope, verleent decharge en sluit;"
        " een opdracht sluit niet zonder decharge.",
        "WP §4.4.1.3, bijlage 4",
        (
            onbevoegd_genomen(
                Besluitsoort.OPDRACHT_STARTEN,
                Besluitsoort.SCOPE,
                Besluitsoort.FASEOVERGANG,
                Besluitsoort.OPDRACHT_SLUITEN,
                Besluitsoort.DECHARGE,
            ),
            sql_vraag(vragen.GESLOTEN_ZONDER_DECHARGE, _zonder_decharge),
        ),
    ),
    Regel(
        "REG-18",
        Soort.SIGNAAL,
        "De scope van de opdrachten op een begrotingspost past binnen de begrote lasten van dat"
        " jaar.",
        "WP §4.4.1.3, bijlage 4",
        (sql_vraag(vragen.SCOPE_BOVEN_POST, _scope),),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-32",
        Soort.HARD,
        "De ambtelijk opdrachtgever van een opdracht aanvaardt haar, en niemand anders.",
        "WP bijlage 5",
        (onbevoegd_genomen(Besluitsoort.AANVAARDING),),
    ),
    Regel(
        "REG-32",
        Soort.SIGNAAL,
        "Een ambtelijk opdrachtgever aanvaardt de opdracht binnen de termijn, nadat de haalbaarheid"
        " is besproken.",
        "WP bijlage 5",
        (sql_vraag(vragen.NIET_AANVAARD, _niet_aanvaard),),
        instellingen=(AANVAARDINGSTERMIJN.code,),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-38",
        Soort.SIGNAAL,
        "Een lopende opdracht hangt aan een begrotingspost van dit jaar.",
        "praktijk: jaarwisseling",
        (sql_vraag(vragen.ZONDER_POST_DIT_JAAR, _zonder_post),),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-40",
        Soort.HARD,
        "Is de domeindirecteur ook de ambtelijk opdrachtgever, dan verleent het directieteam"
        " decharge.",
        "WP §8",
        (sql_vraag(vragen.EIGEN_DECHARGE, _eigen_decharge),),
    ),
    Regel(
        "MAT-02",
        Soort.HARD,
        "Elke opdracht heeft het label dynamisch of stabiel.",
        "WP §10",
        sloten=("profiel_label",),
    ),
    Regel(
        "MAT-03",
        Soort.HARD,
        "Eerst is er een ambtelijk opdrachtgever, dan pas een ambtelijk opdrachtnemer.",
        "WP §10",
        (sql_vraag(vragen.AON_ZONDER_AOG, _aon_zonder_aog),),
    ),
)

bij_constraint(
    "profiel_label", "MAT-02", "Een opdracht is dynamisch of stabiel; kies een van de twee."
)
bij_constraint("fase_projectfase", "REG-08", "Deze fase bestaat niet.")
bij_constraint("scope_budget", "REG-18", "Een materieel budget is niet kleiner dan nul.")
bij_constraint(
    "opdrachtprofiel_een", "MAT-02", "Deze opdracht heeft in die periode al een profiel."
)
bij_constraint("fase_een", "REG-08", "Deze opdracht heeft in die periode al een fase.")
bij_constraint("scope_een", "REG-18", "Deze opdracht heeft in die periode al een scope.")
bij_constraint("postkoppeling_een", "REG-38", "Dit hangt in die periode al aan een begrotingspost.")
bij_constraint("decharge_een", "REG-17", "Deze decharge is al verleend.")
bij_constraint(
    "post_eens_per_stand", "REG-01", "Deze code staat al in deze stand van de begroting."
)
bij_constraint("post_jaar", "REG-01", "Een begroting is van een jaar tussen 1990 en 2100.")
bij_constraint("bedrag_eens_per_soort", "REG-01", "Dit bedrag staat al bij deze begrotingspost.")
bij_constraint("opvolging_eens", "REG-38", "Deze opvolging staat al in het register.")
bij_constraint("aanvaarding_een", "REG-32", "Deze opdracht is in die periode al aanvaard.")
bij_constraint("aanvaarding_uitkomst", "REG-32", "Een opdracht is aanvaard, of teruggelegd.")
bij_constraint(
    "aanvaarding_toegelicht", "REG-32", "Zeg onder welke voorwaarden, of waarom is teruggelegd."
)
bij_constraint(
    "verantwoording_dagen", "REG-32", "De laatste dag van een verantwoording komt na de eerste."
)
bij_constraint("oordeel_soort", "REG-34", "Kies een van de oordelen.")
bij_constraint("oordeel_kwartaal", "REG-34", "Een oordeel gaat over een heel kwartaal.")
bij_constraint("opdrachten_knelpunt_nummer_key", "REG-20", "Er is al een knelpunt met dit nummer.")
bij_constraint(
    "knelpuntstap_aan_of_wijze", "REG-20", "Een knelpunt gaat naar iemand toe, of is opgelost."
)
bij_constraint("knelpunt_eens_opgelost", "REG-20", "Dit knelpunt is al opgelost.")
bij_constraint(
    "opdrachten_scopevoorstel_nummer_key", "REG-33", "Er is al een scopevoorstel met dit nummer."
)
bij_constraint(
    "opdrachten_scopevoorstel_vervangt_id_key",
    "REG-33",
    "Voor dit scopevoorstel kwam al een ander in de plaats.",
)
bij_constraint("voorstelregel_eens", "REG-33", "Een opdracht staat eens in een scopevoorstel.")
bij_constraint("voorstelregel_budget", "REG-18", "Een materieel budget is niet kleiner dan nul.")
bij_constraint("scopestem_zegt_waarom", "REG-33", "Wie niet instemt, zegt waarom.")
bij_constraint("voorstelafloop_reden", "REG-33", "Zeg waarom het voorstel is ingetrokken.")
bij_constraint(
    "opdrachten_scopevoorstelafloop_voorstel_id_key",
    "REG-33",
    "Dit scopevoorstel is al uitgevoerd of ingetrokken.",
)

"""The rule of this room: access is looked at in time."""

from collections.abc import Iterable

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.register import eigenaren, instellingen
from driehoek.toegang import vragen


def _te_lang_geleden(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for concern, laatste, ooit, termijn in rijen:
        wanneer = (
            f"is voor het laatst beoordeeld op {dag(laatste)}"
            if ooit
            else f"is nog nooit beoordeeld; het register begon op {dag(laatste)}"
        )
        yield Overtreding(
            toets.regel.id,
            concern,
            f"Wie wat kan in dit register {wanneer}. Dat hoort binnen {termijn} dagen opnieuw.",
            sleutel=f"drager:{concern}:toegang",
        )


regelboek.registreer(
    Regel(
        "GEN-02",
        Soort.SIGNAAL,
        "Wie toegang heeft wordt op tijd opnieuw beoordeeld.",
        "WP §5.4; BIO2 5.18",
        (sql_vraag(vragen.NIET_BEOORDEELD, _te_lang_geleden),),
        instellingen=(instellingen.TOEGANGSTERMIJN.code,),
        eigenaar=eigenaren.REGISTERBEHEERDER,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
)

bij_constraint(
    "toegangsbeoordeling_periode", "GEN-02", "Een beoordeling eindigt niet voor zij begint."
)
bij_constraint(
    "toegangsbevinding_rol_of_account",
    "GEN-02",
    "Een bevinding gaat over een rol of over een account.",
)
bij_constraint("toegangsbevinding_zegt_waarom", "GEN-02", "Moet iets eindigen, zeg dan waarom.")

"""The rules of samenhang (REG-27)."""

from collections.abc import Iterable

from driehoek.opdrachten import vragen_samenhang
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.register import eigenaren, instellingen, reads


def _botsing(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.benamingen({drager for rij in rijen for drager in rij})
    for van, naar in rijen:
        yield Overtreding(
            toets.regel.id,
            van,
            f"'{namen.get(van)}' botst met '{namen.get(naar)}', en er staat niet bij hoe jullie"
            " daarmee omgaan. Vul de aanpak in, of beëindig de samenhang.",
            sleutel=f"samenhang:{van}:{naar}",
            ook=naar,
        )


regelboek.registreer(
    Regel(
        "REG-27",
        Soort.HARD,
        "Samenhang is er tussen twee verschillende opgaven of opdrachten, en dezelfde staat er in"
        " een periode maar een keer.",
        "WP §4.4.1.2, bijlage 4; RO",
        sloten=("samenhang_een", "samenhang_met_een_ander", "samenhang_zonder_richting"),
    ),
    Regel(
        "REG-27",
        Soort.SIGNAAL,
        "Botsen twee opgaven of opdrachten, dan staat erbij hoe jullie daarmee omgaan.",
        "WP §4.4.1.2, bijlage 4; RO",
        (sql_vraag(vragen_samenhang.BOTSING_ZONDER_AANPAK, _botsing),),
        eigenaar=eigenaren.PARTIJEN,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
)

bij_constraint(
    "samenhang_een",
    "REG-27",
    "Deze samenhang staat in die periode al in het register. Wijzig die, of kies een andere"
    " periode.",
)
bij_constraint("samenhang_met_een_ander", "REG-27", "Iets hangt niet met zichzelf samen.")
bij_constraint(
    "samenhang_zonder_richting",
    "REG-27",
    "Samenhang zonder richting staat er een keer, niet van twee kanten.",
)
bij_constraint("samenhang_soort", "REG-27", "Deze soort samenhang bestaat niet.")
bij_constraint(
    "samenhang_gebied", "REG-27", "Alleen bij 'zelfde gebied' hoort een gebied, en daar altijd."
)
for _naam in ("tussen", "van_soort", "naar_soort"):
    bij_constraint(f"samenhang_{_naam}", "REG-27", "Samenhang is er tussen opgaven en opdrachten.")
bij_constraint("samenhang_gebied_soort", "REG-27", "Dit is geen gebied.")

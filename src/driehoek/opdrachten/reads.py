"""Questions to the room of opdrachten. Each takes its Peilmoment explicitly."""

from driehoek.opdrachten.reads_geschiedenis import Geschiedenis, Geschiedenisregel, geschiedenis
from driehoek.opdrachten.reads_lijsten import (
    Begrotingsboom,
    Houder,
    Koppelaantal,
    OpdrachtenLijst,
    OpdrachtFilter,
    OpdrachtRij,
    OpgaveRij,
    Opgevolgd,
    begrotingsboom,
    opdrachten_lijst,
    opgaven_lijst,
    opvolging,
)
from driehoek.opdrachten.reads_opdracht import (
    BesluitRegel,
    Bron,
    DechargeRegel,
    DeelBeeld,
    FaseBeeld,
    OpdrachtBeeld,
    PostBeeld,
    ProfielBeeld,
    ScopeBeeld,
    Verwijzing,
    opdracht,
    post_van,
)
from driehoek.opdrachten.reads_rollen import rollentijdlijn
from driehoek.opdrachten.reads_signalen import te_wegen
from driehoek.opdrachten.reads_sql import Rolregel
from driehoek.opdrachten.reads_werk import Kerncijfers, MijnRol, MijnWerk, kerncijfers, mijn_werk
from driehoek.opdrachten.reads_zoek import (
    Rolverwijzing,
    Treffer,
    Uitslag,
    onderwerp,
    zoek,
    zoek_alles,
)
from driehoek.opdrachten.reads_zoek_sql import SOORTEN

__all__ = [
    "SOORTEN",
    "Begrotingsboom",
    "BesluitRegel",
    "Bron",
    "DechargeRegel",
    "DeelBeeld",
    "FaseBeeld",
    "Geschiedenis",
    "Geschiedenisregel",
    "Houder",
    "Kerncijfers",
    "Koppelaantal",
    "MijnRol",
    "MijnWerk",
    "OpdrachtBeeld",
    "OpdrachtFilter",
    "OpdrachtRij",
    "OpdrachtenLijst",
    "OpgaveRij",
    "Opgevolgd",
    "PostBeeld",
    "ProfielBeeld",
    "Rolregel",
    "Rolverwijzing",
    "ScopeBeeld",
    "Treffer",
    "Uitslag",
    "Verwijzing",
    "begrotingsboom",
    "geschiedenis",
    "kerncijfers",
    "mijn_werk",
    "onderwerp",
    "opdracht",
    "opdrachten_lijst",
    "opgaven_lijst",
    "opvolging",
    "post_van",
    "rollentijdlijn",
    "te_wegen",
    "zoek",
    "zoek_alles",
]

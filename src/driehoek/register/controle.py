"""What `driehoek verify` looks at in this room beside the hashes of rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from driehoek.platform.handelingen.verify_types import Aard, Bevinding, bij_register, bij_rij
from driehoek.register.models import Persoonsgegeven, Rolsoort
from driehoek.register.personen import sorteernaam, verbintenis
from driehoek.register.types import ROLSOORTEN

_NAAM = ("voornaam", "tussenvoegsel", "achternaam", "sorteernaam", "zout")


def naam_bij_verbintenis(rij: Mapping[str, Any]) -> str:
    """A name is the one of its commitment, or was destroyed altogether (GEN-07)."""
    waarden = [rij[kolom] for kolom in _NAAM]
    if all(w is None for w in waarden):
        return ""
    if any(w is None for w in waarden):
        return "is half vernietigd: een deel van de naam ontbreekt."
    voornaam, tussenvoegsel, achternaam, sorteer, zout = waarden
    delen = (voornaam, tussenvoegsel, achternaam)
    if verbintenis(bytes(zout), delen) != bytes(rij["verbintenis"]):
        return "bevat een andere naam dan is vastgelegd."
    if sorteernaam(*delen) != sorteer:
        return "wordt onder een andere naam gesorteerd dan die van de persoon."
    return ""


def rolsoorten() -> Iterator[Bevinding]:
    """The table of kinds of roles gives every role its meaning: it is what the code says."""
    tabel = Rolsoort._meta.db_table
    hoort = {r.id: (r.rol.value, r.dragersoort.value, r.enig, r.kant) for r in ROLSOORTEN}
    staat = {r.id: (r.rol, r.dragersoort, r.enig, r.kant) for r in Rolsoort.objects.all()}
    for id_ in sorted(hoort.keys() | staat.keys()):
        if hoort.get(id_) != staat.get(id_):
            yield Bevinding(
                tabel, id_, Aard.GEWIJZIGD, f"Rolsoort {id_} is anders dan Driehoek haar kent."
            )


bij_rij(Persoonsgegeven, naam_bij_verbintenis)
bij_register(rolsoorten)

"""From the JSON of a question to a question for the decision function.

Whatever would change the answer must be understood: a property or field that we do not know is an
error, unless the caller says (`Prefer: handling=lenient`) that it may be passed over.
"""

from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.kern.bevoegdheid import Vraag, dagnummer
from driehoek.koppelingen.authzen.fouten import Fout
from driehoek.koppelingen.authzen.stand import Stand
from driehoek.koppelingen.authzen.waarden import lees_centen, lees_dag, lees_moment, lees_voldaan
from driehoek.platform import klok

PERSOON = "persoon"
SOORTEN = frozenset({"concern", "orgaan", "opgave", "opdracht", "deelopdracht", "pteam"})
"""The types that a resource can have: what carries roles."""

_ENTITEIT = frozenset({"type", "id", "properties"})
_ACTIE = frozenset({"name", "properties"})
# Of the Dutch profile: they go into the log, and change no answer.
_VAN_ACTIE = frozenset({"processing_activity_id", "algorithm_id"})
_VAN_CONTEXT = frozenset({"traceparent", "tracestate", "mim", "ld-context"})
_CONTEXT = frozenset({"time", "bekend_op", "voldaan", "eigen_belang", "primair_door"})
_TIJDEN = frozenset({"time", "bekend_op"})
_CONTEXT_ALLES = _CONTEXT | _VAN_CONTEXT
_RESOURCE = frozenset({"bedrag"})
_GEEN: frozenset[str] = frozenset()

KAAL = 2
"""An entity with a type, an id and no more."""
_HANDELING = {str(handeling.value): handeling.nummer for handeling in Rechtshandeling}

Json = dict[str, Any]
Entiteit = tuple[str, str, int]
"""Type, id, and the amount of a resource."""


class Onbekend(Fout):
    """The question can be read, but is about somebody or something that is not in the register."""

    def __init__(self, detail: str, plek: str, code: str) -> None:
        super().__init__(detail, plek, code=code, per_stuk=True)


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """What `context` says: the day, the knowledge, and what went before."""

    op: int
    bekend: int
    voldaan: int = 0
    primair_door: int = 0
    eigen_belang: bool = False
    eenvoudig: bool = True
    """Nothing went before: the plainest question."""

    def vraag(self, persoon: int, handeling: int, drager: int, bedrag: int) -> Vraag:
        return Vraag(
            persoon,
            handeling,
            drager,
            bedrag,
            self.op,
            self.bekend,
            self.voldaan,
            self.primair_door,
            self.eigen_belang,
        )


def ontleed(inhoud: bytes) -> Json:
    """The body as a JSON object."""
    try:
        gelezen = from_json(inhoud, allow_inf_nan=False, cache_strings="keys")
    except ValueError as fout:
        raise Fout(f"Dit is geen JSON: {fout}.", code="geen_json") from None
    if not isinstance(gelezen, dict):
        raise Fout("De vraag is een JSON-object, met { en }.", code="geen_object")
    return gelezen


class Lezer:
    """Reads the parts of questions against one Stand. `streng`: what is unknown is an error."""

    def __init__(self, stand: Stand, *, streng: bool = True) -> None:
        self.stand = stand
        self._streng = streng
        self._tijden: dict[tuple[object, object], Omstandigheden] = {}

    def velden(self, waarde: Json, bekend: frozenset[str], plek: str) -> None:
        """Refuse a field that we do not know."""
        if self._streng and not waarde.keys() <= bekend:
            naam = min(str(v) for v in waarde.keys() - bekend)
            raise Fout(
                f"Veld '{naam[:60]}' kennen we niet. Bekend zijn: {', '.join(sorted(bekend)) or 'geen'}."
                " Wil je dat onbekende velden worden overgeslagen, stuur dan de kopregel"
                " 'Prefer: handling=lenient'.",
                f"{plek}/{_wijs(naam)}",
                code="onbekend_veld",
            )

    def wie_wat_waarop(self, subject: Any, action: Any, resource: Any) -> tuple[int, int, int, int]:
        """The ids of person, act and drager, and the amount.

        Nearly every question has these fields and no others: that is read here, without a call.
        Whatever is not so is read with care, and told what is wrong with it.
        """
        try:
            if len(subject) == KAAL and subject["type"] == PERSOON and len(action) == 1:
                namen = self.stand.namen
                drager, soort = namen.drager[resource["id"]]
                if soort == resource["type"]:
                    return (
                        namen.persoon[subject["id"]],
                        _HANDELING[action["name"]],
                        drager,
                        _vlot_bedrag(resource),
                    )
        except (KeyError, TypeError):
            pass
        wie, wat, waarop = self.subject(subject), self.action(action), self.resource(resource)
        persoon, handeling = self.persoon(wie), self.handeling(wat)
        return persoon, handeling, *self.drager(waarop)

    # First the form of all parts, then what they are about: what is wrong with the form is an
    # error of the call, what is not in the register is a no.

    def subject(self, subject: object) -> Entiteit:
        soort, nummer, eigenschappen = self._entiteit(subject, "/subject")
        if eigenschappen:
            self.velden(eigenschappen, _GEEN, "/subject/properties")
        return soort, nummer, 0

    def resource(self, resource: object) -> Entiteit:
        """With the amount in cents."""
        soort, nummer, eigenschappen = self._entiteit(resource, "/resource")
        return soort, nummer, self.bedrag(eigenschappen) if eigenschappen else 0

    def action(self, action: object) -> str:
        if not isinstance(action, dict):
            raise _geen_object("action", action, "/action")
        self.velden(action, _ACTIE, "/action")
        naam = action.get("name")
        if not isinstance(naam, str) or not naam:
            raise _verplicht("name", naam, "/action/name")
        if eigenschappen := self._eigenschappen(action, "/action"):
            self.velden(eigenschappen, _VAN_ACTIE, "/action/properties")
        return naam

    def soort(self, entiteit: object, plek: str) -> str:
        """The type of what is searched; an id is passed over, as the standard wants."""
        if not isinstance(entiteit, dict):
            raise _geen_object(plek[1:], entiteit, plek)
        self.velden(entiteit, _ENTITEIT, plek)
        soort = entiteit.get("type")
        if not isinstance(soort, str) or not soort:
            raise _verplicht("type", soort, f"{plek}/type")
        return soort

    def bedrag_van(self, resource: Json) -> int:
        """The amount in cents, of a resource that is searched."""
        eigenschappen = self._eigenschappen(resource, "/resource")
        return self.bedrag(eigenschappen) if eigenschappen else 0

    def bedrag(self, eigenschappen: Json) -> int:
        self.velden(eigenschappen, _RESOURCE, "/resource/properties")
        bedrag = eigenschappen.get("bedrag")
        if bedrag is None:
            return 0
        centen = lees_centen(bedrag) if isinstance(bedrag, str) else None
        if centen is None:
            raise Fout(
                "Schrijf een bedrag als tekst in euro's, met een punt en twee cijfers voor de"
                ' centen, of zonder centen: "60000.00" of "60000".',
                "/resource/properties/bedrag",
                code="bedrag",
                per_stuk=True,
            )
        return centen

    def persoon(self, subject: Entiteit) -> int:
        soort, nummer, _ = subject
        self.eis_persoonstype(soort)
        gevonden = self.stand.namen.persoon.get(nummer)
        if gevonden is None:
            raise Onbekend(
                f"Persoon '{nummer[:60]}' staat niet in het register.",
                "/subject/id",
                "persoon_onbekend",
            )
        return gevonden

    def handeling(self, naam: str) -> int:
        nummer = _HANDELING.get(naam)
        if nummer is None:
            raise Onbekend(
                f"Handeling '{naam[:60]}' kennen we niet. Bekend zijn: {', '.join(_HANDELING)}.",
                "/action/name",
                "handeling_onbekend",
            )
        return nummer

    def drager(self, resource: Entiteit) -> tuple[int, int]:
        """The id of what the question is about, and the amount."""
        soort, nummer, bedrag = resource
        self.eis_soort(soort)
        gevonden = self.stand.namen.drager.get(nummer)
        if gevonden is None or gevonden[1] != soort:
            raise Onbekend(
                f"Het register kent geen {soort} '{nummer[:60]}'.",
                "/resource/id",
                "voorwerp_onbekend",
            )
        return gevonden[0], bedrag

    def eis_persoonstype(self, soort: str) -> None:
        if soort != PERSOON:
            raise Onbekend(
                f"Type '{soort[:60]}' kennen we niet. Een subject is een '{PERSOON}'.",
                "/subject/type",
                "type_onbekend",
            )

    def eis_soort(self, soort: str) -> None:
        if soort not in SOORTEN:
            raise Onbekend(
                f"Type '{soort[:60]}' kennen we niet. Een resource is een van:"
                f" {', '.join(sorted(SOORTEN))}.",
                "/resource/type",
                "type_onbekend",
            )

    def omstandigheden(self, context: object, plek: str = "/context") -> Omstandigheden:
        """What context says; questions of one batch mostly have a few days between them."""
        if context is None:
            context = {}
        if not isinstance(context, dict):
            raise _geen_object("context", context, plek)
        if not context.keys() <= _TIJDEN:
            return self._lees_context(context, plek)
        sleutel = (context.get("time"), context.get("bekend_op"))
        try:
            if (bekend := self._tijden.get(sleutel)) is not None:
                return bekend
        except TypeError:  # no text
            return self._lees_context(context, plek)
        gelezen = self._lees_context(context, plek)
        self._tijden[sleutel] = gelezen
        return gelezen

    def _lees_context(self, context: Json, plek: str) -> Omstandigheden:
        self.velden(context, _CONTEXT_ALLES, plek)
        tijd, bekend = context.get("time"), context.get("bekend_op")
        eigen_belang = context.get("eigen_belang", False)
        if not isinstance(eigen_belang, bool):
            raise Fout("'eigen_belang' is true of false.", f"{plek}/eigen_belang", per_stuk=True)
        voldaan = lees_voldaan(context.get("voldaan", []), f"{plek}/voldaan")
        primair_door = self._primair(context.get("primair_door"), f"{plek}/primair_door")
        return Omstandigheden(
            op=dagnummer(klok.vandaag()) if tijd is None else lees_dag(tijd, f"{plek}/time"),
            bekend=self.stand.bekend
            if bekend is None
            else min(lees_moment(bekend, f"{plek}/bekend_op"), self.stand.bekend),
            voldaan=voldaan,
            primair_door=primair_door,
            eigen_belang=eigen_belang,
            eenvoudig=not (voldaan or primair_door or eigen_belang),
        )

    def _primair(self, nummer: object, plek: str) -> int:
        if nummer is None:
            return 0
        gevonden = self.stand.namen.persoon.get(nummer) if isinstance(nummer, str) else None
        if gevonden is None:
            raise Fout(
                "'primair_door' is het nummer van wie het eerste besluit nam; dit nummer staat"
                " niet in het register.",
                plek,
                code="primair_door",
                per_stuk=True,
            )
        return gevonden

    def _entiteit(self, waarde: object, plek: str) -> tuple[str, str, Json | None]:
        if not isinstance(waarde, dict):
            raise _geen_object(plek.rpartition("/")[2], waarde, plek)
        if not waarde.keys() <= _ENTITEIT:
            self.velden(waarde, _ENTITEIT, plek)
        soort, nummer = waarde.get("type"), waarde.get("id")
        if not isinstance(soort, str) or not soort:
            raise _verplicht("type", soort, f"{plek}/type")
        if not isinstance(nummer, str) or not nummer:
            raise _verplicht("id", nummer, f"{plek}/id")
        return soort, nummer, self._eigenschappen(waarde, plek)

    def _eigenschappen(self, waarde: Json, plek: str) -> Json | None:
        eigenschappen = waarde.get("properties")
        if eigenschappen is None or isinstance(eigenschappen, dict):
            return eigenschappen
        raise _geen_object("properties", eigenschappen, f"{plek}/properties")


def _geen_object(naam: str, waarde: object, plek: str) -> Fout:
    if waarde is None:
        return Fout(f"'{naam}' ontbreekt en is verplicht.", plek, code="ontbreekt")
    return Fout(f"'{naam}' is een JSON-object, met {{ en }}.", plek, code="geen_object")


def _verplicht(naam: str, waarde: object, plek: str) -> Fout:
    if waarde is None:
        return Fout(f"'{naam}' ontbreekt en is verplicht.", plek, code="ontbreekt")
    return Fout(f"'{naam}' is een tekst van minstens een teken.", plek, code="geen_tekst")


def _vlot_bedrag(resource: Json) -> int:
    """The amount in cents; a KeyError or TypeError where that is not all there is."""
    if len(resource) == KAAL:
        return 0
    eigenschappen = resource["properties"]
    centen = lees_centen(eigenschappen["bedrag"])
    if centen is None or len(eigenschappen) != 1 or len(resource) != KAAL + 1:
        raise TypeError
    return centen


def _wijs(naam: str) -> str:
    """A name as part of a JSON pointer (RFC 6901)."""
    return naam.replace("~", "~0").replace("/", "~1")

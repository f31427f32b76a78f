"""What was typed, kept in the session between the form and the consequences.

So every page can be reloaded and gone back to. The key is the id of the wish (`Verzoek`), which
makes a double click harmless.
"""

import uuid

from django.http import HttpRequest, QueryDict

SLEUTEL = "vastleggen"
HOOGUIT = 10
_NIET_BEWAREN = frozenset({"csrfmiddlewaretoken", "stap", "verzoek"})


def bewaar(request: HttpRequest, verzoek: uuid.UUID, data: QueryDict) -> None:
    """Keep `data` under the wish; the oldest of many gives way."""
    alle: dict[str, dict[str, list[str]]] = request.session.get(SLEUTEL, {})
    alle.pop(str(verzoek), None)
    alle[str(verzoek)] = {
        naam: [str(w) for w in data.getlist(naam)] for naam in data if naam not in _NIET_BEWAREN
    }
    request.session[SLEUTEL] = dict(list(alle.items())[-HOOGUIT:])


def lees(request: HttpRequest, verzoek: uuid.UUID) -> QueryDict | None:
    """What was kept under the wish; None where it is gone, as after logging in again."""
    bewaard = request.session.get(SLEUTEL, {}).get(str(verzoek))
    if bewaard is None:
        return None
    data = QueryDict(mutable=True)
    for naam, waarden in bewaard.items():
        data.setlist(naam, waarden)
    return data


def verzoek_uit(tekst: str) -> uuid.UUID:
    """The id of a wish as it came in; a new one where it is none."""
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return uuid.uuid4()

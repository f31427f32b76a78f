"""Where a rule has its page."""

from driehoek.platform import regelboek


def pad_van_regel(id_: str, soort: str = "") -> str:
    """The page of a rule; empty where the regelboek does not know it (yet).

    A rule that speaks in several ways has a page for each. `soort` says which one is meant;
    without it, it is the firmest.
    """
    wijzen = {r.soort.value: r.sleutel for r in regelboek.alle() if r.id == id_}
    voorkeur = (soort, *(s.value for s in regelboek.Soort))
    sleutel = next((wijzen[s] for s in voorkeur if s in wijzen), "")
    return f"/regels/{sleutel}/" if sleutel else ""

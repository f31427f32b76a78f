"""The regelboek against the list of rules that the sources ask for (REGELS.md)."""

import re
from pathlib import Path

import pytest

from driehoek.platform import regelboek
from driehoek.platform.regelboek import Soort
from driehoek.register import eigenaren, instellingen

REGELS = Path(__file__).parents[3] / "shared" / "REGELS.md"

# Where the regelboek speaks in another way than the list's kind: which part of the rule that is.
ANDERS = {
    ("BEV-04", Soort.SIGNAAL): "control hears which earlier decisions lost their ground",
    ("BEV-07", Soort.HARD): "dismissal only by a directeur M&O",
    ("BEV-13", Soort.HARD): "only who could have done it ratifies it",
    ("GEN-02", Soort.SIGNAAL): "least privilege is looked at again, in time",
    ("REG-01", Soort.LEG_UIT): "an opdracht that matches no product or project is leg-uit",
    ("REG-03", Soort.HARD): "an opgave that is an opdracht as a whole has no other beside it",
    ("REG-04", Soort.SIGNAAL): "an opgave without one is a signaal that escalates",
    ("PT-03", Soort.SIGNAAL): "a P-team without P-manager is a signaal that escalates",
    ("REG-05", Soort.SIGNAAL): "an active opdracht without AOG is a signaal that escalates",
    ("REG-06", Soort.SIGNAAL): "an opdracht without AON, or a person with too many",
    ("REG-08", Soort.HARD): "a role lies within the existence of what it is about",
    ("REG-08", Soort.SIGNAAL): "the register holds why, what, how and who: what is missing",
    ("REG-16", Soort.LEG_UIT): "a split off the budget's structure is leg-uit",
    ("REG-18", Soort.SIGNAAL): "when one finds the scope exceeded the domeindirecteur is told",
    ("REG-24", Soort.SIGNAAL): "whether a programmadirecteur has the scale is the job framework's",
    ("REG-26", Soort.HARD): "the principal's role continues, at most one substitute at a time",
    ("REG-27", Soort.HARD): "what a relation never is: with itself, or the same one twice",
    ("REG-27", Soort.SIGNAAL): "the domeindirecteur guards coherence: a conflict left alone",
    ("REG-29", Soort.HARD): "one contact, divided among the domeindirecteuren by their beraad",
    ("REG-29", Soort.SIGNAAL): "in time: who is no domeindirecteur any more is no contact",
    ("REG-32", Soort.HARD): "the AOG accepts, nobody else",
    ("REG-32", Soort.SIGNAAL): "an AOG who has not accepted",
    ("REG-35", Soort.HARD): "its effect on what rested on it: nothing rests on it from then on",
    ("REG-35", Soort.SIGNAAL): "its effect on what was decided by whoever it made competent",
    ("REG-36", Soort.HARD): "who took a besluit rectifies it, and later",
    ("REG-38", Soort.SIGNAAL): "the budget item of an opdracht is held per year: who lacks one",
    ("REG-39", Soort.HARD): "OR advice is included, or the reason why it was not needed",
}
_REGEL = re.compile(r"^\| (?P<id>[A-Z]{2,3}-\d{2}) \| (?P<soort>hard|leg-uit|signaal|functie) \|")


@pytest.fixture(scope="module")
def bron() -> dict[str, str]:
    """The kind of each rule in the list, by id."""
    if not REGELS.exists():
        pytest.skip("REGELS.md ligt niet naast deze map")
    gevonden = (_REGEL.match(regel) for regel in REGELS.read_text().splitlines())
    return {m["id"]: m["soort"] for m in gevonden if m}


def test_elke_regel_staat_in_de_bron(bron):
    assert len(bron) > 100, "de lijst is niet gelezen"
    assert not {regel.id for regel in regelboek.alle()} - set(bron)


def test_elke_regel_spreekt_zoals_de_bron_of_met_een_reden(bron):
    anders = {(r.id, r.soort) for r in regelboek.alle() if r.soort.value != bron[r.id]}

    assert not anders - set(ANDERS)


def test_elke_reden_is_nog_nodig(bron):
    anders = {(r.id, r.soort) for r in regelboek.alle() if r.soort.value != bron[r.id]}

    assert not set(ANDERS) - anders


def test_elke_zin_en_bron_is_ingevuld_en_een_signaal_heeft_een_eigenaar():
    for regel in regelboek.alle():
        assert regel.zin.endswith("."), regel.id
        assert regel.bron, regel.id
        assert regel.vragen or regel.sloten, f"{regel.id} kan niet spreken"
        assert regel.eigenaar or regel.soort is Soort.HARD, regel.id


def test_GEN_04_van_elk_signaal_is_de_termijn_een_instelling_en_de_eigenaar_bekend():
    for regel in regelboek.alle():
        if regel.soort is Soort.HARD:
            assert (regel.eigenaar, regel.termijn, regel.voorbij) == (None, "", False), regel.id
            continue
        assert instellingen.soort(regel.termijn).eenheid == "dagen", regel.id
        assert eigenaren.BIJ_CODE[regel.eigenaar.code] is regel.eigenaar, regel.id


def test_REG_20_escalatie_loopt_van_de_opdrachtnemer_naar_het_O_beraad():
    ladder = [trede.code for trede in eigenaren.AON.ladder]
    assert ladder == ["AON", "AOG", "DOMEINDIRECTEUR", "O_BERAAD", "DT", "REGISTERBEHEERDER"]

"""No act of the wizard is left without a test that walks through it."""

import test_knelpunten
import test_vastleggen_handelingen
import test_vastleggen_mandaat
import test_vastleggen_pteams
import test_vastleggen_reorganisatie
import test_vastleggen_rollen
import test_vastleggen_samenhang
import test_vastleggen_sturing
import test_vastleggen_vakken
import test_vastleggen_verbanden
import test_voortgang

from driehoek.opdrachten.vastleggen.vormen import ALLE
from vastleghulp import GEDEKT


def test_every_act_of_the_wizard_has_its_walk():
    assert test_knelpunten
    assert test_vastleggen_handelingen
    assert test_vastleggen_mandaat
    assert test_vastleggen_pteams
    assert test_vastleggen_reorganisatie
    assert test_vastleggen_rollen
    assert test_vastleggen_samenhang
    assert test_vastleggen_sturing
    assert test_vastleggen_vakken
    assert test_vastleggen_verbanden
    assert test_voortgang
    assert {v.code for v in ALLE} == GEDEKT


def test_no_two_acts_share_an_address():
    """The later one would take the place of the earlier, unseen."""
    codes = [v.code for v in ALLE]
    assert len(codes) == len(set(codes))

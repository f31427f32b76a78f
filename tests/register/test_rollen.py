"""Roles: who may hold what, when (REG-04 to REG-08, REG-26)."""

from datetime import date

import pytest

from driehoek.platform.fouten import RegelOvertreding
from driehoek.register.types import Rol


def test_PT_03_en_andere_enige_rollen_een_tegelijk(provincie):
    an, bo = provincie.persoon(), provincie.persoon("Bo")
    provincie.benoem(provincie.concern, Rol.CONCERNDIRECTEUR, an)

    with pytest.raises(RegelOvertreding, match="al door iemand anders vervuld"):
        provincie.benoem(provincie.concern, Rol.CONCERNDIRECTEUR, bo, vanaf=date(2024, 1, 1))

"""What the pages say that a role may is what the register lets its holder do."""

import pytest

from driehoek.platform.handelingen.types import Actor
from driehoek.register import policy
from driehoek.register.types import Rol
from driehoek.toegang import reads
from driehoek.toegang.types import Recht


@pytest.fixture
def houders(wereld) -> dict[Rol, tuple[int, int]]:
    """Of some roles who holds it, and on what."""
    p = wereld.provincie
    houders = {
        Rol.AOG: (wereld.aog, wereld.opdracht),
        Rol.AON: (p.rolhouders["AON", wereld.opdracht], wereld.opdracht),
        Rol.DOMEINDIRECTEUR: (p.rolhouders["DOMEINDIRECTEUR", wereld.opgave], wereld.opgave),
        Rol.DIRECTEUR_MO: (p.directeur_mo(), p.concern),
        Rol.REGISTERBEHEERDER: (wereld.beheerder, p.concern),
    }
    for rol in (Rol.CONTROLLER, Rol.AUDITOR, Rol.RECRUITER, Rol.FUNCTIONEEL_BEHEERDER):
        wie = p.persoon("Func", rol.value.capitalize())
        p.benoem(p.concern, rol, wie)
        houders[rol] = (wie, p.concern)
    return houders


def test_wat_er_staat_is_wat_mag(houders):
    for rol, (persoon, drager) in houders.items():
        for sleutel in reads.handelingen():
            act, _, over = sleutel.partition(":")
            oordeel = policy.mag(
                Actor(account=None, persoon=persoon), act, [drager], [over] if over else ()
            )
            assert oordeel.mag == (rol in policy.rollen_voor(sleutel)), (rol, sleutel)


def test_elke_handeling_heeft_een_naam_en_elke_rol_haar_lijst():
    labels = reads.handelingen()
    assert set().union(*policy.EIGEN_HANDELINGEN.values()) <= set(labels)
    assert all(label and "_" not in label for label in labels.values())
    for rol, eigen in policy.EIGEN_HANDELINGEN.items():
        assert set(reads.recht_van(Rol(rol)).vastleggen) == {labels[sleutel] for sleutel in eigen}


def test_een_handeling_zonder_naam_is_toch_te_lezen(monkeypatch):
    monkeypatch.setattr(
        policy, "EIGEN_HANDELINGEN", {Rol.RECRUITER: frozenset({"nodig_uit", "geef:LID"})}
    )
    labels = reads.handelingen.__wrapped__()
    assert labels["nodig_uit"] == "Nodig uit"
    assert labels["geef:LID"] == "Geef: lid"


def test_wat_een_rol_opent_volgt_uit_de_paginas_zelf():
    gesloten = reads.gesloten_paginas()
    assert gesloten["Grootboek"] == policy.INZAGE_GROOTBOEK
    assert gesloten["Toegang"] == policy.INZAGE_TOEGANG
    assert reads.recht_van(Rol.AUDITOR) == Recht(
        Rol.AUDITOR,
        ("Toets een bestand op rechtmatigheid",),
        alles=False,
        inzien=("Beslislog", "Grootboek", "Koppelingen", "Rechtmatigheid", "Toegang"),
    )
    assert reads.recht_van(Rol.BOG) == Recht(Rol.BOG, (), alles=False, inzien=())
    assert reads.recht_van(Rol.REGISTERBEHEERDER).alles


def test_rollen_met_recht_zijn_die_meer_mogen_dan_iedereen():
    assert reads.rollen_met_recht() == {
        *policy.EIGEN_HANDELINGEN,
        *policy.INZAGE_GROOTBOEK,
        *policy.LEIDINGGEVEND,  # the page of whom one leads
        Rol.REGISTERBEHEERDER,
    }

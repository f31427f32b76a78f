"""What this room listens to: acts, the count of the rules, and long work that ends."""

from driehoek.platform import regelboek, taken
from driehoek.platform.handelingen.boek import Boek
from driehoek.signalen.acts import meldingen
from driehoek.signalen.acts.volgen import los_op, neem_telling_over


def na_handeling(boek: Boek) -> None:
    los_op(boek)
    meldingen.meld_rollen(boek)


regelboek.bij_handeling(na_handeling)
regelboek.bij_telling(neem_telling_over)
taken.bij_afloop(meldingen.meld_taak)

"""Every write of the room of opdrachten: one function per formal act."""

from driehoek.opdrachten.acts.aanspreekpunten import (
    beeindig_aanspreekpunt,
    beeindig_onderwerp,
    stel_onderwerpen_in,
    wijs_aanspreekpunt_aan,
)
from driehoek.opdrachten.acts.aanvaarding import aanvaard_opdracht, leg_verantwoording_af
from driehoek.opdrachten.acts.afsluiten import sluit_opdracht, verleen_decharge
from driehoek.opdrachten.acts.deelopdrachten import beeindig_deelopdracht, stel_deelopdrachten_in
from driehoek.opdrachten.acts.knelpunten import beantwoord_knelpunt, escaleer
from driehoek.opdrachten.acts.oordelen import beoordeel_opgave
from driehoek.opdrachten.acts.opdrachten import registreer_opgave_als_opdracht, start_opdrachten
from driehoek.opdrachten.acts.opgaven import (
    beeindig_opgave,
    hernoem_opgave,
    stel_opgaven_in,
    voeg_opgaven_samen,
)
from driehoek.opdrachten.acts.overname import neem_opdrachten_over
from driehoek.opdrachten.acts.reorganisatie import reorganiseer, verplaats_opdrachten
from driehoek.opdrachten.acts.samenhang import (
    beeindig_samenhang,
    leg_samenhang,
    wijzig_samenhang,
)
from driehoek.opdrachten.acts.scopevoorstellen import (
    beproef_scopevoorstel,
    stel_scopevoorstel_op,
    stem_over_scopevoorstel,
    trek_scopevoorstel_in,
    voer_scopevoorstel_uit,
)
from driehoek.opdrachten.acts.signalen import doe_voorstel, noteer_signalen, weeg_signalen
from driehoek.opdrachten.acts.verloop import (
    ga_over_naar_fase,
    koppel_post,
    stel_profiel_vast,
    wijzig_scope,
)

__all__ = [
    "aanvaard_opdracht",
    "beantwoord_knelpunt",
    "beeindig_aanspreekpunt",
    "beeindig_deelopdracht",
    "beeindig_onderwerp",
    "beeindig_opgave",
    "beeindig_samenhang",
    "beoordeel_opgave",
    "beproef_scopevoorstel",
    "doe_voorstel",
    "escaleer",
    "ga_over_naar_fase",
    "hernoem_opgave",
    "koppel_post",
    "leg_samenhang",
    "leg_verantwoording_af",
    "neem_opdrachten_over",
    "noteer_signalen",
    "registreer_opgave_als_opdracht",
    "reorganiseer",
    "sluit_opdracht",
    "start_opdrachten",
    "stel_deelopdrachten_in",
    "stel_onderwerpen_in",
    "stel_opgaven_in",
    "stel_profiel_vast",
    "stel_scopevoorstel_op",
    "stem_over_scopevoorstel",
    "trek_scopevoorstel_in",
    "verleen_decharge",
    "verplaats_opdrachten",
    "voeg_opgaven_samen",
    "voer_scopevoorstel_uit",
    "weeg_signalen",
    "wijs_aanspreekpunt_aan",
    "wijzig_samenhang",
    "wijzig_scope",
]

"""The story of four years, month by month: what happens once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from driehoek.demo.plan import bestuur, directie, personeel, toegang
from driehoek.demo.plan.geld import EERSTE_JAAR, OPVOLGERS, Geld
from driehoek.demo.plan.inzet import Inzet
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.opbouw import GS, O_BERAAD, PS
from driehoek.demo.plan.planning import EERSTE_MAAND
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.scopes import Scopes
from driehoek.demo.plan.staat import Maand, Wereld
from driehoek.demo.plan.types import (
    BegrotingVastgesteld,
    Benoeming,
    BesluitPlan,
    BOGBenoemd,
    DomeindirecteurAangewezen,
    OpdrachtenAanPost,
    OpgaveHernoemd,
    OpgavenSamengevoegd,
    OpgavePlan,
)
from driehoek.demo.plan.wisselingen import Wisselingen

_HERNOEMD = {
    "2024-03": ("2-1-6", "Veilig thuis: op weg naar nul verkeersslachtoffers"),
    "2024-07": ("5-2-4", "Toekomst landelijk gebied"),
    "2025-01": ("1-3-2", "Digitale provincie"),
    "2025-09": ("6-1-2", "Sneller bouwen aan thuis"),
    "2026-02": ("3-2-2", "Zelf het goede voorbeeld: klimaatneutraal in 2035"),
}
_SAMENGEVOEGD = {
    "2024-12": ("7-1-6", ("7-1-1", "7-1-2")),
    "2025-12": ("4-1-5", ("4-1-1", "4-2-4")),
}
_VERTREK = (
    ("2023-05", Rol.AON, "overlijden", "Overleden na een kort ziekbed."),
    ("2023-08", Rol.AON, "einde dienstverband", "Uit dienst op eigen verzoek."),
    ("2023-11", Rol.AOG, "einde dienstverband", "Uit dienst op eigen verzoek."),
    ("2024-03", Rol.AON, "pensioen", "Met pensioen."),
    ("2024-05", Rol.AON, "einde dienstverband", "Uit dienst op eigen verzoek."),
    ("2024-09", Rol.AOG, "pensioen", "Met pensioen."),
    ("2025-02", Rol.AON, "einde dienstverband", "Uit dienst op eigen verzoek."),
    ("2025-05", Rol.AOG, "overlijden", "Onverwacht overleden."),
    ("2025-09", Rol.AON, "pensioen", "Met pensioen."),
    ("2026-01", Rol.AON, "einde dienstverband", "Uit dienst op eigen verzoek."),
    ("2026-06", Rol.AOG, "einde dienstverband", "Uit dienst op eigen verzoek."),
    ("2026-10", Rol.AOG, "overlijden", "Onverwacht overleden."),
    ("2026-10", Rol.AON, "einde dienstverband", "Uit dienst op eigen verzoek."),
)
_BEGROTING = {
    "2023-11": date(2023, 11, 15),
    "2024-11": date(2024, 11, 13),
    "2025-11": date(2025, 11, 12),
    "2026-11": date(2026, 11, 11),
}
_KWARTALEN = (1, 4, 7, 10)
_SCHORSING = ("2024-10", "opgave:3-1-1")
_SCOPE_INGETROKKEN = ("2024-04", "2026-03")
_VERVANGING_INGETROKKEN = ("2023-10", "2025-06")


class Bijzonder:
    def __init__(
        self, w: Wereld, inzet: Inzet, geld: Geld, wissel: Wisselingen, scopes: Scopes
    ) -> None:
        self._w, self._inzet, self._geld = w, inzet, geld
        self._wissel, self._scopes = wissel, scopes
        self._begrotingen: dict[int, BesluitPlan] = {}
        self._verhaal: dict[str, Callable[[Wereld, Maand], None]] = {
            "2023-09": bestuur.nieuw_college,
            "2025-06": bestuur.wisseling_gedeputeerde,
            "2024-07": directie.waarneming_in_de_zomer,
            "2024-09": directie.wissel_directeur_mo,
            "2024-10": directie.nieuwe_directeur_mo_begint,
            "2024-11": directie.verleng_uitzondering,
            "2025-03": directie.wissel_domeindirecteur,
            "2026-10": directie.vertrek_domeindirecteur,
        }

    def speel(self, maand: Maand) -> None:
        sleutel = f"{maand.jaar}-{maand.maand:02d}"
        self.nieuwjaar(maand)
        if maand.maand in _KWARTALEN and maand.nummer > EERSTE_MAAND:
            personeel.komen_en_gaan(self._w, maand)
        if sleutel in toegang.BEOORDEELD:
            toegang.beoordeel(self._w, maand, sleutel)
        if sleutel in self._verhaal:
            self._verhaal[sleutel](self._w, maand)
        self._gs_en_ps(maand, sleutel)
        self._herstel(maand, sleutel)
        for wanneer, rol, soort, omschrijving in _VERTREK:
            if wanneer == sleutel:
                self._wissel.laat_vertrekken(maand, rol, soort, omschrijving)

    def _gs_en_ps(self, maand: Maand, sleutel: str) -> None:
        if sleutel in _BEGROTING:
            self._stel_begroting_vast(_BEGROTING[sleutel])
        if sleutel in _HERNOEMD:
            self._hernoem(maand, *_HERNOEMD[sleutel])
        if sleutel in _SAMENGEVOEGD:
            self._voeg_samen(maand, *_SAMENGEVOEGD[sleutel])

    def _herstel(self, maand: Maand, sleutel: str) -> None:
        if sleutel == _SCHORSING[0]:
            self._scopes.schors_scope(maand, _SCHORSING[1])
        if sleutel in _SCOPE_INGETROKKEN:
            self._scopes.trek_scope_in(maand)
        if sleutel in _VERVANGING_INGETROKKEN:
            self._wissel.trek_vervanging_in(maand)

    def eerste_begroting(self) -> None:
        self._begroting(2023, date(2022, 11, 9), date(2023, 1, 3))

    def _stel_begroting_vast(self, dag: date) -> None:
        jaar = dag.year + 1
        self._begroting(jaar, dag, plus_werkdagen(dag, 4))

    def _begroting(self, jaar: int, dag: date, registratie: date) -> None:
        besluit = self._w.besluit(
            Besluitsoort.BEGROTING,
            f"Begroting {jaar}",
            PS,
            dag,
            f"Provinciale Staten stellen de begroting {jaar} vast.",
            werkt_vanaf=date(jaar, 1, 1),
        )
        w, geld = self._w, self._geld
        w.meld(
            BegrotingVastgesteld, registratie, besluit=besluit, jaar=jaar, posten=geld.posten(jaar)
        )
        self._begrotingen[jaar] = besluit

    def nieuwjaar(self, maand: Maand) -> None:
        """Each running opdracht gets its budget item of the new year (REG-38)."""
        besluit = self._begrotingen.get(maand.jaar)
        if maand.maand != 1 or maand.jaar == EERSTE_JAAR or besluit is None:
            return
        dag = maand.dag(1)
        lopend = [o for o in self._w.opdrachten if o.gestart and not o.gesloten]
        koppelingen = tuple((o.key, self._geld.post(o, maand.jaar)) for o in lopend)
        self._w.meld(
            OpdrachtenAanPost, dag, besluit=besluit, jaar=maand.jaar, koppelingen=koppelingen
        )

    def _hernoem(self, maand: Maand, code: str, naam: str) -> None:
        key = f"opgave:{code}"
        oud = self._w.opgaven[key].naam
        besluit = self._w.besluit(
            Besluitsoort.OPGAVE_HERNOEMEN,
            f"Nieuwe naam voor de opgave {oud}",
            GS,
            maand.dag(10),
            f"Gedeputeerde Staten geven de opgave {oud} een nieuwe naam: {naam}. De inhoud en de "
            "lopende opdrachten veranderen niet.",
        )
        self._w.meld(OpgaveHernoemd, besluit.werkt_vanaf, besluit=besluit, opgave=key, naam=naam)
        self._w.opgaven[key] = replace(self._w.opgaven[key], naam=naam)

    def _voeg_samen(self, maand: Maand, code: str, codes: tuple[str, str]) -> None:
        w = self._w
        bronnen = tuple(f"opgave:{c}" for c in codes)
        per = maand.volgende
        _, _, naam = OPVOLGERS[codes[0]]
        eerste = w.opgaven[bronnen[0]]
        doel = OpgavePlan(
            key=f"opgave:{code}", naam=naam, post=code, doel=eerste.doel, domein=eerste.domein
        )
        lopend = [o for o in w.opdrachten if o.opgave in bronnen and o.gestart and not o.gesloten]
        besluit = w.besluit(
            Besluitsoort.OPGAVEN_SAMENVOEGEN,
            f"Samenvoeging van opgaven tot {naam}",
            GS,
            maand.dag(8),
            f"Gedeputeerde Staten voegen {' en '.join(w.opgaven[b].naam for b in bronnen)} samen tot "
            f"{naam}. Opdrachten, rollen en mandaten op de opdrachten gaan ongewijzigd over.",
            werkt_vanaf=per,
        )
        w.meld(
            OpgavenSamengevoegd,
            besluit.bekendgemaakt,
            besluit=besluit,
            bronnen=bronnen,
            doel=doel,
            opdrachten=tuple(o.key for o in lopend),
        )
        w.opgaven[doel.key] = doel
        self._verdeel_opnieuw(maand, doel, bronnen)
        self._inzet.erf(doel.key, bronnen)
        for o in w.opdrachten:
            if o.opgave in bronnen and not o.gesloten:
                o.opgave = doel.key
                o.bezet(per)
        for bron in bronnen:
            del w.opgaven[bron]

    def _verdeel_opnieuw(self, maand: Maand, doel: OpgavePlan, bronnen: tuple[str, ...]) -> None:
        """A domeindirecteur and a BOG for the merged opgave; those of the old ones end with them."""
        w, per = self._w, maand.volgende
        directeur = w.domeindirecteur[bronnen[0]][0]
        bog = w.bog[bronnen[0], 1]
        for bron in bronnen:
            del w.domeindirecteur[bron]
            w.bog = {sleutel: lid for sleutel, lid in w.bog.items() if sleutel[0] != bron}
        aanwijzing = w.besluit(
            Besluitsoort.DOMEINDIRECTEUR_AANWIJZEN,
            f"Domeindirecteur van {doel.naam}",
            O_BERAAD,
            maand.dag(10),
            "Het O-beraad wijst de domeindirecteur van de samengevoegde opgave aan.",
            werkt_vanaf=per,
        )
        rol = Benoeming(rol=Rol.DOMEINDIRECTEUR, drager=doel.key, persoon=directeur)
        w.meld(
            DomeindirecteurAangewezen,
            aanwijzing.bekendgemaakt,
            besluit=aanwijzing,
            benoemingen=(rol,),
        )
        w.domeindirecteur[doel.key] = (directeur, per)
        benoeming = w.besluit(
            Besluitsoort.BOG_BENOEMEN,
            f"Bestuurlijk opdrachtgever van {doel.naam}",
            GS,
            maand.dag(10),
            "Gedeputeerde Staten wijzen de bestuurlijk opdrachtgever van de samengevoegde opgave aan.",
            werkt_vanaf=per,
        )
        w.bog[doel.key, 1] = bog
        lid = Benoeming(rol=Rol.BOG, drager=doel.key, persoon=bog)
        w.meld(BOGBenoemd, benoeming.bekendgemaakt, besluit=benoeming, benoemingen=(lid,))

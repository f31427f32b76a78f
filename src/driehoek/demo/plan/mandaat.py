"""The mandate regulation over four years: set, raised, ended, corrected, and handed on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from driehoek.demo.plan.bronnen import mandaat as bron
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.mandaat_types import (
    ArtikelPlan,
    CorrectieMandaat,
    MandaatBeeindigd,
    MandaatVastgesteld,
    OndermandaatVerleend,
)
from driehoek.demo.plan.opbouw import GS
from driehoek.demo.plan.rollen import Besluitsoort
from driehoek.demo.plan.staat import Opdracht, Wereld
from driehoek.demo.plan.types import Aanmelding, Beslisser, BesluitPlan, Registratiefout

_GS_BESLUIT, _GEEFT_DOOR, _BEGINT = date(2023, 1, 31), date(2023, 2, 13), date(2023, 3, 1)
_VERGISSING = ("OMB-3.5", 250_000, 50_000)
_GECORRIGEERD = date(2023, 4, 17)
_ONTVANGST, _ONTVANGST_VANAF = date(2025, 2, 10), date(2025, 3, 1)
_ONTVANGST_GEREGISTREERD = date(2025, 5, 19)
_DOOR_AOG = date(2026, 10, 12)
_VAN_DE_DEMO, _VAN_ANDEREN = 3, 5


class Mandaat:
    def __init__(self, w: Wereld, aanmeldingen: Iterable[Aanmelding]) -> None:
        self._w = w
        self._aog = next(a.persoon for a in aanmeldingen if a.rol == "AOG")
        self._door = w.persoon["registerbeheerder"]

    def speel(self) -> None:
        self._begin()
        self._wijzig()
        self._geef_door()

    def _begin(self) -> None:
        self._stel(
            self._besluit("Mandaatbesluit opgavengerichte organisatie", GS, _GS_BESLUIT, _BEGINT),
            bron.VAN_GS,
        )
        self._stel(
            self._besluit("Budgetbevoegdheidsregeling", GS, _GS_BESLUIT, _BEGINT), bron.BUDGETTEN
        )
        besluit = self._van_secretaris("Ondermandaatbesluit", _GEEFT_DOOR, _BEGINT)
        self._stel(besluit, bron.VAN_SECRETARIS)
        code, was, wordt = _VERGISSING
        self._w.meld(
            CorrectieMandaat,
            _GECORRIGEERD,
            door=self._door,
            fout=Registratiefout(
                omschrijving=f"Bij {code} stond de grens van het artikel erboven.",
                bewijs="Het besluit noemt voor de ambtelijk opdrachtgever € 50.000.",
            ),
            kenmerk=besluit.kenmerk,
            code=code,
            bedrag_was=was,
            bedrag_wordt=wordt,
        )

    def _wijzig(self) -> None:
        self._stel(
            self._van_secretaris(
                "Nieuwe grenzen in het Ondermandaatbesluit", date(2023, 12, 11), date(2024, 1, 1)
            ),
            bron.NIEUWE_GRENZEN,
        )
        self._stel(
            self._van_secretaris(
                "Prestaties in ontvangst nemen door opdrachtnemers", _ONTVANGST, _ONTVANGST_VANAF
            ),
            bron.ONTVANGST,
            _ONTVANGST_GEREGISTREERD,
        )
        einde = self._van_secretaris(
            "Externe inhuur gaat naar de directeuren", date(2025, 6, 10), date(2025, 7, 1)
        )
        self._w.meld(
            MandaatBeeindigd,
            einde.bekendgemaakt,
            door=self._door,
            besluit=einde,
            codes=bron.VERVALLEN,
            per=einde.werkt_vanaf,
        )
        self._stel(
            self._van_secretaris(
                "Grenzen van domeindirecteuren vanaf 2027", date(2026, 11, 9), date(2027, 1, 1)
            ),
            bron.VANAF_2027,
        )

    def _geef_door(self) -> None:
        """An AOG trusts the AON of an opdracht with more than the regulation gives."""
        vrij = [o for o in self._w.opdrachten if o.is_vrij(_DOOR_AOG) and o.aog and o.aon]
        groot = [o for o in vrij if o.scope.materieel_budget >= bron.RUIMER]
        eigen = [o for o in groot if o.aog == self._aog][:_VAN_DE_DEMO]
        anders = [o for o in groot if o.aog != self._aog]
        verspreid = anders[:: len(anders) // _VAN_ANDEREN][:_VAN_ANDEREN]
        for nummer, o in enumerate((*eigen, *verspreid), start=1):
            self._verleen(o, nummer)

    def _verleen(self, o: Opdracht, nummer: int) -> None:
        besluit = self._w.besluit(
            Besluitsoort.ONDERMANDAAT,
            f"Ondermandaat voor {o.naam}",
            self._w.aog_beslist(o),
            _DOOR_AOG,
            "De ambtelijk opdrachtgever geeft de opdrachtnemer schriftelijk macht voor deze"
            " opdracht. De opdrachtgever blijft zelf bevoegd.",
        )
        artikel = replace(bron.PER_OPDRACHT, code=f"OMA-{nummer}", drager=o.key)
        self._w.meld(
            OndermandaatVerleend,
            besluit.bekendgemaakt,
            door=self._door,
            besluit=besluit,
            artikelen=(artikel,),
        )

    def _van_secretaris(self, titel: str, dag: date, vanaf: date) -> BesluitPlan:
        return self._besluit(titel, self._w.provinciesecretaris(), dag, vanaf)

    def _besluit(self, titel: str, wie: Beslisser, dag: date, vanaf: date) -> BesluitPlan:
        soort = Besluitsoort.MANDAAT if wie == GS else Besluitsoort.ONDERMANDAAT
        return self._w.besluit(
            soort,
            titel,
            wie,
            dag,
            f"{titel}. De tekst volgt de vorm van de gepubliceerde regelingen van de provincie;"
            " de artikelen en de bedragen zijn fictief.",
            bekendgemaakt=plus_werkdagen(dag, 3),
            werkt_vanaf=vanaf,
        )

    def _stel(
        self, besluit: BesluitPlan, artikelen: tuple[ArtikelPlan, ...], op: date | None = None
    ) -> None:
        self._w.meld(
            MandaatVastgesteld,
            op or besluit.bekendgemaakt,
            door=self._door,
            besluit=besluit,
            artikelen=artikelen,
        )

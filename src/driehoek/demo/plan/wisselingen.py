"""What changes now and then: scopes, people who move on, fall ill or leave, mistakes and repairs."""

from datetime import date, timedelta

from driehoek.demo.plan.intrekken import trek_in
from driehoek.demo.plan.inzet import Inzet
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.staat import BEGIN, LAATSTE_DAG, Maand, Opdracht, Wereld
from driehoek.demo.plan.types import (
    BesluitIngetrokken,
    BesluitPlan,
    PersonenUitDienst,
    Rechtsfeit,
    Rolaanduiding,
    RolBeeindigdDoorRechtsfeit,
    Toelichting,
    Vervangen,
    Waarneming,
)

_REDENEN_AOG = (
    "De opdrachtgever heeft een andere opdracht aanvaard; nu is ervaring met uitvoering nodig.",
    "De werkdruk was te hoog. Na gesprek met de domeindirecteur is de opdracht overgedragen.",
    "Opdrachten in hetzelfde gebied komen zo bij één opdrachtgever samen.",
)
_DUUR_WAARNEMING = (56, 140)
_GENOEG, _TE_VEEL = 2, 9


class Wisselingen:
    def __init__(self, w: Wereld, inzet: Inzet) -> None:
        self._w, self._inzet = w, inzet

    def speel(self, maand: Maand) -> None:
        for _ in range(self._w.schaal):
            self.vervang_aog(maand)
            self.vervang_aon(maand)
            self.laat_waarnemen(maand)

    # --- people ---

    def vervang_aog(self, maand: Maand) -> None:
        dag = maand.dag(6)
        kandidaten = self._w.kies(dag, lambda o: bool(o.aog) and self._is_gewoon(o.aog), 1)
        for o in kandidaten:
            nieuw = self._inzet.aog(o, niet=o.aog)
            groep = self._van_aog(o, dag)
            besluit = self._w.besluit(
                Besluitsoort.AOG_BENOEMEN,
                f"Vervanging ambtelijk opdrachtgever: {_namen(groep)}",
                self._w.directeur(self._pdomein(nieuw)),
                dag,
                "De directeur Mens en Organisatie benoemt op voordracht van de domeindirecteur een "
                "andere ambtelijk opdrachtgever.",
            )
            uitleg = Toelichting(regel="REG-07", tekst=self._w.rng.choice(_REDENEN_AOG))
            self._vervang(Rol.AOG, groep, o.aog, nieuw, besluit, (uitleg,))

    def vervang_aon(self, maand: Maand) -> None:
        dag = maand.dag(9)
        for o in self._w.kies(dag, lambda o: bool(o.aog and o.aon), 1):
            nieuw = self._inzet.aon(o, niet=o.aon)
            besluit = self._w.besluit(
                Besluitsoort.AON_BENOEMEN,
                f"Vervanging ambtelijk opdrachtnemer: {o.naam}",
                self._w.aog_beslist(o),
                dag,
                "De ambtelijk opdrachtgever benoemt een andere opdrachtnemer, na overleg met de "
                "P-manager.",
            )
            self._vervang(Rol.AON, [o], o.aon, nieuw, besluit, ())

    def laat_waarnemen(self, maand: Maand) -> None:
        dag = maand.dag(7)
        rol = self._w.rng.choice((Rol.AOG, Rol.AON))
        for o in self._w.kies(dag, lambda o: bool(o.aog and o.aon) and self._is_gewoon(o.aog), 1):
            groep = self._van_aog(o, dag) if rol == Rol.AOG else self._van_aon(o, dag)
            besluit = self._waarneming(rol, groep, dag)
            if self._w.rng.random() < 0.25:  # noqa: PLR2004 - one in four is back early
                self._trek_waarneming_in(groep, besluit)

    def _waarneming(self, rol: Rol, groep: list[Opdracht], dag: date) -> BesluitPlan:
        o = groep[0]
        titularis = o.aog if rol == Rol.AOG else o.aon
        kies = self._inzet.aog if rol == Rol.AOG else self._inzet.aon
        waarnemer = kies(o, niet=titularis)
        beslisser = (
            self._w.directeur(self._pdomein(waarnemer))
            if rol == Rol.AOG
            else self._w.aog_beslist(o)
        )
        besluit = self._w.besluit(
            Besluitsoort.WAARNEMING,
            f"Waarneming {'opdrachtgever' if rol == Rol.AOG else 'opdrachtnemer'}: {_namen(groep)}",
            beslisser,
            dag,
            "Voor de periode van afwezigheid neemt een collega de rol waar. De rol van de "
            "titularis loopt door.",
        )
        tot = besluit.werkt_vanaf + timedelta(days=self._w.rng.randint(*_DUUR_WAARNEMING))
        gemeld = self._w.meld(
            Waarneming,
            self._w.vlot(besluit.werkt_vanaf),
            besluit=besluit,
            rol=rol,
            dragers=tuple(x.key for x in groep),
            titularis=titularis,
            waarnemer=waarnemer,
            tot=tot,
        )
        for x in groep:
            x.bezet(gemeld, tot)
        self._w.bind(waarnemer, tot)
        return besluit

    def _trek_waarneming_in(self, groep: list[Opdracht], besluit: BesluitPlan) -> None:
        genomen = plus_werkdagen(besluit.werkt_vanaf, self._w.rng.randint(15, 30))
        if plus_werkdagen(genomen, 1) > LAATSTE_DAG:
            return
        intrekking = self._w.besluit(
            Besluitsoort.INTREKKING,
            f"Intrekking van {besluit.kenmerk}",
            besluit.beslisser,
            genomen,
            "De titularis is eerder terug. De waarneming eindigt.",
        )
        gemeld = self._w.meld(
            BesluitIngetrokken,
            intrekking.werkt_vanaf,
            besluit=intrekking,
            kenmerk=besluit.kenmerk,
            vanaf_begin=False,
            per=intrekking.werkt_vanaf,
        )
        for o in groep:
            o.bezet_tot = gemeld

    def trek_vervanging_in(self, maand: Maand) -> None:
        """A replacement is undone from the start: who was there before never left."""
        dag = maand.dag(9)
        o = self._w.kies(dag, lambda o: bool(o.aog and o.aon), 1)[0]
        oud = o.aon
        besluit = self._w.besluit(
            Besluitsoort.AON_BENOEMEN,
            f"Vervanging ambtelijk opdrachtnemer: {o.naam}",
            self._w.aog_beslist(o),
            dag,
            "De ambtelijk opdrachtgever benoemt een andere opdrachtnemer.",
        )
        self._vervang(Rol.AON, [o], oud, self._inzet.aon(o, niet=oud), besluit, ())
        o.aon = oud
        reden = "De P-manager was niet gehoord. De benoeming wordt geacht niet te zijn gedaan."
        trek_in(self._w, o, besluit, reden)

    def laat_vertrekken(self, maand: Maand, rol: Rol, soort: str, omschrijving: str) -> None:
        dag = maand.dag(6)
        for o in self._w.kies(dag, lambda o: bool(o.aog and o.aon) and self._is_gewoon(o.aog), 60):
            persoon = o.aog if rol == Rol.AOG else o.aon
            rollen = self._rollen(persoon)
            vrij = all(x.is_vrij(dag) for x, _ in rollen)
            vrij = vrij and self._w.gebonden_tot.get(persoon, BEGIN) < dag
            if vrij and _GENOEG <= len(rollen) <= _TE_VEEL and self._is_gewoon(persoon):
                self._beeindig(
                    maand, persoon, Rechtsfeit(soort=soort, dag=dag, omschrijving=omschrijving)
                )
                return
        raise ValueError(f"Niemand kan vertrekken op {dag}")

    def _beeindig(self, maand: Maand, persoon: str, feit: Rechtsfeit) -> None:
        w = self._w
        rollen = self._rollen(persoon)
        gemeld = w.meld(
            RolBeeindigdDoorRechtsfeit,
            plus_werkdagen(feit.dag, 3),
            rollen=tuple(aanduiding for _, aanduiding in rollen),
            rechtsfeit=feit,
        )
        w.meld(PersonenUitDienst, gemeld, personen=(persoon,), rechtsfeit=feit)
        bron = w.mensen.team_van[persoon].bron
        w.mensen.vertrek(persoon)
        self._inzet.volg_op(persoon, bron.domein if bron else "")
        for o, aanduiding in rollen:
            o.bezet(gemeld)
            o.vacant_sinds = maand.nummer
            _maak_vacant(o, aanduiding)

    # --- helpers ---

    def _is_gewoon(self, persoon: str) -> bool:
        return persoon not in self._w.persoon.values()

    def _van_aog(self, o: Opdracht, dag: date) -> list[Opdracht]:
        return [
            x
            for x in self._w.opdrachten
            if x.aog == o.aog and x.opgave == o.opgave and x.is_vrij(dag)
        ]

    def _van_aon(self, o: Opdracht, dag: date) -> list[Opdracht]:
        alle = self._w.opdrachten
        return [x for x in alle if x.aon == o.aon and x.aog == o.aog and x.is_vrij(dag)]

    def _rollen(self, persoon: str) -> list[tuple[Opdracht, Rolaanduiding]]:
        uit: list[tuple[Opdracht, Rolaanduiding]] = []
        for o in self._w.opdrachten:
            if o.gesloten:
                continue
            if o.aog == persoon:
                uit.append((o, Rolaanduiding(rol=Rol.AOG, drager=o.key, persoon=persoon)))
            dragers = [o.key] if o.aon == persoon else []
            dragers += [deel.key for deel in o.delen if deel.aon == persoon]
            uit += [(o, Rolaanduiding(rol=Rol.AON, drager=d, persoon=persoon)) for d in dragers]
        return uit

    def _vervang(
        self,
        rol: Rol,
        groep: list[Opdracht],
        was: str,
        wordt: str,
        besluit: BesluitPlan,
        toelichtingen: tuple[Toelichting, ...],
    ) -> None:
        gemeld = self._w.meld(
            Vervangen,
            self._w.vlot(besluit.werkt_vanaf),
            besluit=besluit,
            rol=rol,
            dragers=tuple(o.key for o in groep),
            was=was,
            wordt=wordt,
            toelichtingen=toelichtingen,
        )
        for o in groep:
            if rol == Rol.AOG:
                o.aog = wordt
            else:
                o.aon = wordt
            o.bezet(gemeld)

    def _pdomein(self, persoon: str) -> str:
        return self._w.mensen.team_van[persoon].plan.pdomein.removeprefix("pdomein:")


def _maak_vacant(o: Opdracht, aanduiding: Rolaanduiding) -> None:
    if aanduiding.rol == Rol.AOG:
        o.aog = ""
    else:
        o.zet_aon(aanduiding.drager, "")


def _namen(groep: list[Opdracht]) -> str:
    eerste = groep[0].naam
    return eerste if len(groep) == 1 else f"{eerste} en {len(groep) - 1} andere"

"""What the checker of a plan asks of the mandate regulation."""

from datetime import date

from demo_basis import OOIT, Basis

from driehoek.demo.plan import mandaat_types as m
from driehoek.demo.plan.bronnen.mandaat import FICTIEF
from driehoek.demo.plan.rollen import Rol

P_DADEN = {"arbeidscontract", "salaris", "inhuur", "opleiding", "waardering", "ontslag"}
PRIVAAT = (P_DADEN - {"waardering"}) | {"verplichting", "overeenkomst"}
P_HOUDERS = {"P_MANAGER", "DIRECTEUR_MO", "PROVINCIESECRETARIS", "CONCERNDIRECTEUR"}


class Mandaten(Basis):
    """One method per kind of event, beside those of the checker itself."""

    def doe_mandaatvastgesteld(self, e: m.MandaatVastgesteld) -> None:
        for a in e.artikelen:
            self.artikelen[a.code] = (a, e.besluit.werkt_vanaf, OOIT)
        for a in e.artikelen:
            self.toets_artikel(a, e.besluit.werkt_vanaf)

    def doe_ondermandaatverleend(self, e: m.OndermandaatVerleend) -> None:
        wie = e.besluit.beslisser
        for a in e.artikelen:
            self.eis(a.code not in self.artikelen, "BEV-02", f"{a.code} twee keer")
            dag = e.besluit.genomen
            self.eis(self.houdt(wie.persoon, Rol.AOG, a.drager, dag), "BEV-06", a.code)
            self.eis(bool(a.drager), "BEV-06", a.code)
            self.artikelen[a.code] = (a, e.besluit.werkt_vanaf, OOIT)
            self.toets_artikel(a, e.besluit.werkt_vanaf)

    def doe_mandaatbeeindigd(self, e: m.MandaatBeeindigd) -> None:
        for code in e.codes:
            artikel, van, _ = self.artikelen[code]
            self.eis(van < e.per, "BEV-02", f"{code} is nog niet begonnen")
            self.artikelen[code] = (artikel, van, e.per)

    def doe_correctiemandaat(self, e: m.CorrectieMandaat) -> None:
        artikel, _, _ = self.artikelen[e.code]
        self.eis(artikel.tot_bedrag == e.bedrag_was, "REG-36", e.code)

    def toets_artikel(self, a: m.ArtikelPlan, vanaf: date) -> None:
        self.eis(FICTIEF in a.regeling, "BEV-02", f"{a.code} zegt niet dat het bedrag fictief is")
        soorten = {"mandaat", "ondermandaat"}
        if a.rechtshandeling in PRIVAAT:
            soorten = {"volmacht"}
        elif a.rechtshandeling in {"betaalopdracht", "ontvangst", "waardering"}:
            soorten = {"machtiging"}
        self.eis(a.soort in soorten, "BEV-08", f"{a.code} is een {a.soort}")
        materieel = a.rechtshandeling in {"verplichting", "betaalopdracht"}
        self.eis(a.binnen_scope or not materieel or a.rol not in {"AOG", "AON"}, "BEV-05", a.code)
        self.eis(a.rechtshandeling not in P_DADEN or a.rol in P_HOUDERS, "BEV-05", a.code)
        self.eis(a.rechtshandeling != "ontslag" or a.rol == "DIRECTEUR_MO", "BEV-07", a.code)
        self.eis(a.rol != "BOG" or bool(a.instemming), "BEV-10", a.code)
        if not a.boven:
            return
        boven, van, tot = self.artikelen[a.boven]
        self.eis(boven.ondermandaat and van <= vanaf and tot == OOIT, "BEV-09", a.code)
        grens = OOIT.toordinal() * 10_000
        self.eis((a.tot_bedrag or grens) <= (boven.tot_bedrag or grens), "BEV-09", a.code)

"""What the checker of a plan asks of samenhang, aanspreekpunten and signals from outside."""

from demo_basis import Basis

from driehoek.demo.plan import verband_types as v
from driehoek.demo.plan.rollen import Rol


class Verbanden(Basis):
    """One method per kind of event, beside those of the checker itself."""

    def doe_onderwerpeningesteld(self, e: v.OnderwerpenIngesteld) -> None:
        for onderwerp in e.onderwerpen:
            self.begin(onderwerp.key, e.besluit.werkt_vanaf)

    def doe_aanspreekpuntenverdeeld(self, e: v.AanspreekpuntenVerdeeld) -> None:
        dag = e.besluit.werkt_vanaf
        gehad = set()
        for a in e.aanwijzingen:
            self.eis(self.is_directeur(a.persoon, dag), "REG-29", f"{a.persoon} op {dag}")
            if a.onderwerp not in self.bestaan:
                self.eis(self.is_directeur(a.onderwerp, dag), "REG-29", f"domein {a.onderwerp}")
            for publiek in a.publiek:
                self.eis((a.onderwerp, publiek) not in gehad, "REG-29", f"{a} twee keer")
                gehad.add((a.onderwerp, publiek))

    def is_directeur(self, persoon: str, dag: object) -> bool:
        return any(f.rol == Rol.DOMEINDIRECTEUR and f.op(dag) for f in self.van_persoon[persoon])

    def doe_samenhanggelegd(self, e: v.SamenhangGelegd) -> None:
        for s in e.samenhangen:
            self.eis(s.van != s.naar, "REG-27", f"{s.van} met zichzelf")
            for drager in (s.van, s.naar):
                self.in_leven(drager, s.vanaf, s.vanaf, "REG-27")
            self.eis((s.soort == "zelfde_gebied") == bool(s.gebied), "REG-27", f"{s}")

    def doe_signalengenoteerd(self, e: v.SignalenGenoteerd) -> None:
        for s in e.signalen:
            self.in_leven(s.drager, self.nu, self.nu, "REG-28")
            self.eis(s.gezien <= self.nu, "REG-28", f"{s.key} is nog niet gezien")
            self.signalen[s.key] = s.drager

    def doe_signalengewogen(self, e: v.SignalenGewogen) -> None:
        for w in e.wegingen:
            drager = self.signalen[w.signaal]
            plekken = (drager, self.ligging.get(drager, ""))
            wie = [self.houdt(e.weger, rol, p, self.nu) for p in plekken for rol in WEEGT]
            self.eis(any(wie), "REG-28", f"{e.weger} weegt {w.signaal}")
            later = w.opnieuw_op is not None and w.opnieuw_op > self.nu
            self.eis((w.oordeel == "later") == later, "REG-28", f"{w}")


WEEGT = (Rol.DOMEINDIRECTEUR, Rol.AOG)

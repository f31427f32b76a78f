"""Walks through a plan and notes every hard rule it breaks. Knows the events, not their maker."""

from collections import defaultdict
from datetime import date

from demo_basis import OOIT, Basis, Feit, Lid, Waarnemingsfeit
from demo_mandaat import Mandaten
from demo_verbanden import Verbanden

from driehoek.demo.plan import types as t
from driehoek.demo.plan.rollen import Rol


class Controleur(Verbanden, Mandaten, Basis):
    def loop(self, plan: t.Plan) -> "Controleur":
        for event in plan.events:
            self.stap(event)
        return self

    def stap(self, event: t.Event) -> None:
        moment = event.registratiemoment
        if self.moment is not None:
            self.eis(moment > self.moment, "VOLGORDE", f"{moment} komt niet na {self.moment}")
        self.moment, self.nu = moment, moment.date()
        self.eis(moment.utcoffset() is not None, "VOLGORDE", "moment zonder tijdzone")
        if isinstance(event, t.BesluitEvent):
            self.toets_besluit(event.besluit)
        getattr(self, f"doe_{type(event).__name__.lower()}")(event)
        if isinstance(event, t.ToegangBeoordeeld):
            beheert = self.houdt(event.registrator, Rol.FUNCTIONEEL_BEHEERDER, "concern", self.nu)
            self.eis(beheert, "GEN-02", event.registrator)
        elif not isinstance(event, t.RegisterBegonnen | t.PersonenInDienst):
            beheert = self.houdt(event.registrator, Rol.REGISTERBEHEERDER, "concern", self.nu)
            self.eis(beheert, "REGISTRATOR", event.registrator)

    # --- one method per kind of event ---

    def doe_registerbegonnen(self, e: t.RegisterBegonnen) -> None:
        feit = Feit(
            Rol.REGISTERBEHEERDER, "concern", e.registerbeheerder, 1, e.besluit.werkt_vanaf, ""
        )
        self.feiten["concern"].append(feit)
        self.van_persoon[e.registerbeheerder].append(feit)

    def doe_personenindienst(self, e: t.PersonenInDienst) -> None:
        for p in e.personen:
            self.eis(p.key not in self.dienst, "DIENST", f"{p.key} twee keer")
            self.dienst[p.key] = [p.in_dienst, OOIT]

    def doe_personenuitdienst(self, e: t.PersonenUitDienst) -> None:
        for p in e.personen:
            open_rollen = [f for f in self.van_persoon[p] if f.tot > e.rechtsfeit.dag]
            self.eis(not open_rollen, "REG-37", f"{p} vertrekt met {open_rollen}")
            waar = [w for per in self.waarnemingen.values() for w in per]
            self.eis(
                all(w.titularis.persoon != p or w.tot <= e.rechtsfeit.dag for w in waar),
                "REG-26",
                p,
            )
            self.dienst[p][1] = e.rechtsfeit.dag
            self.pteam.pop(p, None)

    def doe_toegangbeoordeeld(self, e: t.ToegangBeoordeeld) -> None:
        self.eis(e.sinds <= self.nu, "GEN-02", f"over de toekomst: {e.sinds}")
        for oordeel in e.oordelen:
            heeft = self.houdt(oordeel.persoon, oordeel.rol, "concern", self.nu)
            self.eis(heeft, "GEN-02", f"{oordeel} heeft die rol niet")

    def doe_organeningesteld(self, e: t.OrganenIngesteld) -> None:
        for orgaan in e.organen:
            self.begin(f"orgaan:{orgaan.code}", e.vanaf)

    def doe_orgaanledenbenoemd(self, e: t.OrgaanLedenBenoemd) -> None:
        for lid in e.leden:
            self.eis(f"orgaan:{lid.orgaan}" in self.bestaan, "BESTAAN", lid.orgaan)
            self.eis(lid.persoon in self.dienst, "DIENST", lid.persoon)
            self.leden.append(Lid(lid.orgaan, lid.persoon, e.vanaf))

    def doe_lidmaatschapbeeindigd(self, e: t.LidmaatschapBeeindigd) -> None:
        for weg in e.leden:
            eigen = [x for x in self.leden if (x.orgaan, x.persoon) == (weg.orgaan, weg.persoon)]
            self.eis(len(eigen) == 1, "LID", f"{weg}")
            for lid in eigen:
                lid.tot = e.rechtsfeit.dag

    def doe_pdomeineningesteld(self, e: t.PDomeinenIngesteld) -> None:
        for domein in e.pdomeinen:
            self.begin(domein.key, e.besluit.werkt_vanaf)

    def doe_pteamsopgericht(self, e: t.PTeamsOpgericht) -> None:
        for team in e.pteams:
            self.eis(team.pdomein in self.bestaan, "BESTAAN", team.pdomein)
            self.begin(team.key, e.besluit.werkt_vanaf)

    def doe_plaatsinginpteam(self, e: t.PlaatsingInPTeam) -> None:
        gezien: set[str] = set()
        for p in e.plaatsingen:
            self.eis(p.persoon not in gezien, "PT-01", f"{p.persoon} twee keer in een besluit")
            gezien.add(p.persoon)
            self.in_leven(p.pteam, e.besluit.werkt_vanaf, e.besluit.werkt_vanaf, "BESTAAN")
            dienst = self.dienst.get(p.persoon, [OOIT, OOIT])
            self.eis(dienst[0] <= e.besluit.werkt_vanaf < dienst[1], "DIENST", p.persoon)
            self.eis(self.pteam.get(p.persoon) != p.pteam, "PT-01", f"{p.persoon} zit daar al")
            self.pteam[p.persoon] = p.pteam
        self.toets_grootte({p.pteam for p in e.plaatsingen}, e)

    def toets_grootte(self, teams: set[str], e: t.PlaatsingInPTeam) -> None:
        for team in teams:
            aantal = sum(waar == team for waar in self.pteam.values())
            uitgelegd = any(u.regel == "PT-02" for u in e.toelichtingen)
            self.eis(8 <= aantal <= 15 or uitgelegd, "PT-02", f"{team} heeft {aantal} leden")

    def doe_begrotingvastgesteld(self, e: t.BegrotingVastgesteld) -> None:
        self.eis(e.jaar not in self.posten, "REG-38", f"begroting {e.jaar} twee keer")
        codes = {p.code for p in e.posten}
        self.eis(len(codes) == len(e.posten), "REG-01", "code twee keer")
        kind: dict[str, list[t.Post]] = defaultdict(list)
        for p in e.posten:
            self.eis(p.ouder is None or p.ouder in codes, "REG-01", f"{p.code} hangt los")
            vorig = self.posten.get(e.jaar - 1, set())
            self.eis(p.was is None or p.was in vorig, "REG-38", f"{p.code} was {p.was}")
            kind[p.ouder or ""].append(p)
        for p in e.posten:
            if kind[p.code]:
                som = (sum(k.lasten for k in kind[p.code]), sum(k.baten for k in kind[p.code]))
                self.eis(som == (p.lasten, p.baten), "REG-01", f"som onder {p.code}")
        self.posten[e.jaar] = codes

    def doe_opdrachtenaanpost(self, e: t.OpdrachtenAanPost) -> None:
        for opdracht, post in e.koppelingen:
            self.in_leven(opdracht, date(e.jaar, 1, 1), date(e.jaar, 1, 2), "BESTAAN")
            self.eis(post in self.posten[e.jaar], "REG-38", f"{opdracht} aan {post}")
            opgave = self.opgaven[self.ligging[opdracht]]
            self.eis(post.startswith(opgave.post), "REG-01", f"{post} is niet van {opgave.key}")

    def doe_opgaveingesteld(self, e: t.OpgaveIngesteld) -> None:
        for plan in e.opgaven:
            self.eis(plan.post in self.posten[2023], "REG-30", f"{plan.key} zonder post")
            self.opgaven[plan.key] = plan
            self.begin(plan.key, e.besluit.werkt_vanaf)

    def doe_opgavehernoemd(self, e: t.OpgaveHernoemd) -> None:
        self.in_leven(e.opgave, e.besluit.werkt_vanaf, e.besluit.werkt_vanaf, "REG-30")

    def doe_opgavensamengevoegd(self, e: t.OpgavenSamengevoegd) -> None:
        per = e.besluit.werkt_vanaf
        self.opgaven[e.doel.key] = e.doel
        self.begin(e.doel.key, per)
        lopend = {
            o
            for o, opgave in self.ligging.items()
            if opgave in e.bronnen and self.bestaan[o][1] > per
        }
        self.eis(lopend == set(e.opdrachten), "REG-30", "niet alle opdrachten gaan over")
        for o in e.opdrachten:
            self.verhuisd[o] = (per, self.ligging[o])
            self.ligging[o] = e.doel.key
        for bron in e.bronnen:
            self.eindig(bron, per, e.besluit.kenmerk)

    def doe_uitzonderingvastgesteld(self, e: t.UitzonderingVastgesteld) -> None:
        self.eis(e.besluit.werkt_vanaf < e.herzien_voor <= e.tot, "REG-21", "herziening")
        self.uitzonderingen.append(e)

    def benoem(self, e: t.RollenBenoemd) -> None:
        for b in e.benoemingen:
            van = b.vanaf or e.besluit.werkt_vanaf
            self.open(b.rol, b.drager, b.persoon, van, e.besluit.kenmerk, b.rang)

    doe_topbenoemd = benoem
    doe_directeurenmobenoemd = benoem
    doe_pmanagersbenoemd = benoem
    doe_functionelerollentoegekend = benoem
    doe_domeindirecteuraangewezen = benoem
    doe_bogbenoemd = benoem

    def doe_aogbenoemd(self, e: t.AOGBenoemd) -> None:
        self.benoem(e)
        for b in e.benoemingen:
            wie = e.besluit.beslisser
            assert isinstance(wie, t.Rolbeslisser)
            self.eis(wie.persoon != b.persoon, "BEV-11", f"{b.persoon} benoemt zichzelf")

    def doe_aonbenoemd(self, e: t.AONBenoemd) -> None:
        wie = e.besluit.beslisser
        assert isinstance(wie, t.Rolbeslisser)
        for b in e.benoemingen:
            opdracht = b.drager if b.drager in self.fase else self.ligging[b.drager]
            van = b.vanaf or e.besluit.werkt_vanaf
            self.eis(self.houder(Rol.AOG, opdracht, van), "MAT-03", f"{opdracht} zonder AOG")
            zelf = self.houdt(wie.persoon, Rol.AOG, opdracht, e.besluit.genomen)
            self.eis(zelf, "REG-06", f"{wie.persoon} is geen AOG van {opdracht}")
        self.benoem(e)

    def doe_vervangen(self, e: t.Vervangen) -> None:
        per = e.besluit.werkt_vanaf
        for drager in e.dragers:
            oud = [f for f in self.houder(e.rol, drager, per) if f.persoon == e.was]
            self.eis(len(oud) == 1, "VERVANGEN", f"{e.was} is geen {e.rol} van {drager}")
            for feit in oud:
                self.sluit(feit, per, e.besluit.kenmerk)
            self.open(e.rol, drager, e.wordt, per, e.besluit.kenmerk)
        if e.rol == Rol.AOG:
            self.eis(any(u.regel == "REG-07" for u in e.toelichtingen), "REG-07", "geen uitleg")

    def doe_waarneming(self, e: t.Waarneming) -> None:
        van = e.besluit.werkt_vanaf
        self.eis(e.waarnemer != e.titularis and van < e.tot, "REG-26", f"{e.besluit.kenmerk}")
        self.eis(self.dienst[e.waarnemer][1] >= e.tot, "DIENST", e.waarnemer)
        for drager in e.dragers:
            feiten = [f for f in self.houder(e.rol, drager, van) if f.persoon == e.titularis]
            self.eis(len(feiten) == 1, "REG-26", f"{e.titularis} is geen {e.rol} van {drager}")
            for feit in feiten:
                self.eis(e.tot <= feit.tot, "REG-26", "langer dan de rol")
                for w in self.waarnemingen[drager]:
                    dubbel = w.titularis.rol == e.rol and w.van < e.tot and van < w.tot
                    self.eis(not dubbel, "REG-26", f"dubbel op {drager}")
                self.waarnemingen[drager].append(
                    Waarnemingsfeit(e.besluit.kenmerk, feit, van, e.tot)
                )

    def doe_rolbeeindigddoorrechtsfeit(self, e: t.RolBeeindigdDoorRechtsfeit) -> None:
        self.eis(e.rechtsfeit.dag <= self.nu, "REG-37", "feit in de toekomst")
        for weg in e.rollen:
            feiten = [
                f
                for f in self.houder(weg.rol, weg.drager, e.rechtsfeit.dag)
                if f.persoon == weg.persoon
            ]
            self.eis(feiten, "REG-37", f"{weg}")
            for feit in feiten:
                self.sluit(feit, e.rechtsfeit.dag, "rechtsfeit")

    def doe_opdrachtengestart(self, e: t.OpdrachtenGestart) -> None:
        van = e.besluit.werkt_vanaf
        for plan in e.opdrachten:
            self.eis(plan.key not in self.ligging, "REG-02", f"{plan.key} ligt al ergens")
            self.in_leven(plan.opgave, van, van, "BESTAAN")
            self.onder_dt(e.besluit, plan.opgave, e.besluit.genomen)
            self.ligging[plan.key] = plan.opgave
            self.fase[plan.key] = plan.fase
            self.scope[plan.key] = [(e.besluit.kenmerk, plan.scope)]
            self.begin(plan.key, van)
            self.eis(plan.post in self.posten[van.year], "REG-01", f"{plan.key} aan {plan.post}")
            opgave = self.opgaven[plan.opgave]
            self.eis(plan.zelfstandig == opgave.ongedeeld, "REG-03", plan.key)
            los = plan.post == opgave.post and not opgave.ongedeeld
            uitgelegd = any(u.regel == "REG-01" for u in e.toelichtingen)
            self.eis(not los or uitgelegd, "REG-01", f"{plan.key} zonder product")

    def doe_deelopdrachteningesteld(self, e: t.DeelopdrachtenIngesteld) -> None:
        wie = e.besluit.beslisser
        assert isinstance(wie, t.Rolbeslisser)
        for plan in e.delen:
            self.eis(plan.key not in self.ligging, "REG-02", f"{plan.key} ligt al ergens")
            self.eis(plan.opdracht in self.fase, "REG-02", f"{plan.key} ligt niet onder opdracht")
            self.in_leven(plan.opdracht, e.besluit.werkt_vanaf, e.besluit.werkt_vanaf, "BESTAAN")
            zelf = self.houdt(wie.persoon, Rol.AOG, plan.opdracht, e.besluit.genomen)
            self.eis(zelf, "REG-16", f"{wie.persoon} splitst {plan.opdracht}")
            self.ligging[plan.key] = plan.opdracht
            self.begin(plan.key, e.besluit.werkt_vanaf)

    def doe_scopegewijzigd(self, e: t.ScopeGewijzigd) -> None:
        self.in_leven(e.opdracht, e.besluit.werkt_vanaf, e.besluit.werkt_vanaf, "BESTAAN")
        opgave = self.opgave_op(e.opdracht, e.besluit.genomen)
        self.onder_dt(e.besluit, opgave, e.besluit.genomen)
        self.scope[e.opdracht].append((e.besluit.kenmerk, e.scope))

    def decharge(self, b: t.BesluitPlan, opdracht: str) -> None:
        aog = self.houder(Rol.AOG, opdracht, b.genomen)
        self.eis(aog, "REG-17", f"{opdracht} heeft geen AOG om te dechargeren")
        opgave = self.opgave_op(opdracht, b.genomen)
        directeur = self.houder(Rol.DOMEINDIRECTEUR, opgave, b.genomen)
        if aog and directeur and aog[0].persoon == directeur[0].persoon:
            self.eis(b.beslisser == t.Orgaanbeslisser(orgaan="DT"), "REG-40", opdracht)
        else:
            self.onder_dt(b, opgave, b.genomen)

    def doe_faseovergang(self, e: t.Faseovergang) -> None:
        for stap in e.stappen:
            self.in_leven(stap.opdracht, e.besluit.werkt_vanaf, e.besluit.werkt_vanaf, "BESTAAN")
            self.eis(self.fase[stap.opdracht] == stap.van != stap.naar, "FASE", f"{stap}")
            self.fase[stap.opdracht] = stap.naar
            self.decharge(e.besluit, stap.opdracht)

    def doe_dechargeverleend(self, e: t.DechargeVerleend) -> None:
        for o in e.opdrachten:
            self.decharge(e.besluit, o)
            self.gedechargeerd.add(o)

    def doe_opdrachtgesloten(self, e: t.OpdrachtGesloten) -> None:
        per = e.besluit.werkt_vanaf
        for o in e.opdrachten:
            self.eis(o in self.gedechargeerd, "REG-17", f"{o} gesloten zonder decharge")
            self.eis(self.bestaan[o][1] == OOIT, "BESTAAN", f"{o} is al gesloten")
            self.onder_dt(e.besluit, self.ligging[o], e.besluit.genomen)
            for deel in [d for d, onder in self.ligging.items() if onder == o]:
                self.eindig(deel, per, e.besluit.kenmerk)
            self.eindig(o, per, e.besluit.kenmerk)

    def zelfde_beslisser(self, e: t.BesluitIngetrokken | t.BesluitGeschorst) -> None:
        oud = self.besluiten.get(e.kenmerk)
        self.eis(oud is not None, "REG-35", f"{e.kenmerk} is onbekend")
        self.eis(oud and oud.beslisser == e.besluit.beslisser, "REG-35", f"{e.kenmerk}")
        self.eis(oud and oud.genomen <= e.besluit.genomen, "REG-35", f"{e.kenmerk}")

    def doe_besluitingetrokken(self, e: t.BesluitIngetrokken) -> None:
        self.zelfde_beslisser(e)
        geraakt = 0
        for drager, feiten in list(self.feiten.items()):
            for feit in [f for f in feiten if f.kenmerk == e.kenmerk]:
                geraakt += 1
                if e.vanaf_begin:
                    self.weg(feit)
                elif feit.tot > e.per:
                    self.sluit(feit, e.per, e.besluit.kenmerk)
            if e.vanaf_begin:
                for feit in [f for f in self.feiten[drager] if f.gesloten_door == e.kenmerk]:
                    feit.tot, feit.gesloten_door = OOIT, ""
                    self.toets_feit(feit)
        for per_drager in self.waarnemingen.values():
            for w in [w for w in per_drager if w.kenmerk == e.kenmerk]:
                geraakt += 1
                self.eis(w.van < e.per <= w.tot, "REG-35", "buiten de waarneming")
                w.tot = e.per
        for lijst in self.scope.values():
            geraakt += sum(k == e.kenmerk for k, _ in lijst)
            lijst[:] = [regel for regel in lijst if regel[0] != e.kenmerk]
        self.eis(geraakt, "REG-35", f"op {e.kenmerk} rust niets")

    def doe_besluitgeschorst(self, e: t.BesluitGeschorst) -> None:
        self.zelfde_beslisser(e)
        self.eis(e.besluit.werkt_vanaf < e.tot, "REG-35", "lege schorsing")

    def doe_correctierol(self, e: t.CorrectieRol) -> None:
        self.eis(e.kenmerk in self.besluiten, "REG-36", f"{e.kenmerk} is onbekend")
        oud = [
            f
            for f in self.feiten[e.drager]
            if (f.rol, f.persoon, f.van, f.kenmerk)
            == (e.rol, e.persoon_was, e.vanaf_was, e.kenmerk)
        ]
        self.eis(len(oud) == 1, "REG-36", f"{e.kenmerk}: te corrigeren feit niet gevonden")
        for feit in oud:
            self.weg(feit)
        b = self.besluiten[e.kenmerk]
        self.eis(e.vanaf_wordt == b.werkt_vanaf, "REG-36", "anders dan het besluit")
        self.open(e.rol, e.drager, e.persoon_wordt, e.vanaf_wordt, e.kenmerk)

    def doe_correctiescope(self, e: t.CorrectieScope) -> None:
        laatste = self.scope[e.opdracht][-1]
        self.eis(laatste == (e.kenmerk, e.scope_was), "REG-36", f"{e.kenmerk}")
        self.scope[e.opdracht][-1] = (e.kenmerk, e.scope_wordt)

    def doe_instelling(self, e: t.Instelling) -> None:
        self.eis(e.naam and e.waarde, "GEN-04", "lege instelling")

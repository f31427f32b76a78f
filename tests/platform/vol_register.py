"""A register with a row in every table that the ledger guards."""

from datetime import date
from typing import Any

from driehoek.kern.tijd import Periode
from provincie import Provincie, verzoek


def vul() -> None:
    """A register with a row in every table that the ledger guards, and some closed ones."""
    from driehoek.register import acts
    from driehoek.register.types import NieuwePersoon, Rol

    p = Provincie()
    an, bo = p.persoon("An", "de Vries"), p.persoon("Bo", "Smit")
    p.benoem(p.concern, Rol.CONCERNDIRECTEUR, an)
    p.benoem(p.concern, Rol.CONCERNDIRECTEUR, bo, vanaf=date(2025, 1, 1), act=acts.vervang)
    acts.wijzig_naam(verzoek(), persoon=an, naam=NieuwePersoon("P1", "Anna", "Vries", "de"))
    _vul_de_rest(verzoek(), concern=p.concern, personen=(an, bo))
    # The last act, which one of the tests takes away again.
    acts.registreer_personen(verzoek(), personen=[NieuwePersoon("Z9", "Laatste", "Persoon")])


def _vul_de_rest(v: Any, **opties: Any) -> None:
    """One act that books a row in each table that no act above wrote in.

    It stands in for acts of all rooms: what is tried here is the ledger under them.
    """
    from driehoek.platform import regelboek
    from driehoek.platform.handelingen.boek import handeling

    regels = {r.id for r in regelboek.alle()}
    regelboek.uitgezet.update(regels)
    try:
        handeling(_boek_de_rest)(v, **opties)
    finally:
        regelboek.uitgezet.difference_update(regels)


def _boek_de_rest(boek: Any, *, concern: int, personen: tuple[int, int]) -> None:
    from decimal import Decimal

    from driehoek.opdrachten import models as o
    from driehoek.organisatie import models as w
    from driehoek.platform.models import Uitleg
    from driehoek.platform.tijdfeit import bereik_uit
    from driehoek.register import models as r
    from driehoek.signalen.models import Stilte

    an, bo = personen
    altijd = bereik_uit(Periode(date(2024, 1, 1), None))
    grond = boek.open(
        r.Grondslag(soort="conversie", datum=date(2024, 1, 1), toelichting="Oud register")
    )
    boek.grondslag = grond
    feit: dict[str, Any] = {"geldig": altijd, "grondslag_id": grond}
    opgave, opdracht, ander, pteam = (
        boek.open(r.Drager(soort=s, nummer=f"{s}-1{i}"))
        for i, s in enumerate(("opgave", "opdracht", "opdracht", "pteam"))
    )
    for d in (opgave, opdracht, ander, pteam):
        boek.open(r.Bestaan(drager_id=d, **feit))
    boek.open(
        r.Ligging(
            drager_id=opdracht, dragersoort="opdracht", ouder_id=opgave, oudersoort="opgave", **feit
        )
    )
    boek.open(
        r.Opvolging(was_id=ander, wordt_id=opdracht, per=date(2025, 1, 1), grondslag_id=grond)
    )
    boek.open(
        r.Uitzondering(
            persoon_id=an, regel="REG-21", herzien_op=date(2027, 1, 1), toelichting="Kort", **feit
        )
    )
    boek.open(Uitleg(regel="REG-07", sleutel="drager:1", drager=opdracht, tekst="Zij vertrok."))
    boek.open(
        Stilte(
            regel="REG-05s", sleutel="drager:1", drager=1, tot=date(2027, 1, 1), reden="Volgt snel."
        )
    )
    posten = [
        boek.open(
            o.Begrotingspost(
                jaar=j,
                stand="begroting",
                code="7-2-1",
                naam="Wegen",
                niveau="doel",
                herkomst="bron",
                grondslag_id=grond,
            )
        )
        for j in (2024, 2025)
    ]
    boek.open(o.Postaanvulling(post_id=posten[0], naam="Wegen", niveau="doel", grondslag_id=grond))
    bedrag = boek.open(
        o.Begrotingsbedrag(post_id=posten[0], soort="lasten", herkomst="bron", bedrag=10**6)
    )
    boek.open(o.Bedragcorrectie(bedrag_id=bedrag, wordt=10**5, grondslag_id=grond))
    boek.open(o.PostOpvolging(was_id=posten[0], wordt_id=posten[1], soort="gelijk"))
    boek.open(o.Postkoppeling(drager_id=opdracht, post_id=posten[0], **feit))
    boek.open(o.Opdrachtprofiel(opdracht_id=opdracht, waarom="x", label="stabiel", **feit))
    boek.open(o.Fase(opdracht_id=opdracht, projectfase="realisatie", **feit))
    scope = boek.open(o.Scope(opdracht_id=opdracht, materieel_budget=500, **feit))
    boek.open(o.Decharge(opdracht_id=opdracht, fase="", aog_id=bo, **feit))
    boek.open(
        w.Dienstverband(
            persoon_id=an,
            functie="Adviseur",
            functiefamilie="Advies",
            schaal=11,
            uren=Decimal("36.0"),
            geldig=altijd,
        )
    )
    boek.open(w.Lidmaatschap(persoon_id=an, pteam_id=pteam, **feit))
    boek.open(w.Pmanagertijd(persoon_id=an, procent=50, **feit))
    boek.open(w.Toewijzing(persoon_id=an, manager_id=bo, **feit))
    boek.open(w.Pteamlabel(pteam_id=pteam, label="bedrijfsvoering", **feit))
    boek.open(w.GewenstPteam(jaar=2024, naam="Ecologie", **feit))
    genootschap = boek.open(r.Drager(soort="genootschap", nummer="VG-1"))
    boek.open(w.Vakteam(drager_id=genootschap, pteam_id=pteam, **feit))
    boek.open(
        w.Deelname(
            persoon_id=bo,
            drager_id=genootschap,
            dragersoort="genootschap",
            overlegd_op=date(2024, 1, 1),
            geldig=altijd,
        )
    )
    domein = boek.open(r.Drager(soort="vakdomein", nummer="VD-1"))
    boek.open(w.Portefeuille(persoon_id=an, drager_id=domein, themas="verzuim", **feit))
    boek.open(
        w.Inzet(
            persoon_id=an,
            drager_id=opdracht,
            dragersoort="opdracht",
            uren=Decimal("8.0"),
            geldig=altijd,
        )
    )
    boek.open(w.Afgevaardigde(drager_id=genootschap, persoon_id=an, geldig=altijd))
    boek.open(
        w.Formatie(
            pteam_id=pteam,
            fte=Decimal("12.0"),
            samenstelling="Twaalf adviseurs",
            overlegd_met_id=an,
            overlegd_op=date(2024, 1, 1),
            **feit,
        )
    )
    _boek_besluiten(boek)
    _boek_rondom(boek, opgave, opdracht, an, feit)
    _boek_sturing(boek, opgave, opdracht, scope, an, feit)
    _boek_toegang(boek, concern, an, feit)
    _boek_systemen(boek)
    _boek_controle(boek)


def _boek_besluiten(boek: Any) -> None:
    from driehoek.register import models as r

    een, twee = r.Besluit.objects.order_by("id").values_list("id", flat=True)[:2]
    boek.open(r.Rectificatie(besluit_id=twee, van_id=een, oorsprong_id=een))
    boek.open(r.OrAdvies(besluit_id=twee, niet_nodig="Raakt niemand."))


def _boek_rondom(boek: Any, opgave: int, opdracht: int, an: int, feit: dict[str, Any]) -> None:
    from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
    from driehoek.opdrachten.models_samenhang import Samenhang
    from driehoek.opdrachten.models_signalen import Buitensignaal, Signaalstap

    boek.open(
        Samenhang(
            van_id=opdracht,
            vansoort="opdracht",
            naar_id=opgave,
            naarsoort="opgave",
            soort="heeft_nodig",
            toelichting="Voor de aanleg",
            geldig=feit["geldig"],
        )
    )
    signaal = boek.open(
        Buitensignaal(
            drager_id=opdracht,
            dragersoort="opdracht",
            bron="partner",
            wat="Er komen bomen",
            gezien=date(2025, 1, 1),
            urgentie="hoog",
            melder_id=an,
        )
    )
    boek.open(Signaalstap(signaal_id=signaal, soort="wel", als="AOG", persoon_id=an, tekst="Past"))
    boek.open(
        Aanspreekpunt(
            drager_id=opgave, dragersoort="opgave", publiek="buiten", persoon_id=an, **feit
        )
    )


def _boek_sturing(
    boek: Any, opgave: int, opdracht: int, scope: int, an: int, feit: dict[str, Any]
) -> None:
    from driehoek.opdrachten import models_sturing as s

    dag = date(2025, 1, 1)
    boek.open(
        s.Aanvaarding(
            opdracht_id=opdracht, aog_id=an, uitkomst="aanvaard", haalbaarheid="Kan.", **feit
        )
    )
    boek.open(
        s.Verantwoording(
            opdracht_id=opdracht, aog_id=an, van=dag, tot_en_met=date(2025, 3, 31), bereikt="Veel."
        )
    )
    boek.open(
        s.Opgaveoordeel(opgave_id=opgave, kwartaal=dag, oordeel="op_koers", zin="Goed.", door_id=an)
    )
    knelpunt = boek.open(
        s.Knelpunt(nummer="KP-1", drager_id=opdracht, titel="Vast", omschrijving="Zit vast.")
    )
    boek.open(
        s.Knelpuntstap(
            knelpunt_id=knelpunt, drager_id=opdracht, soort="voorgelegd", aan="AOG", tekst="Help."
        )
    )
    voorstel = boek.open(
        s.Scopevoorstel(nummer="SV-1", titel="Schuif", toelichting="Het past.", vanaf=dag)
    )
    boek.open(
        s.Scopevoorstelregel(
            voorstel_id=voorstel,
            opdracht_id=opdracht,
            opgave_id=opgave,
            was_id=scope,
            materieel_budget=400,
        )
    )
    boek.open(
        s.Scopestem(
            voorstel_id=voorstel, opgave_id=opgave, akkoord=False, reden="Te veel.", genomen=dag
        )
    )
    boek.open(
        s.Scopevoorstelafloop(voorstel_id=voorstel, uitkomst="ingetrokken", reden="Niet nodig.")
    )


def _boek_toegang(boek: Any, concern: int, an: int, feit: dict[str, Any]) -> None:
    from driehoek.bevoegdheden.models import Bekrachtiging, Mandaatartikel
    from driehoek.register.models import Rolsoort
    from driehoek.toegang.models import Toegangsbeoordeling, Toegangsbevinding

    beoordeling = boek.open(
        Toegangsbeoordeling(
            beoordelaar_id=an,
            van=date(2025, 1, 1),
            tot_en_met=date(2025, 3, 31),
            personen=2,
            gekregen=1,
            verloren=0,
            aandachtspunten=0,
        )
    )
    boek.open(
        Toegangsbevinding(
            beoordeling_id=beoordeling,
            persoon_id=an,
            rolsoort_id=Rolsoort.objects.get(rol="CONCERNDIRECTEUR").pk,
            drager_id=concern,
            oordeel="blijft",
        )
    )
    boek.open(
        Mandaatartikel(
            code="M-1",
            regeling="Mandaatbesluit",
            soort="mandaat",
            rol="AOG",
            rechtshandeling="verplichting",
            bereik="drager",
            **feit,
        )
    )
    boek.open(
        Bekrachtiging(
            drager_id=concern,
            persoon_id=an,
            daad=1,
            dag=date(2024, 1, 1),
            bedrag=100,
            regel=1,
            **feit,
        )
    )


def _boek_systemen(boek: Any) -> None:
    from driehoek.koppelingen import models as k

    afnemer = boek.open(k.Afnemer())
    boek.open(
        k.Afnemergegeven(
            afnemer_id=afnemer,
            naam="Subsidiesysteem",
            doel="Nagaan wie mag tekenen",
            contact="subsidies@example.nl",
            leesrechten=["register"],
            per_minuut=60,
            tot_en_met=date(2027, 1, 1),
        )
    )
    boek.open(
        k.Sleutel(
            afnemer_id=afnemer,
            soort="sleutel",
            kenmerk="dh_proef",
            hash=bytes(32),
            uitgegeven=boek.moment,
            verloopt=boek.moment,
        )
    )


def _boek_controle(boek: Any) -> None:
    from driehoek.rechtmatigheid.models import Controle

    boek.open(
        Controle(
            naam="betalingen.csv",
            sha256="0" * 64,
            grootte=1,
            nr=1,
            instellingen={"splitsingsvenster": 28},
            samenvatting={"regels": 1},
        )
    )

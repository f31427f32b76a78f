"""A page takes as many queries with many rows behind it as with few."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import caches
from django.test import Client

from config.paginahulp import (
    ACCOUNT,
    BACKEND,
    START,
    Wereld,
    account_van,
    accountadressen,
    accountdaden,
    adressen,
    alle_namen,
    als,
    leg_voor,
    log_vraag,
    openbare_adressen,
    stel_voor,
    tel,
    verantwoord,
    wizardadressen,
)
from driehoek.kern.tijd import Periode
from driehoek.ontwikkeling import acts as ontwikkelacts
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.types import Deel
from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.opdrachten.types import (
    NieuweAanvaarding,
    NieuweDeelopdracht,
    NieuweOpdracht,
    NieuweOpgave,
    NieuwOordeel,
    Postwijziging,
    Profiel,
    ScopeGegevens,
)
from driehoek.organisatie import acts as organisatie_acts
from driehoek.organisatie.types_vakken import (
    GewenstTeam,
    NieuweLabels,
    NieuwVakcluster,
    NieuwVakdomein,
    Vakmodel,
)
from driehoek.organisatie.types_verbanden import NieuweDeelname, NieuwGenootschap
from driehoek.platform import klok, regelboek
from driehoek.platform.accounts import acts as accountdaad
from driehoek.platform.handelingen.types import Actor
from driehoek.platform.models import Account
from driehoek.register import acts, reads_besluiten
from driehoek.register.types import Benoeming, NieuwePersoon, OpBesluit, OpConversie
from driehoek.signalen import acts as signalen_acts
from driehoek.signalen.acts import volgen
from driehoek.signalen.models import Melding, Signaal
from provincie import verzoek

pytestmark = pytest.mark.traag

# Addresses that show no rows of the register, and why.
ZONDER_RIJEN = {
    "inloggen": "a form; in the demo a link per account of the demo",
    "uitloggen": "sends you on",
    "inloglink": "one account",
    "demolink": "one account",
    "besluit-document": "one file",
    "mag-dit-bewijs": "one file",
    "signaaldocument": "one file",
    "hulp": "the user guide",
    "hulp-hoofdstuk": "the user guide",
    "voorkeuren": "a form about one account",
    "ster": "a button",
    "bezocht": "a button",
    "wis-bezocht": "a button",
    "bewaar-filter": "a button",
    "wijzig-filter": "a button",
    "besluit-or-advies": "one file",
    "verantwoording-document": "one file",
    "rondleiding-klaar": "a button",
    "profiel-actueel": "a button",
    "profiel-kennis-weg": "a button",
    "profiel-kennis-delen": "a button",
    "importeren-bestand": "one file: its report is kept with it",
    "importeren-terug": "one file",
    "importeren-sjabloon": "columns only",
    "importeren-uitvoer": "a list as a file: counted with those of the command",
    "vastleggen-gevolgen": "an act: its queries are those of its rules",
    "controle-bestand": "one task",
    "controle-rapport": "a file of one check",
    "controle-voorbeeld": "five lines at most",
    "rapport": "one task",
    "teamplan-wijzig": "a form about one plan",
    "teamplan-vast": "a button",
    "teamplan-weg": "a button",
    "api": "of systems: counted with the API itself",
    "scim": "of systems: counted with SCIM itself",
    "api-elders": "nothing is there",
    "oauth-token": "one client",
    "oauth-metadata": "a document without rows",
    "rapport-bestand": "one file",
    "galerij": "examples only, and only for developers and the demo",
    "account_login": "a form; another name of 'inloggen'",
    "oidc-begin": "sends you on",
    "oidc-terug": "sends you on",
    "mfa_login_webauthn": "sends you on",
    "mfa_authenticate": "a form about one account",
    **dict.fromkeys(accountdaden(), "an act about one account"),
}
VAN_WEGER = {"signaal-weeg", "signaal-stel-voor"}
# Forms of accounts with rows behind them; the others are about one key of one account.
MET_RIJEN = {"account-nieuw", "mfa_activate_totp", "mfa_add_webauthn"}
ZONDER_RIJEN |= dict.fromkeys(set(accountadressen()) - MET_RIJEN, "a form about one account")
WEINIG = range(10)  # so many that every rule which can be broken lawfully, is
VEEL = 55  # more than fit on one page of a list
GROND = OpConversie(START, "Het register van voor 2024")
OPDRACHTPAGINA = 12


def paden(wereld: Wereld) -> dict[str, str]:
    """What is counted: every page, and lists as a file, on another day, and of a person."""
    bladen = adressen(wereld) | wizardadressen(wereld) | openbare_adressen(wereld)
    bladen |= {naam: pad for naam, pad in accountadressen().items() if naam in MET_RIJEN}
    extra = {
        "signalen-stil": "/signalen/?staat=stil",
        "signalen-mij": "/signalen/?wie=mij",
        "signaal-persoon": f"/signalen/{_van_persoon()}/",
        "home-toen": "/?geldig_op=2025-06-01",
        "begroting-2023": "/begroting/?stand=2023/begroting/0",
        "orgaan-concern": f"/organen/{wereld.provincie.concern}/",
        "portfolio-open": "/portfolio/?open=alles&zoom=alles",
        "mag-dit-leeg": "/mag-dit/",
        "wie-tekent-deel": f"/opdrachten/{wereld.deel}/wie-tekent/",
        "deelopdracht": f"/opdrachten/{wereld.deel}/",
        "vastleggen-opgave": f"/vastleggen/?drager={wereld.opgave}",
        "vastleggen-persoon": f"/vastleggen/?persoon={wereld.aog}",
        "vastleggen-feiten": f"/vastleggen/corrigeer/?drager={wereld.opdracht}",
        "vastleggen-feiten-persoon": f"/vastleggen/corrigeer/?persoon={wereld.aog}",
        "vastleggen-trek-in": f"/vastleggen/trek-in/?besluit={wereld.besluit}",
        "vastleggen-samen": f"/vastleggen/voeg-opgaven-samen/?drager={wereld.opgave}",
    }
    regels = {f"regel-{r.sleutel}": f"/regels/{r.sleutel}/" for r in regelboek.alle()}
    extra |= regels
    extra |= {
        "vastleggen-artikel": f"/vastleggen/?artikel={wereld.artikel}",
        "vastleggen-artikel-wijzig": f"/vastleggen/wijzig-mandaatartikel/?artikel={wereld.artikel}",
        "vastleggen-artikel-feiten": f"/vastleggen/corrigeer/?artikel={wereld.artikel}",
        "vastleggen-ondermandaat": f"/vastleggen/ondermandaat/?drager={wereld.opdracht}",
    }
    extra |= {
        "samenhang-open": f"/samenhang/?opgave={wereld.opgave}",
        "signalen-voor-mij": "/signalen-van-buiten/?voor=mij",
        "vastleggen-samenhang": f"/vastleggen/samenhang/?drager={wereld.opdracht}",
        "vastleggen-aanspreekpunt": f"/vastleggen/aanspreekpunt/?drager={wereld.opgave}",
    }
    lijsten = (
        *("opgaven", "opdrachten", "personen", "besluiten", "regels", "grootboek"),
        *("samenhang", "aanspreekpunten", "buitensignalen", "portfolio"),
        *("signalen", "tijdigheid", "meldingen", "controles", "controle-regels", "gevolgen"),
        *("mandaat", "mandaat-artikel"),
        *("voortgang", "knelpunten", "scopevoorstellen"),
        *("instellingen", "beslissers", "toegang", "toegang-gewijzigd", "toegang-aandacht"),
        *("wat-mag-persoon", "wie-tekent", "beslissingen", "pteams", "begrippen"),
        *("vakmodel", "gewenste-pteams", "vakvoorstellen", "verbanden"),
        *("privacy", "correctieverzoeken", "p-managers"),
        *("toegang-beoordelingen", "accounts", "accountgebeurtenissen"),
    )
    bestanden = {f"{n}-bestand": f"{bladen[n]}?formaat=json" for n in lijsten}
    return bladen | extra | bestanden


def test_elk_adres_met_rijen_wordt_geteld():
    leeg = Wereld(None, 1, 1, 1, 1, 1, 1, 1)
    geteld = {*adressen(leeg), *wizardadressen(leeg), *openbare_adressen(leeg), *MET_RIJEN}
    assert geteld.isdisjoint(ZONDER_RIJEN)
    assert set(alle_namen()) - set(ZONDER_RIJEN) == geteld


def test_elke_pagina_kost_met_veel_rijen_niet_meer_vragen_dan_met_weinig(wereld, monkeypatch):
    monkeypatch.setattr(reads_besluiten, "HOOGUIT", VEEL)  # beyond this they are only counted
    beheerder, aog = als(wereld.beheerder), als(wereld.aog)
    _vul(wereld, WEINIG)
    weinig = _tel_alles(wereld, beheerder, aog)

    _vul(wereld, range(len(WEINIG), VEEL))

    veel = _tel_alles(wereld, beheerder, aog)
    assert {n: (weinig[n], veel[n]) for n in veel if veel[n] > weinig[n]} == {}


def test_de_opdrachtpagina_kost_hooguit_twaalf_vragen_met_een_en_met_duizend_rolperioden(wereld):
    p = wereld.provincie
    kort, lang = (p.opdracht(wereld.opgave, naam, vanaf=START) for naam in ("Kort", "Lang"))
    mensen = [wereld.aog, wereld.collega]
    dagen = [START + timedelta(days=i) for i in range(1000)]
    perioden = [Periode(van, tot) for van, tot in zip(dagen, [*dagen[1:], None], strict=True)]
    acts.benoem(
        verzoek(),
        benoemingen=[
            Benoeming(kort, "AOG", wereld.aog, Periode(START)),
            *(Benoeming(lang, "AOG", mensen[i % 2], deel) for i, deel in enumerate(perioden)),
        ],
        grond=GROND,
        uitleg="Zo was het.",
    )
    for client in (als(wereld.collega), als(wereld.beheerder), als(None)):
        paginas = [f"/opdrachten/{o}/" for o in (kort, lang)]
        for pad in paginas:
            client.get(pad)
        een, duizend = (tel(client, pad) for pad in paginas)
        assert een == duizend <= OPDRACHTPAGINA
    meer = [b"Er zijn meer perioden" in client.get(pad).content for pad in paginas]
    assert meer == [False, True]


def _tel_alles(wereld, beheerder, aog):
    """Per page; the first visit warms what a process keeps."""
    geteld = {}
    for naam, pad in paden(wereld).items():
        wie = aog if naam in VAN_WEGER else beheerder
        wie.get(pad)
        caches["openbaar"].clear()  # what a public page keeps is no count
        geteld[naam] = tel(wie, pad)
    for pad in ("/", "/signalen/", f"/vastleggen/?drager={wereld.opdracht}"):
        aog.get(pad)
        geteld[f"{pad} van de AOG"] = tel(aog, pad)
    return geteld


def _iets_van(wereld, persoon):
    """An act in the ledger by yet another account."""
    account = account_van(persoon, f"doet-{persoon}")
    actor = Actor(account=account.id, persoon=wereld.beheerder)
    nieuw = NieuwePersoon(f"N{persoon}", "Nieuw", "Mens")
    acts.registreer_personen(verzoek(actor=actor), personen=[nieuw])


def _vul(wereld, nummers):
    """So many more of everything: resting on one besluit, and resting on many."""
    p = wereld.provincie
    mensen = [p.persoon("Stikstof", f"Expert {i}") for i in nummers]
    opgaven, opdrachten, delen = (f(wereld, nummers) for f in (_opgaven, _opdrachten, _delen))
    tot = klok.vandaag() + timedelta(days=30)
    _benoem(
        [
            *(Benoeming(o, "AOG", wereld.aog, Periode(START)) for o in opdrachten),
            *(Benoeming(o, "AON", mensen[0], Periode(START, tot)) for o in opdrachten[1:]),
            *(Benoeming(d, "AON", m, Periode(START)) for d, m in zip(delen, mensen, strict=True)),
            *(Benoeming(p.orgaan("GS"), "LID", m, Periode(START)) for m in mensen),
            *(Benoeming(p.concern, "CONTROLLER", m, Periode(START)) for m in mensen),
        ]
    )
    _stuur(wereld, opgaven, opdrachten)
    p.plaats(wereld.pteam, *mensen, vanaf=START)
    _pteams(wereld, nummers)
    _profielen(mensen)
    bogs = [Benoeming(o, "BOG", m, Periode(START)) for o, m in zip(opgaven, mensen, strict=True)]
    _benoem(bogs, p.besluit("bog", op=START))
    _accounts(wereld, mensen)
    for i, opdracht in zip(nummers, opdrachten, strict=True):
        p.artikel(f"AOG-{i}-M", op=START, rol="AON", boven="GS-1", tot_bedrag=i, drager=opdracht)
        p.artikel(tot_bedrag=100_000 + i, vanaf=START + timedelta(days=100 + i))
    for i, mens in list(zip(nummers, mensen, strict=True))[: len(WEINIG)]:
        dag = START + timedelta(days=i)
        p.benoem(wereld.opdracht, "BOG", mens, vanaf=dag, tot=dag + timedelta(days=1))
        _koppel(wereld, i)
        stel_voor(opdrachten[:2])
        _iets_van(wereld, mens)
    _verbind(wereld, nummers, opgaven, opdrachten)
    for nr, mens, opdracht in zip(nummers, mensen, opdrachten, strict=True):
        log_vraag(mens, opdracht, nr + 1)


def _profielen(mensen):
    """Each of them filled in a profile, and found under the same word."""
    begrippen = list(Begrip.objects.values_list("id", flat=True)[:3])
    for mens in mensen:
        versie = 0
        for begrip in begrippen:
            versie = ontwikkelacts.bewaar_vaardigheid(
                mens, mens, versie=versie, begrip=begrip, niveau=3
            )
        ontwikkelacts.bewaar_deel(mens, mens, Deel.KENNIS, versie=versie, zichtbaar="organisatie")


def _pteams(wereld, nummers):
    """As many more P-teams, each with a P-manager and somebody who left."""
    p = wereld.provincie
    teams = [p.pteam(f"Vak {i}", vanaf=START) for i in nummers]
    managers = [p.persoon("Piet", f"Manager {i}") for i in nummers]
    for team, manager in zip(teams, managers, strict=True):
        p.plaats(team, manager, vanaf=START, tot=START + timedelta(days=5))
        p.benoem(team, "P_MANAGER", manager, vanaf=START)
    _vakken(p, teams, managers)
    _verbanden(wereld, teams, managers)
    # Too small, so that PT-02 speaks however many there are.
    p.plaats(p.pteam(f"Klein {len(nummers)}", vanaf=START), p.persoon("Al", "Leen"), vanaf=START)


def _verbanden(wereld, teams, mensen):
    """Each team in a vakgenootschap, which one person joins; all join those of the pages."""
    p = wereld.provincie
    for team in teams:
        nieuw = NieuwGenootschap(f"Vak van {team}", START, (team, wereld.pteam))
        besluit = p.besluit("vakgenootschap", door="P-BERAAD", op=START)
        organisatie_acts.stel_genootschap_in(verzoek(), nieuw=nieuw, grond=besluit)
    organisatie_acts.wijzig_genootschap(
        verzoek(),
        genootschap=wereld.verband,
        teams=[wereld.pteam, *teams],
        vanaf=START,
        grond=p.besluit("vakgenootschap", door="P-BERAAD", op=START),
    )
    paren = [
        *((m, waar) for m in mensen for waar in (wereld.verband, wereld.pteam)),
        *((wereld.aog, team) for team in teams),
    ]
    deelnamen = [NieuweDeelname(wie, waar, Periode(START), START, 10) for wie, waar in paren]
    organisatie_acts.doe_mee(verzoek(), deelnamen=deelnamen)


def _vakken(p, teams, mensen):
    """A cluster for each of these teams in one vakdomein, labels, what is wanted and proposed."""
    grond = p.besluit("vakmodel", door="P-BERAAD", op=START)
    clusters = tuple(NieuwVakcluster(f"Cluster {t}", f"Domein {teams[0]}", (t,)) for t in teams)
    model = Vakmodel(START, (NieuwVakdomein(f"Domein {teams[0]}"),), clusters)
    organisatie_acts.stel_vakmodel_vast(verzoek(), model=model, grond=grond)
    organisatie_acts.geef_labels(
        verzoek(),
        labels=[NieuweLabels(t, ("digitaal", f"label {t}")) for t in teams],
        vanaf=START,
        grond=p.besluit("vakmodel", door="P-BERAAD", op=START),
    )
    vandaag = klok.vandaag()
    organisatie_acts.stel_gewenste_teams_vast(
        verzoek(),
        jaar=vandaag.year,
        teams=[GewenstTeam(f"Team {t}") for t in teams],
        vanaf=vandaag,
        grond=p.besluit("gewenste_teams", door="P-BERAAD", op=START),
    )
    for mens in mensen:
        organisatie_acts.stel_vak_voor(mens, "Data", "Dat missen we.")


def _verbind(wereld, nummers, opgaven, opdrachten):
    """What hangs together, comes in from outside, and has a contact."""
    p, directeur = wereld.provincie, wereld.provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave]
    gebieden = [p.onderwerp("gebied", f"Stikstof {i}") for i in list(nummers)[: len(WEINIG)]]
    for nr, (opgave, opdracht) in enumerate(zip(opgaven, opdrachten, strict=True)):
        gebied = gebieden[nr % len(gebieden)]
        p.samenhang(wereld.opdracht, opdracht, "botst_met", vanaf=START)
        p.samenhang(wereld.opgave, opgave, "zelfde_gebied", vanaf=START, gebied=gebied)
        p.signaal(wereld.opdracht, f"Stikstof {nr}", gezien=START)
    for gebied in gebieden:
        p.aanspreekpunt(directeur, drager=gebied)
    volgen.tel()
    _zet_stil(wereld, len(nummers) // 2)
    _meld(nummers)


def _zet_stil(wereld, hoeveel):
    tot = klok.vandaag() + timedelta(days=30)
    for signaal in Signaal.objects.filter(regel="REG-08s", opgelost=None).order_by("-id")[:hoeveel]:
        signalen_acts.zet_signaal_stil(verzoek(), signaal=signaal.id, tot=tot, reden="Later")


def _van_persoon():
    """A signal about a person rather than about something of the register."""
    return Signaal.objects.filter(regel="REG-06s", persoon__isnull=False).latest("id").id


def _meld(nummers):
    """As many notifications for everybody who looks."""
    Melding.objects.bulk_create(
        Melding(account=a, soort="rol", zin=f"Melding {i}", pad="/")
        for a in Account.objects.all()
        for i in nummers
    )


def _stuur(wereld, opgaven, opdrachten):
    """Accepted, accounted for, judged and stuck: each of them, and the one that is looked at more."""
    leg_voor([*opdrachten, *[wereld.opdracht] * len(opdrachten)])
    verantwoord(opdrachten)
    opdrachten_acts.aanvaard_opdracht(
        verzoek(),
        aanvaardingen=[NieuweAanvaarding(o, START, "aanvaard", "Haalbaar.") for o in opdrachten],
        grond=GROND,
    )
    dagen = [date(2025, 1, 1), date(2026, 1, 1)]
    opdrachten_acts.beoordeel_opgave(
        verzoek(),
        oordelen=[NieuwOordeel(o, dag, "aandacht", "Krap.") for o in opgaven for dag in dagen],
    )
    for antwoord in range(3):
        verantwoord([wereld.opdracht])
        opdrachten_acts.beantwoord_knelpunt(
            verzoek(), knelpunt=leg_voor([wereld.opdracht])[0], tekst=f"Zo {antwoord}."
        )


def _accounts(wereld, mensen):
    """For each an account with keys, that did something to others; and sessions of the keeper."""
    beheerder = Account.objects.get(koppeling__persoon_id=wereld.beheerder)
    for mens in mensen:
        account = account_van(mens, f"mens-{mens}")
        Authenticator.objects.create(user=account, type="totp", data={})
        SocialAccount.objects.create(user=account, provider="https://x.test", uid=str(mens))
        for ander in (beheerder, Account(pk=ACCOUNT), account):
            accountdaad.noteer(ander, accountdaad.Soort.INLOGLINK, door=account)
        Client().force_login(beheerder, backend=BACKEND)


def _koppel(wereld, i):
    """Another line of the budget, of yet another year."""
    jaar = 2027 + i
    post = wereld.provincie.post("2-1-3-1", jaar=jaar, lasten=1_000 + i)
    opdrachten_acts.koppel_post(
        verzoek(),
        koppelingen=[Postwijziging(wereld.opdracht, post)],
        grond=wereld.provincie.besluit("begroting", door="PS"),
    )
    wereld.provincie.post(f"2-1-4-{i}", lasten=1_000 + i)


def _opgaven(wereld, nummers):
    nieuw = [NieuweOpgave(f"Stikstof {i}", START) for i in nummers]
    grond = wereld.provincie.besluit("opgave_instellen", op=START)
    uitkomst = opdrachten_acts.stel_opgaven_in(verzoek(), opgaven=nieuw, grond=grond)
    return uitkomst.ids("register_drager")


def _opdrachten(wereld, nummers):
    """All of them on the besluit that the pages of one besluit show."""
    nieuw = [
        NieuweOpdracht(
            f"Stikstof {i}", wereld.opgave, START, Profiel("stabiel"), ScopeGegevens(1_000)
        )
        for i in nummers
    ]
    uitkomst = opdrachten_acts.start_opdrachten(
        verzoek(), opdrachten=nieuw, grond=OpBesluit(wereld.besluit), uitleg="Nodig."
    )
    return uitkomst.ids("register_drager")


def _delen(wereld, nummers):
    uitkomst = opdrachten_acts.stel_deelopdrachten_in(
        verzoek(),
        opdracht=wereld.opdracht,
        deelopdrachten=[NieuweDeelopdracht(f"Stikstof {i}", START) for i in nummers],
        grond=wereld.provincie.van_aog("deelopdrachten", wereld.opdracht, op=START),
        uitleg="Zo verdeeld.",
    )
    return uitkomst.ids("register_drager")


def _benoem(benoemingen, grond=GROND):
    acts.benoem(verzoek(), benoemingen=benoemingen, grond=grond, uitleg="Zo was het.")

"""A filled register to look at, and being somebody who looks."""

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from unittest import mock

import psycopg
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from driehoek.kern.tijd import Periode
from driehoek.koppelingen import acts as koppelacts
from driehoek.koppelingen.afnemers import geheimen
from driehoek.koppelingen.beslislog.record import Roeping, Uitkomst, record
from driehoek.koppelingen.beslislog.regel import Regel, als_rij
from driehoek.koppelingen.types import AfnemerGegevens, Leesrecht, Sleutelsoort
from driehoek.ontwikkeling import acts as ontwikkelacts
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.models import Begrip, Teamplan
from driehoek.ontwikkeling.types import Deel, Schema, Zichtbaar
from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Scope
from driehoek.opdrachten.types import (
    NieuwKnelpunt,
    NieuwScopevoorstel,
    Resultaat,
    ScopeGegevens,
    Verplaatsing,
    Voorstelregel,
)
from driehoek.organisatie import acts as organisatie_acts
from driehoek.organisatie.acts import stel_vak_voor
from driehoek.organisatie.types_verbanden import NieuweDeelname, NieuwGenootschap
from driehoek.platform import documenten, inzage, klok, regelboek
from driehoek.platform.models import Account, Kop
from driehoek.register.models import AccountPersoon, Besluit, Drager, Persoon
from driehoek.register.types import OpBesluit, OrAdviesGegevens
from driehoek.signalen.acts import volgen
from driehoek.signalen.models import Signaal
from driehoek.toegang.acts import beoordeel_toegang
from driehoek.toegang.acts_privacy import vraag_correctie
from provincie import Provincie, verzoek
from rechtmatigheid.hulp import controle_over

BACKEND = "driehoek.config.aanmelden.MetPersoon"
START = date(2024, 2, 1)
ACCOUNT = uuid.UUID(int=54_321)
"""An account that others look after."""


@dataclass(frozen=True, slots=True)
class Wereld:
    """What the pages are about, by id."""

    provincie: Provincie
    opgave: int
    opdracht: int
    deel: int
    aog: int
    besluit: int
    orgaan: int
    collega: int
    gebied: int = 1
    buitensignaal: int = 1
    signaal: int = 1
    knelpunt: int = 1
    voorstel: int = 1
    beoordeling: int = 1
    artikel: str = "GS-1"
    controle: int = 1
    vraag: int = 1
    koppeling: int = 1
    sleutel: str = "dh_x"
    pteam: int = 1
    begrip: int = 1
    correctieverzoek: int = 1
    vakvoorstel: int = 1
    verband: int = 1
    deelnemer: int = 1

    @property
    def beheerder(self) -> int:
        return self.provincie.beheerder


def bouw(provincie: Provincie) -> Wereld:
    """One opgave with a whole driehoek, a part, a budget line, and a colleague without a role.

    Their ids are as long as in a register that is in use: a number as people write it ('54.321')
    is no address.
    """
    Kop.objects.update(laatste_id=54_321)
    opgave = provincie.opgave("Landbouw en voedsel")
    provincie.benoem(opgave, "BOG", provincie.persoon("Gijs", "Gedeputeerde"))
    post = provincie.post("2-1-3-1", lasten=900_000)
    opdracht = provincie.opdracht(opgave, "Stikstof terugdringen", post=post, vanaf=START)
    aog = provincie.aog(opdracht, vanaf=START)
    provincie.aon(opdracht, vanaf=START)
    deel = provincie.deelopdracht(opdracht, "Metingen", vanaf=START)
    gebied = provincie.onderwerp("gebied", "Groene Hart")
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", opgave]
    provincie.aanspreekpunt(directeur, drager=gebied)
    provincie.samenhang(opdracht, opgave, "botst_met", vanaf=START)
    volgen.tel()
    beoordeling = beoordeel_toegang(
        verzoek(actor=provincie.actor(provincie.beheerder)), van=START
    ).ids("toegang_toegangsbeoordeling")
    account_van(aog, "beheerd", id=ACCOUNT)
    controle = controle_over(aog, opdracht, opgave)
    for wie in (aog, provincie.beheerder):
        inzage.noteer("profiel", "je profiel", account=ACCOUNT, doel="Gesprek", persoon=wie)
    koppeling, sleutel = sluit_aan(provincie)
    pteam = _pteam(provincie, aog)
    return Wereld(
        provincie=provincie,
        opgave=opgave,
        opdracht=opdracht,
        deel=deel,
        aog=aog,
        besluit=Besluit.objects.get(soort="opdracht_starten").id,
        orgaan=provincie.orgaan("GS"),
        collega=provincie.persoon("Col", "Lega"),
        gebied=gebied,
        buitensignaal=provincie.signaal(opdracht, "Stikstof uit de lucht", gezien=START),
        signaal=Signaal.objects.get(regel="REG-08s").id,
        knelpunt=leg_voor([opdracht])[0],
        voorstel=stel_voor([opdracht]),
        beoordeling=beoordeling[0],
        artikel=_artikelen(provincie),
        controle=controle.id,
        vraag=log_vraag(aog, opdracht),
        koppeling=koppeling,
        sleutel=sleutel,
        pteam=pteam,
        verband=_verband(provincie, pteam),
        deelnemer=provincie.beheerder,
        begrip=_profiel(aog),
        correctieverzoek=vraag_correctie(aog, "naam", "Mijn naam is anders.").pk,
        vakvoorstel=stel_vak_voor(aog, "Ecologie", "Dat missen we.").pk,
    )


def _pteam(provincie: Provincie, *leden: int) -> int:
    """A P-team with these people."""
    team = provincie.pteam("Waterkunde", vanaf=START)
    provincie.plaats(team, *leden, vanaf=START)
    plan = Teamplan.objects.create(drager_id=team, versie=1, jaar=START.year, door_id=leden[0])
    plan.delen.create(onderdeel="waarden", tekst="Wij kennen het water.")
    plan.vastgesteld = klok.nu()
    plan.save()
    return team


def _verband(provincie: Provincie, pteam: int) -> int:
    """A vakgenootschap of this P-team and another, that the registerbeheerder joins."""
    uitkomst = organisatie_acts.stel_genootschap_in(
        verzoek(),
        nieuw=NieuwGenootschap("Waterkennis", START, (pteam, provincie.pteam("Bodem"))),
        grond=provincie.besluit("vakgenootschap", door="P-BERAAD", op=START),
    )
    (verband,) = uitkomst.ids("register_drager")
    deelname = NieuweDeelname(provincie.beheerder, verband, Periode(START), START, 10)
    organisatie_acts.doe_mee(verzoek(), deelnamen=[deelname])
    return verband


def _profiel(persoon: int) -> int:
    """A filled profile, with the terms that it is written in; gives the id of one term."""
    ontwikkelacts.neem_begrippen_op(Schema.EIGEN, lees([STARTLIJST], Schema.EIGEN)[0])
    begrip = Begrip.objects.get(label="ecologie").id
    ontwikkelacts.bewaar_vaardigheid(persoon, persoon, versie=0, begrip=begrip, niveau=4)
    deel = {"versie": 0, "tekst": "Weidevogels", "zichtbaar": Zichtbaar.ORGANISATIE.value}
    ontwikkelacts.bewaar_deel(persoon, persoon, Deel.BEL_MIJ, **deel)
    return begrip


def _artikelen(provincie: Provincie) -> str:
    """A small mandate regulation; gives the code of one article."""
    provincie.artikel(op=START)
    provincie.artikel("AOG-1", op=START, rol="AON", boven="GS-1", tot_bedrag=25_000)
    return "GS-1"


def log_vraag(persoon: int, opdracht: int, nr: int = 0) -> int:
    """A call of another system about somebody, in the decision log; gives its id."""
    wie, waarop = Persoon.objects.get(id=persoon), Drager.objects.get(id=opdracht)
    deel = {
        "subject": {"type": "persoon", "id": wie.nummer},
        "action": {"name": "verplichting"},
        "resource": {"type": "opdracht", "id": waarop.nummer, "properties": {"bedrag": "1250.00"}},
    }
    context = {
        "reason_user": {"nl": "Deze persoon is bevoegd."},
        "peil": {"geldig_op": "2026-11-02"},
    }
    regel = record(
        Roeping("access_evaluations", f"{nr}:proef"),
        Uitkomst(
            1_790_000_000_000 + nr,
            json.dumps({"evaluations": [deel, deel]}).encode(),
            json.dumps({"evaluations": [{"decision": True, "context": context}] * 2}).encode(),
            Kop.objects.get().nr,
        ),
    )
    rij = als_rij(Regel("proef.jsonl", nr, regel), 3650)
    rij.save()
    return rij.id


def sluit_aan(provincie: Provincie, naam: str = "Subsidiesysteem") -> tuple[int, str]:
    """A system with a key; gives its id, and what the key is known by."""
    wie = {"actor": provincie.actor(provincie.beheerder)}
    morgen = klok.vandaag() + timedelta(days=1)
    gegevens = AfnemerGegevens(
        naam, "Bevoegdheid nagaan.", "team@example.nl", (Leesrecht.REGISTER,), 600, morgen
    )
    afnemer = koppelacts.registreer_afnemer(verzoek(**wie), gegevens=gegevens).ids(
        "koppelingen_afnemer"
    )[0]
    geheim = geheimen.maak(Sleutelsoort.SLEUTEL)
    koppelacts.geef_sleutel(
        verzoek(**wie),
        afnemer=afnemer,
        soort=Sleutelsoort.SLEUTEL,
        geheim=geheim,
        tot_en_met=morgen,
    )
    return afnemer, geheim.kenmerk


def leg_voor(opdrachten: Sequence[int]) -> Sequence[int]:
    """A knelpunt at each of these opdrachten; gives their ids."""
    nieuw = [NieuwKnelpunt(o, "Stikstof te duur", "De raming klopt niet.") for o in opdrachten]
    return acts.escaleer(verzoek(), knelpunten=nieuw).ids("opdrachten_knelpunt")


def stel_voor(opdrachten: Sequence[int]) -> int:
    """A scope proposal over these opdrachten; gives its id."""
    nu = klok.vandaag()
    scopes = Scope.objects.huidig().filter(opdracht__in=opdrachten, geldig__contains=nu)
    regels = tuple(Voorstelregel(s.opdracht_id, s.id, ScopeGegevens(5)) for s in scopes)
    voorstel = NieuwScopevoorstel("Stikstof schuiven", "Het kan goedkoper.", nu, regels)
    uitkomst = acts.stel_scopevoorstel_op(verzoek(), voorstel=voorstel)
    return uitkomst.ids("opdrachten_scopevoorstel")[0]


def account_van(persoon: int | None, naam: str = "", **velden: Any) -> Account:
    account = Account.objects.create(
        gebruikersnaam=naam or f"account-{persoon}", password=make_password(None), **velden
    )
    if persoon is not None:
        AccountPersoon.objects.create(account=account, persoon_id=persoon)
    return account


def als(persoon: int | None, naam: str = "", **opties: Any) -> Client:
    """A browser in which this person is logged in."""
    client = Client(**opties)
    client.force_login(account_van(persoon, naam), backend=BACKEND)
    return client


def tel(client: Client, pad: str, status: int = 200, **verzoek: Any) -> int:
    """How many queries this page takes, those that go around Django's cursor included."""
    echt = psycopg.Cursor.execute
    with mock.patch.object(psycopg.Cursor, "execute", autospec=True, side_effect=echt) as vragen:
        antwoord = client.get(pad, **verzoek)
    assert antwoord.status_code == status, (pad, antwoord.status_code)
    return vragen.call_count


def alle_namen(patronen: Any = None) -> Iterator[str]:
    """The name of every address in the urlconf."""
    for p in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(p, URLResolver):
            yield from alle_namen(p.url_patterns)
        elif isinstance(p, URLPattern):
            yield p.name


def adressen(wereld: Wereld) -> dict[str, str]:
    """Every address that shows a page, by its name in the urlconf."""
    return {
        "home": "/",
        "zoek": "/zoek/?q=stikstof",
        "suggesties": "/zoek/suggesties/?q=stikstof",
        "begroting": "/begroting/",
        "mag-dit": f"/mag-dit/?{vraag_van(wereld)}&persoon={wereld.aog}",
        "wie-mag-dit": f"/wie-mag-dit/?{vraag_van(wereld)}",
        "wat-mag-ik": "/wat-mag-ik/",
        "wat-mag-persoon": f"/toegang/persoon/{wereld.aog}/wat-mag/",
        "wie-tekent": f"/opdrachten/{wereld.opdracht}/wie-tekent/",
        "opgaven": "/opgaven/",
        "opgave": f"/opgaven/{wereld.opgave}/",
        "opdrachten": "/opdrachten/",
        "opdracht": f"/opdrachten/{wereld.opdracht}/",
        "uittreksel": f"/opdrachten/{wereld.opdracht}/uittreksel/",
        "portfolio": "/portfolio/",
        "portfolio-opgave": f"/portfolio/opgave/{wereld.opgave}/?open={wereld.opgave}",
        "portfolio-veranderingen": "/portfolio/veranderingen/?vergelijk=2023-12-31",
        "rapporten": "/rapporten/",
        "voortgang": "/voortgang/",
        "knelpunten": "/knelpunten/",
        "knelpunt": f"/knelpunten/{wereld.knelpunt}/",
        "scopevoorstellen": "/scopevoorstellen/",
        "scopevoorstel": f"/scopevoorstellen/{wereld.voorstel}/",
        "personen": "/personen/",
        "persoon": f"/personen/{wereld.aog}/",
        "orgaan": f"/organen/{wereld.orgaan}/",
        "mensen": "/mensen/?q=expert",
        "mens": f"/mensen/{wereld.aog}/",
        "mijn-profiel": "/mijn-profiel/",
        "profiel-kennis": "/mijn-profiel/kennis/",
        "profieldeel": "/mijn-profiel/wensen/",
        "profiel-wis": "/mijn-profiel/wis/",
        "profiel-begrippen": "/mijn-profiel/begrippen/?veld=begrip&begrip_q=natuur",
        "begrippen": "/begrippen/",
        "privacy": "/privacy/",
        "p-managers": "/pteams/p-managers/",
        "pteams-overzicht": "/pteams/overzicht/",
        "bureau": "/pteams/bureau/",
        "mijn-gegevens": "/mijn-gegevens/",
        "mijn-gegevens-download": "/mijn-gegevens/download/",
        "correctieverzoeken": "/correctieverzoeken/",
        "correctieverzoek": f"/correctieverzoeken/{wereld.correctieverzoek}/",
        "begrip": f"/begrippen/{wereld.begrip}/",
        "begrip-nieuw": "/begrippen/nieuw/",
        "pteams": "/pteams/",
        "pteam": f"/pteams/{wereld.pteam}/",
        "teamplan": f"/pteams/{wereld.pteam}/teamplan/",
        "teamplan-versie": f"/pteams/{wereld.pteam}/teamplan/1/",
        "vakmodel": "/pteams/vakmodel/",
        "verbanden": "/pteams/verbanden/",
        "verband": f"/pteams/verbanden/{wereld.verband}/",
        "meedoen": f"/pteams/{wereld.verband}/meedoen/",
        "meedoen-stop": f"/pteams/{wereld.verband}/meedoen/{wereld.deelnemer}/stop/",
        "gewenste-pteams": "/pteams/gewenst/",
        "vakvoorstellen": "/pteams/gewenst/voorstellen/",
        "vakvoorstel": f"/pteams/gewenst/voorstellen/{wereld.vakvoorstel}/",
        "vakvoorstel-nieuw": "/pteams/gewenst/voorstel/",
        "besluiten": "/besluiten/",
        "besluit": f"/besluiten/{wereld.besluit}/",
        "regels": "/regels/",
        "regel": f"/regels/{regelboek.alle()[0].sleutel}/",
        "instellingen": "/instellingen/",
        "instelling": "/instellingen/registratietermijn/",
        "beslissers": "/instellingen/beslissers/",
        "grootboek": "/grootboek/",
        "handeling": "/grootboek/1/",
        "controles": "/rechtmatigheid/",
        "controle": f"/rechtmatigheid/{wereld.controle}/",
        "controle-regels": f"/rechtmatigheid/{wereld.controle}/regels/",
        "controle-regel": f"/rechtmatigheid/{wereld.controle}/regels/2/",
        "gevolgen": "/gevolgen/",
        "gevolgen-handeling": "/gevolgen/1/",
        "samenhang": "/samenhang/",
        "aanspreekpunten": "/aanspreekpunten/",
        "onderwerp": f"/aanspreekpunten/{wereld.gebied}/",
        "buitensignalen": "/signalen-van-buiten/",
        "buitensignaal": f"/signalen-van-buiten/{wereld.buitensignaal}/",
        "favorieten": "/favorieten/",
        "rondleiding": "/rondleiding/",
        "signalen": "/signalen/",
        "tijdigheid": "/signalen/tijdigheid/",
        "toegang": "/toegang/",
        "toegang-persoon": f"/toegang/persoon/{wereld.aog}/",
        "toegang-gewijzigd": "/toegang/gewijzigd/",
        "toegang-aandacht": "/toegang/aandacht/",
        "toegang-beoordelen": "/toegang/beoordelen/",
        "toegang-beoordelingen": "/toegang/beoordelingen/",
        "toegang-beoordeling": f"/toegang/beoordelingen/{wereld.beoordeling}/",
        "mandaat": "/mandaat/",
        "mandaat-overzicht": "/mandaat/overzicht/",
        "mandaat-artikel": f"/mandaat/artikel/{wereld.artikel}/",
        "koppelingen": "/koppelingen/",
        "koppeling": f"/koppelingen/{wereld.koppeling}/",
        "koppelingen-api": "/koppelingen/api/",
        "importeren": "/importeren/",
        "beslissingen": "/beslislog/",
        "beslissing": f"/beslislog/{wereld.vraag}/",
        "account": "/account/",
        "mfa_index": "/account/",
        "tweede-factor": "/account/tweede-stap/",
        "accounts": "/beheer/accounts/",
        "accountgebeurtenissen": "/beheer/accounts/gebeurtenissen/",
        "account-beheer": f"/beheer/accounts/{ACCOUNT}/",
    }


def vraag_van(wereld: Wereld) -> str:
    """A question about an act, as it stands in an address."""
    return f"daad=verplichting&over={wereld.opdracht}&bedrag=60.000"


def openbare_adressen(wereld: Wereld) -> dict[str, str]:
    """Every address that shows something of the register to everyone."""
    return {
        "openbaar": "/openbaar/",
        "openbaar-zoek": "/openbaar/zoek/?q=stikstof",
        "openbaar-suggesties": "/openbaar/suggesties/?q=stikstof",
        "openbaar-opgaven": "/openbaar/opgaven/",
        "openbaar-opgave": f"/openbaar/opgaven/{wereld.opgave}/",
        "openbaar-opdrachten": "/openbaar/opdrachten/",
        "openbaar-opdracht": f"/openbaar/opdrachten/{wereld.opdracht}/",
        "openbaar-over": "/openbaar/over/",
        "openbaar-data": "/openbaar/data/",
        "openbaar-catalogus": "/openbaar/data/catalogus.jsonld",
        "openbaar-dataset": "/openbaar/data/rolhouders.csv",
        "robots": "/robots.txt",
        "sitemap": "/sitemap.xml",
    }


def wizardadressen(wereld: Wereld) -> dict[str, str]:
    """Every address to enter something that shows a page before anything is filled in."""
    waar = f"?drager={wereld.opdracht}"
    return {
        "was-wordt": "/begroting/was-wordt/",
        "importeren-soort": "/importeren/opdrachten/",
        "koppeling-nieuw": "/koppelingen/nieuw/",
        "koppeling-wijzig": f"/koppelingen/{wereld.koppeling}/wijzig/",
        "koppeling-intrekken": f"/koppelingen/{wereld.koppeling}/intrekken/",
        "koppeling-sleutel-intrekken": (
            f"/koppelingen/{wereld.koppeling}/sleutel/{wereld.sleutel}/intrekken/"
        ),
        "koppeling-sleutel-nieuw": f"/koppelingen/{wereld.koppeling}/sleutel/",
        "koppeling-sleutel": f"/koppelingen/{wereld.koppeling}/sleutel/{wereld.sleutel}/",
        "vastleggen": f"/vastleggen/{waar}",
        "vastleggen-mensen": "/vastleggen/mensen/?veld=persoon&persoon_q=e",
        "mag-dit-mensen": "/mag-dit/mensen/?veld=persoon&persoon_q=e",
        "mag-dit-objecten": "/mag-dit/objecten/?veld=over&over_q=stikstof",
        "vastleggen-dragers": "/vastleggen/dragers/?veld=ander&ander_q=stikstof",
        "signaal-noteer": f"/signalen-van-buiten/noteer/{waar}",
        "signaal-weeg": f"/signalen-van-buiten/{wereld.buitensignaal}/weeg/",
        "signaal-stel-voor": f"/signalen-van-buiten/{wereld.buitensignaal}/stel-voor/",
        "vastleggen-besluit": f"/vastleggen/besluit/{wereld.besluit}/",
        "vastleggen-ongedaan": "/vastleggen/ongedaan/2/",
        "vastleggen-vorm": f"/vastleggen/vervang-aog/{waar}",
        "knelpunt-antwoord": f"/knelpunten/{wereld.knelpunt}/antwoord/",
        "scopevoorstel-nieuw": f"/scopevoorstellen/nieuw/?opdracht={wereld.opdracht}",
        "scopevoorstel-stem": f"/scopevoorstellen/{wereld.voorstel}/stem/",
        "scopevoorstel-intrekken": f"/scopevoorstellen/{wereld.voorstel}/intrekken/",
        "scopevoorstel-gevolgen": f"/scopevoorstellen/{wereld.voorstel}/gevolgen/",
        "vastleggen-beslissers": f"/vastleggen/vervang-aog/beslissers/{waar}&genomen=1-11-2026",
        "signaal": f"/signalen/{wereld.signaal}/",
        "meldingen": "/meldingen/",
        "meldingen-instellen": "/meldingen/instellen/",
        "meldingen-bevestig": "/meldingen/bevestig/vals/",
    }


def accountadressen() -> dict[str, str]:
    """Every address of a form about an account; of who has no second step yet some lead back."""
    return {
        "account-nieuw": "/beheer/accounts/nieuw/?q=e",
        "account-wachtwoord": "/account/wachtwoord/",
        "mfa_activate_totp": "/account/code-app/",
        "mfa_deactivate_totp": "/account/code-app/weg/",
        "mfa_add_webauthn": "/account/passkeys/nieuw/",
        "mfa_edit_webauthn": "/account/passkeys/1/",
        "mfa_remove_webauthn": "/account/passkeys/1/weg/",
        "mfa_view_recovery_codes": "/account/herstelcodes/",
        "mfa_generate_recovery_codes": "/account/herstelcodes/nieuw/",
        "account_reauthenticate": "/account/bevestig/wachtwoord/",
        "mfa_reauthenticate": "/account/bevestig/code/",
        "mfa_reauthenticate_webauthn": "/account/bevestig/passkey/",
    }


def accountdaden() -> dict[str, str]:
    """Every address about accounts that only does something."""
    return {
        "account-sessie-einde": "/account/sessie-einde/",
        "account-link": f"/beheer/accounts/{ACCOUNT}/link/",
        "account-doe": f"/beheer/accounts/{ACCOUNT}/uitloggen/",
    }


def signaal_met_document(wereld: Wereld) -> int:
    """A signal from outside with a letter; gives the id."""
    document = documenten.bewaar(b"%PDF-1.7\nbrief\n%%EOF\n", "brief.pdf")
    return wereld.provincie.signaal(wereld.opdracht, document=document.sha256)


def besluit_met_document(provincie: Provincie) -> int:
    """A besluit of which the text is kept; gives the id."""
    document = documenten.bewaar(b"%PDF-1.7\nbesluit\n%%EOF\n", "besluit.pdf")
    gegevens = provincie.besluit("functionele_rol", door="DT").besluit
    uitkomst = provincie.benoem(
        provincie.concern,
        "RECRUITER",
        provincie.persoon("Rik", "Recruiter"),
        grond=OpBesluit(replace(gegevens, document=document.sha256)),
    )
    return uitkomst.ids("register_besluit")[0]


def besluit_met_or_advies(wereld: Wereld) -> int:
    """A reorganisatiebesluit of which the advice is kept; gives the id."""
    document = documenten.bewaar(b"%PDF-1.7\nadvies\n%%EOF\n", "advies.pdf")
    p = wereld.provincie
    elders = p.opdracht(wereld.opgave, "Elders", vanaf=START, uitleg="Nog geen post.")
    uitkomst = acts.verplaats_opdrachten(
        verzoek(),
        verplaatsingen=[Verplaatsing(elders, p.opgave("Natuur", vanaf=START))],
        per=START,
        grond=p.besluit("reorganisatie", op=START),
        or_advies=OrAdviesGegevens(START, "De raad stemt in.", document.sha256),
    )
    return uitkomst.ids("register_besluit")[0]


def verantwoord(opdrachten: Sequence[int]) -> Sequence[int]:
    """Results with a report, one for each of these opdrachten; gives their ids."""
    verslag = documenten.bewaar(b"%PDF-1.7\nverslag\n%%EOF\n", "verslag.pdf").sha256
    periode = Periode.tot_en_met(START, date(2024, 6, 30))
    resultaten = [Resultaat(o, periode, "Minder stikstof.", verslag) for o in opdrachten]
    uitkomst = acts.leg_verantwoording_af(verzoek(), resultaten=resultaten)
    return uitkomst.ids("opdrachten_verantwoording")

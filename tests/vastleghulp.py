"""Walking through the wizard as a person at the screen does."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from driehoek.platform.models import Account, Handeling
from driehoek.register import reads
from driehoek.register.models import AccountPersoon, Rolvervulling
from driehoek.register.types import OpBesluit

DAG = date(2026, 11, 2)
"""On this day the besluiten of these tests are taken; the day after they work."""
EERSTE = date(2026, 11, 3)
VANAF = "3 november 2026"
BACKEND = "driehoek.config.aanmelden.MetPersoon"


def log_in(client: Any, persoon: int | None, naam: str = "iemand") -> None:
    """Be this person; None: an account without a person behind it."""
    account = Account.objects.create(gebruikersnaam=f"{naam}-{persoon}")
    if persoon is not None:
        AccountPersoon.objects.create(account=account, persoon_id=persoon)
    client.force_login(account, backend=BACKEND)


def nieuw_besluit(grond: OpBesluit, **anders: Any) -> dict[str, Any]:
    """The fields of a new besluit, as one would type them."""
    b = grond.besluit
    wie = b.beslisser
    return {
        "grond": "nieuw",
        "kenmerk": b.kenmerk,
        "titel": b.titel,
        "genomen": b.genomen.strftime("%d-%m-%Y"),
        "beslisser": f"{b.soort}:{wie.drager}:{wie.rol}:{wie.persoon or ''}",
        "bekendgemaakt": "",
        "werkt_vanaf": "",
        **anders,
    }


@dataclass
class Wizard:
    """One walk: fill in, look at the consequences, store."""

    client: Any

    def vul_in(self, pad: str, data: dict[str, Any]) -> Any:
        begin = self.client.get(pad)
        assert begin.status_code == 200, begin.content.decode()[:2000]
        verzoek = re.search(r'name="verzoek" value="([^"]+)"', begin.content.decode()).group(1)
        return self.client.post(pad, {"verzoek": verzoek, "stap": "gevolgen", **data})

    def gevolgen(self, pad: str, data: dict[str, Any]) -> tuple[str, str]:
        """The address of the page with the consequences, and what it says."""
        antwoord = self.vul_in(pad, data)
        assert antwoord.status_code == 302, fouten(antwoord)
        url = antwoord["Location"]
        bladzijde = self.client.get(url)
        assert bladzijde.status_code == 200, (bladzijde.status_code, bladzijde.get("Location"))
        return url, bladzijde.content.decode()

    def leg_vast(self, url: str, html: str, uitleg: str = "") -> Any:
        gezien = re.search(r'name="gezien" value="(\d+)"', html).group(1)
        return self.client.post(url, {"gezien": gezien, "uitleg": uitleg})

    def doe(self, pad: str, data: dict[str, Any], uitleg: str = "") -> Any:
        """The whole walk; gives the answer to 'Leg vast'."""
        eerder = laatste_nr()
        url, html = self.gevolgen(pad, data)
        assert laatste_nr() == eerder, "a preview stores nothing"
        antwoord = self.leg_vast(url, html, uitleg)
        assert antwoord.status_code == 302, fouten(antwoord)
        assert laatste_nr() == eerder + 1
        return antwoord


def laatste_nr() -> int:
    return Handeling.objects.order_by("-nr").values_list("nr", flat=True).first() or 0


def fouten(antwoord: Any) -> str:
    """What the page says is wrong, for a failing test to show."""
    form = antwoord.context and antwoord.context.get("form")
    return f"{antwoord.status_code} {form.errors.as_text() if form else ''}"


class Meteen(Wizard):
    """A wizard that remembers what it did."""

    def doe(self, pad, data, uitleg=""):
        antwoord = super().doe(pad, data, uitleg)
        self.gedaan.add(pad.split("/")[2])
        return antwoord


def rollen(drager, rol):
    feiten = Rolvervulling.objects.huidig().filter(drager_id=drager, rolsoort__rol=rol)
    return sorted(
        (f.persoon_id, f.rang, f.waarneming, f.periode.van, f.periode.tot) for f in feiten
    )


def wie(persoon, **anders):
    return {"persoon": str(persoon), "persoon_q": reads.naam_van(persoon), "vanaf": VANAF, **anders}


def van_orgaan(provincie, soort, orgaan="GS"):
    return nieuw_besluit(provincie.besluit(soort, door=orgaan, op=DAG))


def van_directeur(provincie, soort, opdracht):
    return nieuw_besluit(provincie.van_directeur(soort, provincie.opgave_van[opdracht], op=DAG))


def van_mo(provincie):
    return nieuw_besluit(
        provincie.besluit("aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=DAG)
    )


GEDEKT: set[str] = set()
"""Which acts the tests walk through; one test asks that none is left out."""


def loopt(*codes):
    """The test walks through these acts, and through no other."""

    def om(test):
        GEDEKT.update(codes)
        test.codes = set(codes)
        return test

    return om

"""What accounts, sessions and comfort hold about people: the platform's tables, and the library's."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

ZOLANG_ACCOUNT = "zolang het account er is"
INLOGGEN = "iemand veilig laten inloggen"
GEMAK = "prettig werken: onthouden wat iemand gebruikt"

declareer(
    Veldgroep(
        "platform.Handeling",
        (ALLES,),
        "wie iets vastlegde",
        "kunnen bewijzen wie wat wanneer in het register zette (REG-11)",
        Grond.PLICHT,
        Lezers.BEHEER,
        "blijvend: het grootboek wordt niet gewijzigd",
    ),
    Veldgroep(
        "platform.Account",
        ("gebruikersnaam", "is_active", "aangemaakt", "nood", "geldig_tot", "last_login"),
        "account",
        INLOGGEN,
        Grond.TAAK,
        Lezers.BEHEER,
        ZOLANG_ACCOUNT,
    ),
    Veldgroep(
        "platform.Account",
        ("password",),
        "versleuteld wachtwoord",
        INLOGGEN,
        Grond.TAAK,
        Lezers.NIEMAND,
        ZOLANG_ACCOUNT,
        gevoelig=True,
    ),
    Veldgroep(
        "platform.Accountgebeurtenis",
        (ALLES,),
        "wat er met een account gebeurde",
        "misbruik kunnen opsporen (BIO2)",
        Grond.PLICHT,
        Lezers.BEHEER,
        ZOLANG_ACCOUNT,
    ),
    Veldgroep(
        "platform.Sessie",
        (ALLES,),
        "sessies: toestel, adres en tijd",
        "iemand ingelogd houden, en laten zien waar dat is",
        Grond.TAAK,
        Lezers.ZELF,
        "tot het uitloggen, of tot de sessie verloopt",
        gevoelig=True,
    ),
    Veldgroep(
        "platform.Inzage",
        (ALLES,),
        "wie gegevens van mensen inzag",
        "verantwoorden wie wat las en waarvoor (GEN-02)",
        Grond.PLICHT,
        Lezers.BEHEER,
        "zolang de selectielijst zegt",
    ),
    Veldgroep(
        "platform.Taak",
        (ALLES,),
        "lang werk dat iemand liet doen",
        "laten zien hoever het is",
        Grond.TAAK,
        Lezers.ZELF,
        "tot het wordt opgeruimd, hooguit 30 dagen",
    ),
    *(
        Veldgroep(
            f"platform.{model}", (ALLES,), wat, GEMAK, Grond.TAAK, Lezers.ZELF, ZOLANG_ACCOUNT
        )
        for model, wat in (
            ("Voorkeur", "voorkeuren"),
            ("Bezocht", "wat iemand het laatst opende"),
            ("Favoriet", "favorieten"),
            ("BewaardFilter", "bewaarde filters"),
        )
    ),
    Veldgroep(
        "socialaccount.SocialAccount",
        (ALLES,),
        "koppeling met de aanmelddienst",
        INLOGGEN,
        Grond.TAAK,
        Lezers.BEHEER,
        ZOLANG_ACCOUNT,
        gevoelig=True,
    ),
    Veldgroep(
        "socialaccount.SocialToken",
        (ALLES,),
        "sleutels van de aanmelddienst; die worden niet bewaard",
        INLOGGEN,
        Grond.TAAK,
        Lezers.NIEMAND,
        "geen: er is er geen",
    ),
    Veldgroep(
        "mfa.Authenticator",
        (ALLES,),
        "tweede stap: code-app, passkey of herstelcodes",
        INLOGGEN,
        Grond.TAAK,
        Lezers.ZELF,
        "tot iemand het verwijdert",
        gevoelig=True,
    ),
)

"""What comes in from outside, and what was made of it. All fictional."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignaalBron:
    """A signal from outside, with what became of it ('' where nobody weighed it yet).

    `bij`: the name of an opdracht or the code of an opgave. `dag`: when it was seen.
    """

    bij: str
    bron: str
    wat: str
    dag: str
    urgentie: str = "gewoon"
    oordeel: str = ""
    reden: str = ""
    vervolg: str = ""
    link: str = ""


SIGNALEN: tuple[SignaalBron, ...] = (
    SignaalBron(
        "Doorfietsroute Rotterdam - Gouda",
        "partner",
        "De gemeente Zuidplas wil het viaduct bij Moordrecht twee jaar eerder vervangen dan in de planning van de route staat.",
        "2026-02-10",
        "hoog",
        "voorstel",
        "Het viaduct wordt in een keer breed genoeg gemaakt; daarvoor moet de scope ruimer.",
        "scope",
    ),
    SignaalBron(
        "Zero-emissie bussen: laadinfrastructuur remises",
        "partner",
        "De netbeheerder kan de remise in Leiden pas in 2029 aansluiten.",
        "2026-03-17",
        "hoog",
        "wel",
        "We zoeken met de vervoerder een tussenoplossing met een batterij.",
    ),
    SignaalBron(
        "Gratis openbaar vervoer voor lage inkomens: proef",
        "samenleving",
        "Wijkteams melden dat mensen de aanvraag te ingewikkeld vinden en afhaken.",
        "2026-04-02",
        "gewoon",
        "wel",
        "De brief en het formulier gaan naar de taalcoaches.",
    ),
    SignaalBron(
        "Slimme verkeerslichten: uitrol tweede fase",
        "wet",
        "De Europese richtlijn voor intelligente verkeerssystemen is herzien. Nieuwe installaties moeten vanaf 2028 gegevens delen.",
        "2026-01-20",
        "gewoon",
        "later",
        "Het Rijk werkt de eisen nog uit.",
    ),
    SignaalBron(
        "Veren en kleine pontjes: subsidieregeling",
        "samenleving",
        "Schippers zeggen dat vrijwilligers stoppen omdat het vaarbewijs te duur is.",
        "2026-05-12",
        "gewoon",
        "niet",
        "Het vaarbewijs valt buiten de regeling; doorgegeven aan het ministerie.",
    ),
    SignaalBron(
        "Campagne MONO en Bob in Zuid-Holland",
        "bestuur",
        "Statenleden vragen aandacht voor lachgas in het verkeer.",
        "2026-06-09",
        "gewoon",
        "voorstel",
        "Een aparte opdracht voor drugs en lachgas in het verkeer, samen met de politie.",
        "opdracht",
    ),
    SignaalBron(
        "2-1-4",
        "bestuur",
        "Vijf gemeenten langs de A12 vragen om samen op te trekken bij het volgende investeringsprogramma.",
        "2026-08-25",
        "gewoon",
        "later",
        "Na de begrotingsbehandeling is duidelijk wat er kan.",
    ),
    SignaalBron(
        "Veilige schoolroutes Bollenstreek",
        "samenleving",
        "Ouders in Hillegom maken zich zorgen over vrachtverkeer in de bloeiweken.",
        "2026-09-15",
    ),
    SignaalBron(
        "Aanbesteding concessie Zuid-Holland Noord 2027",
        "partner",
        "Een vervoerder kondigt aan niet in te schrijven vanwege het tekort aan chauffeurs.",
        "2026-10-06",
        "hoog",
    ),
    SignaalBron(
        "Groot onderhoud N231 Nieuwveen - Aalsmeer",
        "samenleving",
        "Ondernemers in Nieuwveen willen geen afsluiting in december.",
        "2026-04-21",
        "hoog",
        "wel",
        "De afsluiting schuift op naar januari.",
    ),
    SignaalBron(
        "Renovatie Julianasluis Gouda",
        "partner",
        "Het hoogheemraadschap meldt zettingen naast de sluis na de droge zomer.",
        "2026-09-03",
        "hoog",
    ),
    SignaalBron(
        "Gladheidsbestrijding",
        "wet",
        "Voor het gebruik van zout bij drinkwatergebieden komt een landelijke norm.",
        "2026-07-14",
        "laag",
        "later",
        "De norm ligt nog ter consultatie.",
    ),
    SignaalBron(
        "Bediening bruggen en sluizen op afstand",
        "partner",
        "Buurprovincies willen storingen bij elkaar opvangen.",
        "2026-10-20",
    ),
    SignaalBron(
        "Windpark Haringvliet Zuid: vergunning en omgeving",
        "samenleving",
        "Een bewonersgroep op Goeree-Overflakkee vraagt om een eigen geluidmeting.",
        "2026-08-18",
    ),
    SignaalBron(
        "Taskforce netcongestie Zuid-Holland",
        "bestuur",
        "Het ministerie wil de aanpak in twee provincies als proef vastleggen.",
        "2026-11-03",
        "hoog",
    ),
    SignaalBron(
        "Aardwarmte Westland: gebiedsaanpak",
        "partner",
        "De banken stellen strengere eisen aan boringen dieper dan drie kilometer.",
        "2026-09-29",
    ),
    SignaalBron(
        "Legalisatie PAS-melders",
        "wet",
        "De Raad van State vraagt om een betere onderbouwing van de maatregelen.",
        "2026-10-27",
        "hoog",
    ),
    SignaalBron(
        "Jonge boeren: regeling bedrijfsovername",
        "samenleving",
        "Jonge boeren vragen om zekerheid over pacht voor de lange termijn.",
        "2026-08-04",
    ),
    SignaalBron(
        "5-2-3",
        "partner",
        "Drie gemeenten zien meer schade aan funderingen dan in de raming staat.",
        "2026-09-22",
        "hoog",
    ),
    SignaalBron(
        "Gnephoek Alphen aan den Rijn: planvorming",
        "partner",
        "Het drinkwaterbedrijf kan de eerste wijk pas na 2030 leveren.",
        "2026-10-13",
        "hoog",
    ),
    SignaalBron(
        "Huisvesting arbeidsmigranten: provinciale aanpak",
        "samenleving",
        "Omwonenden en telers zijn het samen eens over een locatie bij De Lier.",
        "2026-07-07",
    ),
    SignaalBron(
        "Eieren, moestuinen en PFAS: meetprogramma",
        "wet",
        "De Europese norm voor PFAS in drinkwater gaat omlaag.",
        "2026-11-10",
        "hoog",
        link="https://example.org/norm-pfas",
    ),
    SignaalBron(
        "Zwemstranden: veiligheid en voorzieningen",
        "samenleving",
        "De reddingsbrigade heeft voor volgend seizoen te weinig mensen.",
        "2026-10-01",
    ),
    SignaalBron(
        "Molens: onderhoud en draaipremie",
        "partner",
        "Er zijn nog twee rietdekkers in de streek; de wachttijd is drie jaar.",
        "2026-06-23",
        "laag",
    ),
    SignaalBron(
        "1-1-2",
        "bestuur",
        "Twee kleine gemeenten vragen of de provincie hun controller wil delen.",
        "2026-11-12",
    ),
    SignaalBron(
        "Campusontwikkeling Leiden Bio Science Park",
        "partner",
        "Een bedrijf met zeshonderd banen zoekt ruimte en wil voor de zomer weten of het kan.",
        "2026-10-30",
        "hoog",
    ),
)

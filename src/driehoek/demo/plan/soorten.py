"""What an opdracht of each kind of work is about: texts, phases and the parts it can be split in."""

from dataclasses import dataclass

from driehoek.demo.plan.types import Label, Projectfase

INITIATIEF, VERKENNING, PLANUITWERKING, REALISATIE, NAZORG, DOORLOPEND = Projectfase


@dataclass(frozen=True, slots=True)
class Soort:
    naam: str
    label: Label
    fasen: tuple[Projectfase, ...]
    wat: tuple[str, ...]
    hoe: tuple[str, ...]
    keuzes: tuple[str, ...]
    delen: tuple[str, ...]
    splitsbaar: float


_BOUWFASEN = (VERKENNING, PLANUITWERKING, REALISATIE, NAZORG)
_BELEIDSFASEN = (INITIATIEF, VERKENNING, PLANUITWERKING)
_PROGRAMMAFASEN = (INITIATIEF, PLANUITWERKING, REALISATIE)

SOORTEN: dict[str, Soort] = {
    "V": Soort(
        "bouw of vervanging",
        Label.DYNAMISCH,
        _BOUWFASEN,
        (
            "Een werk dat buiten is gebouwd, getest en met volledig dossier is overgedragen aan de beheerder.",
            "Het nieuwe werk ligt er binnen de afgesproken tijd en het budget, met zo weinig mogelijk hinder voor de omgeving.",
            "Een veilig en toekomstvast werk, van voorontwerp tot en met overdracht aan beheer.",
        ),
        (
            "Via een verkenning met voorkeursvariant, daarna ontwerp, vergunningen en een Europese aanbesteding.",
            "In stappen met een besluit per fase; de aannemer is vroeg betrokken bij het ontwerp.",
            "Met een geïntegreerd contract, wekelijks omgevingsoverleg en een risicodossier dat elke maand wordt bijgewerkt.",
        ),
        (
            "Hinder beperken gaat voor snelheid van bouwen.",
            "Hergebruik van materialen is het uitgangspunt, tenzij de veiligheid dat verhindert.",
            "Geen uitbreiding van het programma van eisen zonder nieuw besluit.",
        ),
        (
            "contractvoorbereiding en aanbesteding",
            "ontwerp en vergunningen",
            "omgevingsmanagement en communicatie",
            "grondverwerving en kabels en leidingen",
            "toezicht op de uitvoering",
        ),
        0.62,
    ),
    "G": Soort(
        "groot onderhoud",
        Label.DYNAMISCH,
        _BOUWFASEN,
        (
            "Het traject voldoet weer voor vijftien jaar aan de eisen voor veiligheid en comfort.",
            "Verharding, bermen en installaties zijn hersteld en alle gegevens van het areaal zijn bijgewerkt.",
        ),
        (
            "In nachten en weekenden, na afstemming met gemeenten, hulpdiensten en het busvervoer.",
            "Gebundeld met werk van anderen in hetzelfde traject, onder een raamcontract met drie aannemers.",
        ),
        (
            "De weg blijft overdag open; alleen in de zomer is een volledige afsluiting mogelijk.",
            "Stil en circulair asfalt waar de techniek zich heeft bewezen.",
        ),
        (
            "voorbereiding en onderzoek",
            "uitvoering en directievoering",
            "hinder, omleidingen en communicatie",
        ),
        0.6,
    ),
    "N": Soort(
        "gebiedsinrichting",
        Label.DYNAMISCH,
        _BOUWFASEN,
        (
            "Het gebied is ingericht volgens het inrichtingsplan en overgedragen aan een terreinbeheerder.",
            "Samenhangende natuur waar de afgesproken soorten zich kunnen vestigen, open voor bezoekers waar dat kan.",
        ),
        (
            "Met een gebiedscommissie van grondeigenaren, waterschap en gemeente; eerst ruilen, dan kopen.",
            "Inrichting in deelgebieden, zodra de grond er is, met het waterschap als uitvoerder van het peilwerk.",
        ),
        (
            "Grond komt vrijwillig beschikbaar; onteigening alleen na besluit van Provinciale Staten.",
            "Natuurdoel gaat voor recreatie, met ten minste één doorgaande wandelroute.",
        ),
        (
            "grondverwerving en pacht",
            "inrichtingsplan en vergunningen",
            "uitvoering grondwerk en waterpeil",
            "monitoring en overdracht aan de beheerder",
        ),
        0.7,
    ),
    "B": Soort(
        "beheer",
        Label.STABIEL,
        (DOORLOPEND,),
        (
            "Een voorziening die elke dag beschikbaar is op het afgesproken niveau.",
            "Beheer volgens het jaarplan, met een kwartaalrapportage over kwaliteit, klachten en kosten.",
            "Zorg voor ongestoord gebruik, tijdig herstel en een betrouwbare administratie.",
        ),
        (
            "Op basis van een jaarplan en contracten met vaste partijen, bijgestuurd per kwartaal.",
            "Met een vast team, meetbare afspraken en een meldpunt voor storingen.",
        ),
        (
            "Veiligheid en beschikbaarheid gaan voor verfraaiing.",
            "Het afgesproken kwaliteitsniveau verandert alleen met een besluit over het budget.",
        ),
        (
            "contractbeheer en leveranciers",
            "storingen en calamiteiten",
            "planning en rapportage",
        ),
        0.5,
    ),
    "K": Soort(
        "verkenning",
        Label.DYNAMISCH,
        (INITIATIEF, VERKENNING),
        (
            "Een beslisdocument met ten minste drie varianten, hun kosten en effecten, en een advies.",
            "Een onderbouwd antwoord op de vraag of een vervolg zin heeft, met bewijs uit de praktijk.",
        ),
        (
            "Met bureauonderzoek, gesprekken in het gebied en een second opinion op de raming.",
            "Als proef met een duidelijke nulmeting en een vast moment om te stoppen of door te gaan.",
        ),
        (
            "Nog geen keuze voor een variant: ook niets doen is een optie.",
            "Vervolg alleen als partners ten minste een derde meebetalen.",
        ),
        (
            "onderzoek en raming",
            "gesprekken met bewoners en partners",
        ),
        0.2,
    ),
    "P": Soort(
        "programma of aanpak",
        Label.DYNAMISCH,
        _PROGRAMMAFASEN,
        (
            "Een samenhangende aanpak met maatregelen, afspraken met partners en zichtbaar resultaat per jaar.",
            "De afgesproken maatregelen zijn uitgevoerd en de werking ervan is gemeten.",
            "Een uitgevoerd plan dat door de staande organisatie wordt overgenomen.",
        ),
        (
            "Met een kernteam en werkgroepen per thema, in kwartalen met telkens drie doelen.",
            "Klein beginnen, leren en opschalen; elk half jaar een gesprek over stoppen of versnellen.",
        ),
        (
            "Eerst de maatregelen waar inwoners het meeste van merken.",
            "Geen nieuwe vaste taken: het programma houdt op als het doel is bereikt.",
            "Partners doen mee op basis van een gedeelde afspraak over geld en inzet.",
        ),
        (
            "uitvoering maatregelen",
            "communicatie en participatie",
            "monitoring en verantwoording",
            "samenwerking met gemeenten",
        ),
        0.35,
    ),
    "S": Soort(
        "subsidieregeling",
        Label.STABIEL,
        (DOORLOPEND,),
        (
            "Een regeling waarbij aanvragers binnen dertien weken antwoord hebben en het geld op de goede plek komt.",
            "Verleende en vastgestelde subsidies die aantoonbaar bijdragen aan het beleidsdoel.",
        ),
        (
            "Openstelling in rondes, beoordeling met een scorelijst en controle met een steekproef.",
            "Met één loket, voorlichting vooraf en een jaarlijkse evaluatie van het bereik.",
        ),
        (
            "Wie het eerst komt gaat niet voor: de beste plannen krijgen geld.",
            "Plafond en voorwaarden gelden voor een jaar; ophogen vraagt een besluit.",
        ),
        (
            "beoordeling en verlening",
            "vaststelling en controle",
        ),
        0.18,
    ),
    "T": Soort(
        "toezicht en vergunningen",
        Label.STABIEL,
        (DOORLOPEND,),
        (
            "Vergunningen op tijd en toezicht waar het risico het grootst is.",
            "Een uitgevoerd jaarprogramma met een openbaar verslag van bevindingen.",
        ),
        (
            "Op basis van een risicoanalyse, met een werkplan per jaar en vaste afspraken over opvolging.",
            "Waar mogelijk met uitleg vooraf, waar nodig met een dwangsom achteraf.",
        ),
        (
            "Veiligheid en gezondheid wegen het zwaarst bij de inzet van uren.",
            "Herhaling van een overtreding leidt altijd tot een maatregel.",
        ),
        (
            "toetsing en vergunningen",
            "controles en handhaving",
        ),
        0.25,
    ),
    "J": Soort(
        "planning en control",
        Label.DYNAMISCH,
        (PLANUITWERKING, REALISATIE),
        (
            "Een document dat op tijd, juist en leesbaar bij Provinciale Staten ligt.",
            "Een vastgesteld stuk dat sluit op de administratie en de afspraken met partners.",
        ),
        (
            "Volgens de planning van de P&C-cyclus, met een startbrief en twee controlerondes.",
            "Met bijdragen van alle opgaven, één eindredacteur en toetsing vooraf door control.",
        ),
        (
            "De inhoud ligt vast vanaf zes weken voor de behandeling.",
            "Alleen wijzigingen die de uitkomst raken, komen na de sluiting nog mee.",
        ),
        (
            "opstellen en eindredactie",
            "controle en dossiervorming",
        ),
        0.2,
    ),
    "I": Soort(
        "ICT-project",
        Label.DYNAMISCH,
        (INITIATIEF, PLANUITWERKING, REALISATIE, NAZORG),
        (
            "Een systeem dat veilig en toegankelijk is, dat medewerkers gebruiken en dat beheer kan onderhouden.",
            "De oude voorziening is uitgezet, de gegevens zijn overgezet en gebruikers zijn geschoold.",
        ),
        (
            "In korte stappen met gebruikers, na een gegevensbeschermingstoets en een marktconsultatie.",
            "Eerst inrichten en testen met twee afdelingen, daarna gefaseerd over de hele organisatie.",
        ),
        (
            "Standaard gaat voor maatwerk.",
            "Open standaarden en een afspraak over vertrek bij de leverancier zijn verplicht.",
        ),
        (
            "inrichting en koppelingen",
            "gegevens overzetten",
            "opleiding en ingebruikname",
            "aanbesteding en contract",
        ),
        0.6,
    ),
    "L": Soort(
        "beleid",
        Label.DYNAMISCH,
        _BELEIDSFASEN,
        (
            "Een vastgesteld beleidsdocument met duidelijke keuzes, doelen en een paragraaf over de uitvoering.",
            "Een kader waar vergunningverleners, partners en inwoners mee uit de voeten kunnen.",
        ),
        (
            "Met een startnotitie, gesprekken in de regio, een ontwerp ter inzage en een nota van beantwoording.",
            "In een klein schrijfteam met uitvoerders aan tafel en een toets op uitvoerbaarheid.",
        ),
        (
            "Minder regels waar dat kan en scherpe regels waar dat moet.",
            "Het beleid past binnen het coalitieakkoord en de vastgestelde begroting.",
        ),
        (
            "participatie en inspraak",
            "onderzoek en effecten",
        ),
        0.15,
    ),
    "A": Soort(
        "advies en dienstverlening",
        Label.STABIEL,
        (DOORLOPEND,),
        (
            "Tijdig en bruikbaar advies waar collega's en bestuur op kunnen bouwen.",
            "Dienstverlening volgens de afspraken in de dienstencatalogus, met een jaarlijkse meting onder gebruikers.",
        ),
        (
            "Met een vaste contactpersoon per opgave en een wekelijkse verdeling van het werk.",
            "Vroeg aan tafel, met korte adviezen die naar de bron verwijzen.",
        ),
        (
            "Spoed gaat voor als een wettelijke termijn dat vraagt.",
            "Advies is onafhankelijk: opvolgen is aan de opdrachtgever.",
        ),
        (
            "intake en planning",
            "uitvoering en kwaliteit",
        ),
        0.15,
    ),
    "R": Soort(
        "samenwerking",
        Label.DYNAMISCH,
        (INITIATIEF, VERKENNING, REALISATIE),
        (
            "Getekende afspraken met partners over doel, geld en taakverdeling, en zichtbaar vervolg.",
            "Een gezamenlijke agenda waaraan elke partner aanwijsbaar bijdraagt.",
        ),
        (
            "Met een bestuurlijke tafel per kwartaal en een gedeeld projectbureau.",
            "Eerst gezamenlijk de feiten op tafel, dan pas de verdeling van kosten.",
        ),
        (
            "De provincie is partner en neemt geen taken van gemeenten over.",
            "Bijdrage in geld alleen naast een gelijke bijdrage van de partners.",
        ),
        (
            "bestuurlijke afspraken",
            "projectbureau en voortgang",
        ),
        0.2,
    ),
    "M": Soort(
        "monitoring en onderzoek",
        Label.STABIEL,
        (DOORLOPEND,),
        (
            "Betrouwbare cijfers die op een vast moment openbaar beschikbaar zijn.",
            "Een rapportage met heldere conclusies en de gegevens erachter als open data.",
        ),
        (
            "Met een vast meetplan, kwaliteitscontrole op de gegevens en publicatie via het dataplatform.",
            "Uitgevoerd door een onderzoeksteam, met een begeleidingsgroep van gebruikers.",
        ),
        (
            "De methode blijft gelijk, zodat jaren te vergelijken zijn.",
            "Publicatie gebeurt altijd, ook als de uitkomst tegenvalt.",
        ),
        (
            "meten en verzamelen",
            "analyse en publicatie",
        ),
        0.12,
    ),
}

WIE = (
    "Een klein kernteam van {vakken}, met een vaste contactpersoon bij de partners.",
    "Vooral {vakken}; het team komt uit ten minste drie P-teams.",
    "Een ervaren trekker met {vakken} om zich heen en tijdelijke versterking in drukke maanden.",
    "Inzet van {vakken}, waar nodig aangevuld met een communicatieadviseur en iemand van control.",
)

BEVOEGDHEDEN = (
    "Verplichtingen aangaan tot het materieel budget van de opdracht; boven € 500.000 per contract na advies van control.",
    "Contracten en subsidies tot € 250.000 zelfstandig, daarboven met medeweten van de domeindirecteur.",
    "Alle privaatrechtelijke handelingen binnen het budget, met uitzondering van aan- en verkoop van grond.",
    "Overeenkomsten met partners voorbereiden en uitvoeren; ondertekening van convenanten blijft bij Gedeputeerde Staten.",
)

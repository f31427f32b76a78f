"""How opdrachten bear on each other, and who is the contact for what. All fictional."""

from dataclasses import dataclass

_NODIG, _VERSTERKT, _BOTST = "heeft_nodig", "versterkt", "botst_met"


@dataclass(frozen=True, slots=True)
class Verband:
    """Two opdrachten, how they hang together and why; of a conflict also what is done about it."""

    van: str
    naar: str
    soort: str
    toelichting: str
    aanpak: str = ""


def _lees(soort: str, regels: str) -> tuple[Verband, ...]:
    """Reads one relation per line: from > to|why|what is done about it."""
    verbanden = []
    for regel in regels.strip().splitlines():
        paar, toelichting, aanpak = [*regel.strip().split("|"), ""][:3]
        van, naar = paar.split(" > ")
        verbanden.append(Verband(van, naar, soort, toelichting, aanpak))
    return tuple(verbanden)


VERBANDEN: tuple[Verband, ...] = (
    *_lees(
        _NODIG,
        """
        Verbreding N210 Krimpenerwaard: planstudie > Grondverwerving infrastructuurprojecten|Zonder de laatste percelen kan het ontwerp niet worden vastgesteld.
        Vervanging Concordiabrug Gorinchem > Tijdvensters brugbediening: afspraken met schippers|De bouwfase rekent op ruimere tijden voor de scheepvaart.
        Energiehubs op bedrijventerreinen: vijf voorlopers > Taskforce netcongestie Zuid-Holland|De hubs krijgen pas vermogen als de taskforce ruimte op het net vindt.
        Zero-emissie bussen: laadinfrastructuur remises > Taskforce netcongestie Zuid-Holland|De remises vragen een zware aansluiting.
        Walstroom binnenvaart: twaalf ligplaatsen > Taskforce netcongestie Zuid-Holland|Voor zes ligplaatsen is nog geen aansluiting toegezegd.
        Middelgroot dorp Zuidplas: Cortelande > Drinkwatervoorziening 2040: nieuwe bronnen|De achtduizend woningen vragen een nieuwe bron.
        Middelgroot dorp Zuidplas: Cortelande > Digitale tweeling Zuidplas|De stedenbouwkundige varianten worden in het model doorgerekend.
        Gnephoek Alphen aan den Rijn: planvorming > Omgevingsloket en casustafel|Het plan ligt aan de casustafel voor een gezamenlijk advies.
        Windpark Haringvliet Zuid: vergunning en omgeving > Vergunningverlening natuur: stikstof|De vergunning wacht op de berekening voor de bouwfase.
        Groot onderhoud N215 Melissant - Dirksland > Vergunningverlening natuur: stikstof|Het werk mag pas beginnen als de stikstofruimte vaststaat.
        Legalisatie PAS-melders > Stikstofbank en rekenkader|De bank levert de ruimte waarmee melders een vergunning krijgen.
        Provinciale beëindigingsregeling veehouderijen > Grondbank landelijk gebied|De grondbank neemt de vrijkomende percelen over.
        Gebiedsprogramma Krimpenerwaard > Kavelruil en vrijwillige grondruil|Zonder ruil liggen de natuurpercelen verspreid.
        Natuurnetwerk Krimpenerwaard: oplevering laatste blokken > Grondverwerving natuurnetwerk 2023-2027|De laatste blokken zijn nog niet allemaal aangekocht.
        Hoger waterpeil Alblasserwaard: vijf pilots > Nationaal Kennisprogramma Bodemdaling|De pilots meten volgens de opzet van het kennisprogramma.
        Aardwarmte Westland: gebiedsaanpak > Bodemvisie ondergrond: ordening warmte en drinkwater|De visie zegt waar boren en waar drinkwater voorgaat.
        Warmtenet Leiden regio: verkenning > WarmtelinQ: bestuurlijke samenwerking en inpassing|Het net krijgt zijn warmte uit de leiding.
        Knooppunt Leiden Centraal > R-net Leiden - Zoetermeer: verhoging frequentie|De halte-indeling volgt uit de nieuwe frequentie.
        Verdichting rond R-net-haltes > Verkeers- en vervoermodel Zuid-Holland: actualisatie|De aantallen reizigers komen uit het model.
        Spreidingswet: regietafel en verdeling opvang > Toezicht huisvesting statushouders|De verdeling gebruikt de cijfers van het toezicht.
        Flexwonen: tijdelijke woningen op provinciale grond > Verkoop overtollig vastgoed|Twee locaties staan ook op de verkooplijst.
        Centrale bediening: bouw bediencentrale Steekterpoort III > Beveiliging van de industriële automatisering|De centrale gaat pas open als de beveiliging is getoetst.
        Bediening bruggen en sluizen op afstand > Netwerk en datacentra: beheer|Bediening op afstand vraagt een dubbele verbinding.
        Vervanging financieel systeem > Identiteit en toegang: koppeling aan het opdrachtenregister|Wie mag boeken volgt uit het register.
        Digitaal loket subsidies en vergunningen > Zaakgericht werken: invoering nieuw zaaksysteem|Aanvragen uit het loket komen als zaak binnen.
        Subsidieregeling Kwaliteitsimpuls natuur (SKNL) > Uitvoeringsbureau Subsidies|Het bureau beoordeelt de aanvragen.
        Regionale woondeals: afspraken en voortgang > Planmonitor wonen|De voortgang wordt uit de monitor gelezen.
        Geluidsschermen N470 en N209 > Zonnegeluidsschermen N470|De palen en funderingen zijn dezelfde.
        Vervanging Kruithuisbrug Delft > Oeververvanging Schie: Delft - Overschie|De damwand sluit aan op het landhoofd.
        Medicijnresten uit afvalwater: samenwerking > Kaderrichtlijn Water: impuls 2023-2027|De maatregelen tellen alleen mee als ze in de impuls staan.
        """,
    ),
    *_lees(
        _VERSTERKT,
        """
        Doorfietsroute Rotterdam - Gouda > Fietsparkeren bij ov-knooppunten|Meer fietsers op de route vullen de stallingen in Gouda.
        Doorfietsroute Leiden - Den Haag: Haagse kant > Werkgeversaanpak Zuid-Holland Bereikbaar|Werkgevers langs de route stappen eerder over.
        Mobiliteitshubs: eerste tien locaties > Deelmobiliteit in landelijk gebied|De hubs geven de deelauto's een vaste plek.
        Schoon en emissieloos bouwen: routekaart > Emissieloze mobiele werktuigen: convenant|Dezelfde aannemers, dezelfde eisen.
        Schoon en emissieloos bouwen: routekaart > Emissieloos onderhoudsmaterieel: proef met aannemers|De proef levert de praktijkcijfers voor de routekaart.
        Circulaire viaducten: hergebruik liggers > Versterking viaduct N209 Bleiswijk|De vrijkomende liggers passen in het werk.
        Materialenpaspoort bruggen > Inspecties en areaalgegevens kunstwerken|De inspecties vullen het paspoort.
        Biobased bouwen: vezelgewassen van veld tot woning > Natte teelten: lisdodde en cranberry Bodegraven|De teelt vindt afzet in de bouw.
        Biobased bouwen: vezelgewassen van veld tot woning > Betaalbaar bouwen: standaardisatie en industriële woningbouw|Standaard wanden maken vezels betaalbaar.
        Groenbeheer bermen: ecologisch maaien > Actieplan bijen en bestuivers|Bloemrijke bermen verbinden de leefgebieden.
        Faunapassages en ontsnippering in beheer > Toekomst otter: knelpunten oplossen|Vier passages liggen op een route van de otter.
        Blauwgroene daken: voorbeeldprojecten > Vergroening bedrijventerreinen Drechtsteden|De voorbeelddaken staan op het terrein.
        Kaderrichtlijn Water: impuls 2023-2027 > Schoon oppervlaktewater in de glastuinbouw: emissieloos 2027|Minder lozing bij telers is winst voor beide.
        Nationaal Park NLDelta > Biesbosch: toegang en bezoekerscentrum|Een verhaal, een ontvangst voor bezoekers.
        Nationaal Park Hollandse Duinen > Bestemmingsontwikkeling Hollandse kust|Bezoekers gespreid ontvangen helpt natuur en ondernemers.
        Erfgoedlijn Oude Hollandse Waterlinie > Routebureau wandelen en fietsen|De routes brengen bezoekers langs de forten.
        Sloepennetwerk en vaarroutes > Erfgoedlijn Trekvaarten|Varende bezoekers komen langs de jaagpaden.
        Techniekpact en installateurs voor de energietransitie > Isolatie eigen woning: provinciaal energieloket|Meer installateurs verkorten de wachttijd.
        Zij-instroom bouw en infra > Vliegende Brigade woningbouw|De nieuwe vakmensen werken op vastgelopen projecten.
        Campusontwikkeling TU Delft Zuid > Startup- en scale-upaanpak|Op de campus vinden bedrijven hun eerste plek.
        Jongerenparticipatie en klimaatpanel > Weerkrachtig Zuid-Holland: uitvoeringsprogramma|Het panel toetst de plannen.
        Provinciaal dataplatform: doorontwikkeling > Meetnet luchtkwaliteit en burgermetingen|De metingen komen open op het platform.
        Strategische personeelsplanning 2024-2028 > Terugdringen externe inhuur|Wie eerder weet wat nodig is, huurt minder in.
        Contractmanagement: professionalisering > Raamcontracten asfalt en wegmarkering|De nieuwe werkwijze begint bij de raamcontracten.
        Deltaprogramma Rijnmond-Drechtsteden > Spoorzone Dordrecht en Zwijndrecht|Waterveilig bouwen is vanaf het begin meegenomen.
        Landgoed en park Rozenburgse Bos: inrichting > Bosstrategie: 200 hectare nieuw bos|Twaalf hectare telt mee voor de strategie.
        """,
    ),
    *_lees(
        _BOTST,
        """
        Windpark Haringvliet Zuid: vergunning en omgeving > Natuurherstel Haringvliet: getijdennatuur|De molens staan op de trekroute van vogels.|De twee opdrachtgevers leggen samen een stilstandregeling voor aan GS.
        Ruimte voor hoogspanningsstations: locatiekeuze > Polder Biesland: natuurinclusieve inrichting|Een van de drie locaties ligt in de polder.|De locatie blijft als laatste over; de keuze valt in het voorjaar.
        Straatje erbij: uitbreiding kleine kernen > Water en bodem sturend: ruimtelijke uitwerking|Acht kernen liggen op slappe bodem.|Per kern een watertoets vooraf, met een advies van beide.
        Zon op provinciale grond en bermen > Groenbeheer bermen: ecologisch maaien|Panelen nemen de plek in van bloemrijke bermen.|Panelen alleen in bermen die geen ecologische route zijn.
        Groot onderhoud N207 passage Leimuiden > Groot onderhoud N231 Nieuwveen - Aalsmeer|Samen afsluiten maakt de streek onbereikbaar.|De N231 volgt een half jaar later.
        Verbreding N210 Krimpenerwaard: planstudie > Leefgebied weidevogels: agrarisch natuurbeheer|De verbreding raakt twee broedgebieden.|Compensatie in de polder ernaast, voor de schop de grond in gaat.
        Gnephoek Alphen aan den Rijn: planvorming > NOVEX Groene Hart: perspectief en uitvoering|Bouwen in de polder past slecht bij het perspectief.|Het college beslist; beide leveren een gezamenlijke notitie.
        Herstructurering verspreid glas: saneringsregeling > Aardwarmte Westland: gebiedsaanpak|Gesaneerde kassen vallen weg als afnemer van warmte.
        Datacenters: ruimtelijk toetsingskader > Prioriteringskader netaansluitingen|Datacenters vragen vermogen dat voor woningen is bedoeld.|Woningen gaan voor; het kader wordt daarop aangepast.
        Watergebonden bedrijventerreinen: behoud en uitbreiding > Spoorzone Dordrecht en Zwijndrecht|Woningen aan de haven beperken de geluidsruimte van bedrijven.|Een overgangszone met werkplaatsen, in het bestemmingsplan.
        Buisleidingenstrook: ruimtelijke reservering > Alblasserbos: bosuitbreiding|De strook mag niet worden beplant.
        Klimaatbestendige wateraanvoer West-Nederland > Vismigratie Haringvliet en polders|Inlaten bij droogte sluit de doorgang voor vis.|Inlaten buiten het trekseizoen, volgens het draaiboek.
        Nationaal evenement: Tour en topsport > Gladheidsbestrijding|De opbouw valt samen met de start van het strooiseizoen.|De route gaat om de steunpunten heen.
        Rotterdam The Hague Airport: luchthavenbesluit > Ultrafijnstof rond luchthavens: onderzoek|Het besluit wacht niet op de uitkomst van het onderzoek.
        380 kV-verbinding Krimpen - Geertruidenberg: inpassing > Nationaal Park NLDelta|De verbinding kruist het park.|Het deel door het park gaat onder de grond.
        """,
    ),
)


def _partners(regels: str) -> dict[str, tuple[str, ...]]:
    """Reads one partner per line: partner = opdracht; opdracht."""
    paren = (regel.strip().split(" = ") for regel in regels.strip().splitlines())
    return {partner: tuple(namen.split("; ")) for partner, namen in paren}


PARTNERS = _partners(
    """
    Rijkswaterstaat = Maasdeltatunnel aansluitingen onderliggend wegennet; Logistieke corridor A15 - A16: truckparkings; Natuurherstel Haringvliet: getijdennatuur; Zandmotor en kustveiligheid; Brug over de Noord: verkenning vaste oeververbinding
    het Waterschap Hollandse Delta = Regionale keringen: normen en toetsing; Aanleg akkerranden Hoeksche Waard; Verdrogingsbestrijding Westduinen Goeree; KRW-maatregelen waterschappen: cofinanciering
    het Hoogheemraadschap van Rijnland = Bestrijdingsmiddelen in oppervlaktewater: bollenteelt; Oeververvanging Gouwe westzijde; Zwemwater: aanwijzing en toezicht; Waterinfiltratiesystemen: subsidieregeling
    Staatsbosbeheer = Buijtenland van Rhoon: inrichting 600 hectare; Biesbosch: toegang en bezoekerscentrum; Toegankelijke natuur voor mensen met een beperking; Bentwoud: natuur en bosaanleg; Toezicht en handhaving in natuurgebieden
    TenneT = Aanlanding wind op zee Maasvlakte: ruimtelijke inpassing; Ruimte voor hoogspanningsstations: locatiekeuze; 380 kV-verbinding Krimpen - Geertruidenberg: inpassing
    Stedin en Liander = Taskforce netcongestie Zuid-Holland; Zon op grote daken en parkeerterreinen; Energiehubs op bedrijventerreinen: vijf voorlopers; Batterijen en opslag: ruimtelijk afwegingskader
    ProRail = Oude Lijn Leiden - Dordrecht: verstedelijkingsalliantie; Spoorgoederenvervoer: lobby en leefbaarheid; Treindienst MerwedeLingelijn: beheer; Nieuw station Rijswijk Buiten: haalbaarheid; Knooppunt Gouda: stationsgebied
    het Havenbedrijf Rotterdam = Havenvisie: uitvoeringsagenda met het Havenbedrijf; Clean Energy Hubs langs de corridors; Collectief vervoer haven en Maasvlakte; NOVEX Rotterdamse haven: provinciale inzet; Delta Rhine Corridor: provinciale bijdrage aan het besluit
    de gemeente Rotterdam = Rijnhaven en Rijswijk Zuid: parallel plannen; Rotterdam The Hague Airport: luchthavenbesluit; Waterbus Rotterdam - Drechtsteden: contractbeheer; Hittestress in steden: regeling koele plekken
    de gemeente Dordrecht = Spoorzone Dordrecht en Zwijndrecht; Mbo-campus Drechtsteden: maritieme opleidingen; Eieren, moestuinen en PFAS: meetprogramma; Aquathermie Drechtsteden: eerste wijken
    LTO Noord = Uitvoeringsprogramma Vitale Landbouw; Stikstofmeetnet Zuid-Holland; Landbouwverkeer: veilige doorgang Krimpenerwaard; Europees landbouwfonds: uitvoering GLB-NSP; Tegemoetkoming faunaschade
    het Zuid-Hollands Landschap = Leefgebied weidevogels: agrarisch natuurbeheer; Groenbeheer bermen: ecologisch maaien; Grondverwerving natuurnetwerk 2023-2027; Wandelroutenetwerk: aanleg en beheer
    de DCMR = DCMR Milieudienst Rijnmond: werkplan en bijdrage; Geur en gezondheid rond industrie; Toezicht energiebesparingsplicht bedrijven; Maatwerkafspraken grote uitstoters; Veiligheid waterstof: vergunningkader
    het Kadaster = Basisregistratie Ondergrond en topografie: bronhouderschap; Grondzaken: aankoop, pacht en onteigening; Kavelruil en vrijwillige grondruil
    de woningcorporaties = Doorstroming ouderen: geclusterd wonen; Spreidingswet: regietafel en verdeling opvang; Aanpak energiearmoede met gemeenten; Volkshuisvestingsprogramma Zuid-Holland
    """
)

# The themes that the O-beraad divides, each with the domain of whoever it falls to.
THEMAS: tuple[tuple[str, str], ...] = (
    ("Bereikbaarheid en verkeer", "BER"),
    ("Wegen, bruggen en vaarwegen", "DBI"),
    ("Energietransitie en netcongestie", "ENE"),
    ("Economie en arbeidsmarkt", "ECO"),
    ("Natuur, landbouw en stikstof", "NAT"),
    ("Wonen en ruimte", "WON"),
    ("Erfgoed en cultuur", "WON"),
    ("Lucht, geluid en gezondheid", "MIL"),
    ("Water en klimaat", "MIL"),
    ("Bestuur en participatie", "BES"),
    ("Europa en internationaal", "BES"),
    ("Digitalisering en bedrijfsvoering", "BDV"),
)
# In this order the areas are dealt out.
VERDELING = ("BER", "NAT", "WON", "MIL", "ECO", "ENE", "BES", "BDV")

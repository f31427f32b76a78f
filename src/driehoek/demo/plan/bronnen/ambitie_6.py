from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "6-1-1",
        "Voldoende betaalbare huisvesting voor iedereen",
        "WON",
        (
            "Starters, gezinnen en ouderen vinden geen passend huis; tot 2030 zijn bijna 250.000 woningen nodig.",
            "Twee derde van de nieuwe woningen moet betaalbaar zijn.",
        ),
        "woonadviseurs en planeconomen",
        """
        Regionale woondeals: afspraken en voortgang|R|0.7
        Planmonitor wonen|M|0.2
        Subsidie sociale huur en middenhuur|S|3.8|2024-06
        Beoordeling regionale woonvisies|T|0.2
        Volkshuisvestingsprogramma Zuid-Holland|L|0.3|2024-09
        Provinciaal woningbouwfonds: revolverende leningen|S|15.0|2024-01
        Doorstroming ouderen: geclusterd wonen|S|1.4
        Betaalbaar bouwen: standaardisatie en industriële woningbouw|P|0.9|2023-10
        Wooncoöperaties en zelfbouw|S|0.8|2025-02
        """,
    ),
    opgave(
        "6-1-2",
        "Versnelling van de woningbouw",
        "WON",
        (
            "Veel plannen liggen klaar en komen door geld, mensen of procedures niet verder.",
            "Een half jaar winst per plan betekent duizenden huizen eerder.",
        ),
        "gebiedsontwikkelaars en procesversnellers",
        """
        Vliegende Brigade woningbouw|S|8.5|2023-01
        Versnellingstafels: knelpunten per regio|R|0.4
        Middelgroot dorp Zuidplas: Cortelande|P|6.6
        Valkenhorst Katwijk: ontsluiting en afspraken|R|2.1
        Spoorzone Dordrecht en Zwijndrecht|R|3.4
        Binnenstedelijk bouwen: transformatie Binckhorst|R|2.9
        Schieveste Schiedam: gebiedsontwikkeling|R|1.7
        Gnephoek Alphen aan den Rijn: planvorming|R|1.1|2023-09
        Straatje erbij: uitbreiding kleine kernen|L|0.2|2024-10
        Stimuleringsregeling flexibele inzet ambtenaren|S|2.5|2023-04
        Rijnhaven en Rijswijk Zuid: parallel plannen|K|0.5|2025-01
        """,
    ),
    opgave(
        "6-1-3",
        "Huisvesting van aandachtsgroepen",
        "WON",
        (
            "Spoedzoekers, statushouders en arbeidsmigranten vallen vaak tussen wal en schip.",
            "Een eerlijke verdeling over gemeenten vraagt om afspraken en soms om doorpakken.",
        ),
        "woonadviseurs en bestuursadviseurs",
        """
        Flexwonen: tijdelijke woningen op provinciale grond|V|7.4|2023-04
        Spreidingswet: regietafel en verdeling opvang|R|0.5|2024-01
        Huisvesting arbeidsmigranten: provinciale aanpak|P|1.2
        Standplaatsen woonwagens: kennis en regeling|S|0.6
        Studentenhuisvesting Leiden en Delft|R|0.4
        Opvang Oekraïense ontheemden: coördinatie|R|0.8|2023-01|2026-03
        Dak- en thuislozen: doorstroomlocaties|S|0.9|2024-05
        """,
    ),
    opgave(
        "6-2-1",
        "Omgevingsbeleid en ruimtelijke kwaliteit",
        "WON",
        (
            "Ruimte is schaars; heldere keuzes voorkomen dat alles overal half past.",
            "De Omgevingswet vraagt om een samenhangende visie, verordening en programma's.",
        ),
        "planologen en juristen",
        """
        Omgevingsvisie Zuid-Holland: herziening 2024|L|0.6|2023-09|2025-07
        Omgevingsverordening: jaarlijkse module 2023|J|0.1|2023-02|2023-12
        Omgevingsverordening: jaarlijkse module 2025|J|0.1|2025-02|2025-12
        Ruimtelijke Puzzel Zuid-Holland|L|0.4|2023-01|2024-06
        Ruimtelijk voorstel aan het Rijk|L|0.3|2023-03|2024-05
        Beoordeling gemeentelijke omgevingsplannen|T|0.6
        Provinciaal adviseur ruimtelijke kwaliteit|A|0.2
        Gebiedsprofielen: actualisatie|L|0.2|2024-04
        Invoering Omgevingswet: werkprocessen|P|1.5|2023-01|2024-12
        Omgevingsloket en casustafel|A|0.5|2024-01
        Milieueffectrapportage omgevingsvisie|K|0.4|2023-11|2025-05
        """,
    ),
    opgave(
        "6-2-2",
        "Levendige centra en kernen",
        "WON",
        (
            "Winkels sluiten en centra veranderen; bewoners willen een hart waar iets te doen is.",
            "Ook kleine kernen moeten hun school, winkel of ontmoetingsplek kunnen houden.",
        ),
        "planologen en retailadviseurs",
        """
        Toekomstbestendige centra: subsidieregeling|S|2.3
        Detailhandel: toetsing en advies|T|0.2
        Aanpak winkelleegstand Hoogvliet en Vlaardingen|R|0.7
        Koopstromenonderzoek Randstad|M|0.3|2024-03
        Leefbare kernen: voorzieningen en ontmoeten|S|1.9
        Beeldkwaliteit dorpsranden|L|0.1|2024-11
        Herbestemming kerken en leegstaande gebouwen|S|1.1|2023-10
        """,
    ),
    opgave(
        "6-2-3",
        "Verstedelijking en knooppunten",
        "WON",
        (
            "Wonen en werken dicht bij een station spaart ruimte en autoverkeer.",
            "De Oude Lijn kan een lightrail door de zuidelijke Randstad worden.",
        ),
        "stedenbouwkundigen en verkeerskundigen",
        """
        Oude Lijn Leiden - Dordrecht: verstedelijkingsalliantie|R|2.8
        Knooppunt Leiden Centraal|R|3.5
        Knooppunt Schiedam Centrum|R|2.2
        Knooppunt Gouda: stationsgebied|R|1.6
        MIRT-verkenning Oude Lijn: regionale inbreng|K|1.9|2023-04
        Nieuw station Rijswijk Buiten: haalbaarheid|K|0.4|2024-06
        Verdichting rond R-net-haltes|P|0.6|2024-02
        Verstedelijkingsstrategie: uitwerking 2030-2040|L|0.3|2025-01
        """,
    ),
    opgave(
        "6-2-4",
        "Zuidelijke Randstad en NOVEX",
        "WON",
        (
            "Grote keuzes over wonen, haven en natuur raken meer overheden tegelijk.",
            "Met het Rijk samen optrekken levert afspraken en geld op.",
        ),
        "strategisch adviseurs en procesmanagers",
        """
        NOVEX Zuidelijke Randstad: ontwikkelperspectief|R|0.6|2023-02
        NOVEX Schiphol: inbreng Bollenstreek|R|0.2|2023-05
        BO-MIRT en regiotafels|A|0.3
        Gebiedsinvesteringsprogramma Zuidelijke Randstad|P|0.5|2024-09
        Rotterdam The Hague Airport: luchthavenbesluit|R|0.4
        Grondbeleid: actief en faciliterend|L|0.3|2024-01
        """,
    ),
    opgave(
        "6-3-1",
        "Erfgoed en monumenten",
        "WON",
        (
            "Molens, kastelen en forten vertellen het verhaal van Zuid-Holland.",
            "Gebruik houdt een monument in leven; leegstand is de grootste bedreiging.",
        ),
        "erfgoedadviseurs en restauratiedeskundigen",
        """
        Subsidieregeling Restauratie Rijksmonumenten|S|7.2
        Molens: onderhoud en draaipremie|S|1.9
        Erfgoedlijn Trekvaarten|R|0.9
        Erfgoedlijn Limes: Werelderfgoed Nedergermaanse grens|R|1.1
        Erfgoedlijn Oude Hollandse Waterlinie|R|0.8
        Erfgoedlijn Atlantikwall|R|0.5
        Erfgoedlijn Landgoederenzone|R|0.6
        Provinciaal archeologisch depot: beheer Archeologiehuis|B|1.2
        Bouwhistorisch onderzoek bruggen|M|0.2|2024-03
        Subsidie verbouwing Museum Prinsenhof Delft|S|2.0|2024-06
        Publieksbereik archeologie: Romeins Castellum Matilo|P|0.4|2023-10|2025-10
        """,
    ),
    opgave(
        "6-3-2",
        "Cultuur en bibliotheken",
        "WON",
        (
            "Lezen, muziek en kunst geven kinderen kansen en brengen mensen bij elkaar.",
            "De bibliotheek is voor velen de laatste plek waar hulp dichtbij en gratis is.",
        ),
        "cultuuradviseurs en subsidieadviseurs",
        """
        Provinciale ondersteuning bibliotheken: Probiblio|S|6.7
        Cultuurparticipatie en amateurkunst: Kunstgebouw|S|3.1
        Cultuureducatie met Kwaliteit 2025-2028|S|1.4|2025-01
        Festivals en evenementen: subsidieregeling|S|1.6
        Digitale inclusie: hulp in de bibliotheek|S|0.8
        Popronde en makersregeling|S|0.4
        Regionale omroep en journalistiek|S|0.9|2023-06
        Cultuurbeleid 2025-2028|L|0.1|2023-11|2024-11
        """,
    ),
)

from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "1-1-1",
        "Ondersteuning Provinciale Staten en college",
        "BES",
        (
            "Statenleden en gedeputeerden kunnen hun werk alleen goed doen met tijdige en volledige stukken.",
            "Een nieuwe bestuursperiode vraagt om een zorgvuldige start en een herkenbare werkwijze.",
        ),
        "bestuursadviseurs en secretariaat",
        """
        Bestuurlijke planning en besluitvorming Gedeputeerde Staten|A|0.4
        Verkiezingen Provinciale Staten 2023: organisatie en voorlichting|P|0.6|2023-01|2023-07
        Verkiezingen Provinciale Staten 2027: voorbereiding|P|0.8|2026-02
        Collegevorming 2023: overdrachtsdossiers en ondersteuning|P|0.1|2023-03|2023-11
        Introductieprogramma nieuwe Statenleden|P|0.1|2023-01|2023-12
        Kabinet en protocol: werkbezoeken en onderscheidingen|A|0.5
        Statenvragen en moties: afhandeling op tijd|A|0.1
        Vernieuwing besluitvormingsproces Gedeputeerde Staten|P|0.2|2024-04
        Uitzenden en ondertitelen van Statenvergaderingen|B|0.2
        Evaluatie coalitieakkoord halverwege de periode|L|0.1|2025-03|2025-12
        """,
    ),
    opgave(
        "1-1-2",
        "Bestuurlijke kracht en interbestuurlijk toezicht",
        "BES",
        (
            "Inwoners rekenen op gemeenten en waterschappen die hun taken aankunnen en hun geld op orde hebben.",
            "De wet vraagt de provincie om toezicht te houden en pas in te grijpen als het nodig is.",
        ),
        "toezichthouders en bestuurskundigen",
        """
        Financieel toezicht op gemeenten en gemeenschappelijke regelingen|T|0.3
        Interbestuurlijk toezicht omgevingsrecht|T|0.2
        Toezicht op archief- en informatiebeheer bij gemeenten|T|0.2
        Toezicht huisvesting statushouders|T|0.2
        Herindeling Hoeksche rand: begeleiding en advies|P|0.2|2024-03
        Regeling Vitaal Lokaal Bestuur|S|1.2
        Aanpak ondermijning in het buitengebied|P|0.9
        Weerbaar bestuur: training voor raadsleden|S|0.3|2023-09
        Bestuurskrachtmeting kleine gemeenten|M|0.2|2025-02
        Burgemeestersbenoemingen: procedures en begeleiding|A|0.1
        Beleidskader interbestuurlijk toezicht 2024-2027|L|0.1|2023-09|2024-06
        """,
    ),
    opgave(
        "1-1-3",
        "Participatie en jongeren",
        "BES",
        (
            "Besluiten worden beter als inwoners vroeg meedenken en zien wat er met hun inbreng gebeurt.",
            "Jongeren leven het langst met de keuzes van nu en zijn aan tafel nog te weinig te vinden.",
        ),
        "participatieadviseurs en communicatieadviseurs",
        """
        Jongerenparticipatie en klimaatpanel|P|0.3
        Uitvoering participatieverordening|A|0.2
        Zuid-Hollands inwonerspanel|M|0.2
        Burgerberaad klimaat en energie|P|0.7|2024-01|2025-06
        Ondersteuning bewonersinitiatieven: regeling Samen Doen|S|0.8|2023-06
        Leerlijn participatie voor projectleiders|P|0.1|2025-01
        Uitdaagrecht: proef in twee gebieden|K|0.1|2024-09|2026-03
        Evaluatie participatieverordening|L|0.1|2025-10
        """,
    ),
    opgave(
        "1-2-1",
        "Kennis, onderzoek en data",
        "BES",
        (
            "Beleid dat op feiten rust is uit te leggen en bij te sturen.",
            "Veel kennis zit verspreid in de organisatie en bij partners; samen gebruiken loont.",
        ),
        "onderzoekers en data-analisten",
        """
        Staat van Zuid-Holland: jaarlijkse monitor|M|0.3
        Kennisagenda met universiteiten en hogescholen|R|0.6
        Provinciaal dataplatform: doorontwikkeling|I|1.8
        Basisregistratie Ondergrond en topografie: bronhouderschap|B|0.7
        Open geodata en kaartviewer|B|0.4
        Bevolkings- en woningbehoefteprognose 2024|M|0.2|2024-01|2024-12
        Bevolkings- en woningbehoefteprognose 2026|M|0.2|2026-01
        Verkeers- en vervoermodel Zuid-Holland: actualisatie|M|0.9|2024-02
        Digitale tweeling Zuidplas|K|0.5|2024-05
        Kwaliteitskader algoritmen en register|L|0.1|2024-01|2025-03
        Beleidsevaluaties: meerjarig programma|M|0.3
        """,
    ),
    opgave(
        "1-2-2",
        "Europa en public affairs",
        "BES",
        (
            "Brussel en Den Haag beslissen over geld en regels die in Zuid-Holland hard nodig zijn.",
            "Door samen op te trekken met partners krijgt de regio meer voor elkaar.",
        ),
        "public-affairsadviseurs en subsidieadviseurs",
        """
        Lobbyagenda Rijk en Europa|A|0.3
        Regionaal kantoor Brussel met Randstadprovincies|R|0.5
        EFRO Kansen voor West III: cofinanciering|S|4.5
        Interreg-projecten: begeleiding en cofinanciering|S|1.1
        Europees landbouwfonds: uitvoering GLB-NSP|S|3.2|2023-06
        Investeringsagenda kabinetsformatie|P|0.1|2023-09|2024-09
        Just Transition Fund Groot-Rijnmond|S|6.0
        Loket Europese subsidies voor gemeenten|A|0.2|2024-03
        Internationale samenwerking: water en haven|R|0.3
        """,
    ),
    opgave(
        "1-3-1",
        "Mens en organisatie",
        "BDV",
        (
            "Goede mensen vinden en houden is in een krappe arbeidsmarkt geen vanzelfsprekendheid.",
            "Opgavegericht werken slaagt alleen als medewerkers ruimte krijgen om te leren.",
        ),
        "HR-adviseurs en organisatieadviseurs",
        """
        Strategische personeelsplanning 2024-2028|P|0.3|2023-10
        Werving en arbeidsmarktcommunicatie|A|0.9
        Traineeprogramma lichting 2023|P|0.4|2023-01|2025-01
        Traineeprogramma lichting 2025|P|0.4|2024-12
        Leer- en ontwikkelaanbod: Zuid-Hollandse Academie|A|1.4
        Salarisadministratie en personeelsregistratie|B|1.1
        Verzuimbegeleiding en arbodienst|B|0.8
        Vervanging personeelsinformatiesysteem|I|2.4|2024-02
        Invoering functiegebouw en waardering|P|0.5|2023-02
        Diversiteit en inclusie: uitvoeringsplan|P|0.2
        Banenafspraak en sociaal werkgeverschap|A|0.4
        Terugdringen externe inhuur|P|0.2|2024-03
        Leiderschapsprogramma opdrachtgevers en P-managers|P|0.6|2023-04|2025-09
        Medewerkersonderzoek 2025|M|0.1|2025-01|2025-12
        Opgavegericht werken: vervolg na de evaluatie|P|0.4|2025-04
        Duurzame inzetbaarheid en generatieregeling|A|0.5
        """,
    ),
    opgave(
        "1-3-2",
        "Digitale organisatie",
        "BDV",
        (
            "Zonder betrouwbare systemen staat het werk stil, van bruggen tot besluiten.",
            "Dreigingen nemen toe en de eisen aan veilige en toegankelijke systemen ook.",
        ),
        "ICT-architecten en functioneel beheerders",
        """
        Werkplekdiensten en servicedesk|B|6.5
        Migratie naar de hybride cloud|I|4.2
        Informatiebeveiliging: BIO en NIS2 op orde|P|1.6
        Vervanging financieel systeem|I|5.1|2023-09
        Zaakgericht werken: invoering nieuw zaaksysteem|I|3.8|2023-01
        Netwerk en datacentra: beheer|B|3.4
        Applicatiebeheer ruimtelijke systemen|B|1.7
        Aansluiting Digitaal Stelsel Omgevingswet|I|2.6|2023-01|2025-04
        Toegankelijkheid van websites en apps|P|0.4
        Proef met taalmodellen op de werkplek|K|0.3|2024-10
        Vervanging telefonie en vergaderzalen|I|0.9|2024-06|2026-02
        Enterprise-architectuur en applicatieportfolio|A|0.5
        Beveiliging van de industriële automatisering|I|1.9|2024-01
        Uitfasering verouderde databases|I|0.8|2025-03
        Identiteit en toegang: koppeling aan het opdrachtenregister|I|0.6|2025-09
        """,
    ),
    opgave(
        "1-3-3",
        "Huisvesting en facilitaire diensten",
        "BDV",
        (
            "Een gezond en zuinig gebouw nodigt uit om elkaar te ontmoeten.",
            "De provincie wil in eigen huis laten zien dat duurzaam ook betaalbaar kan.",
        ),
        "facilitair adviseurs en vastgoedadviseurs",
        """
        Exploitatie provinciehuis|B|5.2
        Verduurzaming provinciehuis: gasvrij in 2028|V|14.0|2024-01
        Herinrichting werkplekken vleugel C|V|3.1|2023-05|2025-02
        Catering, schoonmaak en beveiliging: contractbeheer|B|3.9
        Wagenpark volledig elektrisch|P|2.2|2023-02|2026-04
        Steunpunten en zoutloodsen: onderhoud gebouwen|B|1.8
        Verkoop overtollig vastgoed|P|0.3
        Bedrijfshulpverlening en crisisorganisatie|A|0.2
        """,
    ),
    opgave(
        "1-3-4",
        "Communicatie en dienstverlening",
        "BDV",
        (
            "Inwoners en ondernemers willen snel een duidelijk antwoord van de provincie.",
            "Wie begrijpelijk uitlegt wat hij doet, wint vertrouwen.",
        ),
        "communicatieadviseurs en klantcontactmedewerkers",
        """
        Klantcontactcentrum en meldpunt wegen|B|1.0
        Website zuid-holland: beheer en redactie|B|0.7
        Begrijpelijke brieven: aanpak Heldere Taal|P|0.2|2023-09|2025-06
        Corporate campagne Elke dag beter|P|0.5|2024-01|2025-12
        Intranet: vernieuwing|I|0.4|2024-08
        Digitaal loket subsidies en vergunningen|I|1.5|2023-03
        Persvoorlichting en crisiscommunicatie|A|0.3
        Klanttevredenheidsonderzoek dienstverlening|M|0.1|2025-05
        """,
    ),
    opgave(
        "1-3-5",
        "Juridische zaken, inkoop en subsidies",
        "BDV",
        (
            "Rechtmatig handelen begint bij goed advies aan de voorkant.",
            "Met inkoop en subsidies zet de provincie elk jaar honderden miljoenen aan het werk.",
        ),
        "juristen en inkoopadviseurs",
        """
        Juridische advisering en procesvertegenwoordiging|A|0.8
        Behandeling van bezwaren en klachten|A|0.3
        Inkoop en aanbesteding: advies en begeleiding|A|0.6
        Uitvoeringsbureau Subsidies|B|0.9
        Algemene subsidieverordening: herziening|L|0.2|2024-02|2025-07
        Woo-verzoeken en actieve openbaarmaking|A|1.2
        Privacy op orde: verwerkingen en DPIA's|P|0.3
        Mandaatregister en ondermandaten: actualisatie|L|0.1|2023-02|2024-03
        Contractmanagement: professionalisering|P|0.3|2024-05
        Grondzaken: aankoop, pacht en onteigening|A|1.1
        Staatssteuntoets en kader|A|0.1
        """,
    ),
    opgave(
        "1-3-6",
        "Compliance en control",
        "CC",
        (
            "Staten, accountant en inwoners moeten kunnen vertrouwen op onze cijfers en verantwoording.",
            "Wie onafhankelijk toetst, helpt de organisatie om risico's op tijd te zien.",
        ),
        "controllers en auditors",
        """
        Jaarrekening 2022|J|0.2|2023-02|2023-07
        Jaarrekening 2023|J|0.2|2023-12|2024-07
        Jaarrekening 2024|J|0.2|2024-12|2025-07
        Jaarrekening 2025|J|0.2|2025-12|2026-07
        Begroting 2024|J|0.2|2023-03|2023-12
        Begroting 2025|J|0.2|2024-03|2024-12
        Begroting 2026|J|0.2|2025-03|2025-12
        Begroting 2027|J|0.2|2026-03
        Kadernota 2025|J|0.1|2024-01|2024-09
        Invoering rechtmatigheidsverantwoording|P|0.4|2023-01|2024-09
        Concernadministratie en crediteuren|B|0.8
        Treasury en schatkistbankieren|A|0.1
        Risicomanagement en weerstandsvermogen|A|0.2
        Interne audits: jaarprogramma|T|0.3
        Business control op de grote projecten|A|0.2
        Functionaris gegevensbescherming: toezicht|T|0.1
        """,
    ),
    opgave(
        "1-3-7",
        "Informatiehuishouding en archief",
        "BDV",
        (
            "Wat de provincie doet moet later terug te vinden en te controleren zijn.",
            "De Archiefwet en de Wet open overheid vragen om informatie die op orde is.",
        ),
        "informatiespecialisten en archivarissen",
        """
        Beheer digitaal archief en e-depot|B|0.6
        Overbrenging bouwarchief kunstwerken|P|0.4|2024-02
        Opschoning netwerkschijven|P|0.3|2023-05|2024-12
        Selectielijst en hotspotmonitor|L|0.1|2025-01
        Postregistratie en digitalisering|B|0.5
        E-mailarchivering en chatberichten|I|0.4|2024-09
        Metagegevens op orde in het zaaksysteem|P|0.2|2025-06
        """,
    ),
)

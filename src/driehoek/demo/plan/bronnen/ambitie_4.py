from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "4-1-1",
        "Innovatieve economie",
        "ECO",
        (
            "Nieuwe bedrijvigheid zorgt voor banen en voor oplossingen waar de samenleving om vraagt.",
            "Kansrijke ideeën stranden vaak tussen proef en markt.",
        ),
        "economisch adviseurs en accountmanagers",
        """
        InnovationQuarter: opdracht en bijdrage|S|8.2
        Regionaal investeringsfonds Energiiq|S|10.0
        MIT-regeling: innovatie in het mkb|S|6.4
        Groeiagenda Zuid-Holland: uitvoering|R|1.2
        Medtech en life sciences: regiodeal|R|2.4
        Quantum Delta Delft: provinciale bijdrage|S|3.0|2023-06
        Luchtvaart- en ruimtevaartcluster|R|1.1
        Fieldlabs maakindustrie: vervolgregeling|S|2.7|2024-02
        Startup- en scale-upaanpak|A|0.7
        Economische visie 2024|L|0.2|2023-04|2024-10
        Veiligheid en defensie: economische kansen|K|0.4|2025-03
        """,
    ),
    opgave(
        "4-1-2",
        "Campussen en bedrijventerreinen",
        "ECO",
        (
            "Bedrijven zoeken ruimte terwijl elke hectare schaars is.",
            "Oude terreinen kunnen dichter, groener en veiliger worden gebruikt.",
        ),
        "planeconomen en gebiedsontwikkelaars",
        """
        Regionale bedrijventerreinenvisies: afspraken|R|0.3
        Herstructurering bedrijventerreinen: subsidieregeling|S|4.8
        Campusontwikkeling Leiden Bio Science Park|R|3.6
        Campusontwikkeling TU Delft Zuid|R|2.2
        Unmanned Valley Valkenburg|P|3.1
        Watergebonden bedrijventerreinen: behoud en uitbreiding|L|0.2|2023-10
        Bedrijventerrein Nieuw Reijerwaard: deelneming|P|5.5
        Kantorenmarkt: actualisatie plancapaciteit|L|0.1|2024-03|2025-04
        Vergroening bedrijventerreinen Drechtsteden|S|1.4|2024-06
        """,
    ),
    opgave(
        "4-1-3",
        "Circulaire economie",
        "ECO",
        (
            "In 2050 wil Zuid-Holland alleen nog hergebruikte of hernieuwbare grondstoffen gebruiken.",
            "Afval van de een is grondstof voor de ander, als zij elkaar weten te vinden.",
        ),
        "duurzaamheidsadviseurs en accountmanagers",
        """
        Circulair Zuid-Holland: strategie en actieagenda|P|0.9
        Regeling circulaire ketens|S|2.8
        Biobased bouwen: vezelgewassen van veld tot woning|R|1.6|2023-09
        ACCEZ: onderzoeksprogramma circulaire economie|M|0.7|2023-01|2024-12
        Grondstoffenhub bouw- en sloopmateriaal|V|3.2|2024-04
        Plasticvrije rivieren: Maas en Lek|R|0.8
        Circulaire glastuinbouw: substraat en folie|K|0.4|2024-02
        Reparatiecentra en ambachten|S|0.5|2025-01
        """,
    ),
    opgave(
        "4-1-4",
        "Werken en leren: human capital",
        "ECO",
        (
            "Bedrijven vinden te weinig technici en zorgmedewerkers, terwijl anderen aan de kant staan.",
            "Wie blijft leren houdt zijn baan, ook als het werk verandert.",
        ),
        "arbeidsmarktadviseurs en programmamanagers",
        """
        Human Capital Akkoord Zuid-Holland|R|2.9
        Leercultuur in het mkb: subsidieregeling|S|2.0
        Techniekpact en installateurs voor de energietransitie|R|1.3
        Mbo-campus Drechtsteden: maritieme opleidingen|S|1.5|2023-10
        Arbeidsmarktmonitor|M|0.2
        Zij-instroom bouw en infra|P|0.9|2024-03
        Internationaal talent: opvang en huisvesting|K|0.3|2024-09
        """,
    ),
    opgave(
        "4-2-1",
        "Vitale greenports",
        "ECO",
        (
            "De tuinbouw is een wereldspeler en een grote gebruiker van ruimte, water en energie.",
            "Telers willen verduurzamen als het bedrijf daarmee toekomst houdt.",
        ),
        "tuinbouwadviseurs en procesmanagers",
        """
        Greenport West-Holland: uitvoeringsprogramma|R|1.5
        Greenport Duin- en Bollenstreek: herstructurering|P|2.6
        Greenport Boskoop: gebiedsontwikkeling boomkwekerij|P|1.9
        Modernisering glastuinbouw Oostland|P|3.3
        Schoon oppervlaktewater in de glastuinbouw: emissieloos 2027|R|0.9
        Herstructurering verspreid glas: saneringsregeling|S|4.1
        Tuinbouw Versneller: digitalisering en robots|S|1.8|2023-09
        Huisvesting arbeidsmigranten bij telers|R|0.6
        CO2-levering aan kassen: alternatieven|K|0.5|2024-05
        """,
    ),
    opgave(
        "4-2-2",
        "Haven en maritieme economie",
        "ECO",
        (
            "De haven verdient geld voor heel Nederland en moet in een generatie schoon worden.",
            "Maritieme bedrijven in de Drechtsteden bouwen schepen die wereldwijd gevraagd zijn.",
        ),
        "economisch adviseurs en ruimtelijk adviseurs",
        """
        Havenvisie: uitvoeringsagenda met het Havenbedrijf|R|0.6
        NOVEX Rotterdamse haven: provinciale inzet|R|1.0|2023-04
        Maritieme maakindustrie: subsidie schone schepen|S|5.2|2023-09
        Regio Deal Drechtsteden: maritiem|S|3.8
        Cruise en walstroom: afspraken met de sector|L|0.1|2024-10
        Havens Moerdijk - Dordrecht: samenwerking achterland|R|0.4
        Nautisch toerisme en jachtbouw|S|0.7
        """,
    ),
    opgave(
        "4-2-3",
        "Toerisme en vrijetijdseconomie",
        "ECO",
        (
            "Bezoekers brengen leven en inkomsten, mits zij zich beter verspreiden.",
            "Van kust tot Kinderdijk heeft de provincie veel te bieden buiten de drukke plekken.",
        ),
        "adviseurs vrijetijdseconomie en marketeers",
        """
        Bestemmingsontwikkeling Hollandse kust|R|0.7
        Werelderfgoed Kinderdijk: bezoekersspreiding|R|1.1
        Vitale vakantieparken|P|0.9
        Routebureau wandelen en fietsen|A|0.8
        Regeling Toeristische voorzieningen|S|1.3
        Biesbosch: toegang en bezoekerscentrum|S|1.2|2023-10
        Monitor vrijetijdseconomie|M|0.1
        """,
    ),
    opgave(
        "4-2-4",
        "Digitale economie",
        "ECO",
        (
            "Kleine bedrijven blijven achter bij het gebruik van data en slimme techniek.",
            "Digitale weerbaarheid is voorwaarde om zaken te kunnen doen.",
        ),
        "economisch adviseurs en ICT-adviseurs",
        """
        Mkb-deal digitalisering|S|1.7|2023-01
        Cyberweerbaar bedrijventerrein|P|0.6
        AI-hub Zuid-Holland|R|1.4
        Breedband buitengebied: laatste adressen|P|0.8|2023-01|2025-06
        European Digital Innovation Hub: cofinanciering|S|1.1|2023-04
        Datacenters: ruimtelijk toetsingskader|L|0.1|2023-09|2024-12
        """,
    ),
)

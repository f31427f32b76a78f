from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "7-1-1",
        "Bevorderen van gezonde luchtkwaliteit",
        "MIL",
        (
            "Vuile lucht kost inwoners gezonde levensjaren, vooral langs drukke wegen en bij de haven.",
            "De normen worden strenger en vragen om maatregelen bij de bron.",
        ),
        "milieuadviseurs en gezondheidskundigen",
        """
        Schone Lucht Akkoord: provinciaal uitvoeringsplan|P|1.8
        Meetnet luchtkwaliteit en burgermetingen|M|0.7
        Houtstook: voorlichting en stookwijzer|S|0.4
        Schone binnenvaart: subsidie katalysatoren|S|2.6
        Emissieloze mobiele werktuigen: convenant|R|0.5|2023-10
        Ultrafijnstof rond luchthavens: onderzoek|M|0.3|2024-02
        """,
    ),
    opgave(
        "7-1-2",
        "Minder geluidhinder",
        "MIL",
        (
            "Geluid van wegen en vliegtuigen verstoort de slaap van veel inwoners.",
            "Stil asfalt en schermen helpen het meest waar veel mensen wonen.",
        ),
        "geluidsdeskundigen en verkeerskundigen",
        """
        Actieplan geluid provinciale wegen 2024-2029|L|0.2|2023-09|2024-10
        Stil asfalt: prioriteiten en bijdrage aan onderhoud|P|3.9
        Geluidsschermen N470 en N209|V|6.1|2023-06
        Gevelisolatie langs provinciale wegen|S|1.5
        Stiltegebieden: bescherming en beleving|A|0.1
        Geluidproductieplafonds: invoering|P|0.4|2024-01
        """,
    ),
    opgave(
        "7-1-3",
        "Vergunningen, toezicht en handhaving",
        "MIL",
        (
            "Bedrijven met grote risico's moeten zich aan de regels houden en omwonenden moeten daarop kunnen rekenen.",
            "Vijf omgevingsdiensten werken in opdracht van de provincie.",
        ),
        "vergunningverleners en toezichthouders",
        """
        DCMR Milieudienst Rijnmond: werkplan en bijdrage|T|19.5
        Omgevingsdienst Haaglanden: werkplan en bijdrage|T|7.4
        Omgevingsdienst West-Holland: werkplan en bijdrage|T|4.6
        Omgevingsdienst Midden-Holland: werkplan en bijdrage|T|4.1
        Omgevingsdienst Zuid-Holland Zuid: werkplan en bijdrage|T|7.9
        Nota Vergunningen, toezicht en handhaving 2023-2026|L|0.2|2023-01|2023-12
        Actualisatie vergunningen grote bedrijven|T|1.9
        Robuuste omgevingsdiensten: uitvoering landelijk advies|P|0.6|2023-05|2026-02
        Omgevingsveiligheid: signaleringskaart en advies|A|0.4
        Toezicht ontgrondingen en luchtvaartterreinen|T|0.3
        Milieucriminaliteit: samenwerking met politie en OM|R|0.3|2024-04
        """,
    ),
    opgave(
        "7-1-4",
        "Zorgwekkende stoffen",
        "MIL",
        (
            "Omwonenden van chemische bedrijven willen weten wat zij binnenkrijgen.",
            "PFAS zit in bodem, water en ei; terugdringen begint bij de fabriek.",
        ),
        "milieuadviseurs en toxicologen",
        """
        PFAS Dordrecht en omgeving: lozingen en gezondheid|P|1.7
        Zeer zorgwekkende stoffen: vergunningen doorgelicht|T|0.9
        Asbest: regeling daken agrariërs|S|1.2|2023-01|2025-09
        Eieren, moestuinen en PFAS: meetprogramma|M|0.4|2023-11
        Geur en gezondheid rond industrie|T|0.3
        Schadevergoeding en aansprakelijkstelling PFAS|P|0.5|2024-06
        """,
    ),
    opgave(
        "7-1-5",
        "Bodem en ondergrond",
        "MIL",
        (
            "Onder de grond wordt het druk met warmte, kabels, drinkwater en oude vervuiling.",
            "Wie de ondergrond kent, voorkomt schade en kosten bovengronds.",
        ),
        "bodemadviseurs en hydrologen",
        """
        Nazorg gesloten stortplaatsen|B|2.4
        Bodemsanering spoedlocaties|P|3.6
        Bodemvisie ondergrond: ordening warmte en drinkwater|L|0.2|2023-10
        Grondwaterkwaliteit: meetnet|M|0.6
        Bodemsanering Zellingwijk Gouderak: nazorg|B|0.5
        Loodaanpak kinderspeelplaatsen|S|0.8|2023-04
        Warme overdracht bodemtaken aan gemeenten|R|0.3|2023-01|2024-11
        Stortplaats Coupépolder Alphen: onderzoek en maatregelen|P|2.0|2023-06
        """,
    ),
    opgave(
        "7-2-1",
        "Recreatie, sport, kennisontwikkeling en innovatie",
        "MIL",
        (
            "Wie dichtbij kan wandelen, zwemmen en sporten leeft gezonder.",
            "De recreatiegebieden krijgen meer bezoekers terwijl het onderhoud achterloopt.",
        ),
        "recreatieadviseurs en gebiedsbeheerders",
        """
        Recreatiegebieden: eigendom en beheer|B|8.3
        Recreatieschappen: bijdrage en toekomst|R|5.1
        Wandelroutenetwerk: aanleg en beheer|B|1.2
        Sloepennetwerk en vaarroutes|B|0.9
        Sportakkoord en bewegen in het groen|S|1.4
        Landgoed en park Rozenburgse Bos: inrichting|N|1.5|2024-02
        Zwemstranden: veiligheid en voorzieningen|B|0.8
        Toegankelijke natuur voor mensen met een beperking|S|0.6|2023-10
        Nationaal evenement: Tour en topsport|S|1.0|2024-10
        Park Vlietzone: recreatieve verbinding|N|1.9|2023-05
        """,
    ),
    opgave(
        "7-3-1",
        "Klimaatbestendig Zuid-Holland",
        "MIL",
        (
            "Hoosbuien, hitte en droogte komen vaker voor en raken het laagste deel van het land als eerste.",
            "Nu bouwen zonder rekening te houden met het klimaat is straks dubbel betalen.",
        ),
        "klimaatadviseurs en stedenbouwkundigen",
        """
        Weerkrachtig Zuid-Holland: uitvoeringsprogramma|P|1.9
        Convenant Klimaatadaptief Bouwen|R|0.6
        Impulsregeling klimaatadaptatie gemeenten|S|5.8
        Hittestress in steden: regeling koele plekken|S|1.3|2023-09
        Water en bodem sturend: ruimtelijke uitwerking|L|0.3|2023-03
        Kennisportaal en klimaateffectatlas|M|0.2
        Kwetsbare objecten: stresstest provinciale wegen|K|0.5|2024-01|2025-08
        Blauwgroene daken: voorbeeldprojecten|S|0.9|2024-05
        """,
    ),
    opgave(
        "7-3-2",
        "Schoon en gezond water",
        "MIL",
        (
            "In 2027 moet het water voldoen aan de Europese kaderrichtlijn.",
            "Planten, vissen en zwemmers merken het meteen als het water vies is.",
        ),
        "waterkwaliteitsadviseurs en ecologen",
        """
        Kaderrichtlijn Water: impuls 2023-2027|P|3.2|2023-01
        KRW-maatregelen waterschappen: cofinanciering|S|4.7
        Vismigratie Haringvliet en polders|N|1.6
        Zwemwater: aanwijzing en toezicht|T|0.4
        Medicijnresten uit afvalwater: samenwerking|R|0.5|2024-03
        Regionaal Waterprogramma 2022-2027: tussentijdse herziening|L|0.2|2024-02|2025-06
        Grenzeloos Rijn en Maas: internationale afstemming|A|0.1
        Bestrijdingsmiddelen in oppervlaktewater: bollenteelt|R|0.6|2023-09
        """,
    ),
    opgave(
        "7-3-3",
        "Waterveiligheid en zoetwater",
        "MIL",
        (
            "Achter de dijken wonen drie miljoen mensen onder zeeniveau.",
            "Zoetwater is in droge zomers niet meer vanzelfsprekend, ook niet voor drinkwater.",
        ),
        "wateradviseurs en hydrologen",
        """
        Dijkversterking Krachtige IJsseldijken Krimpenerwaard: bevoegd gezag|T|0.8
        Dijkversterking Sterke Lekdijk: inpassing en goedkeuring|T|0.5
        Deltaprogramma Rijnmond-Drechtsteden|R|0.6
        Zandmotor en kustveiligheid|M|0.7
        Drinkwatervoorziening 2040: nieuwe bronnen|K|1.0|2023-05
        Grondwaterbeschermingsgebieden: toezicht en regels|T|0.4
        Klimaatbestendige wateraanvoer West-Nederland|R|1.4
        Regionale keringen: normen en toetsing|T|0.3
        Droogteregie: draaiboek watertekort|P|0.2|2024-03
        """,
    ),
    opgave(
        "7-3-4",
        "Gezonde samenleving en vrijwillige inzet",
        "MIL",
        (
            "Gezond leven is niet voor iedereen even bereikbaar; dat verschil wil de provincie kleiner maken.",
            "Vrijwilligers houden dorpen en wijken draaiende.",
        ),
        "sociaal adviseurs en subsidieadviseurs",
        """
        Gezonde samenleving en vrijwillige inzet|P|2.4
        """,
    ),
)

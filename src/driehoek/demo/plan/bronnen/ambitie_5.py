from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "5-1-1",
        "Nieuwe natuur realiseren",
        "NAT",
        (
            "Planten en dieren hebben grotere, verbonden gebieden nodig om te overleven.",
            "Met het Rijk is afgesproken dat het natuurnetwerk in 2027 af is.",
        ),
        "ecologen en grondverwervers",
        """
        Buijtenland van Rhoon: inrichting 600 hectare|N|18.0
        Ecologische verbindingszone Midden-Delfland|N|4.2
        Natuurnetwerk Krimpenerwaard: oplevering laatste blokken|N|22.0
        Natuurnetwerk Gouwe Wiericke|N|9.6
        Bentwoud: natuur en bosaanleg|N|6.3
        Polder Biesland: natuurinclusieve inrichting|N|3.7
        Kooipolder en Vijfheerenlanden: weidevogelkern|N|2.8|2023-09
        Grondverwerving natuurnetwerk 2023-2027|B|14.5|2023-01
        Subsidieregeling Kwaliteitsimpuls natuur (SKNL)|S|7.5
        Bosstrategie: 200 hectare nieuw bos|P|8.1
        Alblasserbos: bosuitbreiding|N|2.3|2024-10
        Ecoduct Haaglanden N44: realisatie|V|12.4|2023-05
        """,
    ),
    opgave(
        "5-1-2",
        "Bevorderen biodiversiteit",
        "NAT",
        (
            "Veel gewone soorten worden zeldzaam, ook buiten de natuurgebieden.",
            "Groen rond huis, weg en akker kan samen een groot leefgebied vormen.",
        ),
        "ecologen en landschapsarchitecten",
        """
        Actieplan bijen en bestuivers|P|0.6
        Leefgebied weidevogels: agrarisch natuurbeheer|S|6.9
        Soortenbescherming: noordse woelmuis en purperreiger|P|0.8
        Groen doet goed: kinderen en natuur|S|0.7
        Stedelijk groen: subsidie Groenblauwe schoolpleinen|S|1.2
        Invasieve exoten: rivierkreeft en watercrassula|P|1.4
        Landschapstafels en streekrekening|S|1.8
        Aanleg akkerranden Hoeksche Waard|S|0.9
        Basiskwaliteit natuur: meetnet|M|0.5|2024-01
        Toekomst otter: knelpunten oplossen|P|0.5|2024-04
        """,
    ),
    opgave(
        "5-1-3",
        "Faunabeheer",
        "NAT",
        (
            "Wilde dieren horen bij Zuid-Holland en geven soms schade of gevaar.",
            "Boeren en jagers vragen om duidelijke regels die standhouden bij de rechter.",
        ),
        "ecologen en juristen",
        """
        Faunabeheerplan ganzen: vergunning en uitvoering|T|0.5
        Tegemoetkoming faunaschade|S|6.2
        Wolf in Zuid-Holland: draaiboek en voorlichting|P|0.3|2023-09
        Faunabeheereenheid: subsidie en afspraken|S|0.6
        Aanrijdingen met reeën: preventie N-wegen|P|0.4|2024-02
        Muskusratten en bevers: afspraken met waterschappen|R|0.2
        Vogelgriep: meldpunt en opruiming|B|0.3
        """,
    ),
    opgave(
        "5-1-4",
        "Natuurbeheer en Natura 2000",
        "NAT",
        (
            "De beschermde duinen, venen en wateren staan onder druk door verdroging en neerslag van stikstof.",
            "Herstel lukt alleen met beheerders die jaren vooruit kunnen plannen.",
        ),
        "ecologen en gebiedsregisseurs",
        """
        Beheerplan Natura 2000 Meijendel en Berkheide|P|1.1
        Beheerplan Natura 2000 Solleveld en Kapittelduinen|P|0.8
        Beheerplan Natura 2000 Nieuwkoopse Plassen|P|1.0
        Beheerplan Natura 2000 Voornes Duin|P|0.9|2024-01
        Beheerplan Natura 2000 Biesbosch: herziening|P|0.7|2025-01
        Subsidiestelsel Natuur en Landschap (SNL)|S|16.5
        Natuurherstel Haringvliet: getijdennatuur|N|5.4
        Verdrogingsbestrijding Westduinen Goeree|N|2.2|2023-10
        Toezicht en handhaving in natuurgebieden|T|1.3
        Nationaal Park Hollandse Duinen|R|0.9
        Nationaal Park NLDelta|R|0.6
        Monitoring natuurkwaliteit|M|1.2
        """,
    ),
    opgave(
        "5-2-1",
        "Aanpak stikstof",
        "NAT",
        (
            "Zolang de natuur te veel stikstof krijgt, lopen vergunningen en bouwplannen vast.",
            "Ondernemers willen weten waar zij aan toe zijn.",
        ),
        "stikstofdeskundigen en juristen",
        """
        Gebiedsaanpak stikstof Nieuwkoopse Plassen|P|6.8
        Gebiedsaanpak stikstof duinen en kust|P|5.1
        Proef Groene Hart: minder stikstof op het boerenerf|K|4.3|2024-05
        Provinciale beëindigingsregeling veehouderijen|S|9.0|2023-11
        Legalisatie PAS-melders|T|0.6
        Vergunningverlening natuur: stikstof|T|1.1
        Stikstofbank en rekenkader|B|0.3
        Stikstofmeetnet Zuid-Holland|M|0.8|2023-06
        Ammoniakreductie op stal: innovatieregeling|S|3.4|2024-02
        """,
    ),
    opgave(
        "5-2-2",
        "Vitale landbouw",
        "NAT",
        (
            "Boeren zorgen voor eten en landschap en hebben recht op een eerlijk inkomen.",
            "De bodem en het water vragen om een andere manier van telen.",
        ),
        "landbouwadviseurs en gebiedsregisseurs",
        """
        Uitvoeringsprogramma Vitale Landbouw|P|12.0
        Voedselfamilies: netwerk duurzame voedselketens|R|0.9
        Jonge boeren: regeling bedrijfsovername|S|2.4
        Bodem op orde: akkerbouw Goeree-Overflakkee|R|1.1
        Kringlooplandbouw melkveehouderij: kritische prestatie-indicatoren|M|0.7
        Korte ketens en streekproducten|S|0.8
        Kavelruil en vrijwillige grondruil|S|1.6
        Verzilting: zilte teelten en zoetwaterberging|K|0.9|2023-10
        Praktijkcentrum Bodem en water Schoonhoven|S|1.0|2024-04
        """,
    ),
    opgave(
        "5-2-3",
        "Groene Hart, veenweide en bodemdaling",
        "NAT",
        (
            "Het veen zakt elk jaar verder, met schade aan wegen, huizen en klimaat.",
            "Het Groene Hart moet open en leefbaar blijven tussen vier grote steden.",
        ),
        "gebiedsregisseurs en hydrologen",
        """
        Regionale veenweidenstrategie: uitvoering|P|7.7
        Hoger waterpeil Alblasserwaard: vijf pilots|N|4.9
        Natte teelten: lisdodde en cranberry Bodegraven|K|0.8|2023-06
        Waterinfiltratiesystemen: subsidieregeling|S|5.3|2023-09
        Nationaal Kennisprogramma Bodemdaling|M|0.6
        NOVEX Groene Hart: perspectief en uitvoering|R|1.3|2023-03
        Preventieve aanpak funderingsschade|R|0.9|2024-03
        Gebiedsproces polder Bloemendaal en Reeuwijk|P|1.8
        Meetnet broeikasgassen veen|M|0.4|2024-01
        """,
    ),
    opgave(
        "5-2-4",
        "Programma landelijk gebied",
        "NAT",
        (
            "Natuur, water, landbouw en klimaat komen in hetzelfde gebied samen; losse plannen werken elkaar tegen.",
            "Elk gebied is anders en vraagt om een eigen weg naar dezelfde doelen.",
        ),
        "gebiedsregisseurs en programmamanagers",
        """
        Zuid-Hollands Programma Landelijk Gebied: opstellen|L|1.1|2023-01|2024-08
        Gebiedsprogramma Alblasserwaard|P|2.7
        Gebiedsprogramma Krimpenerwaard|P|2.4
        Gebiedsprogramma Delfland en Schieland|P|2.0
        Gebiedsprogramma Zuid-Hollandse eilanden|P|2.3
        Gebiedsprogramma Rijnland|P|2.1
        Grondbank landelijk gebied|B|8.8|2023-10
        Sociaal-economische effectstudie landelijk gebied|K|0.3|2023-09|2024-09
        Maatregelpakket Rijk tweede tranche: aanvraag|P|0.4|2024-02|2025-03
        """,
    ),
)

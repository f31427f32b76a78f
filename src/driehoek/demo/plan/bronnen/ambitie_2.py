from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "2-1-1",
        "Stimuleren transitie naar duurzaam, veilig en slim personenvervoer",
        "BER",
        (
            "De wegen en treinen raken vol; slimmer en schoner reizen houdt de regio bereikbaar.",
            "Minder autokilometers betekent schonere lucht, minder files en meer ruimte.",
        ),
        "verkeerskundigen en gedragsadviseurs",
        """
        Werkgeversaanpak Zuid-Holland Bereikbaar|R|2.4
        Mobiliteitshubs: eerste tien locaties|P|4.8
        Deelmobiliteit in landelijk gebied|K|0.9|2023-09
        Collectief vervoer haven en Maasvlakte|R|1.0|2025-11
        Laadinfrastructuur personenvervoer: gebiedsaanpak Zuidwest|R|1.6
        Reisgedragonderzoek en mobiliteitsmonitor|M|0.4
        Slimme verkeerslichten: uitrol tweede fase|V|6.3|2023-04
        Verkeersmanagementcentrale: bediening en afspraken|B|2.1
        Zelfrijdend vervoer naar de airport Rotterdam The Hague|K|1.2|2024-03
        Gratis openbaar vervoer voor lage inkomens: proef|S|10.0|2024-06
        """,
    ),
    opgave(
        "2-1-2",
        "Openbaar vervoer dat werkt voor iedereen",
        "BER",
        (
            "Wie geen auto heeft moet ook op het werk, op school en in het ziekenhuis kunnen komen.",
            "Reizigers komen terug als bus en trein betrouwbaar, vlot en betaalbaar zijn.",
        ),
        "concessiebeheerders en vervoerkundigen",
        """
        Concessie Zuid-Holland Noord: beheer|B|38.0
        Concessie Drechtsteden, Molenlanden en Gorinchem: beheer|B|21.0
        Concessie Hoeksche Waard en Goeree-Overflakkee: beheer|B|17.5
        Treindienst MerwedeLingelijn: beheer|B|12.4
        Aanbesteding concessie Zuid-Holland Noord 2027|P|1.1|2024-09
        R-net Leiden - Zoetermeer: verhoging frequentie|P|5.6|2024-02
        Toegankelijke haltes: laatste 120 haltes|V|7.2|2023-03
        Waterbus Rotterdam - Drechtsteden: contractbeheer|B|6.8
        Veer Maassluis - Rozenburg: instandhouding|B|1.9
        Veren en kleine pontjes: subsidieregeling|S|0.8
        Buurtbusverenigingen: ondersteuning|S|0.9
        Station Dordrecht Leerpark: verkenning halte|K|0.7|2024-01
        Zero-emissie bussen: laadinfrastructuur remises|V|9.5
        HOV-corridor Noordwijk - Schiphol|V|24.0
        """,
    ),
    opgave(
        "2-1-3",
        "Meer Zuid-Hollanders op de fiets",
        "BER",
        (
            "De fiets is voor veel ritten tot vijftien kilometer het snelste en gezondste vervoermiddel.",
            "Doorgaande routes ontbreken nog op plekken waar veel mensen wonen en werken.",
        ),
        "fietsadviseurs en ontwerpers",
        """
        Doorfietsroute Rotterdam - Gouda|V|8.4
        Doorfietsroute Leiden - Den Haag: Haagse kant|V|5.7
        Doorfietsroute Dordrecht - Rotterdam F16: ontbrekende schakels|V|6.1
        Doorfietsroute Naaldwijk - Rotterdam|V|7.9|2023-09
        Fietsparkeren bij ov-knooppunten|S|3.2
        Subsidieregeling Fietsprojecten gemeenten|S|5.0
        Fietssnelbrug Oude Rijn Bodegraven: verkenning|K|0.6|2024-04
        Fietstelpunten en netwerkmonitor|M|0.3
        Verlichting fietspad N446 Leiderdorp - Woubrugge|V|1.1|2024-03|2025-10
        Fietseducatie op basisscholen: School op Seef|S|0.5
        Regionaal fietsplan Hoeksche Waard|L|0.1|2025-02
        """,
    ),
    opgave(
        "2-1-4",
        "Voorbereiding provinciale infrastructuurprojecten en -subsidies (PZI)",
        "BER",
        (
            "Een project dat goed is voorbereid valt later niet tegen in geld, tijd of draagvlak.",
            "Veel bruggen en wegen uit de jaren zestig naderen tegelijk het einde van hun levensduur.",
        ),
        "projectleiders en kostendeskundigen",
        """
        Vervanging Concordiabrug Gorinchem|K|0.8
        Verbreding N210 Krimpenerwaard: planstudie|K|2.1
        N207 Zuid: Bentwoudlaan en Verlengde Beethovenlaan|V|31.0
        N211 Wippolderlaan: capaciteit en kruisingen|V|22.5
        N57 Goeree-Overflakkee: veiligheidsmaatregelen|K|1.3|2023-10
        Vervanging Hefbrug Boskoop: voorverkenning|K|0.9|2024-02
        Maasdeltatunnel aansluitingen onderliggend wegennet|R|3.8
        Rotonde N214 Bleskensgraaf|V|2.6|2023-05
        N216 aansluiting Schoonrewoerdseweg Leerdam|K|0.7|2024-09
        Brug over de Noord: verkenning vaste oeververbinding|K|1.4|2025-02
        Subsidies gemeentelijke infrastructuur: kleine projecten|S|4.0
        Actualisatie Programma Zuid-Hollandse Infrastructuur 2024|J|0.2|2023-11|2024-12
        Actualisatie Programma Zuid-Hollandse Infrastructuur 2026|J|0.2|2025-10
        Nieuwe oeververbinding Spijkenisse: bijdrage aan de MIRT-studie|R|1.2
        Grondverwerving infrastructuurprojecten|B|6.0
        """,
    ),
    opgave(
        "2-1-5",
        "Vlot en schoon goederenvervoer",
        "BER",
        (
            "De haven en de greenports draaien op vervoer dat op tijd komt en steeds minder uitstoot.",
            "Meer lading over water en spoor ontlast de weg.",
        ),
        "logistiek adviseurs en vaarwegdeskundigen",
        """
        Logistieke corridor A15 - A16: truckparkings|V|7.0
        Van weg naar water: containertransferium Alblasserdam|R|2.3
        Walstroom binnenvaart: twaalf ligplaatsen|V|4.4|2023-06
        Zero-emissie stadslogistiek: samenwerking met zes gemeenten|R|0.8
        Clean Energy Hubs langs de corridors|P|2.9|2023-09
        Spoorgoederenvervoer: lobby en leefbaarheid|A|0.2
        Beter benutten Gouwe: reistijd beroepsvaart|P|1.2
        Tijdvensters brugbediening: afspraken met schippers|L|0.1|2024-05|2025-06
        Buisleidingenstrook: ruimtelijke reservering|R|0.3|2024-01
        """,
    ),
    opgave(
        "2-1-6",
        "Verkeersveiligheid voorop",
        "BER",
        (
            "Elk slachtoffer is er een te veel; vooral fietsers en jonge bestuurders lopen risico.",
            "Risico's vooraf aanpakken voorkomt ongevallen op wegen waar nu nog weinig gebeurt.",
        ),
        "verkeersveiligheidsadviseurs en gedragskundigen",
        """
        Uitvoeringsprogramma verkeersveiligheid 2023-2026|P|3.5|2023-01
        Risicogestuurde aanpak provinciale wegen|P|6.8
        Veilige bermen en obstakels N-wegen|V|5.5
        Subsidie verkeersveiligheid gemeenten (SPV)|S|4.2
        Campagne MONO en Bob in Zuid-Holland|A|0.4
        Veilige schoolroutes Bollenstreek|P|0.7|2024-02
        Landbouwverkeer: veilige doorgang Krimpenerwaard|K|0.3|2024-10
        Trajectcontrole N59 Oude-Tonge - Den Bommel|V|1.0|2024-03|2025-11
        Ongevallenregistratie en risicokaart|M|0.2
        Regionaal ondersteuningsbureau verkeersveiligheid|R|0.6
        """,
    ),
    opgave(
        "2-2-1",
        "Beheer en onderhoud op orde en duurzaam",
        "DBI",
        (
            "Weggebruikers en schippers rekenen elke dag op veilige wegen, bruggen en vaarwegen.",
            "Op tijd onderhouden is goedkoper en duurzamer dan te laat herstellen.",
        ),
        "wegbeheerders en technisch specialisten",
        """
        Groot onderhoud N207 passage Leimuiden|G|6.4
        Groot onderhoud N206 Zoetermeer - Leiden|G|8.9|2023-06
        Groot onderhoud N214 Papendrecht - Noordeloos|G|7.3
        Groot onderhoud N215 Melissant - Dirksland|G|4.1|2024-01
        Groot onderhoud N231 Nieuwveen - Aalsmeer|G|3.8|2024-03
        Groot onderhoud N445 Leiden - Roelofarendsveen|G|2.9
        Groot onderhoud N448 Leidschendam - Stompwijk|G|2.7|2025-01
        Groot onderhoud N218 Brielle - Europoort|G|9.2|2023-10
        Groot onderhoud N471 Rotterdam - Pijnacker|G|4.6
        Vervanging Steekterbrug: bewegingswerk en bediening|V|12.5
        Vervanging Waddinxveense hefbrug: conservering en techniek|V|9.8|2023-04
        Vervanging Wilhelminabrug Leidschendam|V|8.1
        Renovatie Julianasluis Gouda|V|16.4|2023-09
        Renovatie Rijn-Schiekanaal sluis Leidschendam|V|11.0
        Renovatie aquaduct N11 Alphen|V|5.2|2024-06
        Vervanging Kruithuisbrug Delft|V|13.7|2024-02
        Versterking viaduct N209 Bleiswijk|V|3.3|2025-01
        Oeververvanging Schie: Delft - Overschie|V|14.8
        Oeververvanging Gouwe westzijde|V|10.6|2023-06
        Oeververvanging Vliet: Voorburg - Leidschendam|V|7.7|2024-09
        Baggeren Rijn-Schiekanaal|G|5.9
        Baggeren Delftse Schie en Schiedamse Schie|G|4.4|2024-04
        Dagelijks onderhoud wegen gebied Noord|B|9.5
        Dagelijks onderhoud wegen gebied Zuid|B|8.7
        Dagelijks onderhoud vaarwegen en oevers|B|6.6
        Gladheidsbestrijding|B|4.9
        Bediening bruggen en sluizen op afstand|B|7.8
        Centrale bediening: bouw bediencentrale Steekterpoort III|V|6.9
        Incidentmanagement en weginspectie|B|2.2
        Openbare verlichting: vervanging door led|V|5.0
        Verkeersregelinstallaties: beheer en vervanging|B|3.6
        Groenbeheer bermen: ecologisch maaien|B|3.1
        Inspecties en areaalgegevens kunstwerken|M|2.4
        Faunapassages en ontsnippering in beheer|B|0.6
        Oplevering en overdracht RijnlandRoute N434|P|2.8|2024-01|2025-12
        Elektrische installaties tunnels: jaarcontract|B|4.2
        Assetmanagementplan 2025-2029|L|0.2|2024-02|2025-05
        Emissieloos onderhoudsmaterieel: proef met aannemers|K|0.7|2024-08
        Aanpak exoten langs wegen: Japanse duizendknoop|P|0.9
        Raamcontracten asfalt en wegmarkering|B|3.7
        """,
    ),
    opgave(
        "2-3-1",
        "Realisatie van infrastructuurprojecten",
        "BER",
        (
            "De regio groeit en het netwerk moet meegroeien zonder de leefbaarheid te schaden.",
            "Wat Staten hebben besloten, moet volgens afspraak buiten worden gebouwd.",
        ),
        "projectmanagers en contractmanagers",
        """
        RijnlandRoute: deelproject Europaweg N206|V|86.0
        RijnlandRoute: afronding Corbulotunnel N434|V|42.0|2023-01|2025-06
        RijnlandRoute: nazorg Tjalmaweg|V|6.5|2023-01|2024-11
        N231 verlegging Nieuwkoop|V|11.8
        N213 reconstructie kruispunt Naaldwijk|V|9.3
        N222 Veilingroute: tweede fase|V|18.5|2023-05
        Ongelijkvloerse kruising N223 De Lier|V|15.2|2024-01
        Turborotonde N470 Delfgauw|V|4.9|2023-09
        Nieuwe brug Oude Wetering|V|17.6
        Randweg N209 Hazerswoude-Dorp: bijdrage|R|5.0|2024-05
        N217 Oud-Beijerland: parallelweg|V|6.7|2024-10
        Busbaan N206 Katwijk - Leiden|V|27.0
        """,
    ),
    opgave(
        "2-3-2",
        "Duurzame en circulaire infrastructuur",
        "BER",
        (
            "Wegen en bruggen kosten veel grondstoffen; hergebruik spaart geld en klimaat.",
            "Wat hier als proef slaagt, kan morgen de standaard zijn.",
        ),
        "duurzaamheidsadviseurs en materiaalkundigen",
        """
        Energieneutraal wegbeheer N470: evaluatie en vervolg|K|0.5|2023-02|2024-10
        Circulaire viaducten: hergebruik liggers|V|3.9|2024-02
        Zonnegeluidsschermen N470|V|2.8|2023-06
        Biobased asfalt: proefvakken N207 en N211|K|1.1|2023-10
        CO2-prestatieladder bij aanbestedingen|P|0.2
        Materialenpaspoort bruggen|M|0.4|2024-05
        Schoon en emissieloos bouwen: routekaart|P|2.6|2024-01
        Innovatieloket infrastructuur|A|0.5
        """,
    ),
)

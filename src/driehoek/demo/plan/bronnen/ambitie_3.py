from driehoek.demo.plan.bronnen.vorm import opgave

OPGAVEN = (
    opgave(
        "3-1-1",
        "Regionale energiestrategieën, zon en wind",
        "ENE",
        (
            "In 2030 moet veel meer stroom uit de eigen regio komen.",
            "Inwoners willen meepraten over waar molens en zonnevelden komen, en meedelen in de opbrengst.",
        ),
        "energieadviseurs en planologen",
        """
        Regionale Energiestrategie Holland Rijnland: uitvoering|R|0.8
        Regionale Energiestrategie Rotterdam Den Haag: uitvoering|R|0.9
        Regionale Energiestrategie Drechtsteden: uitvoering|R|0.5
        Regionale Energiestrategie Midden-Holland: uitvoering|R|0.5
        Windenergie Goeree-Overflakkee: sanering en opschaling|P|1.3
        Windpark Haringvliet Zuid: vergunning en omgeving|T|0.4|2024-01
        Zon op provinciale grond en bermen|P|2.2
        Zon op grote daken en parkeerterreinen|S|3.5
        Lokaal eigendom: ondersteuning energiecoöperaties|S|1.6
        Plan-MER windlocaties zoekgebied A12|K|0.9|2024-06
        Ruimtelijk kader zonnevelden|L|0.1|2023-03|2024-04
        """,
    ),
    opgave(
        "3-1-2",
        "Energie-infrastructuur en netcongestie",
        "ENE",
        (
            "Het stroomnet zit vol, waardoor woningbouw, bedrijven en ov moeten wachten.",
            "Slimmer gebruik van het net levert sneller ruimte op dan alleen kabels leggen.",
        ),
        "energieadviseurs en programmamanagers",
        """
        Provinciaal Meerjarenprogramma Infrastructuur Energie en Klimaat|P|0.8
        Taskforce netcongestie Zuid-Holland|R|1.4|2023-09
        Energiehubs op bedrijventerreinen: vijf voorlopers|S|4.6|2024-01
        Ruimte voor hoogspanningsstations: locatiekeuze|K|0.7
        Aanlanding wind op zee Maasvlakte: ruimtelijke inpassing|R|0.4
        Prioriteringskader netaansluitingen|L|0.1|2024-02|2025-02
        Batterijen en opslag: ruimtelijk afwegingskader|L|0.2|2025-03
        380 kV-verbinding Krimpen - Geertruidenberg: inpassing|R|0.3|2025-06
        """,
    ),
    opgave(
        "3-1-3",
        "Warmte in de gebouwde omgeving",
        "ENE",
        (
            "Restwarmte uit de haven en aardwarmte kunnen honderdduizenden woningen van het gas halen.",
            "Zonder publieke regie komen warmtenetten niet van de grond.",
        ),
        "warmteadviseurs en financieel adviseurs",
        """
        WarmtelinQ: bestuurlijke samenwerking en inpassing|R|2.6
        Warmtenet Leiden regio: verkenning|K|0.9
        Provinciaal warmtebedrijf: haalbaarheid|K|1.2|2023-10
        Aardwarmte Westland: gebiedsaanpak|P|1.8
        Subsidie haalbaarheidsstudies warmte|S|1.5
        Aquathermie Drechtsteden: eerste wijken|R|0.8|2024-02
        Warmtefonds Zuid-Holland: oprichting|P|3.0|2024-09
        Warmteprogramma's gemeenten: ondersteuning|A|0.6
        Seismische monitoring aardwarmte|M|0.5|2024-05
        """,
    ),
    opgave(
        "3-1-4",
        "Energie besparen",
        "ENE",
        (
            "Energie die je niet gebruikt, hoef je niet op te wekken of te betalen.",
            "Juist huishoudens met een kleine beurs wonen vaak in slecht geïsoleerde huizen.",
        ),
        "energieadviseurs en toezichthouders",
        """
        Toezicht energiebesparingsplicht bedrijven|T|1.7
        Aanpak energiearmoede met gemeenten|S|4.0
        Verduurzaming sportverenigingen|S|2.1
        Verduurzaming dorpshuizen en buurthuizen|S|1.9|2023-06
        Isolatie eigen woning: provinciaal energieloket|A|0.7
        Natuurvriendelijk isoleren: soortenmanagementplannen|R|1.1|2023-11
        Energiescan mkb Zuid-Holland Zuid|S|0.6|2024-03
        """,
    ),
    opgave(
        "3-2-1",
        "Waterstof en verduurzaming van de industrie",
        "ENE",
        (
            "De industrie rond de haven stoot veel uit en biedt tegelijk werk aan duizenden mensen.",
            "Waterstof en afvang van CO2 maken de overstap naar schone productie mogelijk.",
        ),
        "industrieadviseurs en procesbegeleiders",
        """
        Waterstofbackbone haven: ruimtelijke inpassing|R|0.5
        Delta Rhine Corridor: provinciale bijdrage aan het besluit|R|0.4
        Maatwerkafspraken grote uitstoters|A|0.3
        Cluster Energiestrategie Rotterdam-Moerdijk 2024|J|0.2|2023-11|2024-12
        Subsidie Groene chemie en procesvernieuwing|S|5.5|2023-09
        Fieldlab waterstof op Goeree-Overflakkee: Stad aan 't Haringvliet|K|1.6
        Veiligheid waterstof: vergunningkader|L|0.2|2024-04
        Waterstof voor binnenvaart en zwaar transport|R|1.8|2024-02
        """,
    ),
    opgave(
        "3-2-2",
        "Klimaatneutrale eigen organisatie",
        "ENE",
        (
            "Wie anderen vraagt te verduurzamen, moet zelf het goede voorbeeld geven.",
            "De eigen gebouwen, wagens en werken zijn samen goed voor een flinke uitstoot.",
        ),
        "duurzaamheidsadviseurs en data-analisten",
        """
        CO2-boekhouding eigen organisatie|M|0.1
        Klimaatneutrale organisatie 2035: routekaart|P|0.4|2023-05
        Zonnepanelen op eigen steunpunten|V|1.7|2023-10|2026-01
        Maatschappelijk verantwoord inkopen: actieplan|P|0.2
        Elektrisch vaartuig voor de vaarweginspectie|V|1.9|2024-08
        Plantaardig en lokaal: catering provinciehuis|P|0.1|2025-01
        """,
    ),
)

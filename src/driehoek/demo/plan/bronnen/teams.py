"""The P-teams: profession, function, family and scales, and for which opgaven they usually work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamBron:
    naam: str
    functie: str
    familie: str
    schaal: tuple[int, int]
    domein: str  # whose opdrachten its people usually do; '' is everyone's
    pdomein: str


PDOMEINEN: dict[str, str] = {
    "BO": "Beleid en ontwikkeling",
    "AE": "Advies en expertise",
    "RU": "Realisatie en uitvoering",
    "CD": "Concerndienstverlening",
    "DBI": "Dienst Beheer Infrastructuur",
}

FAMILIES: dict[str, str] = {
    "RV": "regisseur/verbinder",
    "SP": "specialist",
    "RO": "realiseren en ondersteunen",
    "OP": "operatie",
    "TL": "tactisch/operationeel leider",
    "SL": "strategisch leider",
}

# P-domain | domain | function | family | scales | teams, separated by commas
_REGELS = """
BO|BER|Opdrachtmanager|RV|13-15|Opdrachtmanagers bereikbaarheid A,Opdrachtmanagers bereikbaarheid B
BO|ENE|Opdrachtmanager|RV|13-15|Opdrachtmanagers energie
BO|ECO|Opdrachtmanager|RV|13-15|Opdrachtmanagers economie
BO|NAT|Opdrachtmanager|RV|13-15|Opdrachtmanagers natuur en landelijk gebied
BO|WON|Opdrachtmanager|RV|13-15|Opdrachtmanagers wonen en ruimte
BO|MIL|Opdrachtmanager|RV|13-15|Opdrachtmanagers water en milieu
BO|BES|Opdrachtmanager|RV|13-15|Opdrachtmanagers bestuur
CD|BDV|Opdrachtmanager|RV|13-15|Opdrachtmanagers bedrijfsvoering
CD|CC|Opdrachtmanager|RV|13-15|Opdrachtmanagers control
BO|BER|Beleidsadviseur mobiliteit|RV|10-13|Openbaar vervoer,Fiets en slimme mobiliteit,Goederenvervoer en logistiek,Mobiliteitsbeleid
BO|ENE|Beleidsadviseur energie|RV|10-13|Energietransitie,Warmte en ondergrond,Elektriciteit en netten
BO|ECO|Beleidsadviseur economie|RV|10-13|Innovatie en kennis,Ruimte voor bedrijven,Greenports en haven,Circulaire economie
BO|NAT|Beleidsadviseur natuur|RV|10-13|Natuurbeleid,Landbouw en voedsel,Stikstof,Veenweide en bodemdaling
BO|WON|Beleidsadviseur wonen en ruimte|RV|10-13|Wonen,Ruimtelijke ordening,Stedelijke ontwikkeling,Erfgoed,Cultuur en samenleving
BO|MIL|Beleidsadviseur water en milieu|RV|10-13|Waterbeleid,Klimaatadaptatie,Milieu en gezondheid,Recreatie en vrije tijd
BO|BES|Bestuursadviseur|RV|11-13|Bestuurlijke zaken,Strategie,Public affairs,Kabinet en GS-ondersteuning
BO|BES|Adviseur participatie|RV|9-12|Participatie en samenleving
BO||Procesmanager|RV|11-13|Procesmanagers Noord,Procesmanagers Zuid
AE|BER|Verkeerskundige|SP|9-12|Verkeerskundigen,Verkeersmodellen en data
AE|BER|Vervoerkundige|SP|9-12|Concessiebeheer
AE|NAT|Ecoloog|SP|9-12|Ecologen Noord,Ecologen Zuid
AE|NAT|Hydroloog|SP|10-12|Hydrologen
AE|MIL|Milieuadviseur|SP|10-12|Lucht en geluid,Bodem en ondergrond,Omgevingsveiligheid
AE|MIL|Wateradviseur|SP|10-12|Waterkwaliteit
AE|WON|Stedenbouwkundige|SP|10-12|Ontwerp en ruimtelijke kwaliteit
AE|WON|Planoloog|SP|10-12|Planologen,Omgevingsplannen en casuïstiek
AE|WON|Archeoloog|SP|10-12|Archeologie en monumentenzorg
AE|ENE|Energiespecialist|SP|10-12|Energiespecialisten
AE|ECO|Planeconoom|SP|10-12|Planeconomie en vastgoed
AE|ECO|Accountmanager bedrijven|SP|9-12|Accountmanagement economie
AE|BES|Onderzoeker|SP|10-12|Onderzoek en statistiek,Beleidsevaluatie
AE|BES|Data-analist|SP|9-12|Data en analyse,Geo-informatie
AE|BES|Toezichthouder gemeentefinanciën|SP|10-12|Interbestuurlijk toezicht
AE|BDV|Jurist|SP|10-13|Juristen omgevingsrecht,Juristen bestuursrecht,Juristen privaatrecht en aanbesteding
AE|BDV|Inkoopadviseur|SP|10-12|Inkoop
AE||Communicatieadviseur|SP|9-12|Communicatie fysiek domein,Communicatie concern,Redactie en media
AE|CC|Controller|SP|11-13|Business control,Financial control
AE|CC|Auditor|SP|11-13|Audit en risicomanagement
AE|CC|Adviseur planning en control|SP|10-12|Planning en control
AE||Financieel adviseur|SP|10-12|Financieel advies Noord,Financieel advies Zuid
RU|BER|Projectleider infrastructuur|RV|10-13|Projectleiders wegen,Projectleiders kunstwerken,Projectleiders vaarwegen
RU|BER|Technisch manager|SP|10-12|Technisch management
RU|BER|Contractmanager|SP|10-12|Contractmanagement
RU|BER|Projectbeheerser|SP|9-11|Projectbeheersing A,Projectbeheersing B
RU||Omgevingsmanager|RV|10-12|Omgevingsmanagement Noord,Omgevingsmanagement Zuid
RU|BER|Kostendeskundige|SP|9-11|Kosten en ramingen
RU|BER|Verkeersveiligheidsadviseur|SP|9-11|Verkeersveiligheid
RU|NAT|Gebiedsregisseur|RV|11-13|Gebiedsregisseurs veenweide,Gebiedsregisseurs delta
RU|NAT|Grondverwerver|SP|9-11|Grondverwerving
RU|NAT|Vergunningverlener natuur|SP|9-11|Vergunningen natuur
RU|NAT|Toezichthouder natuur|RO|7-9|Groene handhaving
RU|NAT|Projectleider landelijk gebied|RV|10-12|Projectleiders landelijk gebied
RU|WON|Gebiedsontwikkelaar|RV|11-13|Gebiedsontwikkeling Noord,Gebiedsontwikkeling Zuid
RU|ENE|Projectleider energie|RV|10-12|Projectleiders energie
RU|MIL|Projectleider water en milieu|RV|10-12|Projectleiders water en milieu
RU|MIL|Regisseur omgevingsdiensten|RV|10-12|Opdrachtregie omgevingsdiensten
RU|ECO|Projectleider economie|RV|10-12|Projectleiders economie
RU||Programmasecretaris|RO|8-10|Programmasecretarissen A,Programmasecretarissen B
RU||Subsidiebehandelaar|RO|7-9|Subsidies natuur en landbouw,Subsidies economie en energie,Subsidies cultuur en mobiliteit
RU||Projectondersteuner|RO|6-8|Projectondersteuning A,Projectondersteuning B
CD|BDV|HR-adviseur|SP|9-12|HR-advies,Leren en ontwikkelen
CD|BDV|Medewerker personeelsadministratie|RO|6-9|Personeels- en salarisadministratie
CD|BDV|Recruiter|SP|9-11|Werving en matching
CD|BDV|Organisatieadviseur|SP|11-13|Organisatieadvies
CD|BDV|ICT-architect|SP|11-13|Architectuur en informatieadvies
CD|BDV|Ontwikkelaar|SP|9-12|Ontwikkeling en integratie
CD|BDV|Functioneel beheerder|SP|8-11|Functioneel beheer A,Functioneel beheer B
CD|BDV|Systeembeheerder|SP|8-10|Technisch beheer
CD|BDV|Medewerker servicedesk|RO|6-8|Servicedesk
CD|BDV|Adviseur informatiebeveiliging|SP|10-12|Informatiebeveiliging en privacy
CD|BDV|Informatiespecialist|SP|8-10|Informatiebeheer A,Informatiebeheer B
CD|BDV|Facilitair adviseur|SP|8-10|Facilitair advies en contracten
CD|BDV|Medewerker facilitair|OP|4-6|Ontvangst en gastvrijheid,Huisdienst
CD|BDV|Medewerker klantcontact|RO|6-8|Klantcontactcentrum
CD|BDV|Projectleider ICT|RV|10-12|Projectleiders ICT
CD|CC|Financieel medewerker|RO|7-9|Crediteuren en debiteuren,Concernadministratie
CD||Managementassistent|RO|6-8|Managementondersteuning A,Managementondersteuning B,Managementondersteuning C
CD|BES|Medewerker bestuursondersteuning|RO|7-9|Bestuurssecretariaat
DBI|DBI|Wegbeheerder|SP|8-10|Wegbeheer Noord,Wegbeheer Midden,Wegbeheer Zuid
DBI|DBI|Vaarwegbeheerder|SP|8-10|Vaarwegbeheer Gouwe en Schie,Vaarwegbeheer Merwede
DBI|DBI|Brugbedienaar|OP|5-7|Bediening Gouda,Bediening Leidschendam,Bediening Steekterpoort A,Bediening Steekterpoort B,Bediening Vianen
DBI|DBI|Weginspecteur|RO|6-8|Weginspectie Noord,Weginspectie Zuid
DBI|DBI|Adviseur assetmanagement|SP|10-12|Assetmanagement
DBI|DBI|Installatietechnicus|SP|8-10|Elektrotechniek en automatisering
DBI|DBI|Constructeur|SP|10-12|Constructies en kunstwerken
DBI|DBI|Projectleider onderhoud|RV|10-12|Projectleiders onderhoud A,Projectleiders onderhoud B
DBI|DBI|Werkvoorbereider|RO|8-9|Werkvoorbereiding
DBI|DBI|Toezichthouder uitvoering|RO|7-9|Directievoering en toezicht
DBI|DBI|Medewerker groen en oevers|OP|5-7|Groen en oevers
DBI|DBI|Medewerker verkeerscentrale|OP|6-8|Verkeersmanagementcentrale
"""


def _lees(regel: str) -> list[TeamBron]:
    pdomein, domein, functie, familie, schalen, teams = regel.split("|")
    laag, hoog = (int(deel) for deel in schalen.split("-"))
    return [
        TeamBron(naam, functie, FAMILIES[familie], (laag, hoog), domein, pdomein)
        for naam in teams.split(",")
    ]


TEAMS: tuple[TeamBron, ...] = tuple(
    team for regel in _REGELS.strip().splitlines() for team in _lees(regel)
)

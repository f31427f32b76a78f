"""The rules of the register room. Each is one object: see `driehoek.platform.regelboek`."""

from driehoek.kern.tijd import Periode
from driehoek.platform import regelboek
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import BEGIN, Regel, Soort
from driehoek.platform.vragen import sql_vraag
from driehoek.register import eigenaren, instellingen, vragen, zinnen
from driehoek.register.competentie import (
    besluitsoorten_behalve,
    onbevoegd_genomen,
)
from driehoek.register.plekken import slot_van_plek
from driehoek.register.types import Besluitsoort, Rol

ALTIJD = Periode(BEGIN, None)

VAN_ANDERE_REGELS = (
    Besluitsoort.OPRICHTING,  # rests on the law: there is no decider before it
    Besluitsoort.OPGAVE_INSTELLEN,
    Besluitsoort.OPGAVE_HERNOEMEN,
    Besluitsoort.OPGAVEN_SAMENVOEGEN,
    Besluitsoort.OPGAVE_BEEINDIGEN,
    Besluitsoort.REORGANISATIE,
    Besluitsoort.AANVAARDING,
    Besluitsoort.RECTIFICATIE,
    Besluitsoort.DOMEINDIRECTEUR,
    Besluitsoort.BOG,
    Besluitsoort.OPDRACHT_STARTEN,
    Besluitsoort.SCOPE,
    Besluitsoort.FASEOVERGANG,
    Besluitsoort.DECHARGE,
    Besluitsoort.OPDRACHT_SLUITEN,
    Besluitsoort.DEELOPDRACHTEN,
    Besluitsoort.INSTELLING,
    Besluitsoort.AANSPREEKPUNT,
)

regelboek.registreer(
    Regel(
        "REG-02",
        Soort.HARD,
        "Een opdracht hoort op elk moment bij precies een opgave, een deelopdracht bij precies een"
        " opdracht.",
        "WP §5.2-5.4",
        (
            sql_vraag(vragen.ZONDER_LIGGING, zinnen.zonder_ligging),
            sql_vraag(vragen.LIGT_BUITEN_OUDER, zinnen.buiten_ouder),
        ),
        sloten=("ligging_een", "ligging_twee_lagen", "ligging_drager_soort"),
    ),
    Regel(
        "REG-03",
        Soort.HARD,
        "Een opgave die als geheel een opdracht is, heeft daarnaast geen andere opdrachten.",
        "WP §5.4",
        (sql_vraag(vragen.OPGAVE_ALS_OPDRACHT, zinnen.zelfstandig),),
    ),
    Regel(
        "REG-04",
        Soort.HARD,
        "Een opgave heeft op elk moment hooguit een domeindirecteur, aangewezen door het O-beraad"
        " of het directieteam.",
        "WP §5.2, §7",
        (zinnen.dubbele_rol(Rol.DOMEINDIRECTEUR), onbevoegd_genomen(Besluitsoort.DOMEINDIRECTEUR)),
        sloten=("rolvervulling_enig",),
    ),
    Regel(
        "REG-04",
        Soort.SIGNAAL,
        "Een opgave zonder domeindirecteur: het O-beraad wijst er een aan.",
        "WP §5.2",
        (zinnen.onvervuld(Rol.DOMEINDIRECTEUR, "opgave"),),
        eigenaar=eigenaren.O_BERAAD,
        termijn=instellingen.VACATURETERMIJN.code,
    ),
    Regel(
        "REG-05",
        Soort.HARD,
        "Een opdracht heeft op elk moment hooguit een ambtelijk opdrachtgever; een deelopdracht"
        " heeft er zelf geen.",
        "WP §4.4.1.3, §5.3",
        (zinnen.dubbele_rol(Rol.AOG),),
        sloten=("rolvervulling_enig", "rolvervulling_rol_op_soort"),
    ),
    Regel(
        "REG-05",
        Soort.SIGNAAL,
        "Een lopende opdracht zonder ambtelijk opdrachtgever.",
        "WP §5.3",
        (zinnen.onvervuld(Rol.AOG, "opdracht"),),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.VACATURETERMIJN.code,
    ),
    Regel(
        "REG-06",
        Soort.HARD,
        "Een opdracht of deelopdracht heeft op elk moment hooguit een ambtelijk opdrachtnemer.",
        "WP §4.4.1.4, §5.3",
        (zinnen.dubbele_rol(Rol.AON),),
        sloten=("rolvervulling_enig",),
    ),
    Regel(
        "REG-06",
        Soort.SIGNAAL,
        "Een lopende opdracht zonder ambtelijk opdrachtnemer, of iemand met te veel opdrachten.",
        "WP §4.4.1.4",
        (zinnen.onvervuld(Rol.AON, "opdracht"), sql_vraag(vragen.TE_VEEL_ALS_AON, zinnen.te_veel)),
        instellingen=(instellingen.MAX_OPDRACHTEN_AON.code, instellingen.AON_BENOEMER.code),
        eigenaar=eigenaren.AOG,
        termijn=instellingen.VACATURETERMIJN.code,
    ),
    Regel(
        "REG-07",
        Soort.LEG_UIT,
        "De ambtelijk opdrachtgever blijft de hele opdracht; eerder vervangen vraagt uitleg.",
        "WP §5.3",
        (sql_vraag(vragen.VERVANGEN_AOG, zinnen.vervangen_aog),),
        periode=ALTIJD,
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-08",
        Soort.HARD,
        "Een rol ligt binnen het bestaan van waar zij op rust.",
        "WP §5.4, §10.2",
        (sql_vraag(vragen.BUITEN_BESTAAN, zinnen.buiten_bestaan),),
        sloten=("rolvervulling_binnen_bestaan", "bestaan_omvat_rollen"),
    ),
    Regel(
        "REG-09",
        Soort.HARD,
        "Elke mutatie rust op een besluit van wie dat op die dag mocht nemen.",
        "WP §5.4",
        (onbevoegd_genomen(*besluitsoorten_behalve(*VAN_ANDERE_REGELS)),),
        sloten=("grondslag_noemt_zijn_bewijs",),
    ),
    Regel(
        "REG-12",
        Soort.SIGNAAL,
        "Een besluit komt binnen de termijn in het register.",
        "WP §5.4",
        (sql_vraag(vragen.LAAT_GEREGISTREERD, zinnen.laat),),
        instellingen=(instellingen.REGISTRATIETERMIJN.code,),
        eigenaar=eigenaren.O_BERAAD,
        termijn=instellingen.SIGNAALTERMIJN.code,
        voorbij=True,
    ),
    Regel(
        "REG-16",
        Soort.HARD,
        "Alleen de ambtelijk opdrachtgever besluit om een opdracht in deelopdrachten te splitsen.",
        "WP §5.3",
        (onbevoegd_genomen(Besluitsoort.DEELOPDRACHTEN),),
    ),
    Regel(
        "REG-21",
        Soort.HARD,
        "Op directieniveau zijn de O-kant en de P-kant gescheiden, tenzij een besluit een"
        " tijdelijke uitzondering maakt.",
        "WP §4.2, §4.3.2, §8",
        (sql_vraag(vragen.O_EN_P, zinnen.o_en_p),),
        periode=ALTIJD,
    ),
    Regel(
        "REG-23",
        Soort.LEG_UIT,
        "De concerndirecteur is alleen bij uitzondering ambtelijk opdrachtgever.",
        "WP §4.1.2",
        (sql_vraag(vragen.CONCERNDIRECTEUR_ALS_AOG, zinnen.concerndirecteur),),
        eigenaar=eigenaren.DIRECTIETEAM,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-26",
        Soort.HARD,
        "Een waarneming ligt binnen de periode van wie wordt waargenomen; hooguit een tegelijk.",
        "WP §4.1.1",
        (sql_vraag(vragen.WAARNEMING_BUITEN, zinnen.waarneming),),
        sloten=("rolvervulling_enig",),
    ),
    Regel(
        "REG-30",
        Soort.HARD,
        "Alleen Gedeputeerde Staten stelt een opgave in, hernoemt, voegt samen of beeindigt haar.",
        "WP §5.2",
        (
            onbevoegd_genomen(
                Besluitsoort.OPGAVE_INSTELLEN,
                Besluitsoort.OPGAVE_HERNOEMEN,
                Besluitsoort.OPGAVEN_SAMENVOEGEN,
                Besluitsoort.OPGAVE_BEEINDIGEN,
                Besluitsoort.REORGANISATIE,
            ),
        ),
    ),
    Regel(
        "REG-31",
        Soort.HARD,
        "Een bestuurlijk opdrachtgever is lid van Gedeputeerde Staten, of is door GS aangewezen.",
        "WP §4.4.1.1",
        (onbevoegd_genomen(Besluitsoort.BOG), sql_vraag(vragen.BOG_ZONDER_GS, zinnen.bog)),
    ),
    Regel(
        "REG-35",
        Soort.HARD,
        "Wat op een besluit rust, geldt niet op dagen waarop dat besluit is ingetrokken, geschorst"
        " of vernietigd.",
        "Awb; praktijk",
        (
            sql_vraag(
                vragen.rust_op_wat_niet_geldt, zinnen.niet_in_werking, vooraf=vragen.NIET_IN_WERKING
            ),
        ),
    ),
    Regel(
        "REG-36",
        Soort.HARD,
        "Wie een besluit nam, rectificeert het ook, met een later besluit; wat toen bekend was,"
        " blijft na te lezen.",
        "praktijk",
        (
            onbevoegd_genomen(Besluitsoort.RECTIFICATIE),
            sql_vraag(vragen.RECTIFICATIE_KLOPT_NIET, zinnen.rectificatie),
        ),
    ),
    Regel(
        "REG-39",
        Soort.HARD,
        "Bij een reorganisatiebesluit staat het advies van de ondernemingsraad van ervoor, of waarom"
        " dat niet nodig was.",
        "praktijk; WOR 25",
        (sql_vraag(vragen.ZONDER_OR_ADVIES, zinnen.zonder_or_advies),),
    ),
    Regel(
        "BEV-14",
        Soort.HARD,
        "Een besluit werkt vanaf zijn bekendmaking of een latere dag die het noemt.",
        "Awb 3:40",
        (sql_vraag(vragen.begint_te_vroeg, zinnen.te_vroeg),),
        sloten=("besluit_dagen_op_volgorde",),
    ),
    Regel(
        "GEN-05",
        Soort.HARD,
        "Een instelling wordt vastgesteld door het orgaan dat daarvoor is aangewezen.",
        "WP §1",
        (onbevoegd_genomen(Besluitsoort.INSTELLING),),
    ),
    Regel(
        "PT-03",
        Soort.HARD,
        "Een P-team heeft op elk moment hooguit een P-manager.",
        "PT 24",
        (zinnen.dubbele_rol(Rol.P_MANAGER),),
        sloten=("rolvervulling_enig",),
    ),
)

bij_constraint(
    "rolvervulling_enig", "", "Deze rol is in die periode al door iemand vervuld.", slot_van_plek
)
bij_constraint(
    "rolvervulling_persoon_eens", "REG-08", "Deze persoon heeft deze rol in die periode al."
)
bij_constraint("rolvervulling_rol_op_soort", "REG-05", "Deze rol bestaat niet op dit soort drager.")
bij_constraint("rolvervulling_drager_soort", "REG-05", "Deze rol bestaat niet op dit soort drager.")
bij_constraint(
    "rolvervulling_rang",
    "REG-19",
    "Alleen een bestuurlijk opdrachtgever is er als eerste en tweede.",
)
bij_constraint(
    "rolvervulling_binnen_bestaan",
    "REG-08",
    "Een rol zou liggen buiten de dagen waarop de opgave of opdracht bestaat.",
)
bij_constraint(
    "ligging_een", "REG-02", "Iets valt op elk moment onder hooguit een opgave of opdracht."
)
bij_constraint(
    "ligging_twee_lagen",
    "REG-02",
    "Een opdracht valt onder een opgave, een deelopdracht onder een opdracht; een P-team onder een"
    " cluster, een cluster onder een vakdomein; verder niet.",
)
bij_constraint("ligging_drager_soort", "REG-02", "De soort klopt niet met wat er geregistreerd is.")
bij_constraint("ligging_ouder_soort", "REG-02", "De soort klopt niet met waar het onder valt.")
bij_constraint("bestaan_een", "REG-08", "Dit bestaat in die periode al.")
bij_constraint("benaming_een", "REG-08", "Dit heeft in die periode al een naam.")
bij_constraint("werking_een", "REG-35", "Dit besluit heeft in die periode al een status.")
bij_constraint("beslisbevoegdheid_een", "REG-09", "Deze beslisbevoegdheid geldt in die periode al.")
bij_constraint("uitzondering_een", "REG-21", "Deze uitzondering geldt in die periode al.")
bij_constraint("instelling_een", "GEN-05", "Deze instelling heeft in die periode al een waarde.")
bij_constraint(
    "besluit_dagen_op_volgorde",
    "BEV-14",
    "Een besluit wordt genomen, dan bekendgemaakt, en werkt pas daarna.",
)
bij_constraint(
    "besluit_orgaan_of_rol",
    "REG-09",
    "Een besluit is van een orgaan, of van een persoon in een rol.",
)
bij_constraint(
    "grondslag_noemt_zijn_bewijs", "REG-09", "Een grondslag noemt het besluit of het bewijs."
)
bij_constraint(
    "or_advies_of_reden",
    "REG-39",
    "Vul in wat de ondernemingsraad adviseerde, of waarom dat niet nodig was.",
)
bij_constraint(
    "rectificatie_van_een_ander", "REG-36", "Een besluit kan zichzelf niet rectificeren."
)
bij_constraint(
    "register_oradvies_besluit_id_key",
    "REG-39",
    "Het advies van de ondernemingsraad staat al bij dit besluit.",
)
bij_constraint(
    "register_rectificatie_besluit_id_key", "REG-36", "Dit besluit rectificeert al een ander."
)
bij_constraint("register_besluit_kenmerk_key", "REG-10", "Er staat al een besluit met dit kenmerk.")
bij_constraint("register_drager_nummer_key", "REG-08", "Dit nummer is al in gebruik.")
bij_constraint(
    "register_persoon_nummer_key", "REG-08", "Er is al een persoon met dit personeelsnummer."
)

"""The rules of the register room. Each is one object: see `driehoek.platform.regelboek`."""

from collections.abc import Iterable

from driehoek.kern.tijd import Periode
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import BEGIN, Regel, Soort, Toets
from driehoek.platform.vragen import Rij, bij, sql_vraag
from driehoek.register import instellingen, reads
from driehoek.register.competentie import (
    besluitsoorten_behalve,
    onbevoegd_genomen,
)
from driehoek.register.plekken import slot_van_plek
from driehoek.register.types import Besluitsoort, Besluitstatus, Rol
from driehoek.register.vragen import (
    BUITEN_BESTAAN,
    DUBBELE_ROL,
    LAAT_GEREGISTREERD,
    LIGT_BUITEN_OUDER,
    NIET_IN_WERKING,
    O_EN_P,
    ONVERVULD,
    OPGAVE_ALS_OPDRACHT,
    TE_VEEL_ALS_AON,
    VERVANGEN_AOG,
    WAARNEMING_BUITEN,
    ZONDER_LIGGING,
    begint_te_vroeg,
    rust_op_wat_niet_geldt,
)

ALTIJD = Periode(BEGIN, None)


def _dubbele_rol(rol: Rol) -> regelboek.Vraag:
    def zin(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
        namen = reads.namen(p for rij in rijen for p in rij[1:3])
        for drager, een, ander, begin, einde in rijen:
            tot = f" tot {dag(einde)}" if einde else ""
            yield Overtreding(
                toets.regel.id,
                drager,
                f"Vanaf {dag(begin)}{tot} zou '{reads.benaming(drager)}' twee keer een"
                f" {rol.label.lower()} hebben: {namen.get(een)} en {namen.get(ander)}. Op een"
                " moment mag er hooguit een zijn: vervang de eerste, of kies een andere periode.",
                sleutel=f"drager:{drager}",
            )

    return sql_vraag(DUBBELE_ROL, zin, rol=rol.value)


def _onvervuld(rol: Rol, soort: str) -> regelboek.Vraag:
    def zin(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
        for drager, naam in rijen:
            yield Overtreding(
                toets.regel.id,
                drager,
                f"'{naam}' heeft vandaag geen {rol.label.lower()}.",
                sleutel=f"drager:{drager}:{rol.value}",
            )

    return sql_vraag(ONVERVULD, zin, rol=rol.value, soort=soort)


def _zonder_ligging(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, soort in rijen:
        ouder = "opgave" if soort == "opdracht" else "opdracht"
        yield Overtreding(
            toets.regel.id,
            drager,
            f"'{reads.benaming(drager)}' valt niet op elke dag van zijn bestaan onder een"
            f" {ouder}. Geef aan onder welke {ouder} het hoort.",
            sleutel=f"drager:{drager}",
        )


def _buiten_ouder(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, ouder in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"'{reads.benaming(drager)}' zou langer bestaan dan '{reads.benaming(ouder)}', waar"
            " het onder valt. Beeindig of verplaats het eerst.",
            sleutel=f"drager:{drager}",
        )


def _buiten_bestaan(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, rol, persoon, geldig in rijen:
        leven = reads.bestaan(drager)
        woorden = " en ".join(p.in_woorden() for p in leven) or "op geen enkele dag"
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} zou {Rol(rol).label.lower()} zijn"
            f" {Periode(geldig.lower, geldig.upper).in_woorden()}, maar"
            f" '{reads.benaming(drager)}' bestaat {woorden}. Kies een periode daarbinnen.",
            sleutel=f"drager:{drager}",
        )


def _o_en_p(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for persoon, directeursrol, andere, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{reads.naam_van(persoon)} zou vanaf {dag(begin)} {Rol(directeursrol).label.lower()}"
            f" en {Rol(andere).label.lower()} tegelijk zijn. Op directieniveau blijven de O-kant"
            " en de P-kant gescheiden, tenzij een besluit een tijdelijke uitzondering maakt.",
            sleutel=f"persoon:{persoon}",
        )


def _waarneming(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, rol, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} kan de {Rol(rol).label.lower()} van"
            f" '{reads.benaming(drager)}' alleen waarnemen zolang die rol is vervuld. Kort de"
            " waarneming in, of benoem iemand.",
            sleutel=f"drager:{drager}",
        )


def _te_vroeg(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, werkt_vanaf, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} werkt vanaf {dag(werkt_vanaf)}; wat erop rust kan niet al op"
            f" {dag(begin)} beginnen.",
            sleutel=f"besluit:{besluit}",
        )


def _niet_in_werking(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, status, begin in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} is op {dag(begin)} {Besluitstatus(status).label.lower()}; op die"
            " dag kan er niets op rusten. Kies een ander besluit, of een periode waarin dit besluit"
            " geldt.",
            sleutel=f"besluit:{besluit}",
        )


def _bog(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    """A BOG on another ground than a besluit of GS must be a member of GS."""
    for drager, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} is geen lid van Gedeputeerde Staten en is niet door GS"
            " aangewezen, en kan dus geen bestuurlijk opdrachtgever zijn.",
            sleutel=f"drager:{drager}",
        )


BOG_ZONDER_GS = f"""
WITH gs AS (
    SELECT l.persoon_id, range_agg(l.geldig) AS dagen
    FROM register_rolvervulling l
    JOIN register_rolsoort sl ON sl.id = l.rolsoort_id AND sl.rol = 'GEDEPUTEERDE'
    WHERE l.gesloten_id IS NULL GROUP BY l.persoon_id)
SELECT r.drager_id, r.persoon_id
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'BOG'
JOIN register_grondslag g ON g.id = r.grondslag_id AND g.besluit_id IS NULL
LEFT JOIN gs ON gs.persoon_id = r.persoon_id
WHERE r.gesloten_id IS NULL AND {bij("r.drager_id", "r.persoon_id")}
  AND NOT coalesce(r.geldig <@ gs.dagen, false)
"""


def _zelfstandig(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for opgave, aantal in rijen:
        yield Overtreding(
            toets.regel.id,
            opgave,
            f"'{reads.benaming(opgave)}' staat als geheel in het register als opdracht en kan"
            f" daarnaast geen andere opdrachten hebben (nu {aantal}).",
            sleutel=f"drager:{opgave}",
        )


def _vervangen_aog(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[1] for rij in rijen)
    for drager, persoon, einde in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{namen.get(persoon)} houdt op {dag(einde)} op ambtelijk opdrachtgever van"
            f" '{reads.benaming(drager)}' te zijn, voor de opdracht klaar is.",
            sleutel=f"drager:{drager}:{einde.isoformat()}",
        )


def _concerndirecteur(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for drager, persoon in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{reads.naam_van(persoon)} is concerndirecteur en wordt ambtelijk opdrachtgever van"
            f" '{reads.benaming(drager)}'. Dat kan alleen bij uitzondering.",
            sleutel=f"drager:{drager}:{persoon}",
        )


CONCERNDIRECTEUR_ALS_AOG = f"""
SELECT DISTINCT a.drager_id, a.persoon_id
FROM register_rolvervulling a
JOIN register_rolsoort sa ON sa.id = a.rolsoort_id AND sa.rol = 'AOG'
JOIN register_rolvervulling c ON c.persoon_id = a.persoon_id AND c.gesloten_id IS NULL
    AND c.geldig && a.geldig
JOIN register_rolsoort sc ON sc.id = c.rolsoort_id AND sc.rol = 'CONCERNDIRECTEUR'
WHERE a.gesloten_id IS NULL
  AND {bij("a.drager_id", "a.persoon_id")}
"""


def _laat(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for besluit, kenmerk, dagen, termijn in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Besluit {kenmerk} kwam {dagen} dagen na de besluitdatum in het register; de termijn"
            f" is {termijn} dagen.",
            sleutel=f"besluit:{besluit}",
        )


def _te_veel(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, aantal, grens in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is vandaag ambtelijk opdrachtnemer van {aantal}"
            f" (deel)opdrachten; meer dan {grens} geldt als te veel.",
            sleutel=f"persoon:{persoon}",
        )


VAN_ANDERE_REGELS = (
    Besluitsoort.OPRICHTING,  # rests on the law: there is no decider before it
    Besluitsoort.OPGAVE_INSTELLEN,
    Besluitsoort.OPGAVE_HERNOEMEN,
    Besluitsoort.OPGAVEN_SAMENVOEGEN,
    Besluitsoort.OPGAVE_BEEINDIGEN,
    Besluitsoort.DOMEINDIRECTEUR,
    Besluitsoort.BOG,
    Besluitsoort.OPDRACHT_STARTEN,
    Besluitsoort.SCOPE,
    Besluitsoort.FASEOVERGANG,
    Besluitsoort.DECHARGE,
    Besluitsoort.OPDRACHT_SLUITEN,
    Besluitsoort.DEELOPDRACHTEN,
    Besluitsoort.INSTELLING,
)

regelboek.registreer(
    Regel(
        "REG-02",
        Soort.HARD,
        "Een opdracht hoort op elk moment bij precies een opgave, een deelopdracht bij precies een"
        " opdracht.",
        "WP §5.2-5.4",
        (sql_vraag(ZONDER_LIGGING, _zonder_ligging), sql_vraag(LIGT_BUITEN_OUDER, _buiten_ouder)),
        sloten=("ligging_een", "ligging_twee_lagen", "ligging_drager_soort"),
    ),
    Regel(
        "REG-03",
        Soort.HARD,
        "Een opgave die als geheel een opdracht is, heeft daarnaast geen andere opdrachten.",
        "WP §5.4",
        (sql_vraag(OPGAVE_ALS_OPDRACHT, _zelfstandig),),
    ),
    Regel(
        "REG-04",
        Soort.HARD,
        "Een opgave heeft op elk moment hooguit een domeindirecteur, aangewezen door het O-beraad"
        " of het directieteam.",
        "WP §5.2, §7",
        (_dubbele_rol(Rol.DOMEINDIRECTEUR), onbevoegd_genomen(Besluitsoort.DOMEINDIRECTEUR)),
        sloten=("rolvervulling_enig",),
    ),
    Regel(
        "REG-04",
        Soort.SIGNAAL,
        "Een opgave zonder domeindirecteur: het O-beraad wijst er een aan.",
        "WP §5.2",
        (_onvervuld(Rol.DOMEINDIRECTEUR, "opgave"),),
        eigenaar="O-beraad",
    ),
    Regel(
        "REG-05",
        Soort.HARD,
        "Een opdracht heeft op elk moment hooguit een ambtelijk opdrachtgever; een deelopdracht"
        " heeft er zelf geen.",
        "WP §4.4.1.3, §5.3",
        (_dubbele_rol(Rol.AOG),),
        sloten=("rolvervulling_enig", "rolvervulling_rol_op_soort"),
    ),
    Regel(
        "REG-05",
        Soort.SIGNAAL,
        "Een lopende opdracht zonder ambtelijk opdrachtgever.",
        "WP §5.3",
        (_onvervuld(Rol.AOG, "opdracht"),),
        eigenaar="domeindirecteur",
    ),
    Regel(
        "REG-06",
        Soort.HARD,
        "Een opdracht of deelopdracht heeft op elk moment hooguit een ambtelijk opdrachtnemer.",
        "WP §4.4.1.4, §5.3",
        (_dubbele_rol(Rol.AON),),
        sloten=("rolvervulling_enig",),
    ),
    Regel(
        "REG-06",
        Soort.SIGNAAL,
        "Een lopende opdracht zonder ambtelijk opdrachtnemer, of iemand met te veel opdrachten.",
        "WP §4.4.1.4",
        (_onvervuld(Rol.AON, "opdracht"), sql_vraag(TE_VEEL_ALS_AON, _te_veel)),
        instellingen=(instellingen.MAX_OPDRACHTEN_AON.code, instellingen.AON_BENOEMER.code),
        eigenaar="ambtelijk opdrachtgever",
    ),
    Regel(
        "REG-07",
        Soort.LEG_UIT,
        "De ambtelijk opdrachtgever blijft de hele opdracht; eerder vervangen vraagt uitleg.",
        "WP §5.3",
        (sql_vraag(VERVANGEN_AOG, _vervangen_aog),),
        periode=ALTIJD,
        eigenaar="domeindirecteur",
    ),
    Regel(
        "REG-08",
        Soort.HARD,
        "Een rol ligt binnen het bestaan van waar zij op rust.",
        "WP §5.4, §10.2",
        (sql_vraag(BUITEN_BESTAAN, _buiten_bestaan),),
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
        (sql_vraag(LAAT_GEREGISTREERD, _laat),),
        instellingen=(instellingen.REGISTRATIETERMIJN.code,),
        eigenaar="O-beraad",
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
        (sql_vraag(O_EN_P, _o_en_p),),
        periode=ALTIJD,
    ),
    Regel(
        "REG-23",
        Soort.LEG_UIT,
        "De concerndirecteur is alleen bij uitzondering ambtelijk opdrachtgever.",
        "WP §4.1.2",
        (sql_vraag(CONCERNDIRECTEUR_ALS_AOG, _concerndirecteur),),
        eigenaar="directieteam",
    ),
    Regel(
        "REG-26",
        Soort.HARD,
        "Een waarneming ligt binnen de periode van wie wordt waargenomen; hooguit een tegelijk.",
        "WP §4.1.1",
        (sql_vraag(WAARNEMING_BUITEN, _waarneming),),
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
            ),
        ),
    ),
    Regel(
        "REG-31",
        Soort.HARD,
        "Een bestuurlijk opdrachtgever is lid van Gedeputeerde Staten, of is door GS aangewezen.",
        "WP §4.4.1.1",
        (onbevoegd_genomen(Besluitsoort.BOG), sql_vraag(BOG_ZONDER_GS, _bog)),
    ),
    Regel(
        "REG-35",
        Soort.HARD,
        "Wat op een besluit rust, geldt niet op dagen waarop dat besluit is ingetrokken, geschorst"
        " of vernietigd.",
        "Awb; praktijk",
        (sql_vraag(rust_op_wat_niet_geldt, _niet_in_werking, vooraf=NIET_IN_WERKING),),
    ),
    Regel(
        "BEV-14",
        Soort.HARD,
        "Een besluit werkt vanaf zijn bekendmaking of een latere dag die het noemt.",
        "Awb 3:40",
        (sql_vraag(begint_te_vroeg, _te_vroeg),),
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
        (_dubbele_rol(Rol.P_MANAGER),),
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
    "Een opdracht valt onder een opgave, een deelopdracht onder een opdracht; verder niet.",
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
bij_constraint("register_besluit_kenmerk_key", "REG-10", "Er staat al een besluit met dit kenmerk.")
bij_constraint("register_drager_nummer_key", "REG-08", "Dit nummer is al in gebruik.")
bij_constraint(
    "register_persoon_nummer_key", "REG-08", "Er is al een persoon met dit personeelsnummer."
)

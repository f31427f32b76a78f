"""`driehoek bench`: how fast it is, as a ratio to a peer wherever there is one."""

from driehoek.config.bench.authzen import authzen_metingen
from driehoek.config.bench.bevoegdheid import beslis_metingen, geheugen_metingen
from driehoek.config.bench.bulk import bulk_meting
from driehoek.config.bench.demo import demo_meting
from driehoek.config.bench.lezen import lees_metingen
from driehoek.config.bench.mensen import mensen_metingen
from driehoek.config.bench.opstelling import Opstelling, opstelling, statisch
from driehoek.config.bench.pagina import bezoeker, p95_ms, tijd_metingen, vragen_metingen
from driehoek.config.bench.personeel import personeel_metingen
from driehoek.config.bench.soorten import SNEL, VOL, Maten, Meting
from driehoek.config.bench.toets import toets_metingen
from driehoek.config.bench.vulling import begin, ververs, vul
from driehoek.config.bench.zoeken import zoek_meting
from driehoek.platform.postgres import Aansluiting

__all__ = ["SNEL", "VOL", "Maten", "Meting", "meet", "meet_register", "opstelling"]


def meet(pg: Aansluiting, maten: Maten) -> list[Meting]:
    """All measurements, on databases of their own on this server."""
    with statisch():
        with opstelling(pg, "bench") as plek:
            metingen = meet_register(plek, maten)
        with opstelling(pg, "bench_mensen") as plek:
            metingen += mensen_metingen(plek, maten.mensen, max(maten.verzoeken // 10, 1))
        with opstelling(pg, "bench_personeel") as plek:
            metingen += personeel_metingen(plek, maten.personeel)
        return [*metingen, *beslis_metingen(maten), *toets_metingen(maten), *_meet_demo(pg, maten)]


def meet_register(plek: Opstelling, maten: Maten) -> list[Meting]:
    """First in a small register, then in bulk, then in a very big one."""
    vulling = begin(maten.personen, maten.lang)
    ververs(plek.eigenaar)
    client = bezoeker()
    beide = (vulling.kort, vulling.lang)
    vragen = vragen_metingen(client, vulling, maten.lang)
    klein = {d: p95_ms(client, d, maten.verzoeken) for d in beide}
    bulk = bulk_meting(plek.app, plek.eigenaar, vulling.personen, maten.bulk)
    vul(plek.eigenaar, vulling.personen, maten.perioden)
    ververs(plek.eigenaar)
    groot = {d: p95_ms(client, d, maten.verzoeken) for d in beide}
    tijden = tijd_metingen(vulling, maten.lang, klein, groot)
    lezen = lees_metingen(plek.app, vulling.kort, maten.verzoeken)
    return [
        *vragen,
        *tijden,
        *lezen,
        bulk,
        *geheugen_metingen(vulling),
        *authzen_metingen(plek, maten),
    ]


def _meet_demo(pg: Aansluiting, maten: Maten) -> list[Meting]:
    with opstelling(pg, "bench_demo") as plek:
        return [demo_meting(plek), zoek_meting(maten.verzoeken)]

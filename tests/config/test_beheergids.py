"""The administration guide says what is so: variables, units, alarms, links."""

import ast
import configparser
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from driehoek.config.meten.processen import Processen
from driehoek.config.meten.stand import Stand
from driehoek.config.meten.verzoeken import REGISTER

WORTEL = Path(__file__).resolve().parents[2]
GIDS = WORTEL / "docs" / "beheer"
UNITS = sorted(GIDS.glob("systemd/*"))
DIENSTEN = [u for u in UNITS if u.suffix == ".service"]
EIGEN = re.compile(r"(DRIEHOEK_[A-Z0-9_]+|DATABASE_URL(_[A-Z]+)?|PROMETHEUS_MULTIPROC_DIR)")
DICHT = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "SystemCallFilter": "@system-service",
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6",
    "User": "driehoek",
}


def gelezen() -> set[str]:
    """Every variable that the source names, or asks of the environment in any way."""
    namen: set[str] = set()
    for bestand in (WORTEL / "src").rglob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                namen |= {knoop.value} if EIGEN.fullmatch(knoop.value) else set()
            namen |= set(_uit_omgeving(knoop))
    return namen


def _uit_omgeving(knoop: ast.AST) -> Iterator[str]:
    """os.environ["X"], os.environ.get("X"), os.environ.setdefault("X", ...), os.getenv("X")."""
    match knoop:
        case ast.Subscript(value=ast.Attribute(attr="environ"), slice=ast.Constant(value=str(n))):
            yield n
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(attr="environ")),
            args=[ast.Constant(value=str(n)), *_],
        ):
            yield n
        case ast.Call(func=ast.Attribute(attr="getenv"), args=[ast.Constant(value=str(n)), *_]):
            yield n


def in_de_tabel() -> list[str]:
    regels = (GIDS / "omgeving.md").read_text().splitlines()
    return [naam for r in regels for naam in re.findall(r"^\| `(\w+)` \|", r)]


def test_elke_variabele_staat_een_keer_in_de_tabel_en_geen_andere():
    tabel = in_de_tabel()
    assert len(tabel) == len(set(tabel))
    assert set(tabel) == gelezen()


def test_wat_de_scripts_lezen_staat_bij_de_reservekopie():
    oefening = (WORTEL / "scripts" / "oefen_herstel.sh").read_text()
    gids = (GIDS / "reservekopie.md").read_text()
    for naam in set(re.findall(r"\$\{(OEFEN_\w+?)[:}]", oefening)):
        assert naam in gids


def lees(unit: Path) -> configparser.RawConfigParser:
    """A unit as systemd reads it: the same key may stand there twice."""
    ini = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    ini.optionxform = str  # type: ignore[assignment]
    ini.read_string(unit.read_text())
    return ini


@pytest.mark.parametrize("unit", DIENSTEN, ids=lambda u: u.stem)
def test_elke_dienst_zit_dicht(unit):
    dienst = lees(unit)["Service"]
    assert {k: dienst.get(k) for k in DICHT} == DICHT


@pytest.mark.parametrize("unit", DIENSTEN, ids=lambda u: u.stem)
def test_wat_een_dienst_start_bestaat(unit):
    programma, *opties = shlex.split(lees(unit)["Service"]["ExecStart"])
    pad = WORTEL / Path(programma).relative_to("/opt/driehoek")
    if pad.suffix == ".sh":
        assert pad.stat().st_mode & 0o111
        return
    from django.core.management import load_command_class

    assert pad.name == "driehoek"
    opdracht = load_command_class("driehoek.platform", opties[0])
    opdracht.create_parser("driehoek", opties[0]).parse_args(opties[1:])


def test_alleen_wie_het_nodig_heeft_kent_de_eigenaar():
    kent = {u.stem for u in DIENSTEN if "eigenaar.env" in u.read_text()}
    assert kent == {"driehoek-voorbereid", "driehoek-reservekopie"}


def test_web_en_worker_wachten_op_het_schema_en_de_timer_hoort_bij_een_dienst():
    for naam in ("driehoek-web", "driehoek-worker"):
        eenheid = lees(GIDS / "systemd" / f"{naam}.service")["Unit"]
        assert "driehoek-voorbereid.service" in eenheid["Requires"]
        assert "driehoek-voorbereid.service" in eenheid["After"]
    timers = [u for u in UNITS if u.suffix == ".timer"]
    assert [(t.with_suffix(".service")).exists() for t in timers] == [True]
    assert lees(timers[0])["Timer"]["Persistent"] == "yes"


def test_de_alarmen_gaan_over_cijfers_die_er_zijn(db, provincie):
    from driehoek.platform.jobs import tel_regels

    tel_regels()
    gemeten = {m.name for bron in (Stand(), Processen([1]), REGISTER) for m in bron.collect()}
    achtervoegsels = ("", "_bucket", "_count", "_sum", "_info")
    bestaan = {f"{naam}{achter}" for naam in gemeten for achter in achtervoegsels}
    (groep,) = yaml.safe_load((GIDS / "prometheus" / "alarmen.yml").read_text())["groups"]
    namen = [r["alert"] for r in groep["rules"]]
    assert len(namen) == len(set(namen)) >= 8
    for regel in groep["rules"]:
        gevraagd = set(re.findall(r"\bdriehoek_\w+", regel["expr"]))
        assert gevraagd <= bestaan, regel["alert"]
        assert set(regel["annotations"]) == {"samenvatting", "doe"}
        assert regel["labels"]["ernst"] in {"hoog", "middel", "laag"}
    genoemd = set(re.findall(r"`(driehoek_\w+)`", (GIDS / "bewaken.md").read_text()))
    assert {n.removesuffix("_info") for n in genoemd} <= gemeten | {n + "_bytes" for n in gemeten}


def test_wat_prometheus_ophaalt():
    geheel = yaml.safe_load((GIDS / "prometheus" / "scrape.yml").read_text())
    assert geheel["rule_files"] == ["alarmen.yml"]
    (taak,) = geheel["scrape_configs"]
    assert (taak["job_name"], taak["metrics_path"]) == ("driehoek", "/metrics")


def test_elke_verwijzing_in_de_gids_komt_ergens_uit():
    kapot = [
        (blad.name, doel)
        for blad in GIDS.glob("*.md")
        for doel in re.findall(r"\]\(([^)#:]+)\)", blad.read_text())
        if not (blad.parent / doel).exists()
    ]
    assert kapot == []


@pytest.mark.parametrize("script", ["maak_reservekopie.sh", "oefen_herstel.sh"])
def test_een_script_zonder_argumenten_zegt_wat_het_wil(script):
    klaar = subprocess.run(
        [WORTEL / "scripts" / script], capture_output=True, text=True, check=False
    )
    assert klaar.returncode != 0
    assert "Geef de" in klaar.stderr

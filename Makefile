# Needs make, bash and Python 3.11-3.13; the rest is brought (scripts/gereedschap.sh).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# A subset of the database tests also runs on PostgreSQL 15 where its programs are found.
PG15 := /usr/lib/postgresql/15/bin
PG15_TESTS := $(wildcard tests/platform tests/register tests/organisatie tests/opdrachten)
# The forms of the wizard and what is drawn ask nothing of the database that the rest does not.
PG15_KEUZE := not vastleggen and not ui_
PYTEST := pytest -n 2

.PHONY: help klaar browser demo test snel lint rulebite bench schermen

help: ## Toon deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: klaar ## Start de demoprovincie op http://localhost:8000 (meer: make demo OPTIES="--port 8001")
	@exec driehoek demo $(OPTIES)

test: lint browser ## Draai alles, zoals de CI
	@if [ -x $(PG15)/postgres ]; then \
		echo "Databasetests op PostgreSQL 15"; \
		DRIEHOEK_PG_BIN=$(PG15) $(PYTEST) -q -m "not traag and not browser" -k "$(PG15_KEUZE)" $(PG15_TESTS); \
	fi
	@$(PYTEST)

snel: klaar ## Draai alles behalve de trage tests en die in de browser
	@ruff check --quiet
	@$(PYTEST) -q -m "not traag and not browser"

lint: klaar ## Controleer stijl, typen en lagen
	@ruff check --quiet
	@ruff format --check --quiet
	@mypy --no-error-summary
	@lint-imports --no-logo

rulebite: klaar ## Zet elke regel een voor een uit: een test met zijn id moet dan falen
	@python scripts/rulebite.py $(OPTIES)

bench: klaar ## Meet de snelheid als verhouding tot een ijkpunt
	@scripts/gereedschap.sh ijkpunten
	@driehoek bench $(OPTIES)

schermen: klaar browser ## Maak de schermafbeeldingen en het contactblad opnieuw
	@python scripts/schermen.py $(OPTIES)

klaar: .venv/.klaar build/.static-klaar

browser:
	@scripts/gereedschap.sh browser

.venv/.klaar: pyproject.toml uv.lock
	@scripts/gereedschap.sh python
	@touch $@

node_modules/.klaar: package-lock.json .npmrc | .venv/.klaar
	@scripts/gereedschap.sh npm
	@touch $@

build/.static-klaar: node_modules/.klaar src/driehoek/platform/ui/bouw.py src/driehoek/platform/ui/letters.py $(wildcard src/driehoek/platform/static/driehoek/*.css)
	@driehoek bouw_static
	@touch $@

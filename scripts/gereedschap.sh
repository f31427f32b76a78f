#!/usr/bin/env bash
# Brings what a bare machine lacks. Needs only Python 3.11-3.13 and the package registries.
#   gereedschap.sh python    uv where missing (in .gereedschap/), then .venv as locked
#   gereedschap.sh npm       node_modules as locked; node and npm come with .venv
#   gereedschap.sh ijkpunten libraries that `make bench` measures against
#   gereedschap.sh browser   Debian's Chromium, for the browser tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stop() {
    echo "$*" >&2
    exit 1
}

is_root_met_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

apt_installeer() {
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

bruikbare_python() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

zoek_python() {
    local kandidaat
    for kandidaat in "${PYTHON:-}" .venv/bin/python python3.11 python3.12 python3.13 python3; do
        if [ -n "$kandidaat" ] && bruikbare_python "$kandidaat"; then
            echo "$kandidaat"
            return
        fi
    done
    stop "Python 3.11, 3.12 of 3.13 ontbreekt. Installeer die, of zet PYTHON op een programma."
}

zoek_uv() {
    if uv --version >/dev/null 2>&1; then
        echo uv
    elif .gereedschap/bin/uv --version >/dev/null 2>&1; then
        echo .gereedschap/bin/uv
    else
        haal_uv >&2
        echo .gereedschap/bin/uv
    fi
}

haal_uv() {
    local python
    python="$(zoek_python)"
    echo "uv ontbreekt en komt in .gereedschap/."
    rm -rf .gereedschap
    if ! "$python" -m venv .gereedschap >/dev/null 2>&1; then
        is_root_met_apt || stop "Python kan geen venv maken. Installeer het pakket python3-venv."
        apt_installeer python3-venv
        rm -rf .gereedschap
        "$python" -m venv .gereedschap
    fi
    .gereedschap/bin/python -m pip install --quiet --disable-pip-version-check uv
}

maak_venv() {
    local python uv
    python="$(zoek_python)"
    uv="$(zoek_uv)"
    UV_PYTHON_DOWNLOADS=never "$uv" sync --locked --quiet --python "$python"
}

maak_ijkpunten() {
    UV_PYTHON_DOWNLOADS=never "$(zoek_uv)" sync --locked --quiet --inexact --group bench
}

maak_node_modules() {
    .venv/bin/npm ci --ignore-scripts --no-progress --loglevel=error
}

maak_browser() {
    local programma="${DRIEHOEK_CHROMIUM:-chromium}"
    command -v "$programma" >/dev/null && return
    is_root_met_apt ||
        stop "Chromium ontbreekt; de browsertests hebben het nodig. Installeer het pakket" \
            "chromium, of zet DRIEHOEK_CHROMIUM op een programma."
    apt_installeer chromium
}

case "${1:-}" in
python) maak_venv ;;
ijkpunten) maak_ijkpunten ;;
npm) maak_node_modules ;;
browser) maak_browser ;;
*) stop "Kies: python, ijkpunten, npm of browser." ;;
esac

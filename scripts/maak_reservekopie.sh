#!/usr/bin/env bash
# Makes a copy named after this moment, and removes copies of this script that are too old.
#   maak_reservekopie.sh FOLDER [DAYS]     for a timer; DATABASE_URL_EIGENAAR says of what
set -euo pipefail
map="${1:?Geef de map waarin de kopie komt.}"
dagen="${2:-30}"
driehoek="${DRIEHOEK_PROGRAMMA:-$(dirname "${BASH_SOURCE[0]}")/../.venv/bin/driehoek}"

"$driehoek" backup "$map/driehoek-$(date +%Y-%m-%dT%H%M%S).tar"
# Only when the new one is there: a copy that keeps failing never takes the old ones with it.
find "$map" -maxdepth 1 -type f -name 'driehoek-*.tar' -mtime "+$dagen" -delete

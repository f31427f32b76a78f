#!/usr/bin/env bash
# Practises a restore: puts a copy back in a place of its own, proves it, and clears up.
#   oefen_herstel.sh COPY [NUMBER:HASH]     a head that was noted down before: it must be in it
# The register that is in use is never touched: the copy goes to a PostgreSQL that starts for the
# occasion in a temporary folder, or to the empty database of OEFEN_DATABASE_URL (application)
# and OEFEN_DATABASE_URL_EIGENAAR (owner).
set -euo pipefail
kopie="$(realpath "${1:?Geef de kopie: een .tar of een map van driehoek backup.}")"
verwacht="${2:-}"
driehoek="${DRIEHOEK_PROGRAMMA:-$(dirname "${BASH_SOURCE[0]}")/../.venv/bin/driehoek}"

werk="$(mktemp -d "${TMPDIR:-/tmp}/driehoek-oefening.XXXXXX")"
trap 'rm -rf "$werk"' EXIT
unset DATABASE_URL DATABASE_URL_EIGENAAR DRIEHOEK_DEMO
export DRIEHOEK_VAR="$werk/var"
if [ -n "${OEFEN_DATABASE_URL:-}" ]; then
    export DATABASE_URL="$OEFEN_DATABASE_URL"
    export DATABASE_URL_EIGENAAR="${OEFEN_DATABASE_URL_EIGENAAR:-$OEFEN_DATABASE_URL}"
fi

begin=$SECONDS
echo "Terugzetten van $kopie"
"$driehoek" restore "$kopie" | tee "$werk/uitslag"
terug=$((SECONDS - begin))

echo "Natellen van het hele grootboek"
"$driehoek" verify ${verwacht:+--kop "$verwacht"}
kop="$(sed -n 's/^Kop van het grootboek: //p' "$werk/uitslag")"
echo "Geslaagd: in $terug seconden terug, in $((SECONDS - begin)) seconden bewezen. Kop: $kop"

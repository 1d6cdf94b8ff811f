#!/usr/bin/env bash
# The packages of tests/e2e, installed again only when their lock file changed.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

cd "$ROOT/tests/e2e"
lock=$(cksum <package-lock.json)
stamp=node_modules/.installed-for
[ "$(cat "$stamp" 2>/dev/null)" = "$lock" ] && exit 0
say "Installing the packages of tests/e2e (a few seconds, once) …"
# No package gets to run a script of its own here; none of these needs one.
npm ci --ignore-scripts --no-audit --no-fund >&2
printf '%s\n' "$lock" >"$stamp"

#!/usr/bin/env bash
# node-modules.sh FOLDER… — the packages of these folders, installed again only when their lock file changed.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

[ $# -gt 0 ] || give_up "node-modules.sh: which folders?"
for folder in "$@"; do
  cd "$ROOT/$folder"
  lock=$(cksum <package-lock.json)
  stamp=node_modules/.installed-for
  [ "$(cat "$stamp" 2>/dev/null)" = "$lock" ] && continue
  say "Installing the packages of $folder (a few seconds, once) …"
  # No package gets to run a script of its own here; none of these needs one.
  npm ci --ignore-scripts --no-audit --no-fund >&2
  printf '%s\n' "$lock" >"$stamp"
done

#!/usr/bin/env bash
# stage.sh NAME — runs one stage of tests/stages.mk: keeps its output in target/test-logs, shows it where it fails or takes
# long, and notes its time.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

name=$1
logs=$TARGET/test-logs
mkdir -p "$logs"
echo "== $name =="
began=$SECONDS
outcome=ok
# A slow installation shows where it is, and so do the browser tests.
case $name in set-up | browser) shown=yes ;; *) shown="" ;; esac
if [ -n "$shown" ]; then
  tests/stages.sh "$name" 2>&1 | tee "$logs/$name.log" || outcome=failed
else
  tests/stages.sh "$name" >"$logs/$name.log" 2>&1 || outcome=failed
fi
printf '%-12s %5d s  %s\n' "$name" $((SECONDS - began)) "$outcome" | tee -a "$logs/times"
[ "$outcome" = ok ] || {
  [ -n "$shown" ] || cat "$logs/$name.log"
  exit 1
}

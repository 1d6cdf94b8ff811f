#!/usr/bin/env bash
# run-stages.sh [STAGE…] — sets up, runs the stages of tests/stages.mk and those that they need, and ends with the time of
# each and with the number of tests.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

rm -rf "$TARGET/test-logs" "$TARGET/test-results"
tests/stage.sh set-up
failed=""
make --no-print-directory -f tests/stages.mk --jobs 2 "${@:-all}" || failed=yes

printf '\n%s\n%-12s %5d s\n\n' "$(cat "$TARGET/test-logs/times")" "whole run" "$SECONDS"
[ -z "$failed" ] || echo "A stage failed; its output is above and in target/test-logs." >&2
node tests/summary.mjs "$TARGET"
[ -z "$failed" ]

#!/usr/bin/env bash
# run-stages.sh [STAGE…] — every check and test, in the order in which a mistake shows soonest.
# Stops at the first stage that fails; prints at the end what each took and what the runners counted.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

stages=${*:-set-up format js lint no-router docs deny unused native stand-in web page package embedded hosts budget hosting contract conformance specs e2e}
logs=$TARGET/test-logs
mkdir -p "$logs"
rm -f "$logs"/*.log

# count WORD — how many tests passed or failed, by the closing lines of the runners:
# cargo and wasm-bindgen "test result: ok. 12 passed; …", node "ℹ pass 12", Playwright "  12 passed (9.1s)". Of schemathesis the operations count,
# "Tested: 7", not the thousand requests it makes up for them.
count() {
  sed -nE \
    -e "s/^test result: .* ([0-9]+) $1.*/\1/p" \
    -e "s/^(#|ℹ) ${1%ed} ([0-9]+)$/\2/p" \
    -e "s/^  ([0-9]+) $1( \(.*\))?$/\1/p" \
    "$logs"/*.log | awk '{ sum += $1 } END { print sum + 0 }'
}

times=""
for stage in $stages; do
  printf '\n== %s ==\n' "$stage"
  began=$SECONDS
  failed=""
  tests/stages.sh "$stage" 2>&1 | tee "$logs/$stage.log" || failed=yes
  times+=$(printf '%-11s %6d s' "$stage" $((SECONDS - began)))$'\n'
  [ -z "$failed" ] || break
done

printf '\n%s%-11s %6d s\n\n' "$times" "whole run" "$SECONDS"
if [ -n "$failed" ]; then
  # Again at the very end, for logs of which only the end is kept.
  grep -E '^ *(✖|Error|AssertionError|test .*FAILED|error(\[|:)|panicked)' "$logs/$stage.log" | head -40 || true
  echo "The stage \"$stage\" failed; what it said is above."
  exit 1
fi
operations=$(sed -nE 's/^ *Tested: ([0-9]+)$/\1/p' "$logs/contract.log" 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }' || true)
echo "$(($(count passed) + ${operations:-0})) passed, $(count failed) failed"

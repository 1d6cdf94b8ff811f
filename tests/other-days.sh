#!/usr/bin/env bash
# other-days.sh — the browser tests at moments at which a test that depends on the clock would fail. Everything is built.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

library=$(dpkg -L libfaketime | grep '/libfaketimeMT\.so\.1$')
failed=""
# Just before and just after midnight, a day that most years do not have, and a day on which clocks change.
for moment in 2027-06-15T23:30:00Z 2027-06-16T00:10:00Z 2028-02-29T12:00:00Z 2027-03-28T00:55:00Z; do
  echo "== browser tests at $moment =="
  ahead=$(($(date -u -d "$moment" +%s) - $(date +%s)))
  # Only the time of day is moved, not the monotonic clock. Without the last variable each wait of Chromium spins.
  LD_PRELOAD=$library FAKETIME="+${ahead}s" FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0 \
    tests/stages.sh browser || failed=yes
done
[ -z "$failed" ]

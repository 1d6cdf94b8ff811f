#!/usr/bin/env bash
# run.sh [API] — holds a backend against the contract. Ends with 0 where it conforms, 1 where something is wrong, 2 where it
# could not be checked. Who the program may be stands in the environment; see "Prove your own backend" in tests/contract/README.md.
set -euo pipefail
. "$(dirname "$0")/../../setup/env.sh"

"$ROOT/tests/setup/install.sh" node || exit 2
cd "$ROOT/tests/e2e"
exec node --import tsx ../contract/conformance/main.ts "${1:-${API:-}}"

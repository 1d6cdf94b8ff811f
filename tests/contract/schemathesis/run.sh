#!/usr/bin/env bash
# run.sh STAND_IN_BINARY — schemathesis against the running stand-in.
set -euo pipefail
. "$(dirname "$0")/../../setup/env.sh"
exec "$SCHEMATHESIS_DIR/bin/python" "$ROOT/tests/contract/schemathesis/run.py" "$1"

#!/usr/bin/env bash
# Schemathesis in a Python environment outside the tree, one for each state of requirements.txt.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

[ -e "$SCHEMATHESIS_DIR/complete" ] && exit 0
"$ROOT/tests/setup/python.sh" venv
say "Installing schemathesis (under a minute, once) …"
"${PYTHON:-python3}" -m venv --clear "$SCHEMATHESIS_DIR"
"$SCHEMATHESIS_DIR/bin/pip" install --disable-pip-version-check --no-deps \
  -r "$ROOT/tests/schemathesis/requirements.txt" >&2
touch "$SCHEMATHESIS_DIR/complete"

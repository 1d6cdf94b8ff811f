#!/usr/bin/env bash
# Schemathesis in a Python environment outside the tree, one for each state of requirements.txt.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

[ -e "$SCHEMATHESIS_DIR/complete" ] && exit 0
python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages "Python 3.10 or newer with venv is" python3 python3-venv
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  give_up "Python 3.10 or newer is needed; here is $(python3 --version)."
say "Installing schemathesis (under a minute, once) …"
python3 -m venv --clear "$SCHEMATHESIS_DIR"
"$SCHEMATHESIS_DIR/bin/pip" install --disable-pip-version-check --no-deps \
  -r "$ROOT/tests/schemathesis/requirements.txt" >&2
touch "$SCHEMATHESIS_DIR/complete"

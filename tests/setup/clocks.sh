#!/usr/bin/env bash
# libfaketime: programs at another moment, for `make test-all`.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

dpkg -s libfaketime >/dev/null 2>&1 || install_packages "libfaketime is" libfaketime

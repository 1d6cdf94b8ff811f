#!/usr/bin/env bash
# Node.js is the one tool besides Rust that must be there already.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

{ have node && have npm; } || give_up "Node.js $NODE_OLDEST or newer with npm is needed: please install it and run this again."
version=$(node --version)
oldest=$(printf '%s\n' "$NODE_OLDEST" "${version#v}" | sort --version-sort | head -n 1)
[ "$oldest" = "$NODE_OLDEST" ] || give_up "Node.js $NODE_OLDEST or newer is needed; here is $version."

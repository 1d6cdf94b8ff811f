#!/usr/bin/env bash
# Node.js is the one tool besides Rust that must be there already.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

{ have node && have npm; } || give_up "Node.js $NODE_MAJOR or newer with npm is needed: please install it and run this again."
version=$(node --version)
major=${version#v}
major=${major%%.*}
[ "$major" -ge "$NODE_MAJOR" ] || give_up "Node.js $NODE_MAJOR or newer is needed; here is $version."

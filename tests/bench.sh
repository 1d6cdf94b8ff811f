#!/usr/bin/env bash
# The figures of the built page in Chromium: bytes, times, memory. Nothing here passes or fails.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
. "$ROOT/tests/setup/browser-paths.sh"
cd "$ROOT"

trunk build --release
node src/release/package.mjs
cargo build --profile stand-in -p stand-in-api
tests/unit-wasm.sh bench --release --no-default-features -- --nocapture | grep --extended-regexp ' ms$'
cd tests/e2e
STAND_IN=$TARGET/stand-in/stand-in-api npm run --silent bench

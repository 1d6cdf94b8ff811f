#!/usr/bin/env bash
# wasm-opt, from npm: distributions carry versions that break today's modules.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

[ -e "$BINARYEN_DIR/complete" ] && exit 0
say "Installing binaryen $BINARYEN_VERSION (a few seconds, once) …"
mkdir -p "$BINARYEN_DIR"
npm install --prefix "$BINARYEN_DIR" --ignore-scripts --no-save --no-audit --no-fund "binaryen@$BINARYEN_VERSION" >&2
found=$("$BINARYEN_DIR/node_modules/.bin/wasm-opt" --version)
case $found in
*"version ${BINARYEN_VERSION%%.*}"*) touch "$BINARYEN_DIR/complete" ;;
*) give_up "wasm-opt should be version ${BINARYEN_VERSION%%.*}, but says: $found" ;;
esac

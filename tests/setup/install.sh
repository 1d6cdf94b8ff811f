#!/usr/bin/env bash
# install.sh WHAT… — sets up what a target needs and nothing else: page, package, stand-in, native, lint, node, browser,
# hosts, contract, hosting, clocks.
# Each step looks first, so a second run takes no time worth naming.
set -euo pipefail
. "$(dirname "$0")/env.sh"
setup=$ROOT/tests/setup

page() {
  package
  "$setup/cargo-tool.sh" trunk "$TRUNK_VERSION" "$TRUNK_DIR" trunk 7
}

# What the page needs but Trunk, which makes a page of its own.
package() {
  "$setup/rust.sh"
  "$setup/node.sh"
  "$setup/npm-tool.sh" binaryen "$BINARYEN_VERSION" "$BINARYEN_DIR" wasm-opt
  "$setup/npm-tool.sh" esbuild "$ESBUILD_VERSION" "$ESBUILD_DIR" esbuild
  "$setup/cargo-tool.sh" wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$WASM_BINDGEN_DIR" wasm-bindgen 3
}

stand_in() {
  "$setup/rust.sh"
}

native() {
  "$setup/rust.sh"
  "$setup/cargo-tool.sh" cargo-nextest "$CARGO_NEXTEST_VERSION" "$CARGO_NEXTEST_DIR" cargo-nextest 6
  "$setup/node.sh"
  "$setup/python.sh"
}

lint() {
  "$setup/rust.sh"
  "$setup/node.sh"
  "$setup/node-modules.sh" tests/e2e
  "$setup/cargo-tool.sh" cargo-machete "$CARGO_MACHETE_VERSION" "$CARGO_MACHETE_DIR" cargo-machete 1
  "$setup/cargo-tool.sh" cargo-deny "$CARGO_DENY_VERSION" "$CARGO_DENY_DIR" cargo-deny 3
}

node_programs() {
  "$setup/node.sh"
  "$setup/node-modules.sh" tests/e2e
}

browser() {
  "$setup/node.sh"
  "$setup/node-modules.sh" tests/e2e
  "$setup/chromium.sh"
}

hosts() {
  "$setup/node.sh"
  "$setup/node-modules.sh" tests/hosts/react tests/hosts/vue tests/hosts/dialogs
}

contract() {
  "$setup/schemathesis.sh"
}

hosting() {
  "$setup/nginx.sh"
}

clocks() {
  "$setup/clocks.sh"
}

for what in "$@"; do
  case $what in
  page | package | native | lint | browser | hosts | contract | hosting | clocks) "$what" ;;
  stand-in) stand_in ;;
  node) node_programs ;;
  *) echo "install.sh: nothing is called $what" >&2 && exit 2 ;;
  esac
done

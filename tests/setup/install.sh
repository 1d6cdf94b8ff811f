#!/usr/bin/env bash
# install.sh WHAT… installs what a target needs and nothing else: page, package, stand-in, native, lint, node, browser,
# hosts, contract, hosting, clocks.
# Each step looks first, so a second run takes no time worth naming.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"
. "$ROOT/tests/setup/browser-paths.sh"
. "$ROOT/tests/setup/rust.sh"
. "$ROOT/tests/setup/node.sh"
. "$ROOT/tests/setup/system.sh"

for what in "$@"; do
  case $what in
  page | package)
    install_rust
    check_node
    install_npm_tool binaryen "$BINARYEN_VERSION" "$BINARYEN_DIR" wasm-opt
    install_npm_tool esbuild "$ESBUILD_VERSION" "$ESBUILD_DIR" esbuild
    install_cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$WASM_BINDGEN_DIR" wasm-bindgen 3
    # The package is built without Trunk, which makes a page of its own. Trunk downloads nothing here, so it needs no TLS.
    if [ "$what" = page ]; then
      install_cargo_tool trunk "$TRUNK_VERSION" "$TRUNK_DIR" trunk 6 \
        --no-default-features --config 'profile.release.lto="off"' --config profile.release.opt-level=1
    fi
    ;;
  stand-in)
    install_rust
    ;;
  native)
    install_rust
    install_cargo_tool cargo-nextest "$CARGO_NEXTEST_VERSION" "$CARGO_NEXTEST_DIR" cargo-nextest 6
    check_node
    install_python
    ;;
  lint)
    install_rust
    check_node
    install_node_modules tests/e2e
    install_cargo_tool cargo-machete "$CARGO_MACHETE_VERSION" "$CARGO_MACHETE_DIR" cargo-machete 1
    install_cargo_tool cargo-deny "$CARGO_DENY_VERSION" "$CARGO_DENY_DIR" cargo-deny 3
    ;;
  node)
    check_node
    install_node_modules tests/e2e
    ;;
  browser)
    check_node
    install_node_modules tests/e2e
    install_chromium
    ;;
  hosts)
    check_node
    install_node_modules tests/e2e/apps/react tests/e2e/apps/vue tests/e2e/apps/dialogs
    ;;
  contract)
    install_schemathesis
    ;;
  hosting)
    install_nginx
    ;;
  clocks)
    install_libfaketime
    ;;
  *)
    echo "install.sh: nothing is called $what" >&2
    exit 2
    ;;
  esac
done

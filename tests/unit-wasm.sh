#!/usr/bin/env bash
# unit-wasm.sh [TEST [ARGUMENT…]] — the page's wasm tests, or its bench, in a real Chromium through its driver.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
. "$ROOT/tests/setup/browser-paths.sh"
cd "$ROOT"

# Chromium refuses its sandbox to root, and only to root.
sandbox=""
[ "$(id -u)" != 0 ] || sandbox='"--no-sandbox",'

WASM_BINDGEN_TEST_WEBDRIVER_JSON=$TARGET/webdriver.json
cat >"$WASM_BINDGEN_TEST_WEBDRIVER_JSON" <<JSON
{
  "goog:chromeOptions": {
    "binary": "$CHROME",
    "args": [
      "--headless", $sandbox
      "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--window-size=1280,900"
    ]
  }
}
JSON

# Both cores may be busy when the driver starts.
export WASM_BINDGEN_TEST_WEBDRIVER_JSON WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 WASM_BINDGEN_TEST_TIMEOUT=300
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
cargo test --package we-link-security --target wasm32-unknown-unknown --test "${1:-unit-wasm}" "${@:2}"

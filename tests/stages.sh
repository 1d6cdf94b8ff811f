#!/usr/bin/env bash
# stages.sh STAGE — one stage of `make test`. Each is a process of its own, so its first failing command ends it.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

page=(--package we-link-security --target wasm32-unknown-unknown)
stand_in=$TARGET/stand-in/stand-in-api

results=$TARGET/test-results
mkdir -p "$results"

# npm_script NAME [ARGUMENT…] — a script of tests/e2e, in the Chromium that is there, against the build of earlier stages.
npm_script() {
  . tests/setup/browser-paths.sh
  STAND_IN=$stand_in DIST=$ROOT/dist NGINX_DIR=$NGINX_DIR npm --prefix tests/e2e run --silent "$@"
}

case $1 in
set-up) tests/setup/install.sh page stand-in native lint browser hosts contract hosting ;;
format)
  cargo fmt --all -- --check -l || {
    echo "These files are not formatted: make fmt does it." >&2
    exit 1
  }
  ;;
js)
  npm_script lint
  npm_script types
  ;;
lint)
  # The page runs in a browser, but its domain is tested natively, so both must be clean.
  cargo clippy --workspace --all-targets -- -D warnings
  cargo clippy "${page[@]}" --all-targets -- -D warnings
  cargo clippy "${page[@]}" --no-default-features -- -D warnings
  cargo clippy "${page[@]}" --no-default-features --features embedded -- -D warnings
  ;;
no-router)
  # An embedded page must not carry the router, which would take over its host's links.
  tree=$(cargo tree "${page[@]}" --no-default-features --features embedded --edges normal --prefix none)
  if grep '^leptos_router ' <<<"$tree"; then
    echo "leptos_router is linked without the feature standalone." >&2
    exit 1
  fi
  ;;
docs) RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --features we-link-security/embedded ;;
deny) cargo deny --workspace check bans licenses sources ;;
unused) cargo machete --skip-target-dir ;;
native)
  # The results are counted whatever they are.
  outcome=0
  cargo nextest run --workspace --cargo-profile stand-in || outcome=$?
  cp "$TARGET/nextest/default/junit.xml" "$results/native.xml"
  exit "$outcome"
  ;;
stand-in) cargo nextest run --workspace --cargo-profile stand-in --no-run ;;
unit-wasm) tests/unit-wasm.sh ;;
page) trunk build --release ;;
package) node src/release/package.mjs ;;
hosts) tests/e2e/apps/build.sh ;;
contract) TEST_RESULTS=$results tests/contract/schemathesis/run.sh "$stand_in" ;;
conformance) NODE_TEST_RESULTS=$results/conformance.xml npm_script conformance ;;
browser)
  # A failed test runs once more, for its trace alone; it has failed all the same.
  if ! PLAYWRIGHT_JUNIT_OUTPUT_FILE=$results/browser.xml npm_script test; then
    TRACE=1 npm_script test -- --last-failed --reporter=line || true
    echo "Traces and screenshots are in tests/e2e/build/results; \`npx playwright show-trace\` shows them." >&2
    exit 1
  fi
  ;;
*)
  echo "There is no stage $1." >&2
  exit 2
  ;;
esac

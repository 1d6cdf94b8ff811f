#!/usr/bin/env bash
# The pinned Rust toolchain with its components and the wasm target, and a linker for it.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

have rustup || give_up "Rust is needed: please install rustup from https://rustup.rs and run this again."

if ! rustup toolchain list | grep -q "^$RUST_VERSION-"; then
  say "Installing Rust $RUST_VERSION (about 1 minute, once) …"
  rustup toolchain install "$RUST_VERSION" --profile minimal --no-self-update
fi

installed=$(rustup component list --toolchain "$RUST_VERSION" --installed)
for component in clippy rustfmt; do
  grep -q "^$component-" <<<"$installed" || rustup component add --toolchain "$RUST_VERSION" "$component"
done
grep -q '^rust-std-wasm32-unknown-unknown$' <<<"$installed" ||
  rustup target add --toolchain "$RUST_VERSION" wasm32-unknown-unknown

have cc || install_packages "A C compiler is" build-essential

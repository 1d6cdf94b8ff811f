# The tools the build and the tests need, in the versions that were tried together.
# The wasm-bindgen CLI must be the very version of the crate, so Cargo.lock names it.

RUST_VERSION=$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$ROOT/rust-toolchain.toml")
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$ROOT/Cargo.lock")
TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
CARGO_NEXTEST_VERSION=0.9.143
CARGO_DENY_VERSION=0.20.2
CARGO_MACHETE_VERSION=0.9.2
# The last of the 20 line; the bundler of the hosts in tests/e2e/apps takes none before.
NODE_OLDEST=20.19

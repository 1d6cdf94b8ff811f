# Sourced by everything under tests/setup and by the Makefile: where the tools are.
# Pinned tools live outside the tree, one folder a tool and version, so that a fresh clone finds them.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$ROOT/tests/setup/versions.sh"

TOOLS=${WL_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/we-link-security}
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}

WASM_BINDGEN_DIR=$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION
TRUNK_DIR=$TOOLS/trunk-$TRUNK_VERSION
BINARYEN_DIR=$TOOLS/binaryen-$BINARYEN_VERSION
ESBUILD_DIR=$TOOLS/esbuild-$ESBUILD_VERSION
CARGO_NEXTEST_DIR=$TOOLS/cargo-nextest-$CARGO_NEXTEST_VERSION
CARGO_DENY_DIR=$TOOLS/cargo-deny-$CARGO_DENY_VERSION
CARGO_MACHETE_DIR=$TOOLS/cargo-machete-$CARGO_MACHETE_VERSION
NGINX_DIR=${NGINX_DIR:-$TOOLS/nginx-debian}
SCHEMATHESIS_DIR=$TOOLS/schemathesis-$(cksum <"$ROOT/tests/contract/schemathesis/requirements.txt" | cut -d' ' -f1)

# rustup puts cargo here; a shell that was opened before that does not know yet.
PATH=$WASM_BINDGEN_DIR/bin:$TRUNK_DIR/bin:$BINARYEN_DIR/node_modules/.bin:$ESBUILD_DIR/node_modules/.bin:$CARGO_NEXTEST_DIR/bin:$CARGO_DENY_DIR/bin:$CARGO_MACHETE_DIR/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
export PATH

# What is built of the page does not tell where that was: a panic names its place in the code, and nothing more.
# The second one is of the standard library's code, where the component `rust-src` is installed.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src/= --remap-path-prefix=${RUSTUP_HOME:-$HOME/.rustup}/toolchains/="

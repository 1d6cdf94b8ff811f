#!/usr/bin/env bash
# cargo-tool.sh CRATE VERSION FOLDER BINARY MINUTES — builds a pinned tool once, outside the tree.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

crate=$1 version=$2 folder=$3 binary=$4 minutes=$5

# One that is there already, in this very version, will do.
if have "$binary" && [[ "$("$binary" --version)" == *" $version"* ]]; then exit 0; fi
# Cargo puts the binary there last, so it stands for a complete installation.
[ -x "$folder/bin/$binary" ] && exit 0
say "Installing $crate $version (about $minutes minutes on two cores, once) …"
# A target folder or flags meant for this project are none of the tool's business.
env -u CARGO_TARGET_DIR -u RUSTFLAGS \
  cargo "+$RUST_VERSION" install --locked --root "$folder" --version "$version" "$crate"

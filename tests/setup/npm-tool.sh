#!/usr/bin/env bash
# npm-tool.sh PACKAGE VERSION FOLDER COMMAND — a pinned tool from npm, in a folder of its own.
# wasm-opt comes from there too: distributions carry versions that break today's modules.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"
package=$1 version=$2 folder=$3 command=$4

[ -e "$folder/complete" ] && exit 0
say "Installing $package $version (a few seconds, once) …"
mkdir -p "$folder"
npm install --prefix "$folder" --ignore-scripts --no-save --no-audit --no-fund "$package@$version" >&2
found=$("$folder/node_modules/.bin/$command" --version)
case $found in
# Binaryen says "version 132" where npm says 132.0.0.
*"$version"* | *"version ${version%%.*}"*) touch "$folder/complete" ;;
*) give_up "$command should be version $version, but says: $found" ;;
esac

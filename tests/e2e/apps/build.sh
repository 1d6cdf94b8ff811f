#!/usr/bin/env bash
# build.sh — builds the dashboards with the package as its tarball has it, each in a copy of its own under tests/e2e/apps/build.
# PACKAGE names another tarball than the one that `make package` has left.
set -euo pipefail
. "$(dirname "$0")/../../setup/env.sh"
. "$ROOT/tests/setup/lib.sh"

hosts=$ROOT/tests/e2e/apps
built=$hosts/build
shopt -s nullglob
tarballs=("$ROOT"/dist-package/we-link-security-settings-*.tgz)
tarball=${PACKAGE:-${tarballs[0]:-}}
[ -f "$tarball" ] || give_up "There is no package to install: \`make package\` makes it."
tarball=$(cd "$(dirname "$tarball")" && pwd)/$(basename "$tarball")

rm -rf "$built"
mkdir -p "$built/plain/vendor/we-link-security"
cp -R "$hosts/shared" "$built/shared"

# Nothing but files: what a server of one's own, or a CDN, would hand out.
cp "$hosts"/plain/* "$hosts/shared/shortcuts.js" "$built/plain"
cp "$hosts"/shared/public/* "$built/plain"
tar -xzf "$tarball" -C "$built/plain/vendor/we-link-security" --strip-components=1
"$ROOT/tests/e2e/node_modules/.bin/tsc" -p "$built/plain"

for app in react vue dialogs; do
  cp -R "$hosts/$app" "$built/$app"
  # The rest is there already, in the versions of the lock file, so nothing is fetched.
  (cd "$built/$app" && npm install --silent --offline --ignore-scripts --no-audit --no-fund "$tarball")
  npm --prefix "$built/$app" run --silent types
  npm --prefix "$built/$app" run --silent build
done

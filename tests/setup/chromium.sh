#!/usr/bin/env bash
# A Chromium and its driver: what CHROME and CHROMEDRIVER name, else what is there, else the system's packages.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"
. "$ROOT/tests/setup/browser-paths.sh"

if [ -z "$CHROME" ]; then
  # A font comes along, since a browser without any shows empty boxes.
  install_packages "A Chromium with its driver is" chromium chromium-driver fonts-dejavu-core
elif [ -z "$CHROMEDRIVER" ]; then
  install_packages "The driver of $CHROME is" chromium-driver
fi

# Debian has Chromium without windows in a package of its own, in which the tests take half the time; without it they
# take Chromium itself.
if [ -z "$CHROME_HEADLESS" ] && can_install_packages && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
  install_packages "Chromium without windows is" chromium-headless-shell
fi

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

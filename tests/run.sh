#!/usr/bin/env bash
# run.sh PORT — the page as it would be deployed, served by the stand-in API. Keys survive a restart.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

trunk build --release
cargo build --profile stand-in -p stand-in-api
exec "$TARGET/stand-in/stand-in-api" --listen "127.0.0.1:$1" --demo --dist dist --database "$TARGET/stand-in.db"

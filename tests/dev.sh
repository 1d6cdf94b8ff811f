#!/usr/bin/env bash
# dev.sh PORT — trunk rebuilds the page at each change and serves it on PORT; what it asks of the API goes to a
# stand-in one port higher. A cookie knows no ports, so being signed in there is being signed in here.
set -euo pipefail
. "$(dirname "$0")/setup/env.sh"
cd "$ROOT"

port=$1
api=http://127.0.0.1:$((port + 1))

cargo build --profile stand-in -p stand-in-api
mkdir -p dist
"$TARGET/stand-in/stand-in-api" --listen "${api#http://}" --demo --dist dist --database "$TARGET/stand-in-dev.db" &
processes=($!)
trap 'kill "${processes[@]}" 2>/dev/null || true; wait' EXIT

echo "Once it is built: $api/settings/security signs you in, http://127.0.0.1:$port/settings/security reloads at each change."
trunk serve --address 127.0.0.1 --port "$port" --proxy-backend "$api/api/" &
processes+=($!)
# Whichever ends first ends both, and so does an interrupt.
wait -n "${processes[@]}"

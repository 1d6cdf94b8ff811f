#!/usr/bin/env bash
# nginx with its module for brotli, as Debian packages them, unpacked beside the other tools: installing them would
# start a server on this machine, and the tests start their own.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

packages=(nginx nginx-common libnginx-mod-http-brotli-static)

[ -e "$NGINX_DIR/complete" ] && exit 0
have apt-get || give_up "nginx is needed for the tests of hosting, and this system has no apt: set NGINX_DIR to a folder with Debian's ${packages[*]} unpacked in it."
say "Fetching ${packages[*]} (once) …"
rm -rf "$NGINX_DIR"
mkdir -p "$NGINX_DIR/packages"
cd "$NGINX_DIR/packages"
# A fresh machine has no list of packages yet; where there is one, nobody's leave is needed.
apt-get download -q "${packages[@]}" >&2 2>/dev/null || {
  as_root apt-get update -qq
  apt-get download -q "${packages[@]}" >&2
}
for package in *.deb; do dpkg-deb --extract "$package" "$NGINX_DIR"; done
missing=$(ldd "$NGINX_DIR/usr/sbin/nginx" | sed -n 's/^\s*\(\S*\) => not found$/\1/p')
if [ -n "$missing" ]; then
  # What nginx itself depends on, and nothing that would be started.
  install_packages "Libraries of nginx ($missing) are" libpcre2-8-0 libssl3 zlib1g
fi
"$NGINX_DIR/usr/sbin/nginx" -v
touch "$NGINX_DIR/complete"

# What comes from the system's packages, and Python's.
# Sourced by install.sh. Each step looks first. A step runs in a subshell: `exit` ends the step, not the set-up.

# A Chromium and its driver: what CHROME and CHROMEDRIVER name, else what is there, else the system's packages.
install_chromium() (
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
)

# install_python [venv]: Python 3.10 or newer, also with what makes environments: what PYTHON names, else python3.
install_python() (
  python=${PYTHON:-python3}
  case ${1:-} in
  venv) "$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages "Python 3.10 or newer with venv is" python3 python3-venv ;;
  *) have "$python" || install_packages "Python 3.10 or newer is" python3 ;;
  esac
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    give_up "Python 3.10 or newer is needed; here is $("$python" --version)."
)

# Schemathesis in a Python environment outside the tree, one for each state of requirements.txt.
install_schemathesis() (
  [ -e "$SCHEMATHESIS_DIR/complete" ] && exit 0
  install_python venv
  say "Installing schemathesis (under a minute, once) …"
  "${PYTHON:-python3}" -m venv --clear "$SCHEMATHESIS_DIR"
  "$SCHEMATHESIS_DIR/bin/pip" install --disable-pip-version-check --no-deps \
    -r "$ROOT/tests/contract/schemathesis/requirements.txt" >&2
  touch "$SCHEMATHESIS_DIR/complete"
)

# nginx with its module for brotli, as Debian packages them, unpacked beside the other tools: installing them would
# start a server on this machine, and the tests start their own.
install_nginx() (
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
)

# libfaketime: programs at another moment, for `make test-all`.
install_libfaketime() (
  dpkg -s libfaketime >/dev/null 2>&1 || install_packages "libfaketime is" libfaketime
)

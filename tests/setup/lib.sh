# Small words that the set-up steps share.

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s\n' "$*" >&2; }

give_up() {
  say "$*"
  exit 1
}

# Whether system packages can be installed here without asking anybody for a password.
can_install_packages() {
  have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# install_packages WHY PACKAGE… — apt where that is possible, else one sentence that says what to do.
install_packages() {
  local why=$1
  shift
  can_install_packages || give_up "$why needed: please install $* (or their like on this system) and run this again."
  say "Installing $* from the system's packages (once) …"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

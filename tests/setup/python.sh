#!/usr/bin/env bash
# python.sh [venv] — Python 3.10 or newer, also with what makes environments: what PYTHON names, else python3.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. "$ROOT/tests/setup/lib.sh"

python=${PYTHON:-python3}
case ${1:-} in
venv) "$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages "Python 3.10 or newer with venv is" python3 python3-venv ;;
*) have "$python" || install_packages "Python 3.10 or newer is" python3 ;;
esac
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  give_up "Python 3.10 or newer is needed; here is $("$python" --version)."

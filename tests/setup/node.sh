# Node.js, tools from npm, and the packages of the test programs.
# Sourced by install.sh. Each step looks first. A step runs in a subshell: `exit` ends the step, not the set-up.

# Node.js is the one tool besides Rust that must be there already.
check_node() (
  { have node && have npm; } || give_up "Node.js $NODE_OLDEST or newer with npm is needed: please install it and run this again."
  version=$(node --version)
  oldest=$(printf '%s\n' "$NODE_OLDEST" "${version#v}" | sort --version-sort | head -n 1)
  [ "$oldest" = "$NODE_OLDEST" ] || give_up "Node.js $NODE_OLDEST or newer is needed; here is $version."
)

# install_npm_tool PACKAGE VERSION FOLDER COMMAND: a pinned tool from npm, in a folder of its own.
# wasm-opt comes from there too: distributions carry versions that break today's modules.
install_npm_tool() (
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
)

# install_node_modules FOLDER…: the packages of these folders, installed again only when their lock file changed.
install_node_modules() (
  for folder in "$@"; do
    cd "$ROOT/$folder"
    lock=$(cksum <package-lock.json)
    stamp=node_modules/.installed-for
    [ "$(cat "$stamp" 2>/dev/null)" = "$lock" ] && continue
    say "Installing the packages of $folder (a few seconds, once) …"
    # No package gets to run a script of its own here; none of these needs one.
    npm ci --ignore-scripts --no-audit --no-fund >&2
    printf '%s\n' "$lock" >"$stamp"
  done
)

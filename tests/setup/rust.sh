# The Rust toolchain, and tools that cargo builds.
# Sourced by install.sh. Each step looks first. A step runs in a subshell: `exit` ends the step, not the set-up.

# The pinned Rust toolchain with its components and the wasm target, and a linker for it.
install_rust() (
  have rustup || give_up "Rust is needed: please install rustup from https://rustup.rs and run this again."

  if ! rustup toolchain list | grep -q "^$RUST_VERSION-"; then
    say "Installing Rust $RUST_VERSION (about 1 minute, once) …"
    rustup toolchain install "$RUST_VERSION" --profile minimal --no-self-update
  fi

  installed=$(rustup component list --toolchain "$RUST_VERSION" --installed)
  for component in clippy rustfmt; do
    grep -q "^$component-" <<<"$installed" || rustup component add --toolchain "$RUST_VERSION" "$component"
  done
  grep -q '^rust-std-wasm32-unknown-unknown$' <<<"$installed" ||
    rustup target add --toolchain "$RUST_VERSION" wasm32-unknown-unknown

  have cc || install_packages "A C compiler is" build-essential
)

# install_cargo_tool CRATE VERSION FOLDER BINARY MINUTES [OPTION…]: builds a pinned tool once, outside the tree. The options
# are those of `cargo install`.
install_cargo_tool() (
  crate=$1 version=$2 folder=$3 binary=$4 minutes=$5
  shift 5

  # One that is there already, in this very version, will do.
  if have "$binary" && [[ "$("$binary" --version)" == *" $version"* ]]; then exit 0; fi
  # Cargo puts the binary there last, so it stands for a complete installation.
  [ -x "$folder/bin/$binary" ] && exit 0
  say "Installing $crate $version (about $minutes minutes on two cores, once) …"
  # A target folder or flags meant for this project are none of the tool's business.
  env -u CARGO_TARGET_DIR -u RUSTFLAGS \
    cargo "+$RUST_VERSION" install --locked --root "$folder" --version "$version" "$@" "$crate"
)

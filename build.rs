//! Has the linker say, in the page's release build, what refers to what: by that the build cuts the
//! wasm in two (`tests/packaging/split`).

#![allow(clippy::print_stdout)] // That is how it speaks to cargo.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

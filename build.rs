//! Prepares the release builds of the page and the package for the splitter (`src/release/split`),
//! which reads the relocations. All other builds are in one piece.

#![allow(clippy::print_stdout)] // That is how it speaks to cargo.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    let has = |name: &str| std::env::var_os(name).is_some();
    // The benchmarks have no host.
    let has_host = has("CARGO_FEATURE_STANDALONE") || has("CARGO_FEATURE_EMBEDDED");
    if is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") && has_host {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

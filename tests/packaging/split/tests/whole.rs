//! Splits a real program that is compiled and linked like the page, and runs it.

#![allow(clippy::unwrap_used)] // A test that panics has failed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const GATE: &str = "program::rest::GATE";

struct Program {
    folder: PathBuf,
}

impl Program {
    /// Compiles it into a folder of its own.
    fn new(test: &str, options: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        std::fs::create_dir_all(&folder).unwrap();
        let this = Self { folder };
        let mut compiler = Command::new("rustc");
        compiler
            .args([
                "--edition=2024",
                "--target=wasm32-unknown-unknown",
                "--crate-type=cdylib",
            ])
            .args(["-Cpanic=abort", "-Copt-level=z", "-Cstrip=debuginfo", "-o"])
            .arg(this.path("linked"))
            .args(options)
            .arg(source("program.rs"));
        succeeds(&compiler.output().unwrap());
        this
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name).with_extension("wasm")
    }

    fn split(&self, gate: &str) -> Output {
        let mut split = Command::new(env!("CARGO_BIN_EXE_split"));
        split.arg(gate);
        split.args(["linked", "linked", "first", "rest"].map(|name| self.path(name)));
        split.output().unwrap()
    }
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/program")
        .join(name)
}

fn succeeds(output: &Output) {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn fails(output: &Output, with: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(with), "{said}");
}

#[test]
fn split_program_behaves_like_the_whole() {
    // Names are found in either way in which Rust writes them.
    for (test, mangling) in [("old", None), ("new", Some("-Csymbol-mangling-version=v0"))] {
        let mut options = vec!["-Clink-arg=--emit-relocs"];
        options.extend(mangling);
        let program = Program::new(test, &options);
        succeeds(&program.split(GATE));
        let mut node = Command::new("node");
        node.arg(source("run.mjs"));
        node.args(["linked", "first", "rest"].map(|name| program.path(name)));
        succeeds(&node.output().unwrap());
    }
}

#[test]
fn reports_why_a_module_cannot_be_split() {
    let program = Program::new("unknown", &["-Clink-arg=--emit-relocs"]);
    fails(&program.split("program::rest::ANOTHER"), "nothing leads to");
    let program = Program::new("plain", &[]);
    fails(&program.split(GATE), "without --emit-relocs");
}

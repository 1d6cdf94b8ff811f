//! `split GATE LINKED SHIPPED FIRST REST [--why NAME]` cuts the page's wasm in two.
//!
//! `GATE` is the path of the static through which alone the first part reaches the rest. `LINKED` is
//! the module as cargo made it, linked with `--emit-relocs`; `SHIPPED` is what wasm-bindgen and
//! wasm-opt made of it. The first part is written to `FIRST`: everything that can be reached without
//! passing the gate. All other functions and data are written to `REST`, which is to be instantiated
//! with the exports of the first part as `p`; it puts its functions and data into the table and the
//! memory that both share. What the first part never refers to is never missed by it.
//!
//! With `--why`, tells by what way the first part comes to need the things with `NAME` in their name.

mod cut;
mod linked;
mod mistake;
mod module;
mod numbers;
mod pieces;
mod reach;
mod relocations;
mod tell;
mod write;

use std::path::Path;
use std::process::ExitCode;

use cut::Cut;
use linked::Linked;
use mistake::{Mistake, mistake};
use module::Module;
use reach::Reached;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(mistake) => {
            eprintln!("split: {mistake}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Mistake> {
    let (gate, linked, paths, why) = match arguments {
        [gate, linked, "--why", name] => (gate, linked, None, Some(*name)),
        [gate, linked, shipped, first, rest] => (gate, linked, Some((shipped, first, rest)), None),
        _ => {
            return Err(mistake(
                "split GATE LINKED (SHIPPED FIRST REST | --why NAME)",
            ));
        }
    };
    let linked = read(linked)?;
    let linked = Linked::read(&linked)?;
    let reached = Reached::follow(&linked, gate)?;
    if let Some(name) = why {
        tell::why(&linked, &reached, name);
    }
    let Some((shipped, first, rest)) = paths else {
        return Ok(());
    };
    let shipped = read(shipped)?;
    let module = Module::read(&shipped)?;
    let cut = Cut::find(&module, &linked, &reached)?;
    let parts = (write::first(&module, &cut)?, write::rest(&module, &cut)?);
    tell::sizes(&module, &cut, (parts.0.len(), parts.1.len()));
    std::fs::write(first, parts.0)?;
    std::fs::write(rest, parts.1)?;
    Ok(())
}

fn read(path: impl AsRef<Path>) -> Result<Vec<u8>, Mistake> {
    let path = path.as_ref();
    std::fs::read(path).map_err(|error| mistake(format!("{}: {error}", path.display())))
}

//! `split LINKED FIRST` splits a wasm file with Leptos' splitter, as cargo-leptos does. `LINKED` is the
//! file that cargo built, linked with `--emit-relocs`. The first part is written to `FIRST`, for
//! wasm-bindgen; the rest to `split_rest.wasm` beside it.

use std::error::Error;
use std::path::Path;

use wasm_split_cli_support::{Options, transform};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [linked, first] = arguments.as_slice() else {
        return Err("split LINKED FIRST".into());
    };
    let first = Path::new(first);
    let linked = std::fs::read(linked)?;
    let mut options = Options::new(&linked);
    options.main_out_path = first;
    options.output_dir = first.parent().unwrap_or(Path::new("."));
    // The first part imports the loader from here. The splitter also writes one, which we do not use.
    options.link_name = "#split";
    transform(options)?;
    Ok(())
}

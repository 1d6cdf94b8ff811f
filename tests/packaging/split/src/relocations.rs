//! What the linker tells of a module: its symbols, and every place where the address of one stands
//! (WebAssembly tool conventions, Linking). It does so under `--emit-relocs`.

use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationEntry, SymbolInfo};

use crate::mistake::{Mistake, mistake};

/// Symbols, and where they are referred to.
#[derive(Default)]
pub struct Relocations<'a> {
    /// Symbols, by number.
    pub symbols: Vec<SymbolInfo<'a>>,
    /// Each place, as an offset in the file, with what stands there.
    pub places: Vec<(usize, RelocationEntry)>,
}

impl<'a> Relocations<'a> {
    /// Reads them.
    ///
    /// # Errors
    /// Where there are none.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Mistake> {
        let mut this = Self::default();
        let (mut code, mut data) = (0, 0);
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::DataSection(segments) => data = segments.range().start,
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(parts) => {
                        for part in parts {
                            if let Linking::SymbolTable(symbols) = part? {
                                this.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(places) => {
                        let start = match custom.name() {
                            "reloc.CODE" => code,
                            "reloc.DATA" => data,
                            _ => continue,
                        };
                        for place in places.entries() {
                            let place = place?;
                            this.places.push((start + place.offset as usize, place));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if this.places.is_empty() {
            return Err(mistake("the module was linked without --emit-relocs"));
        }
        Ok(this)
    }
}

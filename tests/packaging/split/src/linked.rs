//! What refers to what in the module as the linker made it.

use std::ops::Range;

use wasmparser::{RelocationEntry, RelocationType, SymbolInfo};

use crate::mistake::Mistake;
use crate::module::Module;
use crate::relocations::Relocations;

/// A function or a piece of data, and what it refers to.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// As the compiler calls it; of data with several names one after the other.
    pub name: String,
    /// Bytes.
    pub size: usize,
    /// Other items, by their number.
    pub refers_to: Vec<usize>,
}

/// A linked module.
#[derive(Default)]
pub struct Linked<'a> {
    /// Its sections.
    pub module: Module<'a>,
    /// Functions, by index, the imported ones first, and after them the data.
    pub items: Vec<Item>,
    /// What is called from outside, and what something unknown refers to.
    pub roots: Vec<usize>,
    /// Where the data stand, ascending, with their number. They do not overlap.
    pub data: Vec<(Range<u32>, usize)>,
}

impl<'a> Linked<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// Where it is none, or was linked without `--emit-relocs`.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Mistake> {
        let relocations = Relocations::read(bytes)?;
        let module = Module::read(bytes)?;
        let mut this = Self {
            items: vec![Item::default(); module.functions.len()],
            roots: module.called_from_outside().collect(),
            module,
            ..Self::default()
        };
        this.name_functions(&relocations.symbols);
        this.find_data(&relocations.symbols);
        let places = this.places();
        for (place, relocation) in &relocations.places {
            let from = at(&places, *place);
            for to in this.targets(relocation, &relocations.symbols) {
                match from {
                    Some(from) => this.items[from].refers_to.push(to),
                    None => this.roots.push(to),
                }
            }
        }
        Ok(this)
    }

    /// The bytes from an address on; `None` where none are given.
    #[must_use]
    pub fn bytes_at(&self, address: u32, length: usize) -> Option<&'a [u8]> {
        self.module.data.iter().find_map(|data| {
            let from = address.checked_sub(data.address)? as usize;
            data.bytes.get(from..from + length)
        })
    }

    fn name_functions(&mut self, symbols: &[SymbolInfo<'_>]) {
        for (item, import) in self.items.iter_mut().zip(&self.module.imports) {
            import.name.clone_into(&mut item.name);
        }
        let bodies = self.items.iter_mut().skip(self.module.imports.len());
        for (item, body) in bodies.zip(&self.module.bodies) {
            item.size = body.code.range().len();
        }
        for symbol in symbols {
            if let SymbolInfo::Func { index, name, .. } = symbol
                && let (Some(item), Some(name)) = (self.items.get_mut(*index as usize), name)
            {
                (*name).clone_into(&mut item.name);
            }
        }
    }

    /// The data as items; what overlaps is one.
    fn find_data(&mut self, symbols: &[SymbolInfo<'_>]) {
        let mut all: Vec<(Range<u32>, &str)> = Vec::new();
        for symbol in symbols {
            if let (Some(range), SymbolInfo::Data { name, .. }) = (self.addresses(symbol), symbol)
                && !range.is_empty()
            {
                all.push((range, name));
            }
        }
        all.sort_by_key(|(range, _)| (range.start, range.end));
        for (range, name) in all {
            match self.data.last_mut() {
                Some((before, item)) if range.start < before.end => {
                    before.end = before.end.max(range.end);
                    self.items[*item].size = before.len();
                    self.items[*item].name.push_str(name);
                }
                _ => {
                    self.items.push(Item {
                        name: name.to_owned(),
                        size: range.len(),
                        refers_to: Vec::new(),
                    });
                    self.data.push((range, self.items.len() - 1));
                }
            }
        }
    }

    /// Where each item stands in the file, ascending.
    fn places(&self) -> Vec<(Range<usize>, usize)> {
        let first = self.module.imports.len();
        let bodies = self.module.bodies.iter().zip(first..);
        let code = bodies.map(|(body, item)| (body.code.range(), item));
        let data = self.data.iter().filter_map(|(range, item)| {
            let segments = &self.module.data;
            let segment = segments.iter().rfind(|data| data.address <= range.start)?;
            let begin = segment.place + (range.start - segment.address) as usize;
            Some((begin..begin + range.len(), *item))
        });
        let mut places: Vec<_> = code.chain(data).collect();
        places.sort_by_key(|(range, _)| range.start);
        places
    }

    fn targets(&self, place: &RelocationEntry, symbols: &[SymbolInfo<'_>]) -> Vec<usize> {
        use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb};
        match symbols.get(place.index as usize) {
            Some(SymbolInfo::Func { index, .. }) => vec![*index as usize],
            Some(symbol @ SymbolInfo::Data { .. })
                if matches!(place.ty, MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32) =>
            {
                let Some(range) = self.addresses(symbol) else {
                    return Vec::new();
                };
                // What is added may lead into the neighbour.
                let exact = u32::try_from(i64::from(range.start) + place.addend).ok();
                let all = [Some(range.start), exact].into_iter().flatten();
                all.filter_map(|address| at(&self.data, address)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn addresses(&self, symbol: &SymbolInfo<'_>) -> Option<Range<u32>> {
        let SymbolInfo::Data { symbol, .. } = symbol else {
            return None;
        };
        let place = symbol.as_ref()?;
        let segment = self.module.data.get(place.index as usize)?;
        let begin = segment.address + place.offset;
        Some(begin..begin + place.size)
    }
}

/// The item at a place.
fn at<P: Ord + Copy>(places: &[(Range<P>, usize)], place: P) -> Option<usize> {
    let after = places.partition_point(|(range, _)| range.start <= place);
    let (range, item) = places.get(after.checked_sub(1)?)?;
    range.contains(&place).then_some(*item)
}

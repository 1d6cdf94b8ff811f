//! Writes the two parts.

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, GlobalSection, ImportSection, MemorySection, Module as Encoder,
    StartSection, TableSection,
};

use crate::cut::Cut;
use crate::mistake::Mistake;
use crate::module::Module;
use crate::numbers::Numbers;
use crate::pieces::Piece;

/// The name of the module from which the rest imports.
const FIRST: &str = "p";

/// The sections that both parts have.
#[derive(Default)]
struct Sections {
    imports: ImportSection,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

/// The part that comes first.
///
/// # Errors
/// Where the module has something that cannot be written.
pub fn first(module: &Module<'_>, cut: &Cut<'_>) -> Result<Vec<u8>, Mistake> {
    let imported = 0..module.imports.len();
    let mut numbers = Numbers::new(module, imported, |function| cut.is_first[function]);
    let mut sections = Sections::default();
    for import in &module.imports {
        numbers.parse_import(&mut sections.imports, *import)?;
    }
    sections.fill(module, cut, &mut numbers, true)?;
    let mut tables = TableSection::new();
    for table in &module.tables {
        numbers.parse_table(&mut tables, table.clone())?;
    }
    let mut memories = MemorySection::new();
    for memory in &module.memories {
        memories.memory(numbers.memory_type(*memory)?);
    }
    let mut globals = GlobalSection::new();
    for global in &module.globals {
        numbers.parse_global(&mut globals, global.clone())?;
    }
    let mut exports = ExportSection::new();
    for export in &module.exports {
        numbers.parse_export(&mut exports, *export)?;
    }
    for (name, shared) in shared(module, cut).into_iter().enumerate() {
        let (kind, number) = match shared {
            Shared::Function(function) => (ExportKind::Func, numbers.of(function)?),
            Shared::Table(at) => (ExportKind::Table, number(at)),
            Shared::Memory(at) => (ExportKind::Memory, number(at)),
            Shared::Global(at) => (ExportKind::Global, number(at)),
        };
        exports.export(&name.to_string(), kind, number);
    }

    let mut encoder = Encoder::new();
    encoder
        .section(&numbers.types(module)?)
        .section(&sections.imports)
        .section(&sections.functions)
        .section(&tables)
        .section(&memories)
        .section(&globals)
        .section(&exports);
    if let Some(start) = module.start {
        let function_index = numbers.of(start as usize)?;
        encoder.section(&StartSection { function_index });
    }
    sections.end(&mut encoder);
    Ok(encoder.finish())
}

/// The part that follows.
///
/// # Errors
/// Where the module has something that cannot be written.
pub fn rest(module: &Module<'_>, cut: &Cut<'_>) -> Result<Vec<u8>, Mistake> {
    let imported = cut.shared.iter().copied();
    let mut numbers = Numbers::new(module, imported, |function| !cut.is_first[function]);
    let mut sections = Sections::default();
    for (name, shared) in shared(module, cut).into_iter().enumerate() {
        let ty = match shared {
            Shared::Function(function) => {
                EntityType::Function(numbers.type_index(module.functions[function])?)
            }
            Shared::Table(at) => EntityType::Table(numbers.table_type(module.tables[at].ty)?),
            Shared::Memory(at) => EntityType::Memory(numbers.memory_type(module.memories[at])?),
            Shared::Global(at) => EntityType::Global(numbers.global_type(module.globals[at].ty)?),
        };
        sections.imports.import(FIRST, &name.to_string(), ty);
    }
    sections.fill(module, cut, &mut numbers, false)?;
    let mut encoder = Encoder::new();
    encoder
        .section(&numbers.types(module)?)
        .section(&sections.imports)
        .section(&sections.functions);
    sections.end(&mut encoder);
    Ok(encoder.finish())
}

/// What the first part exports for the rest, by its number in the whole.
enum Shared {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
}

/// In the order of their names, which are numbers: no name of an export that JavaScript uses begins
/// with a digit. Of what is no function all is shared.
fn shared(module: &Module<'_>, cut: &Cut<'_>) -> Vec<Shared> {
    let functions = cut.shared.iter().copied().map(Shared::Function);
    functions
        .chain((0..module.tables.len()).map(Shared::Table))
        .chain((0..module.memories.len()).map(Shared::Memory))
        .chain((0..module.globals.len()).map(Shared::Global))
        .collect()
}

impl Sections {
    fn fill(
        &mut self,
        module: &Module<'_>,
        cut: &Cut<'_>,
        numbers: &mut Numbers,
        first: bool,
    ) -> Result<(), Mistake> {
        for (body, function) in module.bodies.iter().zip(module.imports.len()..) {
            if cut.is_first[function] == first {
                let ty = numbers.type_index(module.functions[function])?;
                self.functions.function(ty);
                numbers.parse_function_body(&mut self.code, body.code.clone())?;
            }
        }
        for (slot, functions) in cut.slots(module, first) {
            let functions = functions.into_iter().map(|function| numbers.of(function));
            let functions = functions.collect::<Result<Vec<_>, _>>()?;
            let at = ConstExpr::i32_const(slot.cast_signed());
            let functions = Elements::Functions(functions.into());
            self.elements.active(None, &at, functions);
        }
        let data: &[Piece<'_>] = if first {
            &cut.first_data
        } else {
            &cut.rest_data
        };
        for (address, bytes) in data {
            let at = ConstExpr::i32_const(address.cast_signed());
            self.data.active(0, &at, bytes.iter().copied());
        }
        Ok(())
    }

    fn end(&self, encoder: &mut Encoder) {
        encoder
            .section(&self.elements)
            .section(&self.code)
            .section(&self.data);
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

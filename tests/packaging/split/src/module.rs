//! A module, read far enough to be cut.

use std::collections::BTreeMap;

use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, Export, ExternalKind, FunctionBody, Global,
    Import, MemoryType, Operator, Parser, Payload, RecGroup, Table, TypeRef,
};

use crate::mistake::{Mistake, mistake};

/// A function's code, and which functions it calls by their number.
pub struct Body<'a> {
    /// The code.
    pub code: FunctionBody<'a>,
    /// Once for each call.
    pub calls: Vec<usize>,
}

/// Some data and their address.
pub struct Data<'a> {
    /// Where they go.
    pub address: u32,
    /// What goes there.
    pub bytes: &'a [u8],
    /// Where it stands in the file.
    pub place: usize,
}

impl Data<'_> {
    /// The address behind them.
    #[must_use]
    pub fn end(&self) -> u32 {
        let length = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.address.saturating_add(length)
    }
}

/// What a module is made of; sections that only tools read are left out.
#[derive(Default)]
pub struct Module<'a> {
    /// Types.
    pub types: Vec<RecGroup>,
    /// Everything imported.
    pub imports: Vec<Import<'a>>,
    /// The type of each function, the imported ones first.
    pub functions: Vec<u32>,
    /// Tables.
    pub tables: Vec<Table<'a>>,
    /// Memories.
    pub memories: Vec<MemoryType>,
    /// Globals.
    pub globals: Vec<Global<'a>>,
    /// Exports.
    pub exports: Vec<Export<'a>>,
    /// What runs when the module is there.
    pub start: Option<u32>,
    /// Which function stands in which slot of the first table.
    pub slots: BTreeMap<u32, usize>,
    /// Functions that are not imported, in order.
    pub bodies: Vec<Body<'a>>,
    /// Data, in order.
    pub data: Vec<Data<'a>>,
}

impl<'a> Module<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// Where it is none, or has something that this tool has never seen in the page's.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Mistake> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            module.take(payload?)?;
        }
        Ok(module)
    }

    /// The code of a function; `None` where it is imported.
    #[must_use]
    pub fn body(&self, function: usize) -> Option<&Body<'a>> {
        self.bodies.get(function.checked_sub(self.imports.len())?)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), Mistake> {
        match payload {
            Payload::TypeSection(types) => {
                self.types = types.into_iter().collect::<Result<_, _>>()?
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(ty) => self.functions.push(ty),
                        _ => return Err(mistake("something other than a function is imported")),
                    }
                    self.imports.push(import);
                }
            }
            Payload::FunctionSection(functions) => {
                for ty in functions {
                    self.functions.push(ty?);
                }
            }
            Payload::TableSection(all) => {
                self.tables = all.into_iter().collect::<Result<_, _>>()?
            }
            Payload::MemorySection(all) => {
                self.memories = all.into_iter().collect::<Result<_, _>>()?
            }
            Payload::GlobalSection(all) => {
                self.globals = all.into_iter().collect::<Result<_, _>>()?
            }
            Payload::ExportSection(all) => {
                self.exports = all.into_iter().collect::<Result<_, _>>()?
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    let (
                        ElementKind::Active {
                            table_index: None | Some(0),
                            offset_expr,
                        },
                        ElementItems::Functions(functions),
                    ) = (element.kind, element.items)
                    else {
                        return Err(mistake("an element segment of a kind that is not known"));
                    };
                    for (slot, function) in (constant(&offset_expr)?..).zip(functions) {
                        self.slots.insert(slot, function? as usize);
                    }
                }
            }
            Payload::CodeSectionEntry(code) => {
                let calls = calls(&code)?;
                self.bodies.push(Body { code, calls });
            }
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    let DataKind::Active {
                        memory_index: 0,
                        offset_expr,
                    } = segment.kind
                    else {
                        return Err(mistake("a data segment of a kind that is not known"));
                    };
                    self.data.push(Data {
                        address: constant(&offset_expr)?,
                        bytes: segment.data,
                        place: segment.range.end - segment.data.len(),
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Functions that are called from outside.
    pub fn called_from_outside(&self) -> impl Iterator<Item = usize> {
        let exported = self.exports.iter().filter(|export| {
            // Only wasm-bindgen calls these, before anything is shipped.
            let describes = export.name.starts_with("__wbindgen_describe");
            export.kind == ExternalKind::Func && !describes
        });
        let called = exported.map(|export| export.index).chain(self.start);
        called.map(|function| function as usize)
    }
}

fn calls(code: &FunctionBody<'_>) -> Result<Vec<usize>, Mistake> {
    let mut calls = Vec::new();
    for operator in code.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                calls.push(function_index as usize);
            }
            // Each names a segment or a slot in a way that a cut would have to mend.
            Operator::RefFunc { .. }
            | Operator::MemoryInit { .. }
            | Operator::DataDrop { .. }
            | Operator::TableInit { .. }
            | Operator::ElemDrop { .. } => {
                return Err(mistake(
                    "an instruction that the cut does not know how to keep",
                ));
            }
            _ => {}
        }
    }
    Ok(calls)
}

/// The number that an expression is; addresses and slots are not computed without a loader.
fn constant(expression: &ConstExpr<'_>) -> Result<u32, Mistake> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(mistake("a place that is no number")),
    }
}

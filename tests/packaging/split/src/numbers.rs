//! The numbers of functions and types in one part, which are others than in the whole.

use wasm_encoder::TypeSection;
use wasm_encoder::reencode::{Error, Reencode};

use crate::mistake::{Mistake, mistake};
use crate::module::Module;

/// A part refers to a function of the other that is not shared.
#[derive(Debug)]
pub struct Elsewhere(usize);

impl std::fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a part calls function {} of the other", self.0)
    }
}

impl std::error::Error for Elsewhere {}

/// Gives everything its number in one part. Tables, memories and globals have the same in both.
pub struct Numbers {
    functions: Vec<Option<u32>>,
    /// The types that are used, in the order of their use.
    types: Vec<u32>,
}

impl Numbers {
    /// For a part that imports some functions, in this order, and `has` others.
    pub fn new(
        module: &Module<'_>,
        imported: impl Iterator<Item = usize>,
        has: impl Fn(usize) -> bool,
    ) -> Self {
        let mut functions = vec![None; module.functions.len()];
        let mut next = 0..;
        for function in imported {
            functions[function] = next.next();
        }
        let own = functions.iter_mut().enumerate();
        for (function, number) in own.skip(module.imports.len()) {
            if has(function) {
                *number = next.next();
            }
        }
        Self {
            functions,
            types: Vec::new(),
        }
    }

    /// The number of a function.
    ///
    /// # Errors
    /// Where the part knows nothing of it, which would be a mistake in the cut.
    pub fn of(&self, function: usize) -> Result<u32, Elsewhere> {
        let number = self.functions.get(function).copied().flatten();
        number.ok_or(Elsewhere(function))
    }

    /// The types that were used.
    ///
    /// # Errors
    /// Where they refer to each other, which has no need of being known here.
    pub fn types(&mut self, module: &Module<'_>) -> Result<TypeSection, Mistake> {
        let mut types = TypeSection::new();
        for ty in self.types.clone() {
            let group = module.types.get(ty as usize).cloned();
            let group = group.filter(|group| !group.is_explicit_rec_group());
            let group = group.ok_or_else(|| mistake("types that refer to each other"))?;
            self.parse_recursive_type_group(types.ty(), group)?;
        }
        Ok(types)
    }
}

impl Reencode for Numbers {
    type Error = Elsewhere;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Elsewhere>> {
        self.of(function as usize).map_err(Error::UserError)
    }

    fn type_index(&mut self, ty: u32) -> Result<u32, Error<Elsewhere>> {
        let at = self.types.iter().position(|used| *used == ty);
        let at = at.unwrap_or_else(|| {
            self.types.push(ty);
            self.types.len() - 1
        });
        Ok(u32::try_from(at).unwrap_or(u32::MAX))
    }
}

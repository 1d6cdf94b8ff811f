//! Where the cut goes: which functions, slots and data the first part has, and which the rest.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::linked::Linked;
use crate::mistake::{Mistake, mistake};
use crate::module::Module;
use crate::pieces::{Piece, pieces};
use crate::reach::Reached;

/// What goes where.
pub struct Cut<'a> {
    /// For each function: whether it is in the first part.
    pub is_first: Vec<bool>,
    /// Functions of the first part, or imported by it, that the rest calls; the most called first.
    pub shared: Vec<usize>,
    /// Data of the first part.
    pub first_data: Vec<Piece<'a>>,
    /// Data of the rest.
    pub rest_data: Vec<Piece<'a>>,
}

impl<'a> Cut<'a> {
    /// Cuts `module`, which was made of `linked`: a slot of the table and an address mean the same
    /// in both, whatever became of the functions between.
    ///
    /// # Errors
    /// Where they do not fit together.
    pub fn find(
        module: &Module<'a>,
        linked: &Linked<'_>,
        reached: &Reached,
    ) -> Result<Self, Mistake> {
        let same_slots = module.slots.keys().eq(linked.module.slots.keys());
        let same_data = module
            .data
            .iter()
            .all(|data| linked.bytes_at(data.address, data.bytes.len()) == Some(data.bytes));
        if !same_slots || !same_data {
            return Err(mistake("the one module was not made of the other"));
        }
        let is_first = first_functions(module, linked, reached);
        let mut calls: BTreeMap<usize, usize> = BTreeMap::new();
        for (body, function) in module.bodies.iter().zip(module.imports.len()..) {
            if !is_first[function] {
                for called in &body.calls {
                    *calls.entry(*called).or_default() += 1;
                }
            }
        }
        let mut shared: Vec<usize> = calls.keys().copied().collect();
        shared.retain(|function| is_first[*function]);
        shared.sort_by_key(|function| Reverse(calls[function]));
        let later = |item: usize| !reached.needs(item);
        let (mut first_data, mut rest_data) = (Vec::new(), Vec::new());
        for data in &module.data {
            let (first, rest) = pieces(data, &linked.data, later);
            first_data.extend(first);
            rest_data.extend(rest);
        }
        Ok(Self {
            is_first,
            shared,
            first_data,
            rest_data,
        })
    }

    /// Slots of one part, as runs: the first slot and the functions from there on.
    #[must_use]
    pub fn slots(&self, module: &Module<'_>, first: bool) -> Vec<(u32, Vec<usize>)> {
        let mut runs: Vec<(u32, Vec<usize>)> = Vec::new();
        for (slot, function) in &module.slots {
            if self.is_first[*function] != first {
                continue;
            }
            match runs.last_mut() {
                Some((begin, run)) if *begin as usize + run.len() == *slot as usize => {
                    run.push(*function);
                }
                _ => runs.push((*slot, vec![*function])),
            }
        }
        runs
    }
}

/// What is imported, what is called from outside, what stands in a slot that the first part needs,
/// and whatever those call.
fn first_functions(module: &Module<'_>, linked: &Linked<'_>, reached: &Reached) -> Vec<bool> {
    let needed = |slot: &u32| {
        let item = linked.module.slots.get(slot);
        item.is_none_or(|item| reached.needs(*item))
    };
    let in_slots = module.slots.iter().filter(|(slot, _)| needed(slot));
    let mut next: Vec<usize> = in_slots.map(|(_, function)| *function).collect();
    next.extend(module.called_from_outside());
    let mut is_first = vec![false; module.functions.len()];
    is_first[..module.imports.len()].fill(true);
    while let Some(function) = next.pop() {
        if !std::mem::replace(&mut is_first[function], true)
            && let Some(body) = module.body(function)
        {
            next.extend(&body.calls);
        }
    }
    is_first
}

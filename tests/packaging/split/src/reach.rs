//! What the first part needs: whatever can be reached from outside without passing the way into
//! the rest.

use std::collections::VecDeque;

use crate::linked::Linked;
use crate::mistake::{Mistake, mistake};

/// Which items the first part needs, and what brought each there.
pub struct Reached {
    /// For each item: whether it is needed, and by which other one, if not from outside.
    by: Vec<Option<Option<usize>>>,
}

impl Reached {
    /// Follows every reference but those of the item with the path `gate` in its name
    /// (`crate::module::STATIC`).
    ///
    /// # Errors
    /// Where there is no such item, or it is not needed itself: then nothing leads to the rest.
    pub fn follow(linked: &Linked<'_>, gate: &str) -> Result<Self, Mistake> {
        // Both manglings of Rust write a path as its parts, each with its length.
        let parts = gate.split("::").map(|part| format!("{}{part}", part.len()));
        let mangled: String = parts.collect();
        let is_gate = |item: usize| linked.items[item].name.contains(&mangled);
        let mut by = vec![None; linked.items.len()];
        let mut next: VecDeque<(usize, Option<usize>)> =
            linked.roots.iter().map(|root| (*root, None)).collect();
        let mut passed = false;
        while let Some((item, from)) = next.pop_front() {
            if by[item].is_some() {
                continue;
            }
            by[item] = Some(from);
            if is_gate(item) {
                passed = true;
                continue;
            }
            next.extend(
                linked.items[item]
                    .refers_to
                    .iter()
                    .map(|to| (*to, Some(item))),
            );
        }
        if !passed {
            return Err(mistake(format!("nothing leads to {gate}")));
        }
        Ok(Self { by })
    }

    /// Whether the first part needs an item.
    #[must_use]
    pub fn needs(&self, item: usize) -> bool {
        self.by[item].is_some()
    }

    /// The way to an item, from it to where it began; shortest.
    #[must_use]
    pub fn way(&self, item: usize) -> Vec<usize> {
        let mut way = Vec::new();
        let mut at = self.needs(item).then_some(item);
        while let Some(item) = at {
            way.push(item);
            at = self.by[item].flatten();
        }
        way
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test that panics has failed.
mod tests {
    use super::*;
    use crate::linked::Item;

    const GATE: &str = "page::rest::GATE";

    /// Item 0 is called from outside; `items` are their names and what they refer to.
    fn linked(items: &[(&str, &[usize])]) -> Linked<'static> {
        let items = items.iter().map(|(name, refers_to)| Item {
            name: (*name).to_owned(),
            size: 1,
            refers_to: refers_to.to_vec(),
        });
        Linked {
            items: items.collect(),
            roots: vec![0],
            ..Linked::default()
        }
    }

    fn needed(linked: &Linked<'_>) -> Vec<usize> {
        let reached = Reached::follow(linked, GATE).unwrap();
        let all = 0..linked.items.len();
        all.filter(|item| reached.needs(*item)).collect()
    }

    #[test]
    fn items_only_behind_the_gate_are_not_needed() {
        for gate in ["_ZN4page4rest4GATE17h0E", "_RNvNtCs1_4page4rest4GATE"] {
            let linked = linked(&[
                ("main", &[1, 2]),
                ("list", &[3]),
                (gate, &[3, 4]),
                ("el", &[]),
                ("form", &[5]),
                ("field", &[]),
            ]);
            assert_eq!(needed(&linked), [0, 1, 2, 3], "{gate}");
        }
    }

    #[test]
    fn item_with_another_path_is_needed() {
        let linked = linked(&[
            ("main", &[1, 2]),
            ("4page4rest4GATE", &[3]),
            ("list", &[3]),
            ("dialog", &[0]),
        ]);
        assert_eq!(needed(&linked), [0, 1, 2, 3]);
        let reached = Reached::follow(&linked, GATE).unwrap();
        assert_eq!(reached.way(3), [3, 2, 0]);
    }

    #[test]
    fn fails_without_a_path_to_the_gate() {
        let linked = linked(&[("main", &[]), ("4page4rest4GATE", &[2]), ("form", &[])]);
        assert!(Reached::follow(&linked, GATE).is_err());
    }
}

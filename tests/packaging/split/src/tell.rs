//! What is told to whoever builds the page.

use rustc_demangle::demangle;

use crate::cut::Cut;
use crate::linked::Linked;
use crate::module::Module;
use crate::pieces::Piece;
use crate::reach::Reached;

/// How many of the biggest things are told.
const MOST: usize = 40;

/// How the module was cut.
pub fn sizes(module: &Module<'_>, cut: &Cut<'_>, (first, rest): (usize, usize)) {
    let imported = module.imports.len();
    let in_first = cut.is_first[imported..].iter().filter(|is| **is).count();
    let data = |pieces: &[Piece<'_>]| pieces.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    eprintln!(
        "first part: {first} bytes, {in_first} functions, {} bytes of data in {} pieces; rest: {rest} bytes, {} functions, {} bytes of data in {} pieces; {} functions shared",
        data(&cut.first_data),
        cut.first_data.len(),
        cut.is_first.len() - imported - in_first,
        data(&cut.rest_data),
        cut.rest_data.len(),
        cut.shared.len(),
    );
}

/// The biggest things with `name` in their name that the first part needs, and by what way.
pub fn why(linked: &Linked<'_>, reached: &Reached, name: &str) {
    let mut found: Vec<(usize, String)> = (0..linked.items.len())
        .filter(|item| reached.needs(*item))
        .map(|item| (item, format!("{:#}", demangle(&linked.items[item].name))))
        .filter(|(_, words)| words.contains(name))
        .collect();
    found.sort_by_key(|(item, _)| std::cmp::Reverse(linked.items[*item].size));
    let total: usize = found.iter().map(|(item, _)| linked.items[*item].size).sum();
    eprintln!("{} things, {total} bytes as linked", found.len());
    for (item, words) in found.iter().take(MOST) {
        eprintln!("{:>7}  {words}", linked.items[*item].size);
        for by in reached.way(*item).into_iter().skip(1) {
            eprintln!("         ← {:#}", demangle(&linked.items[by].name));
        }
    }
}

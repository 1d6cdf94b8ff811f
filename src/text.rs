//! Every sentence of the page. One module a screen; data goes in, words come out, so that another
//! language is another set of these modules. Dates, numbers and relative times come from the
//! browser's `Intl`.

pub mod errors;
pub mod form;
pub mod keys;
pub mod one_time;
pub mod session;
pub mod time;

/// A count with its noun.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{} {many}", time::number(n))
    }
}

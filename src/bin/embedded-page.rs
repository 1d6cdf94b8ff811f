//! The page inside somebody else's. Whatever JavaScript calls of it stands in
//! `we_link_security::hosts::embedded`; here it is only linked.

use we_link_security as _;

fn main() {}

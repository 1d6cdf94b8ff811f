//! The program of the embedded page. It only links the library; JavaScript calls the exports of
//! `we_link_security::hosts::embedded`.

use we_link_security as _;

fn main() {}

//! The page in a browser tab of its own.

fn main() {
    we_link_security::hosts::standalone::start();
}

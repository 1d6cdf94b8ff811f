//! A small program with a gate, as the linker, its relocations and both parts see a real one.

use std::cell::RefCell;
use std::hint::black_box;

mod rest {
    pub static GATE: [fn(u32) -> String; 2] = [super::greeting, super::counting];
}

thread_local! {
    static SAID: RefCell<Vec<Box<dyn Fn(u32) -> String>>> = const { RefCell::new(Vec::new()) };
}

fn greeting(name: u32) -> String {
    SAID.with_borrow_mut(|said| said.push(Box::new(|times| format!("said after {times}"))));
    format!("A greeting that only the rest knows, to {name}")
}

fn counting(to: u32) -> String {
    // As big as makes it worth a table of its own.
    (0..to).map(|n| black_box(["one ", "two ", "three ", "four "])[n as usize % 4]).collect()
}

fn shared(words: &str) -> u32 {
    words.bytes().fold(0, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)))
}

#[unsafe(no_mangle)]
extern "C" fn early(n: u32) -> u32 {
    SAID.with_borrow_mut(|said| said.push(Box::new(|times| format!("early {times}"))));
    shared(&format!("A sentence of the first part: {n}"))
}

#[unsafe(no_mangle)]
extern "C" fn late(which: usize, n: u32) -> u32 {
    shared(&black_box(&rest::GATE)[which % 2](n))
}

#[unsafe(no_mangle)]
extern "C" fn said(times: u32) -> u32 {
    SAID.with_borrow(|said| said.iter().map(|say| shared(&say(times))).fold(0, u32::wrapping_add))
}

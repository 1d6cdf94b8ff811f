//! Signals whose owner is gone, and derived signals.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::ui::lean::{ErasedRwSignal, memo};

/// A state whose owner is gone already.
fn gone() -> ErasedRwSignal<Vec<u8>> {
    let owner = Owner::new();
    let state = owner.with(|| ErasedRwSignal::new(vec![1]));
    assert_eq!(state.try_get_untracked(), Some(vec![1]));
    owner.cleanup();
    drop(owner);
    state
}

#[wasm_bindgen_test]
fn state_without_owner_ignores_reads_and_writes() {
    let state = gone();
    assert_eq!(state.try_get_untracked(), None);
    assert_eq!(state.try_set(vec![2]), None);
    state.set(vec![3]);
    state.update(|_| unreachable!("there is nothing to change"));
    assert_eq!(state.try_get_untracked(), None);
}

#[wasm_bindgen_test]
fn derived_signal_notifies_only_on_changed_value() {
    let owner = Owner::new();
    owner.with(|| {
        let number = ErasedRwSignal::new(1_u32);
        assert_eq!(number.try_set(2), Some(()));
        let runs = StoredValue::new(0);
        let parity = memo(move || number.get() % 2);
        let reader = Memo::new(move |_| {
            runs.update_value(|runs| *runs += 1);
            parity.get()
        });
        assert_eq!((reader.get_untracked(), runs.get_value()), (0, 1));
        number.set(4);
        assert_eq!((reader.get_untracked(), runs.get_value()), (0, 1));
        number.update(|number| *number += 1);
        assert_eq!((reader.get_untracked(), runs.get_value()), (1, 2));
    });
}

//! Children for the items of a list. Stands in for Leptos' `<For>`.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

use super::{ElementState, HtmlElement};

struct KeyedChild<T> {
    item: Rc<T>,
    state: ElementState,
    /// Owns the signals and effects of the child, and disposes of them with it.
    _owner: Owner,
}

impl HtmlElement {
    /// Adds a child for each item that `items` returns, and updates the children when a signal that `items`
    /// reads changes. The child of an equal item stays, with the focus in it and its open parts. Any other
    /// one is built by `view`, before the old ones are removed.
    #[must_use]
    pub fn keyed<T: PartialEq + 'static>(
        self,
        items: impl Fn() -> Vec<Rc<T>> + 'static,
        view: impl Fn(&T) -> Self + 'static,
    ) -> Self {
        let parent = self.0.node.clone();
        let owner = Owner::new();
        let children = Cell::new(Vec::<KeyedChild<T>>::new());
        self.effect(Box::new(move || {
            let items = items();
            let mut before = children.take();
            let mut now = Vec::with_capacity(items.len());
            for item in items {
                let same = before.iter().position(|child| child.item == item);
                now.push(match same {
                    Some(at) => before.remove(at),
                    None => {
                        let owner = owner.child();
                        let state = owner.with(|| untrack(|| view(&item))).build();
                        KeyedChild {
                            item,
                            state,
                            _owner: owner,
                        }
                    }
                });
            }
            for mut child in before {
                child.state.unmount();
            }
            // A child in its place is not moved, since that would take the focus from it.
            let mut next = parent.first_child();
            for child in &now {
                if next.as_ref() == Some(child.state.node.as_ref()) {
                    next = child.state.node.next_sibling();
                } else {
                    let _ = parent.insert_before(&child.state.node, next.as_ref());
                }
            }
            children.set(now);
        }))
    }
}

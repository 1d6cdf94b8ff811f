//! Elements in the builder syntax of Leptos (`p().class(…).child(…)`), of one type for all tags. Effects,
//! listeners and children are dropped with their element.

mod child;
mod field;
mod keyed;
mod text;
mod view;

use leptos::prelude::*;
use leptos::tachys::view::any_view::{AnyView, AnyViewState};
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use crate::ui::focus::keep_focus_of;
use crate::ui::lean::UnsubscribeOnCleanup;

pub use child::Child;

/// An element before it is mounted.
pub struct HtmlElement(SendWrapper<ElementState>);

/// An element, and what is dropped with it.
pub struct ElementState {
    node: Element,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Listener>,
    children: Vec<AnyViewState>,
}

/// Listens for an event until it is dropped.
struct Listener {
    target: Element,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, callback);
    }
}

pub(super) fn create(tag: &'static str) -> HtmlElement {
    let this = built(document().create_element(tag).ok());
    match tag {
        "input" | "select" | "textarea" => this.part("field"),
        "dialog" => this.part("dialog"),
        "code" | "bdi" => this.verbatim(),
        _ => this,
    }
}

pub(super) fn create_svg(tag: &'static str) -> HtmlElement {
    let node = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    built(node.ok())
}

fn built(node: Option<Element>) -> HtmlElement {
    // Fails only for an invalid tag.
    let node = node.unwrap_or_else(|| unreachable!("tags are constants"));
    HtmlElement(SendWrapper::new(ElementState {
        node,
        effects: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    }))
}

// Setting a well-formed attribute and appending to a fresh element cannot fail.
impl HtmlElement {
    /// The DOM element. `T` is its class.
    #[must_use]
    pub fn node<T: JsCast>(&self) -> T {
        self.0.node.clone().unchecked_into()
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.node.set_attribute(name, value);
        self
    }

    /// Sets an attribute where there is a value.
    #[must_use]
    pub fn maybe_attr(self, name: &str, value: Option<impl AsRef<str>>) -> Self {
        match value {
            Some(value) => self.attr(name, value.as_ref()),
            None => self,
        }
    }

    /// Sets a boolean attribute.
    #[must_use]
    pub fn bool_attr(self, name: &str, is: bool) -> Self {
        if is { self.attr(name, "") } else { self }
    }

    /// Sets the classes.
    #[must_use]
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Sets the part, by which hosts may style the element (`src/package/custom-elements.json`).
    #[must_use]
    pub fn part(self, names: &str) -> Self {
        self.attr("part", names)
    }

    /// Excludes names, addresses, ids and code from machine translation.
    #[must_use]
    pub fn verbatim(self) -> Self {
        self.attr("translate", "no")
    }

    /// Sets the id.
    #[must_use]
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Binds an attribute to a signal; `None` removes the attribute.
    #[must_use]
    pub fn bind_attr(self, name: &'static str, value: Signal<Option<&'static str>>) -> Self {
        let node = self.0.node.clone();
        self.effect(Box::new(move || {
            let _ = match value.get() {
                Some(value) => node.set_attribute(name, value),
                None => node.remove_attribute(name),
            };
        }))
    }

    /// Binds a boolean attribute to a memo.
    #[must_use]
    pub fn bind_bool_attr(self, name: &'static str, is: Memo<bool>) -> Self {
        let node = self.0.node.clone();
        self.effect(Box::new(move || {
            let is = is.get();
            // An element that is hidden or disabled loses the focus.
            if is {
                keep_focus_of(&node);
            }
            let _ = node.toggle_attribute_with_force(name, is);
        }))
    }

    /// Binds a boolean property to a memo.
    #[must_use]
    pub fn bind_prop(self, name: &'static str, is: Memo<bool>) -> Self {
        let node = self.0.node.clone();
        self.effect(Box::new(move || {
            let _ = js_sys::Reflect::set(&node, &name.into(), &is.get().into());
        }))
    }

    /// Listens for an event.
    #[must_use]
    pub fn on(self, event: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(callback))
    }

    fn listen(mut self, event: &'static str, callback: Box<dyn FnMut(Event)>) -> Self {
        let callback = Closure::wrap(callback);
        let target = self.0.node.clone();
        let _ = target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        self.0.listeners.push(Listener {
            target,
            event,
            callback,
        });
        self
    }

    fn effect(mut self, run: Box<dyn Fn()>) -> Self {
        let cleanup = UnsubscribeOnCleanup::register();
        self.0.effects.push(RenderEffect::new(move |_| {
            cleanup.track_observer();
            run();
        }));
        self
    }

    /// Adds an element, a text, a view, a closure that returns a view, or an optional element.
    #[must_use]
    pub fn child(self, child: impl Child) -> Self {
        child.add_to(self)
    }

    /// Adds elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children
            .into_iter()
            .fold(self, |this, child| this.child(child))
    }

    fn add_view(mut self, view: AnyView) -> Self {
        let mut child = view.build();
        child.mount(&self.0.node, None);
        self.0.children.push(child);
        self
    }
}

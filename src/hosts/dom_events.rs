//! Reports events to the host as DOM events at its element. They carry IDs, counts and durations,
//! never names, notes, IP addresses or credentials. `src/package/index.d.ts` documents them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

#[cfg(any(feature = "standalone", feature = "embedded"))]
use crate::model::{event::HostEvent, route::Route};

/// Reports an event. `Interrupted` has no DOM event, only a callback.
#[cfg(any(feature = "standalone", feature = "embedded"))]
pub fn emit(target: &HtmlElement, event: &HostEvent) {
    let key = |id: &String| vec![("keyId", id.into())];
    let (name, detail) = match event {
        HostEvent::Ready { milliseconds } => {
            ("wl-ready", vec![("milliseconds", (*milliseconds).into())])
        }
        HostEvent::KeyCreated { id } => ("wl-key-created", key(id)),
        HostEvent::KeyChanged { id } => ("wl-key-changed", key(id)),
        HostEvent::KeyRotated { id } => ("wl-key-rotated", key(id)),
        HostEvent::KeyRevoked { id } => ("wl-key-revoked", key(id)),
        HostEvent::UnsavedChanges(unsaved) => {
            ("wl-unsaved-changes", vec![("unsaved", (*unsaved).into())])
        }
        HostEvent::Unauthenticated => ("wl-unauthenticated", Vec::new()),
        HostEvent::SupportRequested { route, request_id } => {
            let key_id = match route {
                Route::Key(id) | Route::Edit(id) => Some(id),
                _ => None,
            };
            let detail = vec![
                ("route", route.path().into()),
                ("keyId", opt_str(key_id)),
                ("requestId", opt_str(request_id.as_ref())),
            ];
            ("wl-support-requested", detail)
        }
        HostEvent::Failed { kind, request_id } => {
            let request_id = opt_str(request_id.as_ref());
            let detail = vec![("kind", (*kind).into()), ("requestId", request_id)];
            ("wl-error", detail)
        }
        HostEvent::Interrupted { .. } => return,
    };
    dispatch(target, name, &detail, false);
}

/// Dispatches an event that bubbles, also out of shadow roots. Returns `false` if it is cancelled.
pub fn dispatch(
    target: &HtmlElement,
    name: &str,
    detail: &[(&str, JsValue)],
    cancelable: bool,
) -> bool {
    let init = CustomEventInit::new();
    init.set_detail(&object(detail));
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    // `dispatch_event` fails only for an event that is already being dispatched.
    event.is_ok_and(|event| target.dispatch_event(&event).unwrap_or(true))
}

pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

#[cfg(any(feature = "standalone", feature = "embedded"))]
pub fn opt_str(text: Option<&String>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from)
}

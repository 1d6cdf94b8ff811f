//! What keys are for, and the button to create one or the reason why there is none.

use leptos::prelude::*;

use crate::components::button::{Button, Kind};
use crate::components::cannot_create::cannot_create;
use crate::components::dynamic::dynamic;
use crate::components::notice::{Notice, Tone};
use crate::context::{Load, Navigation, Ports, SessionContext, truth};
use crate::domain::options::Options;
use crate::domain::route::Route;
use crate::text::errors;
use crate::text::keys as words;

/// The top of the list's screen.
#[component]
pub fn Start() -> impl IntoView {
    let session = SessionContext::expect();
    let host = Ports::expect();
    let may_create = truth(move || session.permissions().is_some_and(|may| may.create));
    let known = truth(move || session.is_present());
    // Asked for apart, so that the button is not built anew, perhaps under a press, when the
    // options come.
    let refused = truth(move || {
        let refused = |options: &Load<Options>| options.ready().is_some_and(|o| !o.can_create);
        session.options().with(refused)
    });
    let create = Callback::new(move |()| host.navigate(Route::NewKey, Navigation::Push));
    let way_in = move || {
        if !known.get() {
            // As high as the button that may come.
            return view! { <div class="button-space"></div> }.into_any();
        }
        if !may_create.get() {
            return Notice::new(
                Tone::Neutral,
                words::may_not_create(&session.workspace_name()),
            )
            .view();
        }
        if !window().is_secure_context() {
            return Notice::new(Tone::Warning, errors::INSECURE_CONTEXT).view();
        }
        if refused.get() {
            let refusal = |options: &Load<Options>| options.ready().and_then(Options::refusal);
            return cannot_create(session.options().with_untracked(refusal).flatten()).view();
        }
        view! { <Button kind=Kind::Primary label=words::CREATE on_press=create/> }.into_any()
    };
    view! {
        <div class="start">
            <p>{words::INTRODUCTION}</p>
            {dynamic(way_in)}
        </div>
    }
    .into_any()
}

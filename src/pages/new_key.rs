//! The form for a new key.

mod draft;
mod footer;

use leptos::html;
use leptos::prelude::*;

use crate::components::action_picker::ActionPicker;
use crate::components::error_notice::ErrorNotice;
use crate::components::name_field::NameField;
use crate::components::network_field::NetworkField;
use crate::context::{Announcer, Load, Navigation, Ports, SessionContext};
use crate::delivery::Delivery;
use crate::domain::route::Route;
use crate::text::errors::Doing;
use crate::text::{errors, form as words, keys};
use draft::Draft;
use footer::Footer;

/// The screen of the form.
#[component]
pub fn NewKey() -> impl IntoView {
    let session = SessionContext::expect();
    let may_create = Memo::new(move |_| session.permissions().is_none_or(|may| may.create));
    let secure = window().is_secure_context();
    move || {
        if !may_create.get() {
            let href = Ports::expect().href(&Route::Keys);
            return view! {
                <p class="notice">{keys::may_not_create(&session.workspace_name())}</p>
                <p><a href=href>{crate::text::session::TO_THE_LIST}</a></p>
            }
            .into_any();
        }
        if !secure {
            return view! { <p class="notice warning">{errors::INSECURE_CONTEXT}</p> }.into_any();
        }
        view! { <Form/> }.into_any()
    }
}

/// The form itself.
#[component]
fn Form() -> impl IntoView {
    let delivery = Delivery::expect();
    let announcer = Announcer::expect();
    let host = Ports::expect();
    let session = SessionContext::expect();
    let draft = Draft::new(session.options());
    let name = NodeRef::<html::Input>::new();
    let networks = NodeRef::<html::Textarea>::new();
    let actions = NodeRef::<html::Input>::new();

    delivery.clear_problem();
    let locked = move || delivery.phase().get().locks_form();

    // The first thing to mend gets the focus, whoever found it: the page or the API.
    let focus_first = move || {
        let first = if draft.name_error().get_untracked().is_some() {
            name.get_untracked().map(|field| field.focus())
        } else if !draft.network_errors().get_untracked().is_empty() {
            networks.get_untracked().map(|field| field.focus())
        } else {
            actions.get_untracked().map(|field| field.focus())
        };
        drop(first);
    };
    Effect::new(move || {
        if let Some(error) = delivery.problem().get()
            && draft.take_refusal(&error)
        {
            announcer.say(&errors::sentence(&error, Doing::Creating));
            // The fields are unlocked with the next render.
            request_animation_frame(focus_first);
        }
    });
    let save = move || {
        if delivery.phase().get_untracked().locks_form() {
            return;
        }
        match draft.check() {
            Ok(new) => {
                let repeatable = draft.is_repeatable();
                // False only outside a secure context, where this form is not shown.
                let _ = delivery.begin(new, repeatable);
            }
            Err(problems) => {
                announcer.say(&words::to_mend(problems));
                focus_first();
            }
        }
    };
    let cancel = Callback::new(move |()| host.navigate(Route::Keys, Navigation::Push));
    name.on_load(|field| request_animation_frame(move || drop(field.focus())));

    view! {
        <form
            class="form"
            novalidate
            autocomplete="off"
            aria-labelledby="form-title"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <h2 id="form-title">{keys::CREATE}</h2>
            <fieldset class="bare" disabled=locked>
                <NameField value=draft.name error=draft.name_error() node_ref=name/>
                <NetworkField
                    mode=draft.ip_mode
                    text=draft.networks
                    errors=draft.network_errors()
                    node_ref=networks
                />
                <Actions draft node_ref=actions/>
            </fieldset>
            <Footer draft cancel/>
        </form>
    }
}

/// The section of the actions, which has to wait for the catalogue.
#[component]
fn Actions(
    /// What is filled in.
    draft: Draft,
    /// To move the focus here.
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let session = SessionContext::expect();
    let error = draft.action_error();
    let picker = move || match session.options().get() {
        Load::Ready(options) => view! {
            <ActionPicker
                groups=options.action_groups
                selection=draft.selection
                describedby="actions-error"
                node_ref
            />
        }
        .into_any(),
        Load::Loading => view! {
            <p class="visually-hidden">{words::LOADING_ACTIONS}</p>
            <div class="skeleton" aria-hidden="true"><div></div><div></div></div>
        }
        .into_any(),
        Load::Failed(error) => {
            let retry = Callback::new(move |()| session.load_options());
            view! { <ErrorNotice error doing=Doing::Loading retry/> }.into_any()
        }
    };
    view! {
        <fieldset class="section">
            <legend>{words::ALLOWED_ACTIONS}</legend>
            <p class="help">{words::ACTIONS_HELP}</p>
            <p class="error" id="actions-error">{error}</p>
            {picker}
        </fieldset>
    }
}

//! The form for a new key.

mod draft;
mod footer;

use leptos::html;
use leptos::prelude::*;

use crate::components::action_picker::ActionPicker;
use crate::components::dynamic::dynamic;
use crate::components::error_notice::error_notice;
use crate::components::name_field::NameField;
use crate::components::network_field::NetworkField;
use crate::components::notice::{Notice, Tone};
use crate::context::{Announcer, Load, Ports, SessionContext, effect, truth};
use crate::delivery::Delivery;
use crate::domain::route::Route;
use crate::text::errors::Doing;
use crate::text::{errors, form as words, keys, session as words_of_session};
use draft::Draft;
use footer::Footer;

/// The screen of the form.
#[component]
pub fn NewKey() -> impl IntoView {
    let session = SessionContext::expect();
    let href = Ports::expect().href(&Route::Keys);
    let may_create = truth(move || session.permissions().is_none_or(|may| may.create));
    let secure = window().is_secure_context();
    dynamic(move || {
        if !may_create.get() {
            let link = href.clone();
            return view! {
                {Notice::new(Tone::Neutral, keys::may_not_create(&session.workspace_name())).view()}
                <p><a href=link>{words_of_session::TO_THE_LIST}</a></p>
            }
            .into_any();
        }
        if !secure {
            return Notice::new(Tone::Warning, errors::INSECURE_CONTEXT).view();
        }
        view! { <Form/> }.into_any()
    })
}

/// The form itself.
#[component]
fn Form() -> impl IntoView {
    let delivery = Delivery::expect();
    let announcer = Announcer::expect();
    let session = SessionContext::expect();
    let draft = Draft::new(session.options());
    let name = NodeRef::<html::Input>::new();
    let networks = NodeRef::<html::Textarea>::new();
    let actions = NodeRef::<html::Input>::new();

    delivery.clear_problem();
    let locked = Signal::derive(move || delivery.phase().get().locks_form());

    // The first thing to mend gets the focus, whoever found it: the page or the API.
    let focus_first = move || {
        let first = if !draft.name_error().get_untracked().is_empty() {
            name.get_untracked().map(|field| field.focus())
        } else if !draft.network_errors().get_untracked().is_empty() {
            networks.get_untracked().map(|field| field.focus())
        } else {
            actions.get_untracked().map(|field| field.focus())
        };
        drop(first);
    };
    effect(move |_| {
        if let Some(error) = delivery.problem().get()
            && draft.take_refusal(&error)
        {
            announcer.say(&errors::sentence(&error, Doing::Creating));
            // The fields are unlocked with the next render.
            request_animation_frame(focus_first);
        }
    });
    let on_save = Callback::new(move |()| {
        if delivery.phase().get_untracked().locks_form() {
            return;
        }
        match draft.check() {
            Ok(new) => {
                let capabilities = untrack(|| session.capabilities());
                // False only outside a secure context, where this form is not shown.
                let _ = delivery.begin(new, capabilities);
            }
            Err(problems) => {
                announcer.say(&words::to_mend(problems));
                focus_first();
            }
        }
    });
    effect(move |_| {
        if let Some(field) = name.get() {
            request_animation_frame(move || drop(field.focus()));
        }
    });

    view! {
        <form
            class="form"
            novalidate
            autocomplete="off"
            aria-labelledby="form-title"
            on:submit=move |event| {
                event.prevent_default();
                on_save.run(());
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
            <Footer draft on_save/>
        </form>
    }
    .into_any()
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
    let retry = Callback::new(move |()| session.load_options());
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
        Load::Failed(error) => error_notice(&error, Doing::Loading, Some(retry)).view(),
    };
    view! {
        <fieldset class="section">
            <legend>{words::ALLOWED_ACTIONS}</legend>
            <p class="help">{words::ACTIONS_HELP}</p>
            <p class="error" id="actions-error">{draft.action_error()}</p>
            {dynamic(picker)}
        </fieldset>
    }
    .into_any()
}

//! The form for a new key.

mod draft;
mod footer;

use leptos::html;
use leptos::prelude::*;

use crate::components::action_picker::ActionPicker;
use crate::components::cannot_create::cannot_create;
use crate::components::dynamic::dynamic;
use crate::components::error_notice::error_notice;
use crate::components::name_field::NameField;
use crate::components::network_field::NetworkField;
use crate::components::notice::{Notice, Tone};
use crate::context::{Announcer, Load, Navigation, Ports, SessionContext, effect, truth};
use crate::delivery::{Delivery, Phase};
use crate::domain::options::Options;
use crate::domain::route::Route;
use crate::text::errors::Doing;
use crate::text::{errors, form as words, keys, session as words_of_session};
use draft::Draft;
use footer::Footer;

/// The screen of the form.
#[component]
pub fn NewKey() -> impl IntoView {
    let session = SessionContext::expect();
    let host = Ports::expect();
    let delivery = Delivery::expect();
    let may_create = truth(move || session.permissions().is_none_or(|may| may.create));
    let to_the_list = Callback::new(move |()| host.navigate(Route::Keys, Navigation::Replace));
    let refusal = move || {
        session
            .options()
            .with(|options| options.ready().and_then(Options::refusal))
    };
    // What is under way is not taken away by what the API says meanwhile.
    let refused = truth(move || refusal().is_some() && delivery.phase().get() == Phase::Idle);
    dynamic(move || {
        let notice = if !may_create.get() {
            Notice::new(
                Tone::Neutral,
                keys::may_not_create(&session.workspace_name()),
            )
        } else if !window().is_secure_context() {
            Notice::new(Tone::Warning, errors::INSECURE_CONTEXT)
        } else if refused.get() {
            cannot_create(untrack(refusal).flatten())
        } else {
            return view! { <Form/> }.into_any();
        };
        let buttons = vec![(words_of_session::TO_THE_LIST, to_the_list)];
        Notice { buttons, ..notice }.view()
    })
}

/// The form itself.
#[component]
fn Form() -> impl IntoView {
    let delivery = Delivery::expect();
    let announcer = Announcer::expect();
    let session = SessionContext::expect();
    let draft = Draft::new(session.options());
    let errors_of = draft.errors();
    let name = NodeRef::<html::Input>::new();
    let networks = NodeRef::<html::Textarea>::new();
    let actions = NodeRef::<html::Input>::new();

    delivery.clear_problem();
    let save = NodeRef::<html::Button>::new();
    let locked = Signal::derive(move || delivery.phase().get().locks_form());

    // The first thing to mend gets the focus, whoever found it: the page or the API. By then the
    // form may be gone.
    let focus_first = move || {
        let Some(Some(name)) = name.try_get_untracked() else {
            return;
        };
        let first = if !errors_of.name.get_untracked().is_empty() {
            name.focus()
        } else if errors_of.networks.get_untracked().is_empty() {
            actions
                .get_untracked()
                .map_or(Ok(()), |field| field.focus())
        } else {
            networks
                .get_untracked()
                .map_or(Ok(()), |field| field.focus())
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
                // The fields are locked now; the focus stays where the news will be.
                if let Some(save) = save.get_untracked() {
                    let _ = save.focus();
                }
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
                <NameField value=draft.name error=errors_of.name node_ref=name/>
                <NetworkField
                    mode=draft.ip_mode
                    text=draft.networks
                    errors=errors_of.networks
                    node_ref=networks
                />
                <Actions draft error=errors_of.actions node_ref=actions/>
            </fieldset>
            <Footer draft save/>
        </form>
    }
    .into_any()
}

/// The section of the actions, which has to wait for the catalogue.
#[component]
fn Actions(
    /// What is filled in.
    draft: Draft,
    /// What is to be mended; empty where nothing is.
    error: Signal<String>,
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
            <p class="error" id="actions-error">{error}</p>
            {dynamic(picker)}
        </fieldset>
    }
    .into_any()
}

//! Expiry of a key: one line, and the choices after a press on its button.

use leptos::prelude::*;

use crate::messages::expiry as words;
use crate::model::expiry::{Expiry, ExpiryError, ExpiryPolicy, Reminder};
use crate::model::key::Timestamp;
use crate::state::{SessionContext, dates};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{
    ErasedReadSignal, ErasedRwSignal, HtmlElement, bool_memo, html, nothing, text_signal,
};

pub const SELECT_ID: &str = "expiry";
pub const DATE_INPUT_ID: &str = "expiry-day";
/// Values of the options that are not a number of days.
const ON_A_DATE: &str = "date";
const NEVER: &str = "never";
/// The expiry that the key already has.
const KEPT: &str = "kept";
const DESCRIBED_BY: &str = "expiry-error expiry-help expiry-clock";
/// The last date of an RFC 3339 timestamp, whose years have four digits.
const LAST_DAY: &str = "9999-12-31";

/// The expiry as a timestamp; `None` if the key never expires.
pub type ResolvedExpiry = Result<Option<Timestamp>, ExpiryError>;

/// A line with the present choice, and the choices after the user opened them.
#[derive(Clone, Copy)]
pub struct ExpiryField {
    pub expiry: ErasedRwSignal<Expiry>,
    /// `expiry` as a timestamp, or why it is not valid.
    pub moment: ErasedReadSignal<ResolvedExpiry>,
    pub policy: ErasedReadSignal<ExpiryPolicy>,
    /// The expiry that an existing key already has; `None` for a new key.
    pub kept: ErasedRwSignal<Option<Expiry>>,
    /// Whether the key works from any address.
    pub any_address: Memo<bool>,
    /// Whether the choices are shown.
    pub open: RwSignal<bool>,
    /// Set when the user chooses another expiry.
    pub touched: RwSignal<bool>,
}

impl ExpiryField {
    /// `error` is the error message, empty if there is none. `on_leave` is called after the date
    /// input lost the focus.
    #[must_use]
    pub fn view(
        self,
        error: Signal<String>,
        on_leave: impl Fn() + Copy + Send + 'static,
    ) -> HtmlElement {
        let Self { moment, policy, .. } = self;
        let about = text_signal(move || match moment.get() {
            Ok(Some(at)) => {
                let reminder = policy.with(|policy| policy.reminder);
                // Nobody is reminded of an expiry that is nearer than the reminder.
                let in_time = |reminder: &Reminder| dates::days_until(&at) > reminder.days_before;
                words::moment(&at, reminder.filter(in_time))
            }
            _ => String::new(),
        });
        let warning = text_signal(move || {
            let words = match moment.get() {
                Ok(Some(at)) if dates::is_soon(&at) => words::SOON,
                Ok(None) => words::NEVER_WARNING,
                _ => "",
            };
            words.to_owned()
        });
        let clock = SessionContext::expect().clock();
        let clocks = text_signal(move || words::clocks(clock.get()));
        let open = self.open;
        let control = move || {
            if open.get() {
                self.choices(error, on_leave)
            } else {
                self.line()
            }
        };
        html::fieldset()
            .class("section")
            .child(html::legend().child(words::EXPIRY))
            .child(move || control().into_any())
            .child(html::p().class("error").id("expiry-error").bind_text(error))
            .child(html::p().class("help").id("expiry-help").bind_text(about))
            .child(html::p().class("help").id("expiry-clock").bind_text(clocks))
            .child(
                html::p()
                    .class("notice warning")
                    .attr("role", "alert")
                    .bind_bool_attr("hidden", bool_memo(move || warning.with(String::is_empty)))
                    .bind_text(warning),
            )
    }

    fn line(self) -> HtmlElement {
        let root = ShadowRootHandle::expect();
        let line = text_signal(move || match self.moment.get() {
            Ok(moment) => words::line(moment.as_deref()),
            Err(_) => String::new(),
        });
        let change = button(ButtonVariant::Ghost, words::CHANGE, move || {
            self.open.set(true);
            root.focus(SELECT_ID.to_owned());
        });
        html::div()
            .class("buttons")
            .child(html::p().bind_text(line))
            .child(change.attr("aria-label", words::CHANGE_NAMED))
    }

    /// The choices, and the date input if a date is chosen.
    fn choices(
        self,
        error: Signal<String>,
        on_leave: impl Fn() + Copy + Send + 'static,
    ) -> HtmlElement {
        let expiry = self.expiry;
        let is_date = bool_memo(move || expiry.with(|expiry| matches!(expiry, Expiry::Date(_))));
        html::div()
            .class("field")
            .child(html::label().attr("for", SELECT_ID).child(words::EXPIRES))
            .child(move || self.select().into_any())
            .child(move || {
                if is_date.get() {
                    self.day(error, on_leave).into_any()
                } else {
                    nothing()
                }
            })
    }

    fn select(self) -> HtmlElement {
        let any_address = self.any_address.get();
        let policy = self.policy.get();
        let chosen = self.expiry.get_untracked();
        let proposed = policy.proposed(any_address);
        let is_chosen = |days: Option<u32>| match chosen {
            Expiry::Proposed => proposed == days,
            Expiry::Days(chosen) => days == Some(chosen),
            Expiry::Never => days.is_none(),
            Expiry::Date(_) | Expiry::Kept(_) => false,
        };
        let option = |value: &str, label: &str, is_chosen: bool| {
            let option = html::option().attr("value", value).child(label);
            option.bool_attr("selected", is_chosen)
        };
        let mut days = policy.choices(any_address);
        if let Expiry::Days(own) = chosen
            && !days.contains(&own)
        {
            days.push(own);
        }
        let days = days
            .into_iter()
            .map(|days| option(&days.to_string(), &words::days(days), is_chosen(Some(days))));
        let on_a_date = matches!(chosen, Expiry::Date(_));
        let never = (!policy.required).then(|| option(NEVER, words::NEVER, is_chosen(None)));
        let kept = self.kept.get_untracked().and_then(|kept| match kept {
            Expiry::Kept(at) => {
                let is_chosen = matches!(chosen, Expiry::Kept(_));
                Some(option(KEPT, &words::kept(at.as_deref()), is_chosen))
            }
            _ => None,
        });
        html::select()
            .id(SELECT_ID)
            .attr("aria-describedby", DESCRIBED_BY)
            .on("change", move |event| {
                self.touched.set(true);
                self.expiry.set(match event_target_value(&event).as_str() {
                    NEVER => Expiry::Never,
                    KEPT => self.kept.get_untracked().unwrap_or_default(),
                    ON_A_DATE => Expiry::Date(String::new()),
                    days => days.parse().map_or(Expiry::Proposed, Expiry::Days),
                });
            })
            .child(kept)
            .children(days)
            .child(option(ON_A_DATE, words::ON_A_DATE, on_a_date))
            .child(never)
    }

    fn day(self, error: Signal<String>, on_leave: impl Fn() + Copy + 'static) -> HtmlElement {
        let root = ShadowRootHandle::expect();
        let expiry = self.expiry;
        let date = match expiry.get_untracked() {
            Expiry::Date(date) => date,
            _ => String::new(),
        };
        let day = html::input()
            .id(DATE_INPUT_ID)
            .attr("type", "date")
            .attr("max", LAST_DAY)
            .attr("value", &date)
            .attr("aria-describedby", DESCRIBED_BY)
            .invalid(error)
            .on("blur", move |_| root.after_pointer_up(on_leave))
            .on("input", move |event| {
                expiry.set(Expiry::Date(event_target_value(&event)))
            });
        html::div()
            .class("field")
            .child(
                html::label()
                    .attr("for", DATE_INPUT_ID)
                    .child(words::LAST_DAY),
            )
            .child(day)
    }
}

//! Until when a key works: one line, and the choices behind one press.

use leptos::prelude::*;

use super::button::{Kind, button};
use super::dynamic::nothing;
use super::element::{El, el};
use crate::messages::expiry as words;
use crate::model::expiry::{Expiry, ExpiryError, ExpiryPolicy, Reminder};
use crate::model::key::Timestamp;
use crate::reactive::{Reader, State, sentence, truth};
use crate::state::{SessionContext, ShadowRootHandle, dates};

/// Id of the choices.
pub const CHOICES: &str = "expiry";
/// Id of the day.
pub const DAY: &str = "expiry-day";
/// Value of the choice of a day.
const ON_A_DATE: &str = "date";
/// Value of the choice of no end.
const NEVER: &str = "never";
/// Value of the choice of what the key has already.
const KEPT: &str = "kept";
/// Ids of what describes the controls.
const DESCRIBED_BY: &str = "expiry-error expiry-help expiry-clock";
/// The last day that there is.
const LAST_DAY: &str = "9999-12-31";

/// What the expiry comes to.
pub type Moment = Result<Option<Timestamp>, ExpiryError>;

/// A line with what is chosen, and the choices once they are asked for.
#[derive(Clone, Copy)]
pub struct ExpiryField {
    /// What is chosen.
    pub expiry: State<Expiry>,
    /// What it comes to.
    pub moment: Reader<Moment>,
    /// The API's policy.
    pub policy: Reader<ExpiryPolicy>,
    /// What the key has already; `None` of a new one.
    pub kept: State<Option<Expiry>>,
    /// Whether the key works from any address.
    pub any_address: Memo<bool>,
    /// Whether the choices are there.
    pub open: RwSignal<bool>,
    /// Is set when the person changes something.
    pub touched: RwSignal<bool>,
}

impl ExpiryField {
    /// As something to see; `error` is what is to be mended, empty where nothing is. `on_leave` is
    /// called when a day was left.
    #[must_use]
    pub fn view(self, error: Signal<String>, on_leave: impl Fn() + Copy + Send + 'static) -> El {
        let Self { moment, policy, .. } = self;
        let about = sentence(move || match moment.get() {
            Ok(Some(at)) => {
                let reminder = policy.with(|policy| policy.reminder);
                // Of an end that is nearer than the reminder nobody is told before.
                let in_time = |reminder: &Reminder| dates::days_until(&at) > reminder.days_before;
                words::moment(&at, reminder.filter(in_time))
            }
            _ => String::new(),
        });
        let warning = sentence(move || {
            let words = match moment.get() {
                Ok(Some(at)) if dates::is_soon(&at) => words::SOON,
                Ok(None) => words::NEVER_WARNING,
                _ => "",
            };
            words.to_owned()
        });
        let clock = SessionContext::expect().clock();
        let clocks = sentence(move || words::clocks(clock.get()));
        let open = self.open;
        let control = move || {
            if open.get() {
                self.choices(error, on_leave)
            } else {
                self.line()
            }
        };
        el("fieldset")
            .class("section")
            .child(el("legend").text(words::EXPIRY))
            .dynamic(move || control().into_any())
            .child(el("p").class("error").id("expiry-error").text_of(error))
            .child(el("p").class("help").id("expiry-help").text_of(about))
            .child(el("p").class("help").id("expiry-clock").text_of(clocks))
            .child(
                el("p")
                    .class("notice warning")
                    .attr("role", "alert")
                    .flag_of("hidden", truth(move || warning.with(String::is_empty)))
                    .text_of(warning),
            )
    }

    fn line(self) -> El {
        let root = ShadowRootHandle::expect();
        let line = sentence(move || match self.moment.get() {
            Ok(moment) => words::line(moment.as_deref()),
            Err(_) => String::new(),
        });
        let change = button(Kind::Quiet, words::CHANGE, move || {
            self.open.set(true);
            root.focus(CHOICES.to_owned());
        });
        el("div")
            .class("buttons")
            .child(el("p").text_of(line))
            .child(change.attr("aria-label", words::CHANGE_NAMED))
    }

    /// The choices, and the day where one is chosen.
    fn choices(self, error: Signal<String>, on_leave: impl Fn() + Copy + Send + 'static) -> El {
        let expiry = self.expiry;
        let is_date = truth(move || expiry.with(|expiry| matches!(expiry, Expiry::Date(_))));
        el("div")
            .class("field")
            .child(el("label").attr("for", CHOICES).text(words::EXPIRES))
            .dynamic(move || self.select().into_any())
            .dynamic(move || {
                if is_date.get() {
                    self.day(error, on_leave).into_any()
                } else {
                    nothing()
                }
            })
    }

    fn select(self) -> El {
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
            let option = el("option").attr("value", value).text(label);
            option.flag("selected", is_chosen)
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
        el("select")
            .id(CHOICES)
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
            .child_if(kept)
            .children(days)
            .child(option(ON_A_DATE, words::ON_A_DATE, on_a_date))
            .child_if(never)
    }

    fn day(self, error: Signal<String>, on_leave: impl Fn() + Copy + 'static) -> El {
        let root = ShadowRootHandle::expect();
        let expiry = self.expiry;
        let date = match expiry.get_untracked() {
            Expiry::Date(date) => date,
            _ => String::new(),
        };
        let day = el("input")
            .id(DAY)
            .attr("type", "date")
            .attr("max", LAST_DAY)
            .attr("value", &date)
            .attr("aria-describedby", DESCRIBED_BY)
            .invalid(error)
            .on("blur", move |_| root.when_released(on_leave))
            .on("input", move |event| {
                expiry.set(Expiry::Date(event_target_value(&event)))
            });
        el("div")
            .class("field")
            .child(el("label").attr("for", DAY).text(words::LAST_DAY))
            .child(day)
    }
}

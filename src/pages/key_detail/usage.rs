//! How a key is used: over time, by action, by address, and refused calls.

mod proposals;
mod tables;

use leptos::prelude::*;
use web_sys::Element;

use super::state::KeyDetailState;
use crate::messages::errors::Operation;
use crate::messages::usage as words;
use crate::model::usage::{Bucket, Period, Usage};
use crate::notices::error_notice::error_notice;
use crate::state::{LoadState, Query, SessionContext, dates};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::chart::{Bar, chart};
use crate::ui::focus::{focus_is_lost, focused_element};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, aria_bool, effect, html, nothing};

const TITLE: &str = "usage-title";

#[derive(Clone, Copy)]
struct UsagePanel {
    period: ErasedRwSignal<Period>,
    /// The usage, and its period.
    usage: Query<(Period, Usage)>,
    /// Whether the table below the chart is open.
    table: RwSignal<bool>,
    page: KeyDetailState,
}

pub fn usage(page: KeyDetailState) -> HtmlElement {
    let period = ErasedRwSignal::<Period>::default();
    let root = ShadowRootHandle::expect();
    let usage = Query::new(move |api| {
        let (id, period) = (page.id.get_value(), period.get_untracked());
        async move { Ok((period, api.usage(&id, period).await?)) }
    })
    .with_before_change(move || keep_focus(root));
    // The usage of another period does not stay.
    let is_of_period = move || {
        let of = usage
            .value()
            .with_untracked(|usage| usage.as_ref().map(|usage| usage.0));
        of == Some(period.get_untracked())
    };
    let _ = usage.with_keep(move |error| error.is_temporary() && is_of_period());
    let shown = UsagePanel {
        period,
        usage,
        table: RwSignal::new(false),
        page,
    };
    usage.reload();
    effect(move |before: Option<()>| {
        page.key.response_count();
        if before.is_some() {
            usage.reload();
        }
    });
    effect(move |_| {
        if page.usage_focus_requests.get() > 0 {
            root.focus(TITLE.to_owned());
        }
    });
    let clock = SessionContext::expect().clock();
    let content = move || {
        clock.track();
        match usage.load_state() {
            LoadState::Loading => {
                let words = html::p().class("visually-hidden").child(words::LOADING);
                let rows = html::div().class("skeleton").attr("aria-hidden", "true");
                vec![words.into_any(), rows.child(html::div()).into_any()].into_any()
            }
            LoadState::Failed(error) => {
                let retry = Callback::new(move |()| {
                    keep_focus(root);
                    usage.retry();
                });
                error_notice(&error, Operation::Loading, Some(retry)).view()
            }
            LoadState::Ready((of, usage)) => untrack(|| shown.content(of, &usage)),
        }
    };
    html::section()
        .class("part usage")
        .attr("aria-labelledby", TITLE)
        .child(
            html::h3()
                .id(TITLE)
                .attr("tabindex", "-1")
                .child(words::USAGE),
        )
        .child(shown.periods())
        .child(content)
}

impl UsagePanel {
    fn periods(self) -> HtmlElement {
        let choices = Period::ALL.into_iter().map(|period| {
            let choose = move || {
                if self.period.get_untracked() != period {
                    self.period.set(period);
                    self.usage.reload();
                }
            };
            button(ButtonVariant::Secondary, words::period(period), choose).bind_attr(
                "aria-pressed",
                aria_bool(move || Some(self.period.get() == period)),
            )
        });
        html::div()
            .class("buttons")
            .attr("role", "group")
            .attr("aria-label", words::PERIOD)
            .children(choices)
    }

    fn content(self, period: Period, usage: &Usage) -> AnyView {
        let has_calls = usage.accepted() > 0 || !usage.refused().is_empty();
        let since = usage.recorded_since.as_deref().filter(|since| {
            let days = f64::from(period.days());
            dates::days_ago(since).is_none_or(|ago| ago < days)
        });
        let since = since.map(|since| {
            html::p()
                .class("secondary")
                .child(&words::recorded_since(since))
        });
        if !has_calls {
            let none = html::p().class("secondary").child(words::NONE);
            return vec![
                none.into_any(),
                since.map_or_else(nothing, HtmlElement::into_any),
            ]
            .into_any();
        }
        let summary = html::p().child(&words::summary(usage));
        let parts = [
            Some(summary),
            since,
            Some(chart_bars(&usage.buckets, period)),
            Some(tables::by_time(&usage.buckets, period, self.table)),
        ];
        let more = [
            self.strangers(usage),
            self.proposals(period, usage),
            tables::by_action(usage),
            tables::by_address(usage),
            tables::recent(usage),
        ];
        let all = parts.into_iter().chain(more).flatten();
        all.map(HtmlElement::into_any)
            .collect::<Vec<_>>()
            .into_any()
    }
}

/// If the focus is in the section that is rendered again, it goes to the same element, or else to
/// the title.
fn keep_focus(root: ShadowRootHandle) {
    let within = |focused: &Element| focused.closest(".usage").ok().flatten().is_some();
    let Some(focused) = focused_element().filter(within) else {
        return;
    };
    root.focus(focused.id());
    request_animation_frame(move || {
        request_animation_frame(move || {
            if focus_is_lost() {
                root.focus(TITLE.to_owned());
            }
        });
    });
}

fn chart_bars(buckets: &[Bucket], period: Period) -> HtmlElement {
    let bars = buckets.iter().map(|bucket| Bar {
        words: words::bar(bucket, period),
        accepted: bucket.accepted,
        refused: bucket.all_refused(),
    });
    let end = |bucket: Option<&Bucket>| {
        bucket.map_or_else(String::new, |bucket| words::start(bucket, period))
    };
    let ends = [end(buckets.first()), end(buckets.last())];
    chart(words::CALLS, bars.collect(), ends, words::LEGEND)
}

//! Conclusions from the usage: another party may hold the secret key, or the key may do more than
//! it needs.

use super::UsagePanel;
use crate::keys::key_actions::ROTATE;
use crate::messages::usage as words;
use crate::model::actions::action_of;
use crate::model::ip_allowlist::suggest_allowlist;
use crate::model::key::{ActionMode, IpMode, Key, Status};
use crate::model::network::Network;
use crate::model::usage::{Period, Usage};
use crate::state::{NavigationGuard, SessionContext, Suggestion, dates};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, html};

/// Maximum number of suspicious addresses that are listed one by one.
const STRANGERS: usize = 3;

impl UsagePanel {
    /// Addresses from which calls with the correct secret key were refused.
    pub(super) fn strangers(self, usage: &Usage) -> Option<HtmlElement> {
        let key = &self.page.key.value().get_untracked()?;
        let edits = can_edit(key);
        // An address that is allowed by now is not suspicious.
        let allowed = key.ip_restrictions.networks.iter();
        let allowed: Vec<_> = allowed
            .filter_map(|text| Network::from_canonical(text))
            .collect();
        let any = key.ip_restrictions.mode == IpMode::Any;
        let is_allowed = |address: &str| {
            let address = Network::from_canonical(address);
            any || address.is_some_and(|one| allowed.iter().any(|net| net.contains(&one)))
        };
        let mut strangers = usage.suspected_theft();
        strangers.retain(|stranger| !is_allowed(&stranger.address));
        let more = strangers.len().saturating_sub(STRANGERS);
        let more = (more > 0).then(|| html::p().child(&words::more_strangers(more)));
        let listed = strangers.iter().take(STRANGERS);
        let notices = listed.map(|stranger| {
            let address = stranger.address.clone();
            let rotate = ROTATE.open_button(key, words::ROTATE);
            let rotate =
                rotate.map(|button| button.attr("aria-label", &words::rotate_for(&address)));
            let allow = edits.then(|| {
                let suggestion = Suggestion::Allow(address.clone());
                open(key, words::ALLOW, suggestion)
                    .attr("aria-label", &words::allow_named(&address))
            });
            html::div()
                .class("notice danger")
                .child(html::p().child(&words::stranger(stranger)))
                .child(html::div().class("buttons").child(rotate).child(allow))
        });
        (!strangers.is_empty()).then(|| html::div().class("notes").children(notices).child(more))
    }

    /// Suggests fewer networks or actions, if they would be enough.
    pub(super) fn proposals(self, period: Period, usage: &Usage) -> Option<HtmlElement> {
        let key = &self.page.key.value().get_untracked()?;
        let days = f64::from(period.days());
        let known = usage.recorded_since.as_deref();
        let known = known.is_none_or(|since| dates::days_ago(since).is_some_and(|ago| ago >= days));
        // One day is too short to know what a key needs.
        if period == Period::Day || !known || !can_edit(key) || key.status != Status::Active {
            return None;
        }
        let networks = networks(key, usage).map(|networks| {
            let sentence = words::only_from(period, &networks);
            let limit = open(key, words::LIMIT, Suggestion::Networks(networks));
            proposal(
                &sentence,
                limit
                    .attr("aria-label", words::LIMIT_NETWORKS)
                    .id("limit-networks"),
            )
        });
        let actions = actions(key, usage).map(|(used, of)| {
            let names = names(&used);
            let sentence = words::only_actions(period, names, of);
            let limit = open(key, words::LIMIT, Suggestion::Actions(used));
            proposal(
                &sentence,
                limit
                    .attr("aria-label", words::LIMIT_ACTIONS)
                    .id("limit-actions"),
            )
        });
        let any = networks.is_some() || actions.is_some();
        any.then(|| html::div().class("notes").child(networks).child(actions))
    }
}

fn can_edit(key: &Key) -> bool {
    key.may_edit && SessionContext::expect().capabilities().edit
}

fn open(key: &Key, label: &str, suggestion: Suggestion) -> HtmlElement {
    let navigation = NavigationGuard::expect();
    let id = key.id.clone();
    button(ButtonVariant::Secondary, label, move || {
        navigation.open_edit(&id, Some(suggestion.clone()));
    })
}

fn proposal(sentence: &str, way: HtmlElement) -> HtmlElement {
    html::div()
        .class("notice")
        .child(html::p().child(sentence))
        .child(html::div().class("buttons").child(way))
}

/// The networks that the key was used from; `None` unless all are known and the key allows more.
fn networks(key: &Key, usage: &Usage) -> Option<Vec<String>> {
    let addresses = usage.addresses.as_ref()?;
    if !usage.addresses_complete {
        return None;
    }
    let used = addresses.iter().filter(|of| of.accepted > 0);
    let used: Option<Vec<_>> = used
        .map(|of| Network::from_canonical(&of.address))
        .collect();
    let allowed = key.ip_restrictions.networks.iter();
    let allowed: Option<Vec<_>> = allowed.map(|text| Network::from_canonical(text)).collect();
    let allowed = allowed?;
    let only = key.ip_restrictions.mode == IpMode::Only;
    let networks = suggest_allowlist(&used?, only.then_some(allowed.as_slice()))?;
    Some(networks.iter().map(ToString::to_string).collect())
}

/// The actions that the key called, and the number of actions that it may call (`None`: all).
/// `None` if it called none or may call no others.
fn actions(key: &Key, usage: &Usage) -> Option<(Vec<String>, Option<usize>)> {
    let called = usage.actions.iter().filter(|of| of.accepted > 0);
    let called: Vec<String> = called.filter_map(|of| of.action.clone()).collect();
    let allowed = &key.allowed_actions;
    match allowed.mode {
        _ if called.is_empty() => None,
        ActionMode::All => Some((called, None)),
        ActionMode::Only => {
            // Actions that the key may no longer call are not added again.
            let mut used = allowed.actions.clone();
            used.retain(|id| called.contains(id));
            let of = allowed.actions.len();
            (!used.is_empty() && used.len() < of).then_some((used, Some(of)))
        }
    }
}

fn names(ids: &[String]) -> Vec<String> {
    let options = SessionContext::expect().options();
    options.with(|options| {
        let groups = options
            .ready()
            .map(|options| options.action_groups.as_slice());
        let groups = groups.unwrap_or_default();
        let name =
            |id: &String| action_of(groups, id).map_or_else(|| id.clone(), |a| a.name.clone());
        ids.iter().map(name).collect()
    })
}

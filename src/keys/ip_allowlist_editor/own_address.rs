//! Adds the user's own address, as the public API would see it.

use leptos::prelude::*;

use super::{INPUT, IpAllowlistForm};
use crate::messages::ip_allowlist as words;
use crate::model::network::{IpFamily, Network};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{dynamic, html, memo, nothing};

/// Length of the prefix that stays the same while the devices of a site change their addresses (RFC
/// 8981).
const IPV6_SITE_PREFIX: u8 = 64;

/// A button for the address and, with IPv6, one for its network. Empty if the API does not report
/// the address.
pub fn current_ip(model: IpAllowlistForm) -> AnyView {
    let root = ShadowRootHandle::expect();
    let options = model.options;
    let known = memo(move || options.with(|options| options.ready()?.addresses.caller));
    dynamic(move || {
        let Some(caller) = known.get() else {
            return nothing();
        };
        let add = |network: Network| {
            button(
                ButtonVariant::Secondary,
                &words::add_own(&network),
                move || {
                    model.add(network);
                    root.focus(INPUT.to_owned());
                },
            )
        };
        let is_v6 = caller.family() == IpFamily::V6;
        let around = is_v6.then(|| add(Network::around(caller.address(), IPV6_SITE_PREFIX)));
        let mut help = html::p().class("help").child(words::OWN_ADDRESS_HELP);
        if is_v6 {
            help = help.child(words::OWN_NETWORK_HELP);
        }
        html::div()
            .class("field")
            .child(
                html::div()
                    .class("buttons")
                    .child(add(caller))
                    .child(around),
            )
            .child(help)
            .into_any()
    })
}

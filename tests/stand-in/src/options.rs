//! What can be said on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use ipnet::IpNet;

use crate::capability::Capability;
use crate::cors::origin::Origin;
use crate::delivery::LONGEST_SECONDS;

/// A real HTTP stand-in for We-Link's existing API, on SQLite.
#[derive(Parser, Clone, Debug)]
#[command(name = "stand-in-api", version)]
pub struct Options {
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// SQLite file, or `:memory:`
    #[arg(long, default_value = ":memory:", value_name = "PATH|:memory:")]
    pub database: String,

    /// The built page; without it only the API is there
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,

    /// Fill an empty database with two workspaces, and sign the owner in on the first visit
    #[arg(long)]
    pub demo: bool,

    /// With --demo: nobody is signed in without a password
    #[arg(long)]
    pub no_auto_sign_in: bool,

    /// Require reauthentication before a key is created, widened or enabled
    #[arg(long, alias = "step-up")]
    pub reauthentication: bool,

    /// Methods of reauthentication that are offered, the preferred one first
    #[arg(
        long,
        alias = "step-up-ways",
        value_enum,
        value_delimiter = ',',
        default_value = "window,password",
        value_name = "METHODS"
    )]
    pub reauthentication_methods: Vec<ReauthenticationMethod>,

    /// Keys must have an expiry
    #[arg(long)]
    pub expiry_required: bool,

    /// Days that a key may last at the most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub maximum_days: Option<u32>,

    /// Propose no expiry for a new key that has IP restrictions
    #[arg(long)]
    pub no_default_expiry: bool,

    /// A proxy whose X-Forwarded-For is believed; may be repeated
    #[arg(long, value_name = "CIDR", value_parser = network)]
    pub trusted_proxy: Vec<IpNet>,

    /// Another origin whose pages may call the dashboard's side, such as `https://app.example`; may be repeated
    #[arg(long, value_name = "ORIGIN", value_delimiter = ',')]
    pub allow_origin: Vec<Origin>,

    /// Public calls an hour and account
    #[arg(long, default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub rate_limit: u32,

    /// Minutes without a request after which a session ends, and minutes that a token lasts
    #[arg(long, default_value_t = 30, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub session_minutes: u32,

    /// With --demo: this many further keys in the owner's workspace, past the limit if need be
    #[arg(long, requires = "demo", default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub seed_keys: u32,

    /// How many actions a key can be given: 5, 24 or 200
    #[arg(long, value_enum, default_value_t = CatalogueSize::Normal)]
    pub catalogue_size: CatalogueSize,

    /// Parts that this server does not have: they are told as missing, and their calls are not there
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    pub without: Vec<Capability>,

    /// With --demo: this many calls of the busiest key in the last 30 days
    #[arg(long, requires = "demo", default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=10_000_000), hide = true)]
    pub seed_calls: u32,

    /// Start further servers in this process at /test/servers: for tests
    #[arg(long, hide = true)]
    pub test_servers: bool,

    /// Serve the messages to people at /outbox, to anybody: for tests
    #[arg(long, hide = true)]
    pub outbox: bool,

    /// Seconds that a secret waits to be shown, and to be saved where it replaces one that may have leaked
    #[arg(long, default_value_t = LONGEST_SECONDS, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600), hide = true)]
    pub delivery_seconds: u32,

    /// Work factor of passwords
    #[arg(long, value_enum, default_value_t = PasswordCost::Standard, hide = true)]
    pub password_cost: PasswordCost,
}

/// A method of reauthentication, as the page gets it.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReauthenticationMethod {
    /// A window of the stand-in's own sign-in.
    Window,
    /// The password, posted by the page.
    Password,
    /// Whatever the application around the page does.
    Host,
}

/// How large the action catalogue is.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogueSize {
    /// 5 actions in 2 groups.
    Small,
    /// The calls of the public reference.
    Normal,
    /// 200 actions in 25 groups.
    Large,
}

/// How much work a password check is.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordCost {
    /// Argon2id with 19 MiB and two passes, as OWASP's password storage cheat sheet has it.
    Standard,
    /// For tests alone: next to nothing.
    Low,
}

/// An address stands for itself.
fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from))
        .map(|network| network.trunc())
        .map_err(|_| "expected a network such as 10.0.0.0/8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_former_names_of_options() {
        let options = Options::try_parse_from(["stand-in-api", "--step-up", "--step-up-ways=host"]);
        let read = options.map(|it| (it.reauthentication, it.reauthentication_methods));
        assert_eq!(read.ok(), Some((true, vec![ReauthenticationMethod::Host])));
    }
}

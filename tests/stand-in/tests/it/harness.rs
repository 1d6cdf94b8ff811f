//! A running server and signed-in users.

mod exchange;
mod person;
mod program;

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use clap::Parser as _;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use stand_in_api::clock::ManualClock;
use stand_in_api::options::Options;
use stand_in_api::server::Server;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use exchange::{Answer, Ask};
pub use person::{Person, below, names};
pub use program::{PROGRAM, Program};

/// 2026-11-23T09:00:00Z
pub const START: i64 = 1_795_424_400_000;

pub const OLIVIA: (&str, &str) = ("olivia@northwind.example", "olivia-demo-only-7391");
pub const DEVON: (&str, &str) = ("dev@northwind.example", "devon-demo-only-2846");
pub const VERA: (&str, &str) = ("viewer@northwind.example", "vera-demo-only-5108");
pub const OMAR: (&str, &str) = ("owner@fabrikam.example", "omar-demo-only-6627");

/// A server with a clock of its own.
pub struct Api {
    pub url: String,
    pub clock: Arc<ManualClock>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Api {
    /// With the demo's people and these options.
    pub async fn start(options: &[&str]) -> Self {
        Self::start_at(START, options).await
    }

    pub async fn start_at(now: i64, options: &[&str]) -> Self {
        let fixed = [
            "stand-in-api",
            "--listen",
            "127.0.0.1:0",
            "--demo",
            "--password-cost",
            "low",
        ];
        let options = Options::try_parse_from(fixed.iter().chain(options)).unwrap();
        let clock = Arc::new(ManualClock::new(now));
        let server = Server::start(options, clock.clone()).await.unwrap();
        let url = server.url();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let stop = async { drop(stopped.await) };
            server.run(stop).await.unwrap();
        });
        Self {
            url,
            clock,
            stop,
            task,
        }
    }

    /// Stops the server and waits until it has let go of its database.
    pub async fn stop(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap();
    }

    pub fn minutes_pass(&self, minutes: u64) {
        self.clock.advance(Duration::from_secs(60 * minutes));
    }

    pub fn seconds_pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub fn ask(&self, method: Method, path: &str) -> Ask {
        self.ask_from("127.0.0.1", method, path)
    }

    /// From another loopback address of this machine.
    pub fn ask_from(&self, address: &str, method: Method, path: &str) -> Ask {
        ask_from(&self.url, address, method, path)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).send().await
    }

    pub async fn try_sign_in(&self, email: &str, password: &str) -> Answer {
        try_sign_in(&self.url, email, password).await
    }

    pub async fn sign_in(&self, who: (&str, &str)) -> Person<'_> {
        Person::sign_in(&self.url, who).await
    }

    /// A call of the public side.
    pub async fn call(&self, pair: &Value, call: &str, body: Value) -> Answer {
        self.call_from("127.0.0.1", pair, call, body).await
    }

    /// Whether the pair is accepted now; otherwise it is refused like any wrong one.
    pub async fn accepts(&self, pair: &Value) -> bool {
        let answer = self.call(pair, "get_all_ln_accounts", json!({})).await;
        assert!([200, 401].contains(&answer.status), "{}", answer.text);
        answer.status == 200
    }

    pub async fn call_from(&self, address: &str, pair: &Value, call: &str, body: Value) -> Answer {
        self.ask_from(address, Method::POST, &format!("/api/v1/{call}"))
            .pair(pair)
            .json(&body)
            .send()
            .await
    }
}

/// A request to the server there, from a loopback address of this machine.
fn ask_from(url: &str, address: &str, method: Method, path: &str) -> Ask {
    let client = Client::builder()
        .local_address(address.parse::<IpAddr>().unwrap())
        .redirect(reqwest::redirect::Policy::none())
        // A kept connection would hold the server back when it stops.
        .pool_max_idle_per_host(0)
        .build()
        .unwrap();
    Ask::new(client.request(method, format!("{url}{path}")))
}

async fn try_sign_in(url: &str, email: &str, password: &str) -> Answer {
    ask_from(url, "127.0.0.1", Method::POST, "/sign-in")
        .form(&[("email", email), ("password", password)])
        .send()
        .await
}

/// A fresh `Idempotency-Key`.
pub fn intent() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("intent-{:016}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A body for a key that may be used from here.
pub fn new_key(name: &str) -> Value {
    json!({
        "name": name,
        "ip_restrictions": { "mode": "only", "networks": ["127.0.0.1"] },
        "allowed_actions": { "mode": "only", "actions": ["me", "get_all_ln_accounts"] },
    })
}

/// Sends all of them at the same time.
pub async fn all_at_once(asks: impl Iterator<Item = impl Future<Output = Answer>>) -> Vec<Answer> {
    let mut running: Vec<_> = asks.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        running.retain_mut(|ask| match ask.as_mut().poll(context) {
            Poll::Ready(answer) => {
                done.push(answer);
                false
            }
            Poll::Pending => true,
        });
        if running.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    done
}

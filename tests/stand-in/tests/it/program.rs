//! The program itself: startup errors, exit codes, logs and restart.

use std::net::TcpListener;
use std::process::{Command, Output};

use serde_json::json;

use crate::harness::{Ask, OLIVIA, PROGRAM, Person, Program, new_key};

/// What the program says when it does not start.
fn refusal(arguments: &[&str]) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(PROGRAM).args(arguments).output().unwrap();
    assert_eq!(status.code(), Some(2), "{arguments:?}");
    assert!(stdout.is_empty());
    String::from_utf8(stderr).unwrap()
}

#[test]
fn startup_errors_are_one_sentence_with_exit_code_2() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.db");
    std::fs::write(
        &broken,
        "this is no database, and long enough to be looked at".repeat(100),
    )
    .unwrap();
    for (arguments, part) in [
        (vec!["--listen", taken.as_str()], "listens on"),
        (
            vec!["--listen", "0.0.0.0:0", "--demo"],
            "may only listen on this machine",
        ),
        (
            vec![
                "--listen",
                "127.0.0.1:0",
                "--database",
                "/nowhere/at/all.db",
            ],
            "cannot use the database",
        ),
        (
            vec![
                "--listen",
                "127.0.0.1:0",
                "--database",
                broken.to_str().unwrap(),
            ],
            "cannot use the database",
        ),
        (
            vec!["--listen", "127.0.0.1:0", "--dist", "/nowhere"],
            "no index.html",
        ),
    ] {
        let said = refusal(&arguments);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.starts_with("stand-in-api: ") && said.contains(part),
            "{said}"
        );
        assert!(said.trim_end().ends_with('.'), "{said}");
    }
    for arguments in [
        ["--listen", "nonsense"],
        ["--trusted-proxy", "10.0.0.0/99"],
        ["--rate-limit", "0"],
        ["--allow-origin", "*"],
        ["--allow-origin", "https://app.example,https://app.example/"],
        ["--seed-keys", "5"],
        ["--nothing", "x"],
    ] {
        assert!(refusal(&arguments).contains("error: "), "{arguments:?}");
    }
}

#[tokio::test]
async fn logs_one_line_per_request_without_secrets() {
    let running = Program::start(&[]);
    assert!(
        running
            .lines
            .iter()
            .any(|line| line.contains(OLIVIA.0) && line.contains(OLIVIA.1)),
        "{:?}",
        running.lines
    );
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let ask =
        |method, path: &str| Ask::new(client.request(method, format!("{}{path}", running.url)));
    let (get, post) = (reqwest::Method::GET, reqwest::Method::POST);
    let signed = ask(post.clone(), "/sign-in")
        .form(&[("email", OLIVIA.0), ("password", OLIVIA.1)])
        .send()
        .await;
    let cookie = signed.cookie("wl_session");
    let session = ask(get.clone(), "/api/settings/session")
        .header("cookie", &cookie)
        .send()
        .await
        .json();
    let csrf = session["csrf_token"].as_str().unwrap();
    let intent = "intent-that-is-not-logged";
    let made = ask(post.clone(), "/api/settings/api-keys")
        .header("cookie", &cookie)
        .header("x-csrf-token", csrf)
        .header("idempotency-key", intent)
        .json(&crate::harness::new_key("A name that is not logged"))
        .send()
        .await
        .json();
    let (api_key, secret) = (
        made["api_key"].as_str().unwrap(),
        made["secret_key"].as_str().unwrap(),
    );
    ask(post.clone(), "/api/v1/me?query=not-logged")
        .pair(&made)
        .json(&json!({ "accountId": "acc-northwind-1" }))
        .send()
        .await;
    // Pasted into an address, as people do.
    ask(get.clone(), &format!("/api/settings/api-keys/{secret}"))
        .header("cookie", &cookie)
        .send()
        .await;
    ask(get.clone(), &format!("/api/settings/{api_key}"))
        .header("cookie", &cookie)
        .send()
        .await;
    let log = running.stop();
    let lines: Vec<_> = log
        .lines()
        .filter(|line| line.contains("request="))
        .collect();
    assert_eq!(lines.len(), 6, "{log}");
    let key_id = made["key"]["id"].as_str().unwrap();
    assert!(
        lines[2].contains("POST")
            && lines[2].contains("/api/settings/api-keys")
            && lines[2].contains("201"),
        "{}",
        lines[2]
    );
    assert!(
        lines[2].contains(key_id) && lines[2].contains("usr_olivia") && lines[3].contains(key_id),
        "{log}"
    );
    let id = cookie.split_once('=').unwrap().1;
    for hidden in [
        OLIVIA.1,
        id,
        csrf,
        intent,
        api_key,
        secret,
        "not-logged",
        "not logged",
        OLIVIA.0,
    ] {
        assert!(!log.contains(hidden), "{hidden} in {log}");
    }
}

#[tokio::test]
async fn keys_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let running = Program::start(&database);
    let olivia = Person::sign_in(&running.url, OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    running.stop();
    let restarted = Program::start(&database);
    let olivia = Person::sign_in(&restarted.url, OLIVIA).await;
    let key = olivia.key(&made["key"]).await;
    assert_eq!(key["name"], "Key");
    restarted.stop();
}

use reqwest::Method;

use crate::harness::{Api, DEVON, OLIVIA, all_at_once};

#[tokio::test]
async fn wrong_password_and_unknown_email_get_the_same_response() {
    let api = Api::start(&[]).await;
    let blank = |text: &str, value: &str| {
        // The form's own token differs each time, and it repeats the address.
        let (before, rest) = text.split_once("name=\"form_token\" value=\"").unwrap();
        format!("{before}{}", rest.split_once('"').unwrap().1).replace(value, "")
    };
    let wrong = api.try_sign_in(OLIVIA.0, "wrong").await;
    let nobody = api.try_sign_in("nobody@northwind.example", "wrong").await;
    let former = api.try_sign_in("fred@northwind.example", "wrong").await;
    assert_eq!(
        (wrong.status, nobody.status, former.status),
        (422, 422, 422)
    );
    assert!(wrong.text.contains("is not right"));
    assert_eq!(
        blank(&wrong.text, OLIVIA.0),
        blank(&nobody.text, "nobody@northwind.example")
    );
    assert_eq!(
        blank(&wrong.text, OLIVIA.0),
        blank(&former.text, "fred@northwind.example")
    );
    assert!(
        !wrong
            .headers
            .get_all("set-cookie")
            .iter()
            .any(|line| line.to_str().unwrap().contains("wl_session"))
    );
}

#[tokio::test]
async fn limits_sign_in_to_five_attempts_in_fifteen_minutes() {
    let api = Api::start(&[]).await;
    for _ in 0..5 {
        assert_eq!(api.try_sign_in(OLIVIA.0, "wrong").await.status, 422);
        api.seconds_pass(60);
    }
    // The right password does not help, nor does another spelling of the address.
    let limited = api.try_sign_in("OLIVIA@northwind.example", OLIVIA.1).await;
    assert_eq!(limited.status, 429);
    assert_eq!(limited.header("retry-after"), "600");
    assert!(limited.text.contains("Too many attempts"));
    api.sign_in(DEVON).await;
    let elsewhere = api
        .ask_from("127.0.0.2", Method::POST, "/sign-in")
        .form(&[("email", OLIVIA.0), ("password", OLIVIA.1)]);
    assert_eq!(elsewhere.send().await.status, 303);
    api.minutes_pass(10);
    api.sign_in(OLIVIA).await;
    // The right password cleared the count.
    for _ in 0..5 {
        assert_eq!(api.try_sign_in(OLIVIA.0, "wrong").await.status, 422);
    }
}

#[tokio::test]
async fn concurrent_attempts_are_all_counted() {
    let api = Api::start(&[]).await;
    let tries = (0..12).map(|_| api.try_sign_in(OLIVIA.0, "wrong"));
    let answers = all_at_once(tries).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 422).count(),
        5
    );
}

#[tokio::test]
async fn sign_in_form_is_accessible_and_rejects_foreign_origins() {
    let api = Api::start(&[]).await;
    let form = api
        .get("/sign-in?window=1&return_to=%2Fsettings%2Fsecurity%3Fa%22b")
        .await;
    for part in [
        r#"<html lang="en">"#,
        r#"<label for="email">"#,
        r#"<label for="password">"#,
        r#"autocomplete="username""#,
        r#"autocomplete="current-password""#,
        r#"href="/sign-in.css""#,
        r#"name="window" value="1""#,
    ] {
        assert!(form.text.contains(part), "{part}");
    }
    assert!(!form.text.contains("<script") && !form.text.contains("style="));
    assert_eq!(form.header("cache-control"), "no-store");

    let fields = [("email", OLIVIA.0), ("password", OLIVIA.1)];
    let post = || api.ask(Method::POST, "/sign-in");
    assert_eq!(
        post()
            .form(&fields)
            .header("sec-fetch-site", "cross-site")
            .send()
            .await
            .status,
        403
    );
    assert_eq!(
        post()
            .form(&fields)
            .header("origin", "https://evil.example")
            .send()
            .await
            .status,
        403
    );
    assert_eq!(
        post()
            .form(&fields)
            .header("origin", "null")
            .send()
            .await
            .status,
        403
    );
    assert_eq!(
        post()
            .form(&fields)
            .header("origin", &api.url)
            .send()
            .await
            .status,
        303
    );
    // Where a browser tells no origin, the form's own token does.
    let cookie = form.cookie("wl_form");
    let token = cookie.split_once('=').unwrap().1.to_owned();
    let guarded = [fields[0], fields[1], ("form_token", token.as_str())];
    let ask = post()
        .form(&guarded)
        .header("origin", "null")
        .header("cookie", &cookie);
    assert_eq!(ask.send().await.status, 303);
}

#[tokio::test]
async fn sign_in_redirects_only_to_this_origin() {
    let api = Api::start(&[]).await;
    let lead = async |to: &str| {
        let fields = [
            ("email", OLIVIA.0),
            ("password", OLIVIA.1),
            ("return_to", to),
        ];
        let answer = api.ask(Method::POST, "/sign-in").form(&fields).send().await;
        answer.header("location").to_owned()
    };
    assert_eq!(
        lead("/settings/security/api-keys/new").await,
        "/settings/security/api-keys/new"
    );
    assert_eq!(lead("//evil.example").await, "/settings/security");
    assert_eq!(lead("https://evil.example").await, "/settings/security");
    let fields = [("email", OLIVIA.0), ("password", OLIVIA.1), ("window", "1")];
    let window = api.ask(Method::POST, "/sign-in").form(&fields).send().await;
    assert_eq!(window.status, 200);
    assert!(
        window.text.contains("You are signed in.")
            && window.text.contains("You can close this window.")
    );
}

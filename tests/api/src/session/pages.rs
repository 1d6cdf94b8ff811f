//! The stand-in's own pages: plain HTML, no script, no inline style.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::form::Form;

/// The style sheet of these pages.
pub const CSS: &str = include_str!("sign_in.css");

/// `GET /sign-in.css`
pub async fn css() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, CSS)
}

/// `GET /sign-in.svg`
pub async fn icon() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("sign_in.svg"))
}

/// The form. `who` is the name of the user for a second check, `error` what went wrong before.
pub fn form(
    status: StatusCode,
    form: &Form,
    token: &str,
    who: Option<&str>,
    error: Option<&str>,
) -> Response {
    let title = if who.is_some() {
        "Confirm that it is you"
    } else {
        "Sign in"
    };
    let error = error.map_or_else(String::new, |sentence| {
        format!(
            r#"<p class="error" id="error" role="alert">{}</p>"#,
            escape(sentence)
        )
    });
    let described = if error.is_empty() {
        ""
    } else {
        r#" aria-describedby="error""#
    };
    let (email_focus, password_focus) = if who.is_some() {
        ("", " autofocus")
    } else {
        (" autofocus", "")
    };
    let person = match who {
        Some(name) => format!(
            "<p>You are signed in as {}. Type your password to go on.</p>",
            escape(name)
        ),
        None => format!(
            r#"<p><label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required value="{}"{described}{email_focus}></p>"#,
            escape(&form.email)
        ),
    };
    let hidden = [
        ("return_to", form.return_to.as_str()),
        ("window", if form.window { "1" } else { "0" }),
        ("check", if who.is_some() { "1" } else { "0" }),
        ("form_token", token),
    ]
    .map(|(name, value)| {
        format!(
            r#"<input type="hidden" name="{name}" value="{}">"#,
            escape(value)
        )
    })
    .concat();
    let main = format!(
        r#"<h1>{title}</h1>{error}
<form method="post" action="/sign-in">{hidden}
{person}
<p><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required{described}{password_focus}></p>
<p><button type="submit">{title}</button></p>
</form>"#
    );
    page(status, title, &main)
}

/// A page with a heading and a sentence.
pub fn message(status: StatusCode, title: &str, sentence: &str) -> Response {
    let main = format!("<h1>{}</h1><p>{}</p>", escape(title), escape(sentence));
    page(status, title, &main)
}

fn page(status: StatusCode, title: &str, main: &str) -> Response {
    let html = format!(
        r#"<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{} – We-Link</title><link rel="stylesheet" href="/sign-in.css">
<link rel="icon" href="/sign-in.svg" type="image/svg+xml"></head>
<body><main>{main}</main></body>
</html>
"#,
        escape(title)
    );
    let headers = [(header::CACHE_CONTROL, "no-store")];
    (status, headers, Html(html)).into_response()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

//! The stand-in's own pages: plain HTML, no script, no inline style.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

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

/// The form. `who` is the name of the user for reauthentication, `error` what went wrong before.
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
    let described = error.map(|_| "error");
    let flag = |is_set| if is_set { "1" } else { "0" };
    let hidden = [
        ("return_to", form.return_to.as_str()),
        ("window", flag(form.window)),
        ("check", flag(who.is_some())),
        ("form_token", token),
    ];
    let main = html! {
        h1 { (title) }
        @if let Some(sentence) = error {
            p.error #error role="alert" { (sentence) }
        }
        form method="post" action="/sign-in" {
            @for (name, value) in hidden {
                input type="hidden" name=(name) value=(value);
            }
            @if let Some(name) = who {
                p { "You are signed in as " (name) ". Type your password to go on." }
            } @else {
                p {
                    label for="email" { "E-mail address" } " "
                    input #email name="email" type="email" autocomplete="username" required
                        value=(form.email) aria-describedby=[described] autofocus;
                }
            }
            p {
                label for="password" { "Password" } " "
                input #password name="password" type="password" autocomplete="current-password" required
                    aria-describedby=[described] autofocus[who.is_some()];
            }
            p { button type="submit" { (title) } }
        }
    };
    page(status, title, &main)
}

/// A page with a heading and a sentence.
pub fn message(status: StatusCode, title: &str, sentence: &str) -> Response {
    page(status, title, &html! { h1 { (title) } p { (sentence) } })
}

fn page(status: StatusCode, title: &str, main: &Markup) -> Response {
    let html = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – We-Link" }
                link rel="stylesheet" href="/sign-in.css";
                link rel="icon" href="/sign-in.svg" type="image/svg+xml";
            }
            body { main { (main) } }
        }
    };
    (status, [(header::CACHE_CONTROL, "no-store")], html).into_response()
}

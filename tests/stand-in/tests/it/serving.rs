use std::fs;
use std::path::PathBuf;

use reqwest::Method;
use tempfile::TempDir;

use crate::harness::Api;

const SCRIPT: &str = "/settings-page-0123456789abcdef.js";
const WASM: &str = "/settings-page-0123456789abcdef_bg.wasm";

/// The built page in a folder of its own.
pub struct Dist(TempDir);

impl Dist {
    pub fn path(&self) -> PathBuf {
        self.0.path().join("dist")
    }
}

/// A folder as the build leaves it, with a file beside it that is not to be had.
pub fn dist() -> Dist {
    let dist = Dist(tempfile::tempdir().unwrap());
    fs::create_dir(dist.path()).unwrap();
    let write = |name: &str, text: &str| {
        fs::write(dist.path().join(name.trim_start_matches('/')), text).unwrap();
    };
    write("index.html", "<!DOCTYPE html><title>Security</title>");
    write("boot.js", "boot");
    write(SCRIPT, "plain");
    write(&format!("{SCRIPT}.br"), "brotli");
    write(&format!("{SCRIPT}.gz"), "gzip");
    write(WASM, "wasm");
    write("notes.sh", "not part of a page");
    write(".hidden.js", "hidden");
    write("../outside.txt", "outside");
    dist
}

#[tokio::test]
async fn serves_the_page_only_below_settings() {
    let dist = dist();
    let api = Api::start(&["--no-auto-sign-in", "--dist", dist.path().to_str().unwrap()]).await;
    let root = api.get("/").await;
    assert_eq!(
        (root.status, root.header("location")),
        (303, "/settings/security")
    );
    for path in [
        "/settings",
        "/settings/security",
        "/settings/security/api-keys/new",
        "/settings/x/y?z",
    ] {
        let answer = api.get(path).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert!(answer.text.contains("<title>Security"));
    }
    for path in [
        "/settingsx",
        "/nothing",
        "/nothing.js",
        "/.hidden.js",
        "/%2ehidden.js",
        "/notes.sh",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/a/..%5c..%5coutside.txt",
        "/settings-page-0123456789abcdef.js.br",
        "/settings-page-0123456789abcdef.js/",
    ] {
        let answer = api.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text.contains("There is nothing at this address."));
    }
    let post = api.ask(Method::POST, "/settings/security").send().await;
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
}

#[tokio::test]
async fn caches_hashed_files_and_revalidates_others() {
    let dist = dist();
    let api = Api::start(&["--dist", dist.path().to_str().unwrap()]).await;
    for (path, media_type) in [
        (SCRIPT, "text/javascript; charset=utf-8"),
        (WASM, "application/wasm"),
    ] {
        let answer = api.get(path).await;
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(answer.header("content-type"), media_type);
    }
    let boot = api.get("/boot.js").await;
    assert_eq!(boot.header("cache-control"), "no-cache");
    let ask = api
        .ask(Method::GET, "/boot.js")
        .header("if-none-match", boot.header("etag"))
        .send()
        .await;
    assert_eq!((ask.status, ask.text.as_str()), (304, ""));
    fs::write(dist.path().join("boot.js"), "another").unwrap();
    let ask = api
        .ask(Method::GET, "/boot.js")
        .header("if-none-match", boot.header("etag"))
        .send()
        .await;
    assert_eq!((ask.status, ask.text.as_str()), (200, "another"));
    let head = api.ask(Method::HEAD, "/boot.js").send().await;
    assert_eq!(
        (
            head.status,
            head.text.as_str(),
            head.header("content-length")
        ),
        (200, "", "7")
    );
}

#[tokio::test]
async fn serves_precompressed_files_if_accepted() {
    let dist = dist();
    let api = Api::start(&["--dist", dist.path().to_str().unwrap()]).await;
    let mut tags = Vec::new();
    for (accepted, coding, text) in [
        ("gzip, deflate, br, zstd", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0, gzip", "gzip", "gzip"),
        ("identity", "", "plain"),
    ] {
        let answer = api
            .ask(Method::GET, SCRIPT)
            .header("accept-encoding", accepted)
            .send()
            .await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text.as_str()),
            (coding, text),
            "{accepted}"
        );
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        tags.push(answer.header("etag").to_owned());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "a tag for each coding");
    let plain = api
        .ask(Method::GET, WASM)
        .header("accept-encoding", "br")
        .send()
        .await;
    assert_eq!(
        (plain.header("content-encoding"), plain.text.as_str()),
        ("", "wasm")
    );
}

#[tokio::test]
async fn ignores_ranges_and_preconditions() {
    let dist = dist();
    let api = Api::start(&["--dist", dist.path().to_str().unwrap()]).await;
    for (name, value) in [
        ("range", "bytes=99-"),
        ("range", "bytes=0-1"),
        ("if-match", "\"x\""),
        ("if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ] {
        let answer = api.ask(Method::GET, WASM).header(name, value).send().await;
        assert_eq!(
            (answer.status, answer.text.as_str()),
            (200, "wasm"),
            "{name}: {value}"
        );
    }
    fs::write(dist.path().join("gone.js.br"), "leftover").unwrap();
    let gone = api
        .ask(Method::GET, "/gone.js")
        .header("accept-encoding", "br")
        .send()
        .await;
    assert_eq!(gone.status, 404);
}

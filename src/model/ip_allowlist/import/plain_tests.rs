//! Recognizing plain lists, and importing long texts.

use super::appendix_tests::{check, review};
use super::{Import, Importer, MAX_TEXT_BYTES, SLICE_BYTES, import};

#[test]
fn almost_plain_lists_are_reviewed() {
    for text in [
        "8.8.8.8 1.1.1.1",
        "8.8.8.8\t1.1.1.1",
        "8.8.8.8,1.1.1.1\n9.9.9.9,4.4.4.4",
        "- 8.8.8.8\n1.1.1.1",
        "- 8.8.8.8\n* 1.1.1.1",
        "-- 8.8.8.8\n-- 1.1.1.1",
        "+ 8.8.8.8",
        "-8.8.8.8",
        ";8.8.8.8\n;1.1.1.1",
        "8.8.8.8 # 1.1.1.1",
        "\"8.8.8.8\"\n1.1.1.1",
        "(8.8.8.8)\n1.1.1.1",
        "8.8.8.8:80",
        "https://8.8.8.8/",
        "8.8.8.*",
        "ip4:8.8.8.8",
        "8.8.8.8.",
        "8.8.8.8\u{200B}",
        "\u{FEFF}8.8.8.8",
        "8.8.8.5-8.8.8.9:80",
        "8.8.8.0/255.255.255.0\n1.1.1.1",
        "8.8.8.8\n255.255.255.0",
        "8.8.8.8\n0.0.0.255",
        "::ffff:8.8.8.0/24",
        "8.8.8.8 and 1.1.1.1",
        "8.8.8.8\n拒",
    ] {
        review(text);
    }
}

#[test]
fn accepts_plain_lists() {
    check("8.8.8.8", &["=8.8.8.8"]);
    check(
        "8.8.8.8, 1.1.1.1；9.9.9.9、4.4.4.4,\r\n",
        &["=8.8.8.8", "=1.1.1.1", "=9.9.9.9", "=4.4.4.4"],
    );
    check(
        "- \"8.8.8.8\"\n- \"2a00::/32\"",
        &["=8.8.8.8", "=2a00::/32"],
    );
    check(
        "[\n  \"8.8.8.8\",\n  \"1.1.1.1\"\n]",
        &["=8.8.8.8", "=1.1.1.1"],
    );
    check("[2a00::1]\n[2a00::2]", &["=2a00::1", "=2a00::2"]);
    for range in [
        "8.8.8.0-8.8.8.255",
        "8.8.8.0 - 8.8.8.255",
        "8.8.8.0 to 8.8.8.255",
        "8.8.8.0–255",
        "8.8.8.0 — 8.8.8.255",
    ] {
        check(range, &["=8.8.8.0/24"]);
    }
    check(
        "8.8.8.5-8.8.8.6\n1.1.1.1",
        &["=8.8.8.5+8.8.8.6", "=1.1.1.1"],
    );
    check("::ffff:8.8.8.0/120", &["=8.8.8.0/24"]);
    for all in [
        "0.0.0.0/0",
        "::/0",
        "8.8.8.8/0",
        "0.0.0.0-255.255.255.255",
        "::ffff:0:0/96",
    ] {
        check(all, &["=all"]);
    }
    check("::ffff:8.8.8.0/24", &["1: 8.8.8.0/24 [▢]"]);
}

#[test]
fn flags_each_wide_network_separately() {
    let text = "8.8.8.8/24\n91.198.174.0/2\n10.0.0.1/1";
    check(
        text,
        &[
            "=8.8.8.0/24 or 8.8.8.8",
            "=64.0.0.0/2 or 91.198.174.0",
            "=0.0.0.0/1 or 10.0.0.1",
        ],
    );
    let Import::Plain(entries) = import(text) else {
        panic!("a plain list");
    };
    let wide: Vec<_> = entries
        .iter()
        .map(|entry| entry.meaning.is_wide())
        .collect();
    assert_eq!(wide, [false, true, true]);
}

/// Users may paste any text, and the page must not freeze: the work must grow linearly with the
/// length of the text. The test counts steps. Work that is quadratic in a slice or in the text
/// would not finish.
#[test]
fn import_work_grows_linearly_with_text_length() {
    const LENGTH: usize = 1 << 17;
    const SLICE: usize = 1 << 12;
    for piece in [
        "1.1.1.1 ",
        "1.1.1.1,",
        "1.1.1.1:",
        "1.1.1.1 - ",
        "1.1.1.1-a",
        "1.1.1.1\u{200B}",
        ":1.1.1.1",
        "a:",
        "1",
        "1.",
        "[",
        "\"",
        " ",
        "\n",
        "\n ",
        "a\n",
        "1.1.1.1\n",
        "- ip: 1.1.1.1\n  a: b\n",
        "x 1.1.1.1 y 8.8.8.0/24\n",
        "::",
        "::1-ffff::\n",
        "１",
        "\u{202E}",
        "10.1,",
        "  {\n",
        "#\n",
        "1.1.1.1,1.1.1.2\n",
        "a\u{1}",
    ] {
        let text = piece.repeat(LENGTH / piece.len());
        let (mut importer, mut steps) = (Importer::new(text), 0);
        while importer.step(SLICE) {
            steps += 1;
        }
        // Steps to reject it as a plain list, to find, to join and to group.
        assert!(steps < 24 * LENGTH / SLICE, "{piece:?}: {steps}");
        let _ = importer.finish();
    }
}

#[test]
fn text_above_the_limit_is_not_read() {
    let longest = "8.8.8.8\n".repeat(MAX_TEXT_BYTES / 8);
    assert_eq!(longest.len(), MAX_TEXT_BYTES);
    assert!(matches!(import(&longest), Import::Plain(_)));
    let mut importer = Importer::new(longest + " ");
    assert!(!importer.step(SLICE_BYTES));
    assert_eq!(importer.finish(), Import::TooLong);
}

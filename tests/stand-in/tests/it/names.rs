//! Normalizing and validating names; notes have the same character rules.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, intent, new_key};

async fn created(person: &Person<'_>, text: &str) -> Value {
    let mut body = new_key(text);
    body["note"] = json!(text);
    let key = person.create(&body).await["key"].clone();
    assert_eq!(key["name"], key["note"]);
    key
}

#[tokio::test]
async fn any_white_space_becomes_one_space() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let kinds = "\u{20}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\
        \u{2009}\u{200a}\u{202f}\u{205f}\u{3000}";
    let name = kinds.chars().map(|kind| format!("a{kind}{kind}"));
    let name = format!("{kinds}\r\n\t{}z{kinds}\n", name.collect::<String>());
    let key = created(&olivia, &name).await;
    let folded = format!("{}z", "a ".repeat(17));
    assert_eq!(key["name"], folded);

    // Kept as it is told, also by a change; and what differs in white space alone is no change.
    assert_eq!(olivia.key(&key).await["name"], folded);
    let again = json!({ "name": folded.replace(' ', "\u{3000} "), "note": name });
    assert_eq!(olivia.patch(&key, 1, &again).await.json()["revision"], 1);
    let other = json!({ "name": "two\u{a0} words", "note": "three  more\u{2003}words" });
    let changed = olivia.patch(&key, 1, &other).await.json();
    assert_eq!(
        (&changed["name"], &changed["note"]),
        (&json!("two words"), &json!("three more words"))
    );
}

#[tokio::test]
async fn name_is_validated_after_collapsing_spaces() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let long = format!("{}  \u{3000}{}", "n".repeat(31), "n".repeat(32));
    assert_eq!(
        olivia.create(&new_key(&long)).await["key"]["name"]
            .as_str()
            .unwrap()
            .len(),
        64
    );
    let nothing = new_key("\u{a0}\u{2003} \t");
    assert_eq!(
        olivia.save(&intent(), &nothing).await.errors(),
        ["/name required"]
    );
    let mut secret = new_key("x");
    secret["note"] = json!("PRIVATE\u{a0} KEY");
    assert_eq!(
        olivia.save(&intent(), &secret).await.errors(),
        ["/note looks-like-a-secret"]
    );
}

#[tokio::test]
async fn error_describes_the_rejected_character() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let (control, direction) = ("control-character", "bidi-character");
    for (letter, code, called) in [
        ('\0', control, "U+0000 (null)"),
        ('\t', control, "U+0009 (tab)"),
        ('\n', control, "U+000A (line break)"),
        ('\u{b}', control, "U+000B (vertical tab)"),
        ('\r', control, "U+000D (carriage return)"),
        ('\u{1}', control, "U+0001 (control character)"),
        ('\u{85}', control, "U+0085 (next line)"),
        ('\u{2028}', control, "U+2028 (line separator)"),
        ('\u{2029}', control, "U+2029 (paragraph separator)"),
        ('\u{61c}', direction, "U+061C (Arabic letter mark)"),
        ('\u{200f}', direction, "U+200F (right-to-left mark)"),
        ('\u{202e}', direction, "U+202E (right-to-left override)"),
        ('\u{2066}', direction, "U+2066 (left-to-right isolate)"),
        ('\u{2069}', direction, "U+2069 (pop directional isolate)"),
    ] {
        let mut body = new_key(&format!("a {letter} b"));
        body["note"] = body["name"].clone();
        let answer = olivia.save(&intent(), &body).await;
        assert_eq!(
            answer.errors(),
            [format!("/name {code}"), format!("/note {code}")],
            "{called}"
        );
        for error in answer.json()["errors"].as_array().unwrap() {
            let detail = error["detail"].as_str().unwrap();
            assert!(detail.contains(called), "{detail}");
            assert!(!detail.contains(letter), "it is not told back: {detail:?}");
        }
    }
}

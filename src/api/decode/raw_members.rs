//! Splits a JSON object into its members without copying any part of it (RFC 8259).

/// Name and value of each member, both as written in `json`: names without quotes and still
/// escaped, values as JSON. `None` where `json` is not exactly one object. Values are only
/// delimited here; the code that reads a value finds out whether it is well-formed.
pub fn members(json: &str) -> Option<Vec<(&str, &str)>> {
    let mut rest = json.trim_ascii().strip_prefix('{')?.trim_ascii_start();
    let mut members = Vec::new();
    if let Some(after) = rest.strip_prefix('}') {
        return after.is_empty().then_some(members);
    }
    loop {
        let (name, after) = rest.split_at(string_length(rest)?);
        let after = after
            .trim_ascii_start()
            .strip_prefix(':')?
            .trim_ascii_start();
        let (value, after) = after.split_at(value_length(after)?);
        members.push((&name[1..name.len() - 1], value.trim_ascii_end()));
        if let Some(after) = after.strip_prefix('}') {
            return after.is_empty().then_some(members);
        }
        rest = after.strip_prefix(',')?.trim_ascii_start();
    }
}

/// Length in bytes of the string literal at the start, with its quotes.
fn string_length(json: &str) -> Option<usize> {
    let bytes = json.as_bytes();
    if bytes.first() != Some(&b'"') {
        return None;
    }
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Bytes up to the comma or brace after the value at the start; `None` if there is no value, or no
/// comma or brace.
fn value_length(json: &str) -> Option<usize> {
    let bytes = json.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        match bytes.get(at)? {
            b',' | b'}' if depth == 0 => return (at > 0).then_some(at),
            b'"' => at += string_length(&json[at..])?,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                at += 1;
            }
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::members;

    #[test]
    fn finds_members_with_nested_or_escaped_values() {
        let json =
            r#" { "a" : "x,\"}{" , "b":{"c":[1,{"d":"}"}],"e":null},"f": -1.5e3 ,"é":"\\" } "#;
        let found = members(json);
        let expected = [
            ("a", r#""x,\"}{""#),
            ("b", r#"{"c":[1,{"d":"}"}],"e":null}"#),
            ("f", "-1.5e3"),
            ("é", r#""\\""#),
        ];
        assert_eq!(found.as_deref(), Some(&expected[..]));
        assert_eq!(members("{}"), Some(vec![]));
    }

    /// serde_json is the oracle: every object is split into the values that serde_json finds.
    #[test]
    fn members_agree_with_serde_json() {
        let texts = ["", "\\", "\"", "}{,:[]", "é\u{1F600}\u{7f}", "a\nb"];
        for (left, right) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            let value = serde_json::json!({ "n": [left, {"k": right}], "s": left, "t": right, "o": {"x": right} });
            for json in [value.to_string(), format!("{value:#}")] {
                let found = members(&json).unwrap_or_default();
                assert_eq!(found.len(), 4, "{json}");
                for (name, raw) in found {
                    assert_eq!(
                        serde_json::from_str::<serde_json::Value>(raw).ok().as_ref(),
                        value.get(name)
                    );
                }
            }
        }
    }

    #[test]
    fn rejects_truncated_or_malformed_objects() {
        let json = r#"{"a":"x\"y","b":{"c":[1,2]},"d":"z"}"#;
        for end in 0..json.len() {
            assert_eq!(members(&json[..end]), None, "{}", &json[..end]);
        }
        for wrong in [
            "",
            "null",
            "[]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{} {}",
            "{\"a\":1}x",
            "{\"a\":1]}",
        ] {
            assert_eq!(members(wrong), None, "{wrong}");
        }
    }
}

//! Reads the members of a JSON body and collects every error with its JSON pointer. serde stops at the first error, and
//! the contract asks for all of them.

use serde_json::{Map, Value};

use crate::problem::{FieldError, Problem};

/// The members of a body that are not looked at yet, and what was wrong so far.
pub struct BodyReader {
    members: Map<String, Value>,
    errors: Vec<FieldError>,
}

impl BodyReader {
    /// Of a body whose members may only have these names.
    pub fn of(body: Value, known: &[&str]) -> Self {
        let mut fields = Self {
            members: Map::new(),
            errors: Vec::new(),
        };
        fields.members = fields.object("", body, known).unwrap_or_default();
        fields
    }

    /// The members of an object whose members may only have these names.
    pub fn object(
        &mut self,
        pointer: &str,
        value: Value,
        known: &[&str],
    ) -> Option<Map<String, Value>> {
        let Value::Object(members) = value else {
            self.wrong_type(pointer, "an object");
            return None;
        };
        for name in members
            .keys()
            .filter(|name| !known.contains(&name.as_str()))
        {
            let at = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
            let detail = format!("Leave this out; known here are {}.", known.join(", "));
            self.error(&at, "unknown-property", detail);
        }
        Some(members)
    }

    /// Takes a member out.
    pub fn optional(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    /// Takes a member out that must be there.
    pub fn required(&mut self, name: &str) -> Option<Value> {
        let value = self.optional(name);
        // Where the body is no object, that was said already.
        if value.is_none() && !self.errors.iter().any(|error| error.pointer.is_empty()) {
            self.error(&format!("/{name}"), "required", format!("Add {name}."));
        }
        value
    }

    /// Takes a member out that must be a string.
    pub fn required_text(&mut self, name: &str) -> Option<String> {
        match self.required(name)? {
            Value::String(text) => Some(text),
            _ => {
                self.wrong_type(&format!("/{name}"), "a string");
                None
            }
        }
    }

    /// Notes that something is not what it should be.
    pub fn wrong_type(&mut self, pointer: &str, expected: &str) {
        self.error(pointer, "wrong-type", format!("Expected {expected} here."));
    }

    /// Notes that something cannot be taken.
    pub fn error(&mut self, pointer: &str, code: &'static str, detail: impl Into<String>) {
        self.errors.push(FieldError {
            pointer: pointer.to_owned(),
            code,
            detail: detail.into(),
        });
    }

    /// # Errors
    /// `validation` with all that was noted.
    pub fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Problem::validation(&self.errors))
        }
    }
}

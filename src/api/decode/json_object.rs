//! Looks into a JSON object, as the browser's own parser read it.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::DecodeError;
use crate::model::key::Timestamp;
use crate::model::timestamp;

/// A JSON object, or anything else, in which nothing is found.
pub struct JsonObject(JsValue);

impl JsonObject {
    /// Parses a text. Never given a body with a secret in it: the browser's strings stay in its
    /// heap for as long as it likes.
    pub fn parse(json: &str) -> Result<Self, DecodeError> {
        JSON::parse(json).map(Self).map_err(|_| DecodeError)
    }

    /// An object without fields.
    pub fn none() -> Self {
        Self(JsValue::NULL)
    }

    /// A text that must be there.
    pub fn str(&self, name: &str) -> Result<String, DecodeError> {
        self.opt_str(name).ok_or(DecodeError)
    }

    /// A text; `None` where it is null, missing or something else.
    pub fn opt_str(&self, name: &str) -> Option<String> {
        self.field(name).as_string()
    }

    /// A text to compare with known ones; empty where there is none.
    pub fn enum_str(&self, name: &str) -> String {
        self.opt_str(name).unwrap_or_default()
    }

    /// A moment; `None` where it is null or missing, and empty where it is something else: what
    /// cannot be read is not known, and no reason to lose the body around it.
    pub fn moment(&self, name: &str) -> Option<Timestamp> {
        let value = self.field(name);
        if value.is_null() || value.is_undefined() {
            return None;
        }
        let is_moment = |text: &String| timestamp::milliseconds(text).is_some();
        Some(value.as_string().filter(is_moment).unwrap_or_default())
    }

    /// A moment; `None` also where it cannot be read.
    pub fn known_moment(&self, name: &str) -> Option<Timestamp> {
        self.moment(name).filter(|moment| !moment.is_empty())
    }

    /// A truth that must be there.
    pub fn bool_or_false(&self, name: &str) -> Result<bool, DecodeError> {
        self.field(name).as_bool().ok_or(DecodeError)
    }

    /// A truth that is false where it is missing.
    pub fn has(&self, name: &str) -> bool {
        self.bool_or_false(name).unwrap_or_default()
    }

    /// A count that must be there.
    pub fn count(&self, name: &str) -> Result<u32, DecodeError> {
        count(&self.field(name))
    }

    /// A list of counts that must be there.
    pub fn counts(&self, name: &str) -> Result<Vec<u32>, DecodeError> {
        let list = self.array(name)?;
        list.iter().map(|value| count(&value)).collect()
    }

    /// An object as JSON text; `None` where it is null or missing.
    pub fn json(&self, name: &str) -> Option<String> {
        let value = self.field(name);
        // Nothing that was read from JSON can fail to be written as JSON.
        let text = value.is_object().then(|| JSON::stringify(&value))?;
        text.ok().map(String::from)
    }

    /// An object that must be there.
    pub fn object(&self, name: &str) -> Result<Self, DecodeError> {
        self.opt_object(name).ok_or(DecodeError)
    }

    /// An object; `None` where it is null or missing.
    pub fn opt_object(&self, name: &str) -> Option<Self> {
        let value = self.field(name);
        value.is_object().then_some(Self(value))
    }

    /// A list that must be there, each entry read by `read`.
    pub fn list<T>(
        &self,
        name: &str,
        read: fn(&Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        self.array(name)?
            .iter()
            .map(|value| read(&Self(value)))
            .collect()
    }

    /// A list of texts that must be there.
    pub fn strings(&self, name: &str) -> Result<Vec<String>, DecodeError> {
        self.array(name)?
            .iter()
            .map(|value| value.as_string().ok_or(DecodeError))
            .collect()
    }

    fn array(&self, name: &str) -> Result<Array, DecodeError> {
        self.field(name).dyn_into().map_err(|_| DecodeError)
    }

    fn field(&self, name: &str) -> JsValue {
        // Fails only where `self` is no object, and then nothing is found.
        Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default()
    }
}

fn count(value: &JsValue) -> Result<u32, DecodeError> {
    let count = value.as_f64().ok_or(DecodeError)?;
    // Saturates, and what is no whole number differs from itself afterwards.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = count as u32;
    if f64::from(whole) == count {
        Ok(whole)
    } else {
        Err(DecodeError)
    }
}

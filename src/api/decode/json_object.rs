//! Reads a JSON object that the browser has parsed.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::DecodeError;
use crate::model::key::Timestamp;
use crate::model::timestamp;

/// A JSON value. If it is not an object, all its fields are missing.
pub struct JsonObject(JsValue);

impl JsonObject {
    /// Never call this with a body that has a secret in it: the browser's strings stay in its heap
    /// for an unknown time.
    pub fn parse(json: &str) -> Result<Self, DecodeError> {
        JSON::parse(json).map(Self).map_err(|_| DecodeError)
    }

    /// An object without fields.
    pub fn none() -> Self {
        Self(JsValue::NULL)
    }

    /// A required text.
    pub fn str(&self, name: &str) -> Result<String, DecodeError> {
        self.opt_str(name).ok_or(DecodeError)
    }

    /// `None` where the text is null, missing or of another type.
    pub fn opt_str(&self, name: &str) -> Option<String> {
        self.field(name).as_string()
    }

    /// A text to compare with known values; empty where it is missing.
    pub fn enum_str(&self, name: &str) -> String {
        self.opt_str(name).unwrap_or_default()
    }

    /// A time; `None` where it is null or missing, and empty where it cannot be parsed: then the
    /// time is unknown, which is no reason to reject the whole body.
    pub fn moment(&self, name: &str) -> Option<Timestamp> {
        let value = self.field(name);
        if value.is_null() || value.is_undefined() {
            return None;
        }
        let is_moment = |text: &String| timestamp::milliseconds(text).is_some();
        Some(value.as_string().filter(is_moment).unwrap_or_default())
    }

    /// A time; `None` also where it cannot be parsed.
    pub fn known_moment(&self, name: &str) -> Option<Timestamp> {
        self.moment(name).filter(|moment| !moment.is_empty())
    }

    /// A required boolean.
    pub fn required_bool(&self, name: &str) -> Result<bool, DecodeError> {
        self.field(name).as_bool().ok_or(DecodeError)
    }

    /// An optional boolean; `false` where it is missing.
    pub fn has(&self, name: &str) -> bool {
        self.required_bool(name).unwrap_or_default()
    }

    /// A required whole number.
    pub fn count(&self, name: &str) -> Result<u32, DecodeError> {
        count(&self.field(name))
    }

    /// A required list of whole numbers.
    pub fn counts(&self, name: &str) -> Result<Vec<u32>, DecodeError> {
        let list = self.array(name)?;
        list.iter().map(|value| count(&value)).collect()
    }

    /// An object as JSON text; `None` where it is null or missing.
    pub fn json(&self, name: &str) -> Option<String> {
        let value = self.field(name);
        // A value that was parsed from JSON can always be written as JSON.
        let text = value.is_object().then(|| JSON::stringify(&value))?;
        text.ok().map(String::from)
    }

    /// A required object.
    pub fn object(&self, name: &str) -> Result<Self, DecodeError> {
        self.opt_object(name).ok_or(DecodeError)
    }

    /// An object; `None` where it is null or missing.
    pub fn opt_object(&self, name: &str) -> Option<Self> {
        let value = self.field(name);
        value.is_object().then_some(Self(value))
    }

    /// A required list, each entry decoded by `read`.
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

    /// A required list of texts.
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
        // Fails only where `self` is not an object. Then every field is missing.
        Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default()
    }
}

fn count(value: &JsValue) -> Result<u32, DecodeError> {
    let count = value.as_f64().ok_or(DecodeError)?;
    // The cast saturates and truncates, so a number that is not a `u32` differs from its result.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = count as u32;
    if f64::from(whole) == count {
        Ok(whole)
    } else {
        Err(DecodeError)
    }
}

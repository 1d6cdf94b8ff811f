//! Which error body and which spelling of the request id each call uses, as the documentation's
//! pages differ among themselves.

use serde_json::{Map, Value};

/// The body of a call's own errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorBody {
    /// `{"status": "ERROR_CODE", "message": …, "requestId": …}`
    Status,
    /// `{"message": …, "error": "Bad Request", "statusCode": 400}`
    Message,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// The result alone.
    Bare,
    /// `{"status": "SUCCESS", <request id>, "result": …}`
    AtOnce,
    /// `{"status": "PENDING", <request id>}`; the result comes later.
    Later,
}

/// How a call answers.
#[derive(Debug)]
pub struct Shape {
    call: &'static str,
    /// When and in what the result comes.
    pub timing: Timing,
    /// The name of the request id.
    pub request_id: &'static str,
    /// The body of the call's own errors.
    pub error_body: ErrorBody,
}

use ErrorBody::{Message, Status};
use Timing::{AtOnce, Bare, Later};

const fn shape(
    call: &'static str,
    timing: Timing,
    request_id: &'static str,
    error_body: ErrorBody,
) -> Shape {
    Shape {
        call,
        timing,
        request_id,
        error_body,
    }
}

#[rustfmt::skip]
const SHAPES: [Shape; 24] = [
    shape("login",                                   AtOnce, "request_id", Message),
    shape("login_v2",                                AtOnce, "requestId",  Message),
    shape("login_code",                              AtOnce, "requestId",  Message),
    shape("me",                                      AtOnce, "request_id", Status),
    shape("get_all_ln_accounts",                     Bare,   "requestId",  Message),
    shape("get_ln_account_details",                  AtOnce, "requestId",  Message),
    shape("get_response",                            AtOnce, "requestId",  Status),
    shape("get_profile_details",                     Later,  "requestId",  Status),
    shape("get_profile_contact_details",             Later,  "requestId",  Status),
    shape("profile_views",                           Later,  "requestID",  Status),
    shape("connect",                                 Later,  "requestId",  Status),
    shape("connections",                             Later,  "requestId",  Status),
    shape("pending_invites",                         Later,  "requestID",  Status),
    shape("get_connection_status",                   Later,  "requestId",  Status),
    shape("withdraw_invite",                         Later,  "requestId",  Status),
    shape("send_message_to_profile_id",              Later,  "requestId",  Status),
    shape("send_message_to_thread",                  Later,  "requestId",  Status),
    shape("send_message_to_sales_navigator_thread",  Later,  "requestID",  Message),
    shape("send_inmail_message",                     Later,  "requestId",  Status),
    shape("personal_message_threads",                Later,  "requestId",  Status),
    shape("personal_messages",                       Later,  "requestId",  Status),
    shape("endorse",                                 Later,  "requestID",  Status),
    shape("wish_work_anniversary",                   Later,  "request_id", Status),
    shape("track_reply",                             Later,  "requestId",  Status),
];

/// For actions that the reference does not show.
const OTHER: Shape = shape("", Later, "requestId", Status);

/// How this call answers.
pub fn of(call: &str) -> &'static Shape {
    SHAPES
        .iter()
        .find(|shape| shape.call == call)
        .unwrap_or(&OTHER)
}

impl Shape {
    /// The body of a success.
    pub fn success(&self, result: Value, request_id: &str) -> Value {
        if self.timing == Bare {
            return result;
        }
        let mut body = Map::new();
        let status = if self.timing == Later {
            "PENDING"
        } else {
            "SUCCESS"
        };
        body.insert("status".into(), status.into());
        body.insert(self.request_id.into(), request_id.into());
        if self.timing == AtOnce {
            body.insert("result".into(), result);
        }
        Value::Object(body)
    }
}

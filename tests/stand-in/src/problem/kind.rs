//! The types of problem that the contract knows.

use axum::http::StatusCode;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $status:ident $title:literal;)*) => {
        /// The `type` of a problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// The `type` member.
            pub fn urn(self) -> &'static str {
                match self { $(Self::$kind => concat!("urn:we-link:problem:", $name),)* }
            }

            /// The status code.
            pub fn status(self) -> StatusCode {
                match self { $(Self::$kind => StatusCode::$status,)* }
            }

            /// The same few words for every problem of the type.
            pub fn title(self) -> &'static str {
                match self { $(Self::$kind => $title,)* }
            }
        }
    };
}

kinds! {
    MalformedRequest "malformed-request" BAD_REQUEST "Request not understood";
    IdempotencyKeyMissing "idempotency-key-missing" BAD_REQUEST "Idempotency-Key needed";
    Unauthenticated "unauthenticated" UNAUTHORIZED "Sign in needed";
    Forbidden "forbidden" FORBIDDEN "Not permitted";
    CsrfTokenMismatch "csrf-token-mismatch" FORBIDDEN "Request not from the page";
    ReauthenticationRequired "reauthentication-required" FORBIDDEN "Reauthentication needed";
    ReauthenticationFailed "reauthentication-failed" FORBIDDEN "Reauthentication failed";
    NotFound "not-found" NOT_FOUND "Not found";
    MethodNotAllowed "method-not-allowed" METHOD_NOT_ALLOWED "Method not allowed";
    AlreadyCreated "already-created" CONFLICT "Already created";
    IdempotencyInProgress "idempotency-in-progress" CONFLICT "Still under way";
    LimitReached "limit-reached" CONFLICT "Limit reached";
    KeyRevoked "key-revoked" CONFLICT "Key revoked";
    KeyExpired "key-expired" CONFLICT "Key expired";
    RotationCancelled "rotation-cancelled" CONFLICT "New secret key cancelled";
    SecretCurrent "secret-current" CONFLICT "Current secret key";
    RevisionConflict "revision-conflict" PRECONDITION_FAILED "Changed meanwhile";
    RevisionRequired "revision-required" PRECONDITION_REQUIRED "If-Match needed";
    PayloadTooLarge "payload-too-large" PAYLOAD_TOO_LARGE "Body too large";
    UnsupportedMediaType "unsupported-media-type" UNSUPPORTED_MEDIA_TYPE "JSON needed";
    Validation "validation" UNPROCESSABLE_ENTITY "Something needs mending";
    IdempotencyKeyReused "idempotency-key-reused" UNPROCESSABLE_ENTITY "Idempotency-Key used before";
    TooManyRequests "too-many-requests" TOO_MANY_REQUESTS "Too many requests";
    Internal "internal" INTERNAL_SERVER_ERROR "Something went wrong";
}

//! The public side.
use axum::http::StatusCode;
/// x
#[derive(Default)]
pub struct RateLimit;
/// x
#[derive(Default)]
pub struct Worlds;
/// x
pub async fn call() -> StatusCode {
    StatusCode::NOT_FOUND
}

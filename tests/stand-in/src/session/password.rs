//! Passwords: Argon2id, away from the threads that serve requests.

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::app::AppState;
use crate::options::PasswordCost;
use crate::random;

/// A password could not be hashed.
#[derive(Debug)]
pub struct Unhashable;

/// The PHC string of a password.
pub fn hash(password: &str, cost: PasswordCost) -> Result<String, Unhashable> {
    let params = match cost {
        // OWASP password storage cheat sheet: 19 MiB, two passes, one lane.
        PasswordCost::Standard => Params::new(19 * 1024, 2, 1, None),
        PasswordCost::Low => Params::new(8, 1, 1, None),
    }
    .map_err(|_| Unhashable)?;
    let mut salt = [0_u8; 16];
    random::fill(&mut salt).map_err(|_| Unhashable)?;
    let salt = SaltString::encode_b64(&salt).map_err(|_| Unhashable)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| Unhashable)
}

/// Whether the password is the one behind `hash`. Without an account the work is the same and the
/// answer is no.
pub async fn matches(app: &AppState, password: Zeroizing<String>, hash: Option<String>) -> bool {
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| app.dummy_hash.clone());
    let verified = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        })
    })
    .await;
    verified.unwrap_or(false) && known
}

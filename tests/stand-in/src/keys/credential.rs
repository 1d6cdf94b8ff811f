//! Making an API key and its secret key.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::random::{self, RngError};
use crate::store::keys::Identifier;

/// Random characters of an API key: 142 bits.
const IDENTIFIER: usize = 24;
/// Random characters of a secret key: 256.03 bits (ASVS 11.5.1 asks for 128).
const SECRET: usize = 43;
/// How much of an API key lists show at its beginning.
const PREFIX: usize = 8;

/// A fresh `wlk_…`. Letters, digits and `_` alone, so that a double click takes all of it.
pub fn new_api_key() -> Result<Zeroizing<String>, RngError> {
    let mut api_key = Zeroizing::new(String::with_capacity(4 + IDENTIFIER));
    api_key.push_str("wlk_");
    api_key.push_str(&random::base62(IDENTIFIER)?);
    Ok(api_key)
}

/// A fresh `wls_…` with a checksum at its end; of the same letters.
pub fn new_secret_key() -> Result<Zeroizing<String>, RngError> {
    let mut secret_key = Zeroizing::new(String::with_capacity(4 + SECRET + 6));
    secret_key.push_str("wls_");
    secret_key.push_str(&random::base62(SECRET)?);
    let checksum = random::checksum(&secret_key);
    secret_key.extend(checksum.map(char::from));
    Ok(secret_key)
}

/// What is kept of an API key.
pub fn identifier(api_key: &str) -> Identifier {
    let count = api_key.chars().count();
    Identifier {
        hash: hash(api_key.as_bytes()),
        prefix: api_key.chars().take(PREFIX).collect(),
        last4: api_key.chars().skip(count.saturating_sub(4)).collect(),
    }
}

/// SHA-256: enough for a value with 256 bits of its own.
pub fn hash(value: &[u8]) -> [u8; 32] {
    Sha256::digest(value).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_credentials_have_the_expected_format() {
        let api_key = new_api_key().unwrap_or_else(|_| unreachable!());
        let secret_key = new_secret_key().unwrap_or_else(|_| unreachable!());
        assert_eq!(api_key.len(), 28);
        assert_eq!(secret_key.len(), 53);
        assert!(api_key.starts_with("wlk_") && secret_key.starts_with("wls_"));
        let (body, sum) = secret_key.split_at(47);
        assert_eq!(random::checksum(body), sum.as_bytes());
        let kept = identifier(&api_key);
        assert_eq!(kept.prefix, api_key[..8]);
        assert_eq!(kept.last4, api_key[24..]);
    }
}

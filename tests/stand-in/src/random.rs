//! Randomness from the operating system's generator, in letters that survive a double click. Where the generator fails,
//! this returns an error; `Alphanumeric` of `rand` needs a generator that cannot fail.

use thiserror::Error;
use zeroize::Zeroizing;

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The operating system gave no randomness; nothing may be made without it.
#[derive(Debug, Error)]
#[error("the operating system gave no randomness")]
pub struct RngError;

/// `length` characters of base62, each with 5.95 bits, unbiased.
pub fn base62(length: usize) -> Result<Zeroizing<String>, RngError> {
    // Filled within its capacity: growing would leave copies behind.
    let mut text = Zeroizing::new(String::with_capacity(length));
    let mut bytes = Zeroizing::new([0_u8; 64]);
    while text.len() < length {
        fill(&mut *bytes)?;
        for byte in bytes.iter() {
            // 248 = 4 × 62: what lies above would favour the first letters.
            if *byte < 248 && text.len() < length {
                text.push(char::from(BASE62[usize::from(*byte % 62)]));
            }
        }
    }
    Ok(text)
}

/// Fills `bytes` at random.
pub fn fill(bytes: &mut [u8]) -> Result<(), RngError> {
    getrandom::fill(bytes).map_err(|_| RngError)
}

/// An id such as `key_9dKq2Lw7Xb4s8Zt1`: 16 characters, 95 bits.
pub fn id(prefix: &str) -> Result<String, RngError> {
    Ok(format!("{prefix}{}", base62(16)?.as_str()))
}

/// Six base62 characters of the CRC-32 of `text`: tells a mistyped secret from a wrong one.
pub fn checksum(text: &str) -> [u8; 6] {
    let mut rest = crc32fast::hash(text.as_bytes());
    let mut letters = [b'0'; 6];
    for letter in letters.iter_mut().rev() {
        *letter = BASE62[(rest % 62) as usize];
        rest /= 62;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base62_has_requested_length_and_differs_each_time() {
        let one = base62(43).map(|text| text.to_string()).unwrap_or_default();
        let two = base62(43).map(|text| text.to_string()).unwrap_or_default();
        assert_eq!(one.len(), 43);
        assert_ne!(one, two);
        assert!(one.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }

    #[test]
    fn base62_letters_are_uniformly_distributed() {
        let text = base62(62 * 1_000)
            .map(|text| text.to_string())
            .unwrap_or_default();
        for letter in BASE62 {
            let count = text.bytes().filter(|byte| byte == letter).count();
            assert!(
                (800..1_200).contains(&count),
                "{} × {}",
                char::from(*letter),
                count
            );
        }
    }

    #[test]
    fn checksum_depends_on_the_text() {
        assert_ne!(checksum("wls_a"), checksum("wls_b"));
        assert_eq!(&checksum(""), b"000000");
    }
}

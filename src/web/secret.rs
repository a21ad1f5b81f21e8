//! What nobody can guess: tokens and room codes, drawn from the operating system.

use sha2::{Digest, Sha256};

/// Letters and digits that look like no other, also on a projector.
const CLEAR: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a room code.
pub const CODE: usize = 6;

/// The operating system gives no randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

/// A token of 128 bits, in hexadecimal.
///
/// # Errors
/// Where the operating system gives none.
pub fn token() -> Result<String, NoRandomness> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A room code: easy to read out and to type.
///
/// # Errors
/// Where the operating system gives no randomness.
pub fn code() -> Result<String, NoRandomness> {
    let mut code = String::with_capacity(CODE);
    while code.len() < CODE {
        let mut bytes = [0u8; CODE];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        // What does not divide evenly is drawn again: every character is as likely as every other.
        let fair = bytes.iter().filter(|byte| **byte < 240);
        code.extend(
            fair.map(|byte| char::from(CLEAR[usize::from(*byte) % CLEAR.len()])).take(CODE - code.len()),
        );
    }
    Ok(code)
}

/// A code as somebody typed it: without spaces and hyphens, in capitals; none where it is no code.
pub fn read_code(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    (code.len() == CODE && code.bytes().all(|byte| CLEAR.contains(&byte))).then_some(code)
}

/// What is kept of a token: whoever reads the file cannot use it.
pub fn digest(token: &str) -> String {
    crate::record::hexadecimal(&Sha256::digest(token.as_bytes()))
}

/// Whether a token is the one, in a time that tells nothing about it.
pub fn same(token: &str, wanted: &str) -> bool {
    let [a, b] = [token, wanted].map(|text| Sha256::digest(text.as_bytes()));
    a.iter().zip(b.iter()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_of_clear_characters_and_read_as_they_are_said() {
        for _ in 0..200 {
            let code = code().unwrap();
            assert_eq!(code.len(), CODE);
            let said = format!(" {}-{} ", &code[..3].to_lowercase(), &code[3..]);
            assert_eq!(read_code(&said), Some(code));
        }
        assert_eq!(read_code("ABC12O"), None, "an O looks like a zero");
        assert_eq!(read_code("ABC"), None);
        assert_eq!(read_code("ẮẮẮẮẮẮ"), None);
    }

    #[test]
    fn tokens_differ_and_are_compared_whole() {
        let [a, b] = [token().unwrap(), token().unwrap()];
        assert!(a != b && a.len() == 32);
        assert!(same(&a, &a) && !same(&a, &b) && !same(&a, &a[..31]));
    }
}

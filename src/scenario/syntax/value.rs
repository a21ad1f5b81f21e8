//! The value of a sound file, as the `ron` crate reads it.

use serde::de::DeserializeOwned;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Reads the value of a file in which [`super::read()`] found nothing wrong. Texts are NFC-normalised.
///
/// # Errors
/// What the `ron` crate says, where it does not agree that the file is sound.
pub fn value<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let normal;
    let text = if is_nfc(text) {
        text
    } else {
        normal = text.nfc().collect::<String>();
        &normal
    };
    let mut deserializer =
        ron::Deserializer::from_str_with_options(text, &options).map_err(|e| e.to_string())?;
    let value: T = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let place = error.path().to_string();
        format!("{}: {}", place, error.into_inner())
    })?;
    deserializer.end().map_err(|error| error.to_string())?;
    Ok(value)
}

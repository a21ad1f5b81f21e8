//! The state at a moment as data.

use serde_json::{Value, json};

use super::Words;
use crate::replay::Player;

/// The state as JSON: the frame with the scenario's ids, the civil time, and the sentence of the last entry in both
/// languages.
pub fn value(player: &Player, both: [&Words<'_>; 2]) -> Value {
    let reel = player.reel();
    let frame = player.frame();
    let mut value = reel.names().scope(|| serde_json::to_value(&frame)).unwrap_or_default();
    if let Value::Object(object) = &mut value {
        let scenario = &reel.record().run.scenario;
        object.insert("scenario".to_owned(), json!(scenario.id));
        object.insert("time".to_owned(), json!(both[0].clock.civil(frame.now).to_rfc3339()));
        if let Some(at) = frame.at.checked_sub(1) {
            let [vi, en] = both.map(|words| words.sentence(player, at));
            object.insert("sentence".to_owned(), json!({ "vi": vi, "en": en }));
        }
    }
    value
}

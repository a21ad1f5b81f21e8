//! Why something is not done in a room, in words.

use axum::http::StatusCode;

use crate::i18n::{Text, class as say};
use crate::web::Failed;

macro_rules! refusals {
    ($( $(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty)? ) = $status:ident, $hint:ident; )*) => {
        impl Failed {$(
            $(#[$doc])*
            pub fn $name($($arg: $ty)?) -> Failed {
                Failed::new(
                    StatusCode::$status,
                    Text::of(|lang| say::$name(lang $(, $arg)?)),
                    Text::of(say::$hint),
                )
            }
        )*}
    };
}

refusals! {
    /// There is no such room.
    no_such_room() = NOT_FOUND, hint_no_such_room;
    /// The room is played again.
    room_wakes() = SERVICE_UNAVAILABLE, hint_room_wakes;
    /// The room cannot go on.
    room_stuck() = INTERNAL_SERVER_ERROR, hint_room_stuck;
    /// The drill is over.
    room_closed() = CONFLICT, hint_room_closed;
    /// No more trainees.
    room_full() = CONFLICT, hint_room_full;
    /// No more rooms.
    too_many_rooms(most: usize) = CONFLICT, hint_too_many_rooms;
    /// No such seat.
    no_such_seat() = UNPROCESSABLE_ENTITY, hint_no_such_seat;
    /// Nobody holds the role.
    seat_of_nobody() = UNPROCESSABLE_ENTITY, hint_no_such_seat;
    /// No such agency.
    no_such_agency() = UNPROCESSABLE_ENTITY, hint_no_such_seat;
    /// Two seats take the same decisions.
    seats_clash() = UNPROCESSABLE_ENTITY, hint_seats_clash;
    /// No seat at all.
    no_seats() = UNPROCESSABLE_ENTITY, hint_no_seats;
    /// Too many seats.
    too_many_seats(most: usize) = UNPROCESSABLE_ENTITY, hint_seats_clash;
    /// The name is empty or too long.
    no_such_name(most: usize) = UNPROCESSABLE_ENTITY, hint_no_such_name;
    /// Whoever asks is not in the room.
    not_in_the_room() = FORBIDDEN, hint_not_in_the_room;
    /// The drill is not being played.
    not_playing() = CONFLICT, hint_not_playing;
    /// The decision does not wait.
    not_waiting() = CONFLICT, hint_not_waiting;
    /// The decision has no such option.
    no_option() = UNPROCESSABLE_ENTITY, hint_no_option;
    /// The rationale is too long.
    too_long(most: usize) = UNPROCESSABLE_ENTITY, hint_too_long;
    /// Too many decisions.
    too_many_decisions() = CONFLICT, hint_too_many_decisions;
    /// Too many futures.
    too_many_futures(most: u64) = UNPROCESSABLE_ENTITY, hint_too_many_futures;
    /// No hints here.
    no_hints() = CONFLICT, hint_no_hints;
    /// No clock goes so.
    no_such_pace() = UNPROCESSABLE_ENTITY, hint_no_such_pace;
    /// No such source.
    no_such_source() = UNPROCESSABLE_ENTITY, hint_no_such_source;
    /// Too many injects.
    too_many_injects() = CONFLICT, hint_too_many_decisions;
    /// No such channel.
    no_such_channel() = UNPROCESSABLE_ENTITY, hint_inject;
    /// No such post.
    no_such_post() = UNPROCESSABLE_ENTITY, hint_inject;
    /// An inject says too much.
    inject_too_long(most: usize) = UNPROCESSABLE_ENTITY, hint_too_long;
    /// An inject says nothing.
    inject_empty() = UNPROCESSABLE_ENTITY, hint_inject;
    /// An inject lasts too long.
    inject_bounds() = UNPROCESSABLE_ENTITY, hint_inject;
    /// The room did not answer.
    too_slow() = GATEWAY_TIMEOUT, hint_too_slow;
}

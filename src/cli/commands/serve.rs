//! `serve`: the pages in a browser, on this machine unless told otherwise.

use std::io::{Error, ErrorKind};
use std::sync::Arc;

use crate::cli::exit::{Exit, Failure};
use crate::cli::files::reason;
use crate::cli::serve_args::ServeArgs;
use crate::cli::served::{RoomsFolder, Shelf};
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, Text, web as say};
use crate::web::app::Settings;
use crate::web::disk::{Disk, Trouble};
use crate::web::server::{Door, serve as listen, until_stopped};
use crate::web::{App, auth, router};

/// Serves until it is stopped.
pub fn serve(args: &ServeArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let (shelf, sources) = Shelf::of(&args.sources, terminal)?;
    let rooms = RoomsFolder::open(&args.rooms)?;
    let wished = format!("{}:{}", auth::host_of(args.listen), args.port);
    let cannot = |error: &Error| cannot_listen(&wished, error);
    let door = Door::at((args.listen, args.port).into()).map_err(|error| cannot(&error))?;
    let address = door.address().map_err(|error| cannot(&error))?;
    let disk = Disk { library: Arc::new(shelf), rooms: Arc::new(rooms) };
    let settings = Settings { sources, disk, address, lang: terminal.lang, threads: args.threads };
    let app = App::new(settings).map_err(failure)?;
    tell(&app, terminal)?;
    app.wake().map_err(failure)?;
    listen(door, router(app), until_stopped()).map_err(|error| cannot(&error))?;
    Ok(Exit::Done)
}

fn failure(trouble: Trouble) -> Failure {
    Failure::new(Exit::File, trouble.what, trouble.hint)
}

/// Where it is, and by which way the trainer comes in.
fn tell(app: &App, terminal: &mut Terminal) -> Result<(), Failure> {
    let address = app.address();
    let beyond = !address.ip().is_loopback();
    let trainer = auth::trainers_link(app);
    let start = auth::link(app, "/");
    let outside = auth::outside_link(app, "/");
    if terminal.json {
        terminal.print_json(&serde_json::json!({
            "address": start, "trainer": trainer, "trainees": outside, "beyond_loopback": beyond,
        }))?;
    } else {
        let lang = terminal.lang;
        let lines = [
            say::listening(lang, &start),
            say::trainers_link(lang, &trainer),
            say::trainees_link(lang, &outside),
            say::how_to_stop(lang),
        ];
        terminal.print(&format!("{}\n", lines.join("\n")))?;
    }
    if beyond {
        // Whoever starts it must not miss it, whatever language the terminal has.
        let shown = address.to_string();
        Lang::ALL
            .iter()
            .for_each(|lang| terminal.complain(&format!("{}\n", say::beyond_loopback(*lang, &shown))));
    }
    Ok(())
}

fn cannot_listen(address: &str, error: &Error) -> Failure {
    let why = match error.kind() {
        ErrorKind::AddrInUse => Text::of(say::why_taken),
        ErrorKind::AddrNotAvailable => Text::of(say::why_not_ours),
        _ => reason(error),
    };
    Failure::new(
        Exit::File,
        Text::of(|lang| say::cannot_listen(lang, address, why.get(lang))),
        Text::of(say::hint_cannot_listen),
    )
}

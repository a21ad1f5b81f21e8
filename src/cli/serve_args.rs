//! What may be typed behind `serve`.

use clap::Args;

use crate::web::server::IpAddr;

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Scenarios, records, folders of results.
    #[arg(id = "served", value_name = "SCENARIO|FOLDER")]
    pub sources: Vec<String>,
    /// Port; 0 takes a free one.
    #[arg(long, value_name = "PORT", allow_negative_numbers = true, default_value = "8080",
          value_parser = super::localise::port)]
    pub port: u16,
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = super::localise::listen)]
    pub listen: IpAddr,
    /// Folder of the rooms.
    #[arg(long, value_name = "DIR", default_value = "rooms")]
    pub rooms: String,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
}

//! The one integration binary: how the house is kept, and the program as a user types it.
#![allow(clippy::unwrap_used, clippy::panic)] // A test says what it expected and stops.

mod batch;
mod browser;
mod browser_view;
mod cli;
mod compare;
mod drill;
mod effects;
mod exchange;
mod export;
mod house;
mod improve;
mod inputs;
mod msel;
mod newcomer;
mod outside;
mod outside_docx;
mod plan;
mod province;
mod readme;
mod replay;
mod sensitivity;
mod serve;
mod shards;
mod structures;
mod training;
mod typed;
mod validation;

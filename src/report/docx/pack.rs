//! The package of a DOCX: compressed, with fixed times, its properties filled in, and what the library has no word for.

use std::io::{Cursor, Read, Write};

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{Unpacked, moment};
use crate::report::papers::{Paper, clean};

/// What marks a row that is a head, as the library writes it, and the word of the format for it.
const HEAD: [&str; 2] = ["<w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />", "<w:tblHeader />"];

/// The paragraph that ends a section, as the library writes it, and the same without height: at the foot of a full page it would
/// make an empty one.
const END_OF_SECTION: [&str; 2] = [
    "<w:p><w:pPr><w:sectPr>",
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\" /><w:rPr><w:sz w:val=\"2\" />\
     </w:rPr><w:sectPr>",
];

/// Packs the parts.
pub(super) fn repack(parts: XMLDocx, paper: &Paper) -> Result<Vec<u8>, Unpacked> {
    let mut plain = Cursor::new(Vec::new());
    parts.pack(&mut plain)?;
    let mut archive = ZipArchive::new(plain)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    for ix in 0..archive.len() {
        let mut file = archive.by_index(ix)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().to_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(zip::result::ZipError::Io)?;
        let text = match name.as_str() {
            "docProps/core.xml" => core(paper),
            "word/document.xml" => {
                without_numbers(&text).replace(HEAD[0], HEAD[1]).replace(END_OF_SECTION[0], END_OF_SECTION[1])
            }
            name if name.starts_with("word/header") => without_numbers(&text),
            _ => text,
        };
        out.start_file(name, options)?;
        out.write_all(text.as_bytes()).map_err(zip::result::ZipError::Io)?;
    }
    Ok(out.finish()?.into_inner())
}

/// Where the number of a paragraph begins; quotes in texts are escaped, so that no text looks like it.
const NUMBER: &str = " w14:paraId=\"";

/// Without the numbers of paragraphs: the library counts them through all that a thread has written, and nothing
/// refers to them.
fn without_numbers(part: &str) -> String {
    let mut pieces = part.split(NUMBER);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once('"').map_or(piece, |(_, rest)| rest));
    }
    out
}

/// The properties of the file: title, language, program, and the time of the drill in place of the machine's.
fn core(paper: &Paper) -> String {
    let (title, when) = (escaped(&clean(&paper.title)), moment(paper));
    let (lang, version) = (paper.lang.code(), env!("CARGO_PKG_VERSION"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:creator>cyberdrill {version}</dc:creator><dc:language>{lang}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{when}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{when}</dcterms:modified></cp:coreProperties>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

//! The style of pages, their tables, and the embedded font as data.

use maud::{Markup, html};

use super::canvas::{BOLD, FAMILY, REGULAR};

/// Rules for screen and paper.
pub(super) const SHEET: &str = "
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 16px/1.5 'Be Vietnam Pro', 'Segoe UI', 'Noto Sans', Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .2rem 0 .8rem; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .8rem; border-top: 2px solid #111; padding-top: .6rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .3rem; }
h4 { font-size: .9rem; margin: .9rem 0 .2rem; color: #444; font-weight: 700; }
.over { margin: 0; color: #444; }
.answer { font-size: 1.1rem; max-width: 46rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1rem 0; }
.figures dt { font-size: .85rem; color: #444; }
.figures dd { margin: 0; }
.figures strong { font-size: 1.7rem; line-height: 1.2; }
.figures span { font-size: .85rem; color: #444; }
figure { margin: 1.2rem 0; border: 1px solid #ddd; }
figure { overflow-x: auto; }
figure svg { display: block; width: 100%; min-width: 40rem; height: auto; }
.pair { display: flex; flex-wrap: wrap; gap: 0 2.5rem; align-items: flex-start; }
.pair table { flex: 1 1 18rem; width: auto; }
ul.names { columns: 18rem; list-style: none; padding: 0; font-size: .88rem; }
ul.names li { break-inside: avoid; }
details { margin: .4rem 0; }
summary { cursor: pointer; color: #00588c; font-size: .9rem; }
article p { margin: .3rem 0; max-width: 46rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: 1rem 0; }
table.narrow { width: auto; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #ddd; }
thead th { border-bottom: 2px solid #111; font-size: .8rem; }
tbody th { font-weight: 400; }
td { overflow-wrap: anywhere; }
table.plain td { overflow-wrap: normal; }
td ul { margin: 0; padding-left: 1rem; }
td strong { white-space: nowrap; }
table.expectations, table.assumptions { table-layout: fixed; }
table.expectations :is(th, td):nth-child(1) { width: 18%; }
table.expectations :is(th, td):nth-child(2) { width: 12%; }
table.expectations :is(th, td):nth-child(3) { width: 11%; }
table.expectations :is(th, td):nth-child(4) { width: 28%; }
table.assumptions { font-size: .8rem; }
table.assumptions :is(th, td):nth-child(1) { width: 21%; overflow-wrap: anywhere; }
table.assumptions :is(th, td):nth-child(2) { width: 15%; }
table.assumptions :is(th, td):nth-child(3) { width: 12%; }
table.assumptions :is(th, td):nth-child(4) { width: 30%; }
small, .note, .evidence { color: #444; font-size: .82em; }
code { font-size: .92em; }
ol.story { list-style: none; margin: 0; padding: 0; }
ol.story li { display: grid; grid-template-columns: 3.6rem 1fr; padding: .1rem 0; }
ol.story li:target { background: #fff3c4; }
ol.story time { color: #444; font-variant-numeric: tabular-nums; }
a { color: #00588c; }
@media screen and (max-width: 42rem) {
  table.expectations, table.assumptions { display: block; overflow-x: auto; }
  td strong { white-space: normal; }
  :is(table.expectations, table.assumptions) > * { display: table; table-layout: fixed; width: 40rem; }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 15pt; }
  .answer { font-size: 11pt; }
  h2, h3, h4 { break-after: avoid; }
  h2 { font-size: 13pt; }
  figure { break-inside: avoid; border: 0; margin: 4mm 0; }
  figure { overflow: visible; }
  figure svg { max-height: 225mm; min-width: 0; }
  details:not([open]) { display: none; }
  article h3 { margin: 4mm 0 1mm; }
  header figure svg { max-height: 172mm; }
  table { font-size: 8pt; margin: 2mm 0; }
  th, td { padding: .7mm 2mm .7mm 0; }
  ul.names { font-size: 8pt; columns: 3; }
  table.assumptions { font-size: 7pt; }
  tr, ol.story li { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
";

/// The font faces, with the files as data.
pub(super) fn fonts() -> String {
    [(400, REGULAR), (700, BOLD)]
        .into_iter()
        .map(|(weight, bytes)| {
            format!(
                "@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:normal;\
                 src:url(data:font/ttf;base64,{}) format('truetype')}}\n",
                base64(bytes)
            )
        })
        .collect()
}

/// Base64 (RFC 4648), with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            if i <= chunk.len() {
                text.push(char::from(ALPHABET[(word >> (18 - 6 * i) & 63) as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

/// A table; the first cell of a row is its head.
pub(super) fn table(heads: &[String], rows: &[Vec<String>]) -> Markup {
    html! {
        table.plain {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { @for row in rows { tr {
                @for (i, cell) in row.iter().enumerate() {
                    @if i == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                }
            } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_follows_the_examples_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}

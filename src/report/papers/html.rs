//! Papers as one HTML file that prints on A4.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::paper::{Block, Cell, Closing, Letterhead, Look, Paper, Span, Table, Way, clean};

/// Rules of both looks, for screen and paper.
const SHEET: &str = "
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font-family: 'Times New Roman', Tinos, 'Liberation Serif', serif; }
main { margin: 0 auto; padding: 1.5rem 1rem 3rem; }
body.exercise { font-size: 11pt; line-height: 1.35; }
body.exercise main { max-width: 60rem; }
body.administrative { font-size: 14pt; line-height: 1.25; }
body.administrative main { max-width: 52rem; }
h1.title { font-size: 18pt; text-align: center; margin: .2rem 0; }
p.sub { text-align: center; margin: 0 0 1rem; }
h2, h3, h4 { margin: 1.2em 0 .4em; break-after: avoid; }
.exercise h2 { font-size: 15pt; } .exercise h3 { font-size: 13pt; } .exercise h4 { font-size: 11.5pt; font-style: italic; }
.administrative :is(h2, h3, h4) { font-size: 14pt; text-indent: 10mm; }
.administrative h4 { font-style: italic; }
p { margin: .35em 0; }
.administrative p.body { text-align: justify; text-indent: 10mm; }
ul { margin: .3em 0; padding-left: 1.6em; list-style: '- '; }
.administrative ul { padding: 0; list-style: none; }
.administrative ul li { text-align: justify; text-indent: 10mm; margin: .35em 0; }
.administrative ul li::before { content: '- '; }
table.grid { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .6em 0; font-size: 9.5pt; }
.administrative table.grid { font-size: 12pt; }
table.grid :is(th, td) { border: 1px solid #000; padding: 2pt 4pt; vertical-align: top; text-align: left; overflow-wrap: anywhere; font-weight: 400; }
table.grid thead th { background: #e7e6e6; text-align: center; font-weight: 700; }
table.grid th[scope=row] { background: #f5f5f5; }
table.grid .mid { text-align: center; }
table.grid p { margin: 1pt 0; }
tr.whole, div.whole { break-inside: avoid; }
thead { display: table-header-group; }
small { color: #444; }
mark { background: #ffff00; color: inherit; }
.head { display: grid; grid-template-columns: 42fr 58fr; text-align: center; font-size: 12pt; }
.head p { margin: 0; } .head .num, .head .place { font-style: italic; font-size: 13pt; margin-top: .3em; }
.head .motto { font-size: 13pt; } .head .place { font-style: italic; }
.line { border-top: 1px solid #000; margin: 1pt auto 0; height: 0; }
.head div:first-child .line { width: 35%; } .head div:last-child .line { width: 55%; }
p.kind, p.about { text-align: center; font-weight: 700; margin: 0; } p.kind { margin-top: 1.2em; }
h2.annex { text-indent: 0 !important; text-align: center; margin: 0; } p.with { text-align: center; margin: 0 0 1em; }
.about + .line { width: 25%; margin-bottom: 1em; }
.end { display: grid; grid-template-columns: 42fr 58fr; margin-top: 1em; break-inside: avoid; break-before: avoid; }
.end p { margin: 0; } .end .to { font-size: 11pt; } .end .to p:first-child { font-size: 12pt; }
.end .sign { text-align: center; font-weight: 700; } .end .sign .name { margin-top: 5em; }
.fresh { break-before: page; }
@page { size: A4; @top-center { content: counter(page); font: 13pt 'Times New Roman', serif; } }
@page :first { @top-center { content: none; } }
@page across { size: A4 landscape; }
.across { page: across; }
@media print { main { max-width: none !important; padding: 0; } }
";

/// Margins of the page for a look: top, right, bottom, left.
fn page(look: Look) -> &'static str {
    match look {
        Look::Exercise => "@page { margin: 20mm 18mm 18mm 20mm; }",
        Look::Administrative => "@page { margin: 20mm 15mm 20mm 30mm; }",
    }
}

/// The paper as one file.
pub(super) fn html(paper: &Paper) -> String {
    let class = if paper.look == Look::Administrative { "administrative" } else { "exercise" };
    let markup = html! {
        (DOCTYPE)
        html lang=(paper.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (clean(&paper.title)) }
                style { (PreEscaped(SHEET)) (PreEscaped(page(paper.look))) }
            }
            body class=(class) { main {
                @for (way, fresh, part) in parts(&paper.blocks) {
                    div.across[way == Way::Landscape].fresh[fresh] { @for block in part { (self::block(block)) } }
                }
            } }
        }
    };
    markup.into_string()
}

/// The blocks cut where a new page begins or the page turns.
fn parts(blocks: &[Block]) -> Vec<(Way, bool, Vec<&Block>)> {
    let mut parts = vec![(Way::Portrait, false, Vec::new())];
    for block in blocks {
        let way = parts.last().map_or(Way::Portrait, |(way, ..)| *way);
        if matches!(block, Block::Annex(_)) {
            parts.push((way, true, Vec::new()));
        }
        match block {
            Block::Turn(next) => parts.push((*next, true, Vec::new())),
            Block::NewPage => parts.push((way, true, Vec::new())),
            block => {
                if let Some((_, _, list)) = parts.last_mut() {
                    list.push(block);
                }
            }
        }
    }
    parts.retain(|(_, _, list)| !list.is_empty());
    parts
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(text) => { h1.title { (clean(text)) } }
            Block::Subtitle(text) => { p.sub { (clean(text)) } }
            Block::Heading(1, text) => { h2 { (clean(text)) } }
            Block::Heading(2, text) => { h3 { (clean(text)) } }
            Block::Heading(_, text) => { h4 { (clean(text)) } }
            Block::Para(spans) => { p.body { (self::spans(spans)) } }
            Block::Bullets(items) => { ul { @for item in items { li { (spans(item)) } } } }
            Block::Table(table) => { (self::table(table)) }
            Block::Together(table) => { div.whole { (self::table(table)) } }
            Block::Letterhead(head) => { (letterhead(head)) }
            Block::Addressed(to) => { p.with { (clean(to)) } }
            Block::Annex(annex) => {
                @if !annex.number.is_empty() { p.kind { (clean(&annex.number)) } }
                h2.annex { (clean(&annex.title)) }
                @if !annex.with.is_empty() { p.with { em { (spans(&annex.with)) } } }
            }
            Block::Closing(closing) => { (self::closing(closing)) }
            Block::NewPage | Block::Turn(_) => {}
        }
    }
}

fn spans(spans: &[Span]) -> Markup {
    html! {
        @for span in spans {
            @match span {
                Span::Plain(text) => { (clean(text)) }
                Span::Bold(text) => { strong { (clean(text)) } }
                Span::Italic(text) => { em { (clean(text)) } }
                Span::Small(text) => { small { (clean(text)) } }
                Span::Blank(text) => { mark { (clean(text)) } }
            }
        }
    }
}

fn cell(cell: &Cell) -> Markup {
    let inside = html! {
        @for line in &cell.lines { p { (spans(line)) } }
    };
    html! {
        @if cell.head { th scope="row" { (inside) } }
        @else { td.mid[cell.centred] { (inside) } }
    }
}

fn table(table: &Table) -> Markup {
    let sum = table.widths.iter().sum::<u32>().max(1);
    html! {
        table.grid {
            colgroup { @for width in &table.widths { col style=(format!("width:{}%", width * 100 / sum)); } }
            @if !table.heads.is_empty() {
                thead { tr { @for head in &table.heads { th scope="col" { (clean(head)) } } } }
            }
            tbody { @for row in &table.rows { tr.whole { @for cell in row { (self::cell(cell)) } } } }
        }
    }
}

fn letterhead(head: &Letterhead) -> Markup {
    html! {
        div.head {
            div {
                @if !head.above.is_empty() { p { (spans(&head.above)) } }
                @for line in &head.issuer { p { strong { (clean(line)) } } }
                div.line {}
                p.num { (spans(&head.number)) }
            }
            div {
                p { strong { (head.country[0]) } }
                p.motto { strong { (head.country[1]) } }
                div.line {}
                p.place { (spans(&head.place)) }
            }
        }
        p.kind { (clean(&head.kind)) }
        p.about { (clean(&head.about)) }
        div.line {}
    }
}

fn closing(closing: &Closing) -> Markup {
    html! {
        div.end {
            div.to {
                p { strong { em { (clean(&closing.recipients_head)) } } }
                @for recipient in &closing.recipients { p { "- " (spans(recipient)) } }
            }
            div.sign {
                @for line in &closing.signer { p { (spans(std::slice::from_ref(line))) } }
                p.name { (spans(std::slice::from_ref(&closing.name))) }
            }
        }
    }
}

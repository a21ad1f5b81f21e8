//! A table of comma-separated values beside the chart: ids and plain numbers, the same in either language.

use super::View;

/// The tables: name of the chart and the text of its table.
pub fn tables(view: &View) -> Vec<(&'static str, String)> {
    vec![("coverage", coverage(view))]
}

/// Of every element: the chance that the year exercises it, that of every drill, and that of earlier years. Ids have no
/// comma and no quote.
fn coverage(view: &View) -> String {
    let found = view.found;
    let past: Vec<i16> = found.before.before(found.wishes.year).map(|year| year.year).collect();
    let mut out = "kind,id,weight,remembered,year".to_owned();
    found.drills.iter().for_each(|drill| out.push_str(&format!(",{}", drill.first)));
    past.iter().for_each(|year| out.push_str(&format!(",{year}")));
    out.push('\n');
    for (at, element) in found.elements.iter().enumerate() {
        let head = format!(
            "{},{},{},{},{}",
            element.kind.key(),
            element.id,
            element.weight,
            element.remembered,
            found.covered[at]
        );
        out.push_str(&head);
        found.drills.iter().for_each(|drill| out.push_str(&format!(",{}", drill.chance[at])));
        past.iter().for_each(|year| {
            out.push_str(&format!(",{}", found.before.chance(*year, element.kind, &element.id)))
        });
        out.push('\n');
    }
    out
}

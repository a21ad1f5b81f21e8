//! A generator of provinces: the shipped Đồng Nai with as many more agencies as asked for, in the proportions that it has.
//!
//! A benchmark asks what an agency more costs, so all else stays: the same plan, structure, campaigns and practice. Agencies
//! are added in threes, a district, its communes and a department, each with the people and systems of its kind. Those who
//! watch over all of them grow with them: analysts of the security operations centre, and how many of them are on duty.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The shipped scenario that grows.
pub const SHIPPED: &str = "scenarios/dong-nai-2022";
/// Agencies of the shipped province for which its staff is stated.
const STATED_FOR: usize = 64;
/// Analysts, and analysts on duty, of the shipped province.
const ANALYSTS: usize = 9;
const ON_DUTY: usize = 2;
/// Where the shipped file of the province is added to.
const LIST: &str = "    organisations: [\n";
const CENTRE: &str = "(id: \"soc\", archetype: \"soc\",";

/// Writes a scenario folder with at least as many agencies as the shipped province.
pub fn write(folder: &Path, agencies: usize) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("library"))?;
    for file in ["scenario.ron", "plan.ron", "drill.ron"] {
        fs::copy(Path::new(SHIPPED).join(file), folder.join(file))?;
    }
    let shipped = fs::read_to_string(Path::new(SHIPPED).join("province.ron"))?;
    let times = (agencies / STATED_FOR).max(1);
    let staffed = format!("{CENTRE} people: {{\"soc-analyst\": Unsourced({})}},", ANALYSTS * times);
    let province = replaced(&shipped, CENTRE, &staffed);
    let province = replaced(&province, LIST, &format!("{LIST}{}", more(agencies.saturating_sub(STATED_FOR))));
    fs::write(folder.join("province.ron"), province)?;
    let watch =
        format!("\"soc-watch\": Rotation(shift: \"8h\", on_duty: {}, on_call: true)", ON_DUTY * times);
    fs::write(folder.join("library/watch.ron"), format!("Archetypes(rosters: {{{watch}}})\n"))
}

/// The lines of further agencies.
fn more(agencies: usize) -> String {
    const KINDS: [&str; 3] = ["district", "commune-station", "department"];
    let mut lines = String::new();
    for number in 0..agencies {
        let kind = KINDS[number % KINDS.len()];
        let _ = writeln!(
            lines,
            "        (id: \"a{number:05}\", archetype: \"{kind}\", name: (vi: \"Cơ quan {number}\", en: \"Agency {number}\")),"
        );
    }
    lines
}

fn replaced(text: &str, what: &str, with: &str) -> String {
    assert_eq!(text.matches(what).count(), 1, "`{what}` stands once in the file of the province");
    text.replace(what, with)
}

//! Grounds as an office writes them: the short codes of scenario files are spelled out, names of web sites left out.

use crate::i18n::{Lang, admin as say};

/// A message of the catalogue.
type Say = fn(Lang) -> String;

/// A ground or a source with its codes spelled out: `II.2 g3` is the third dash of item 2 of section II, `MT.1` the first goal. What only
/// tells where a text was found is left out.
pub(super) fn spelled_out(text: &str, lang: Lang) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let open = &word[..word.len() - word.trim_start_matches('(').len()];
        let bare = word.trim_start_matches('(').trim_end_matches([',', ';', ':', '.', ')']);
        let tail = &word[open.len() + bare.len()..];
        let made = match (dash(bare), goal(bare)) {
            (Some(n), _) => say::clause_dash(lang, n),
            (_, Some((say, rest))) => format!("{} {rest}", say(lang)),
            _ if is_site(bare) => continue,
            _ => bare.to_owned(),
        };
        out.push(format!("{open}{made}{tail}"));
    }
    out.join(" ")
}

/// `g3`: the third dash.
fn dash(word: &str) -> Option<u32> {
    word.strip_prefix('g')?.parse().ok()
}

/// `MT.1` and `ND.6`: goals and contents of a plan that numbers them so.
fn goal(word: &str) -> Option<(Say, &str)> {
    let goal = word.strip_prefix("MT.").map(|rest| (say::clause_goal as Say, rest));
    goal.or_else(|| word.strip_prefix("ND.").map(|rest| (say::clause_content as Say, rest)))
}

/// `vanbanphapluat.co`: where a text was read is no ground.
fn is_site(word: &str) -> bool {
    let word = word.trim_start_matches('(');
    let end = word.rsplit_once('.').map_or("", |(_, end)| end);
    ["vn", "co", "com", "net", "org"].contains(&end)
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}

/// Whether a ground only points to the one before: `như trên`.
pub(super) fn points_above(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("như trên") || text.contains("as above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_spelled_out_and_sites_left_out() {
        for (text, vi, en) in [
            ("II.2 g3", "II.2 gạch đầu dòng thứ 3", "II.2 dash 3"),
            (
                "x (ND.3c, MT.1 g1)",
                "x (Nội dung 3c, Mục tiêu 1 gạch đầu dòng thứ 1)",
                "x (content 3c, goal 1 dash 1)",
            ),
            (
                "MT.1 g1; ND.6; III.1",
                "Mục tiêu 1 gạch đầu dòng thứ 1; Nội dung 6; III.1",
                "goal 1 dash 1; content 6; III.1",
            ),
            ("theo vanbanphapluat.co và Báo", "theo và Báo", "theo và Báo"),
            (
                "Luật 116/2025/QH15, Điều 25.2",
                "Luật 116/2025/QH15, Điều 25.2",
                "Luật 116/2025/QH15, Điều 25.2",
            ),
        ] {
            assert_eq!(spelled_out(text, Lang::Vi), vi);
            assert_eq!(spelled_out(text, Lang::En), en);
        }
        assert!(points_above("ND.4j: như trên") && !points_above("II.2 g3"));
    }
}

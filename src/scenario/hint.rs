//! "Did you mean": the nearest of the names that exist.

/// The name nearest to `written` among `known`, if one is near enough to be meant. Ties go to the first.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = written.to_lowercase().chars().take(LONGEST).collect();
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let other: Vec<char> = name.to_lowercase().chars().take(LONGEST).collect();
        let allowed = letters.len().max(other.len()).div_ceil(3).max(1);
        let limit = best.map_or(allowed, |(d, _)| allowed.min(d.saturating_sub(1)));
        if name != written && letters.len().abs_diff(other.len()) <= limit {
            let distance = distance(&letters, &other);
            if distance <= limit && (distance < letters.len().max(other.len()) || distance == 0) {
                best = Some((distance, name));
            }
        }
    }
    best.map(|(_, name)| name)
}

/// Longer names are compared by their beginning.
const LONGEST: usize = 80;

/// Edits between two words: insertion, deletion, replacement, exchange of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found() {
        let known = ["provincial-police", "information-department", "soc", "district"];
        assert_eq!(nearest("provincal-police", known), Some("provincial-police"));
        assert_eq!(nearest("distrcit", known), Some("district"));
        assert_eq!(nearest("SOC", known), Some("soc"));
        assert_eq!(nearest("scc", known), Some("soc"));
    }

    #[test]
    fn nothing_far_is_suggested() {
        assert_eq!(nearest("army", ["provincial-police", "soc"]), None);
        assert_eq!(nearest("x", ["a"]), None);
        assert_eq!(nearest("", ["abc"]), None);
    }

    #[test]
    fn edits_are_counted() {
        let count =
            |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("ab", "ba"), 1);
        assert_eq!(count("", "abc"), 3);
    }
}

//! Problems of a scenario: each with its place, what is wrong, and a hint, in both languages.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::advise::advise;
use super::model::Text;
use crate::i18n::{Lang, problems as msg};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Kinds of problem. Their codes are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name),+ }
        impl Code {
            /// All kinds.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];
            /// The stable code.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code),+ }
            }
        }
    };
}

codes! {
    /// No file where one is named.
    MissingFile = "missing-file",
    /// A folder where a file is meant.
    FolderNotFile = "folder-not-file",
    /// The machine did not give a file.
    UnreadableFile = "unreadable-file",
    /// Above the limit.
    FileTooLarge = "file-too-large",
    /// Bytes that are no UTF-8.
    NotUtf8 = "not-utf8",
    /// Nothing in it.
    EmptyFile = "empty-file",
    /// Not RON.
    Syntax = "syntax",
    /// Brackets too deep.
    TooDeep = "too-deep",
    /// A field twice.
    DuplicateField = "duplicate-field",
    /// A key twice.
    DuplicateKey = "duplicate-key",
    /// Another type.
    WrongType = "wrong-type",
    /// A field is missing.
    MissingField = "missing-field",
    /// No such field.
    UnknownField = "unknown-field",
    /// No such variant.
    UnknownVariant = "unknown-variant",
    /// Another type's name before the bracket.
    WrongName = "wrong-name",
    /// No duration.
    BadDuration = "bad-duration",
    /// Below zero.
    NegativeNumber = "negative-number",
    /// NaN or infinite.
    NotANumber = "not-a-number",
    /// Too large for its type.
    NumberTooLarge = "number-too-large",
    /// Outside 0..1.
    NotAProbability = "not-a-probability",
    /// Zero where only more makes sense.
    NotPositive = "not-positive",
    /// A weight of zero or less.
    WeightNotPositive = "weight-not-positive",
    /// A level outside 1..=5.
    LevelOutOfRange = "level-out-of-range",
    /// The range of an assumption does not hold its value.
    RangeWithoutValue = "range-without-value",
    /// Times of a law out of order, or a parameter that makes no law.
    BadLaw = "bad-law",
    /// An id with other letters than it may have.
    IdNotKebabCase = "id-not-kebab-case",
    /// An id twice.
    DuplicateId = "duplicate-id",
    /// An id that nothing has.
    UnknownId = "unknown-id",
    /// Nothing in one language.
    EmptyText = "empty-text",
    /// A basis without its source or reason.
    EmptyBasis = "empty-basis",
    /// A date that does not exist.
    BadDate = "bad-date",
    /// Hours that are none.
    BadHours = "bad-hours",
    /// An end before its beginning.
    PeriodReversed = "period-reversed",
    /// A run outside the years of a holiday table.
    OutsideHolidayTable = "outside-holiday-table",
    /// A holiday in a year that the table does not cover.
    HolidayOutsideYears = "holiday-outside-years",
    /// Another version of the format.
    UnknownFormat = "unknown-format",
    /// No time, or too long.
    HorizonOutOfRange = "horizon-out-of-range",
    /// Too long before the start.
    WarmUpTooLong = "warm-up-too-long",
    /// More than the limit.
    TooMany = "too-many",
    /// Too long before the start.
    TooEarly = "too-early",
    /// After the run's end.
    AfterTheEnd = "after-the-end",
    /// A target after the limit.
    TargetAfterLimit = "target-after-limit",
    /// A clock that starts and stops at the same milestone.
    SameMilestone = "same-milestone",
    /// Not an ATT&CK technique.
    BadTechnique = "bad-technique",
    /// Not an ATT&CK tactic.
    BadTactic = "bad-tactic",
    /// Not an ATT&CK mitigation.
    BadMitigation = "bad-mitigation",
    /// An effect goes on in a way that it cannot.
    BadGoesOn = "bad-goes-on",
    /// An effect in the name of nobody.
    NobodyConcerned = "nobody-concerned",
    /// An effect that needs a system.
    EffectWithoutTarget = "effect-without-target",
    /// Systems that need each other in a circle.
    DependencyCycle = "dependency-cycle",
    /// Kinds that command each other in a circle.
    CommandCycle = "command-cycle",
    /// Actions that can never begin.
    NeedsCycle = "needs-cycle",
    /// Steps that wait for each other in a circle.
    StepCycle = "step-cycle",
    /// Nobody may sign.
    NobodyApproves = "nobody-approves",
    /// No organisation.
    RoleNobodyFills = "role-nobody-fills",
    /// Neither the structure nor the default says who.
    RoleMissing = "role-missing",
    /// No person.
    StepNobodyPerforms = "step-nobody-performs",
    /// No rotation.
    BadRotation = "bad-rotation",
    /// Fewer people than on each shift.
    RotationTooFew = "rotation-too-few",
    /// More certified, seconded or signing people than there are.
    MoreThanPeople = "more-than-people",
    /// Out of the attacker's reach.
    UnreachableTarget = "unreachable-target",
    /// Nowhere to begin.
    NoEntry = "no-entry",
    /// About a campaign that the drill does not launch.
    CampaignNotLaunched = "campaign-not-launched",
    /// A contingency that cannot follow.
    BadContingency = "bad-contingency",
    /// Nothing uses it.
    Unused = "unused",
    /// A drill that starts on a weekend or holiday.
    StartsOnDayOff = "starts-on-day-off",
    /// A day of the programme after the drill.
    ProgrammeAfterDrill = "programme-after-drill",
    /// Not JSON.
    NotJson = "not-json",
    /// JSON, but no Attack Flow.
    NotAFlow = "not-an-attack-flow",
    /// No workbook that lists events.
    NotASpreadsheet = "not-a-spreadsheet",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text of a file, for places.
#[derive(Debug)]
pub struct Source {
    /// How the file is named to the user.
    pub path: String,
    /// What it holds.
    pub text: String,
    starts: Vec<usize>,
}

impl Source {
    /// A file.
    pub fn new(path: String, text: String) -> Source {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(ix, _)| ix + 1)).collect();
        Source { path, text, starts }
    }
    /// The place of some bytes.
    pub fn place(self: &Arc<Self>, from: usize, to: usize) -> Place {
        let from = self.boundary(from);
        let to = self.boundary(to.max(from));
        let line = self.starts.partition_point(|start| *start <= from);
        let start = self.starts[line - 1];
        Place {
            source: Arc::clone(self),
            from,
            to,
            line: line as u32,
            column: self.text[start..from].chars().count() as u32 + 1,
        }
    }
    fn boundary(&self, mut ix: usize) -> usize {
        ix = ix.min(self.text.len());
        while !self.text.is_char_boundary(ix) {
            ix -= 1;
        }
        ix
    }
    /// The whole lines that hold these bytes, with the byte at which they start.
    fn lines(&self, from: usize, to: usize) -> (usize, &str) {
        let first = self.starts.partition_point(|start| *start <= from) - 1;
        let after = self.starts.partition_point(|start| *start < to.max(from + 1));
        let end = self.starts.get(after).map_or(self.text.len(), |next| *next);
        (self.starts[first], self.text[self.starts[first]..end].trim_end_matches(['\n', '\r']))
    }
}

/// Some bytes of a file.
#[derive(Clone, Debug)]
pub struct Place {
    source: Arc<Source>,
    from: usize,
    to: usize,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Place {
    /// How the file is named to the user.
    pub fn path(&self) -> &str {
        &self.source.path
    }
    /// How many characters are underlined.
    pub fn length(&self) -> usize {
        self.source.text[self.from..self.to].chars().count()
    }
    /// What stands there.
    pub fn text(&self) -> &str {
        &self.source.text[self.from..self.to]
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Place) -> bool {
        (self.path(), self.from, self.to) == (other.path(), other.from, other.to)
    }
}

impl fmt::Display for Place {
    /// `file:line:column`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path(), self.line, self.column)
    }
}

/// Whether a problem stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gravity {
    /// The scenario cannot run.
    Error,
    /// It can.
    Warning,
}

/// A problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// Whether it stands in the way.
    pub gravity: Gravity,
    /// Where; absent where no file says it (an option).
    pub place: Option<Place>,
    /// What is wrong.
    pub message: Text,
    /// What would be right.
    pub hint: Option<Text>,
    /// Another place that has to do with it, and what stands there.
    pub also: Option<(Place, Text)>,
}

impl Problem {
    /// An error.
    pub fn new(code: Code, place: Option<Place>, message: impl Fn(Lang) -> String) -> Problem {
        Problem { code, gravity: Gravity::Error, place, message: Text::of(message), hint: None, also: None }
    }
    /// With a hint.
    pub fn hint(mut self, hint: impl Fn(Lang) -> String) -> Problem {
        self.hint = Some(Text::of(hint));
        self
    }
    /// With the hint "did you mean", if something near exists.
    pub fn meant(self, nearest: Option<&str>) -> Problem {
        match nearest {
            Some(meant) => self.hint(|lang| msg::did_you_mean(lang, meant)),
            None => self,
        }
    }
    /// With another place.
    pub fn also(mut self, place: Place, what: impl Fn(Lang) -> String) -> Problem {
        self.also = Some((place, Text::of(what)));
        self
    }
    /// As a warning.
    pub fn warning(mut self) -> Problem {
        self.gravity = Gravity::Warning;
        self
    }
}

/// Problems, in the order of their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems {
    list: Vec<Problem>,
}

/// More problems than anybody reads: the rest is counted.
const SHOWN_AT_MOST: usize = 200;
/// Longer lines are shown in part.
const LONGEST_LINE: usize = 400;

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }
    /// All problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }
    /// How many.
    pub fn len(&self) -> usize {
        self.list.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
    /// Whether one stands in the way.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|p| p.gravity == Gravity::Error)
    }
    /// Whether every error is about a file that the machine did not give (exit code 4, not 3).
    pub fn only_unreadable(&self) -> bool {
        let mut errors = self.list.iter().filter(|p| p.gravity == Gravity::Error).peekable();
        errors.peek().is_some() && errors.all(|p| matches!(p.code, Code::MissingFile | Code::UnreadableFile))
    }
    /// In the order of files and places, each once and with a hint. Files of a lower rank come first.
    pub(crate) fn sort(&mut self, rank: impl Fn(&str) -> usize) {
        let key = |p: &Problem| {
            let place = p.place.as_ref();
            place.map(|place| (rank(place.path()), place.path().to_owned(), place.from, place.to))
        };
        self.list.sort_by_cached_key(|p| (key(p), p.gravity, p.code));
        self.list.dedup();
        self.list.iter_mut().for_each(advise);
    }

    /// As text for people: each problem with its place underlined.
    pub fn render(&self, lang: Lang, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Unicode);
        let mut out = String::new();
        for problem in self.list.iter().take(SHOWN_AT_MOST) {
            out.push_str(&renderer.render(&report(problem, lang)));
            out.push_str("\n\n");
        }
        if self.list.len() > SHOWN_AT_MOST {
            out.push_str(&msg::and_more(lang, self.list.len() - SHOWN_AT_MOST));
            out.push('\n');
        }
        if self.list.len() > 1 {
            out.push_str(&self.counted(lang));
            out.push('\n');
        }
        out
    }

    /// How many errors and warnings, in how many files.
    fn counted(&self, lang: Lang) -> String {
        let errors = self.list.iter().filter(|p| p.gravity == Gravity::Error).count();
        let warnings = self.list.len() - errors;
        let files: BTreeSet<&str> =
            self.list.iter().filter_map(|p| p.place.as_ref()).map(Place::path).collect();
        let errors = match errors {
            0 => None,
            1 => Some(msg::one_error(lang)),
            n => Some(msg::errors(lang, n)),
        };
        let warnings = match warnings {
            0 => None,
            1 => Some(msg::one_warning(lang)),
            n => Some(msg::warnings(lang, n)),
        };
        let what = match (errors, warnings) {
            (Some(errors), Some(warnings)) => msg::count_and(lang, &errors, &warnings),
            (errors, warnings) => errors.or(warnings).unwrap_or_default(),
        };
        match files.len() {
            0 | 1 => msg::counted_one(lang, &what),
            n => msg::counted(lang, &what, n),
        }
    }

    /// As a JSON list, with both languages.
    pub fn to_json(&self) -> Json {
        Json::Array(self.list.iter().map(problem_json).collect())
    }
}

impl fmt::Display for Problems {
    /// One line a problem, in English: for logs and assertions.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.list {
            match &problem.place {
                Some(place) => write!(f, "{place}: ")?,
                None => write!(f, "-: ")?,
            }
            writeln!(f, "{}: {}", problem.code, problem.message.en)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

fn problem_json(problem: &Problem) -> Json {
    let place = problem.place.as_ref();
    json!({
        "code": problem.code.as_str(),
        "gravity": problem.gravity,
        "file": place.map(Place::path),
        "line": place.map(|p| p.line),
        "column": place.map(|p| p.column),
        "length": place.map(Place::length),
        "message": problem.message,
        "hint": problem.hint,
    })
}

/// The report of one problem, as the renderer wants it.
fn report(problem: &Problem, lang: Lang) -> Vec<Group<'_>> {
    let level = match problem.gravity {
        Gravity::Error => Level::ERROR.with_name(msg::word_error(lang)),
        Gravity::Warning => Level::WARNING.with_name(msg::word_warning(lang)),
    };
    let title = level.primary_title(problem.message.get(lang)).id(problem.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = &problem.place {
        group = snippet(group, place, AnnotationKind::Primary, None);
    }
    if let Some((place, what)) = &problem.also {
        group = snippet(group, place, AnnotationKind::Context, Some(what.get(lang)));
    }
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.with_name(msg::word_hint(lang)).message(hint.get(lang)));
    }
    vec![group]
}

fn snippet<'a>(
    group: Group<'a>,
    place: &'a Place,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Group<'a> {
    let source = &place.source;
    let first_line_end = source.text[place.from..].find('\n').map_or(source.text.len(), |n| place.from + n);
    let to = place.to.min(first_line_end.max(place.from));
    let (start, text) = source.lines(place.from, to);
    if text.len() <= LONGEST_LINE {
        let span = place.from - start..(to - start).max(place.from - start);
        let shown = Snippet::source(text)
            .line_start(place.line as usize)
            .path(source.path.as_str())
            .annotation(kind.span(span).label(label));
        return group.element(shown);
    }
    let from = source.boundary(place.from.saturating_sub(LONGEST_LINE / 4).max(start));
    let end = source.boundary((place.from + LONGEST_LINE / 2).min(start + text.len()));
    let span = place.from - from..to.min(end).max(place.from) - from;
    let origin = Origin::path(source.path.as_str()).line(place.line as usize);
    group.element(origin.char_column(place.column as usize)).element(
        Snippet::source(&source.text[from..end])
            .line_start(place.line as usize)
            .annotation(kind.span(span).label(label)),
    )
}

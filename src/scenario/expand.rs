//! From what an author writes to what exists: archetypes expanded, defaults merged, lists sorted.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{
    Archetypes, MemberSpec, OrganisationArchetype, OrganisationEntry, OwnSystem, PostSpec, ProvinceFile,
    SystemArchetype, SystemChanges, SystemEntry,
};
use super::model::{
    CalendarSpec, Drill, Ground, Network, Organisation, Person, Province, RosterSpec, Sector, Structure,
    System, Text,
};
use super::syntax::Step;

/// The archetypes of all library files by id, later layers over earlier ones, with the file of each.
#[derive(Default)]
pub struct Kinds<'a> {
    /// Kinds of organisation, with file and position.
    pub organisations: BTreeMap<&'a str, (usize, usize, &'a OrganisationArchetype)>,
    /// Kinds of system, with file and position.
    pub systems: BTreeMap<&'a str, (usize, usize, &'a SystemArchetype)>,
    /// Calendars, with file.
    pub calendars: BTreeMap<&'a str, (usize, &'a CalendarSpec)>,
    /// Rosters, with file.
    pub rosters: BTreeMap<&'a str, (usize, &'a RosterSpec)>,
}

impl<'a> Kinds<'a> {
    /// Adds a file; what has the same id replaces.
    pub fn add(&mut self, sheet: usize, file: &'a Archetypes) {
        for (ix, kind) in file.organisations.iter().enumerate() {
            self.organisations.insert(&kind.id, (sheet, ix, kind));
        }
        for (ix, kind) in file.systems.iter().enumerate() {
            self.systems.insert(&kind.id, (sheet, ix, kind));
        }
        self.add_tables(sheet, &file.calendars, &file.rosters);
    }
    /// Adds the calendars and rosters of a file.
    pub fn add_tables(
        &mut self,
        sheet: usize,
        calendars: &'a BTreeMap<String, CalendarSpec>,
        rosters: &'a BTreeMap<String, RosterSpec>,
    ) {
        self.calendars.extend(calendars.iter().map(|(id, spec)| (id.as_str(), (sheet, spec))));
        self.rosters.extend(rosters.iter().map(|(id, spec)| (id.as_str(), (sheet, spec))));
    }
}

/// Where something of the resolved scenario was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// File, as a position in the shelf.
    pub sheet: usize,
    /// Path in it.
    pub path: Vec<OwnedStep>,
}

/// A step of a path that owns its name.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnedStep {
    /// A field or key.
    In(String),
    /// A position.
    At(usize),
}

impl Origin {
    /// A place by its path.
    pub fn new(sheet: usize, path: &[Step<'_>]) -> Origin {
        let own = |step: &Step<'_>| match step {
            Step::In(name) => OwnedStep::In((*name).to_owned()),
            Step::At(ix) => OwnedStep::At(*ix),
        };
        Origin { sheet, path: path.iter().map(own).collect() }
    }
    /// The path with one more field.
    pub fn steps<'s>(&'s self, more: &'s str) -> Vec<Step<'s>> {
        let steps = self.path.iter().map(|step| match step {
            OwnedStep::In(name) => Step::In(name),
            OwnedStep::At(ix) => Step::At(*ix),
        });
        steps.chain((!more.is_empty()).then_some(Step::In(more))).collect()
    }
}

/// A post of one organisation, as resolved.
pub struct Staffing<'a> {
    /// The post.
    pub spec: &'a PostSpec,
    /// How many people.
    pub people: u32,
    /// Where that is written.
    pub origin: Origin,
}

/// A province with where its parts were written.
pub struct Expanded<'a> {
    /// The province.
    pub province: Province,
    /// By organisation id: its posts.
    pub staffing: BTreeMap<String, Vec<Staffing<'a>>>,
    /// By system id: where its dependencies are written.
    pub systems: BTreeMap<String, Origin>,
    /// By organisation id: its entry.
    pub organisations: BTreeMap<String, Origin>,
    /// People that the files ask for, which may be more than were made.
    pub people_wanted: u64,
    /// Whether every organisation and system has an archetype: else more is missing than what exists tells.
    pub complete: bool,
}

/// The most people that are made; a limit on what comes from outside.
pub const MOST_PEOPLE: u64 = 50_000;
/// The most systems.
pub const MOST_SYSTEMS: usize = 20_000;

/// Expands a province. What refers to nothing is left out: it is reported elsewhere.
pub fn expand<'a>(sheet: usize, file: &'a ProvinceFile, kinds: &Kinds<'a>, drill: &Drill) -> Expanded<'a> {
    let mut out = Expanded {
        province: Province {
            id: file.id.clone(),
            name: file.name.clone(),
            calendars: BTreeMap::new(),
            rosters: BTreeMap::new(),
            organisations: Vec::new(),
            people: Vec::new(),
            systems: Vec::new(),
            networks: Vec::new(),
            things: file.things.clone(),
            programme: file.programme.clone(),
        },
        staffing: BTreeMap::new(),
        systems: BTreeMap::new(),
        organisations: BTreeMap::new(),
        people_wanted: 0,
        complete: file.organisations.iter().all(|o| kinds.organisations.contains_key(o.archetype.as_str()))
            && file.systems.iter().all(|s| kinds.systems.contains_key(s.archetype.as_str())),
    };
    for (ix, entry) in file.organisations.iter().enumerate() {
        if let Some((kind_sheet, kind_ix, kind)) = kinds.organisations.get(entry.archetype.as_str())
            && !out.organisations.contains_key(&entry.id)
        {
            let own = Origin::new(sheet, &[Step::In("organisations"), Step::At(ix)]);
            let of_kind = Origin::new(*kind_sheet, &[Step::In("organisations"), Step::At(*kind_ix)]);
            organisation(&mut out, entry, kind, drill, own, of_kind);
        }
    }
    own_systems(&mut out, file, kinds);
    for (ix, entry) in file.systems.iter().enumerate() {
        let origin = Origin::new(sheet, &[Step::In("systems"), Step::At(ix), Step::In("differs")]);
        stated_system(&mut out, entry, kinds, origin);
    }
    adjust(&mut out, sheet, file);
    settle(&mut out);
    networks(&mut out, file, kinds);
    tables(&mut out, kinds);
    let province = &mut out.province;
    province.organisations.sort_by(|a, b| a.id.cmp(&b.id));
    province.people.sort_by(|a, b| a.id.cmp(&b.id));
    province.networks.sort_by(|a, b| a.id.cmp(&b.id));
    province.things.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

fn organisation<'a>(
    out: &mut Expanded<'a>,
    entry: &'a OrganisationEntry,
    kind: &'a OrganisationArchetype,
    drill: &Drill,
    own: Origin,
    of_kind: Origin,
) {
    let takes_part =
        drill.participants.is_empty() || drill.participants.iter().any(|p| *p == entry.id || *p == kind.id);
    out.province.organisations.push(Organisation {
        id: entry.id.clone(),
        kind: kind.id.clone(),
        name: entry.name.clone(),
        short: entry.short.clone().unwrap_or_else(|| entry.name.vi.clone()),
        tier: kind.tier,
        sector: entry.sector.or(kind.sector),
        calendar: entry.calendar.clone().unwrap_or_else(|| kind.calendar.clone()),
        channels: entry.channels.clone().unwrap_or_else(|| kind.channels.clone()),
        parent: entry.parent.clone(),
        stands_for: entry.stands_for.unwrap_or(1),
        travel: entry.travel.clone().unwrap_or_else(|| kind.travel.clone()),
        participates: takes_part,
        ground: entry.ground.clone().unwrap_or_else(|| kind.ground.clone()),
    });
    let replaced: BTreeSet<&str> = entry.posts.iter().map(|p| p.post.as_str()).collect();
    let from_kind = kind.posts.iter().enumerate().filter(|(_, p)| !replaced.contains(p.post.as_str()));
    let posts: Vec<(&'a PostSpec, &Origin, usize)> = from_kind
        .map(|(ix, spec)| (spec, &of_kind, ix))
        .chain(entry.posts.iter().enumerate().map(|(ix, spec)| (spec, &own, ix)))
        .collect();
    let mut staffing = Vec::with_capacity(posts.len());
    for (spec, origin, ix) in posts {
        let stated = entry.people.get(&spec.post);
        let people = *stated.unwrap_or(&spec.count).value();
        out.people_wanted += u64::from(people);
        if out.people_wanted <= MOST_PEOPLE {
            out.province.people.extend((1..=people).map(|number| person(&entry.id, spec, number)));
        }
        let path = match stated {
            Some(_) => {
                let mut path = own.path.clone();
                path.extend([OwnedStep::In("people".to_owned()), OwnedStep::In(spec.post.clone())]);
                Origin { sheet: own.sheet, path }
            }
            None => {
                let mut path = origin.path.clone();
                path.extend([OwnedStep::In("posts".to_owned()), OwnedStep::At(ix)]);
                Origin { sheet: origin.sheet, path }
            }
        };
        staffing.push(Staffing { spec, people, origin: path });
    }
    out.staffing.insert(entry.id.clone(), staffing);
    out.organisations.insert(entry.id.clone(), own);
}

fn person(organisation: &str, spec: &PostSpec, number: u32) -> Person {
    Person {
        id: format!("{organisation}/{}/{number}", spec.post),
        organisation: organisation.to_owned(),
        post: spec.post.clone(),
        title: spec.title.clone(),
        number,
        skills: spec.skills.iter().map(|(skill, value)| (*skill, *value.value())).collect(),
        roster: spec.roster.clone(),
        certified: number <= spec.certified,
        signs: spec.signs,
        team_member: number <= spec.team_members,
    }
}

fn system(id: String, name: Text, kind: &SystemArchetype, owner: &str, sector: Option<Sector>) -> System {
    System {
        id,
        kind: kind.id.clone(),
        name,
        owner: owner.to_owned(),
        operator: owner.to_owned(),
        level: kind.level,
        sector,
        exposure: kind.exposure,
        depends_on: kind.depends_on.clone(),
        users: kind.users.clone(),
        records: kind.records.clone(),
        shared: kind.shared,
        public: kind.public,
        backup: kind.backup.clone(),
        layers: kind.layers.clone(),
        mitigations: kind.mitigations.clone(),
    }
}

/// The systems that come with kinds of organisation.
fn own_systems<'a>(out: &mut Expanded<'a>, file: &'a ProvinceFile, kinds: &Kinds<'a>) {
    let mut made = Vec::new();
    for entry in &file.organisations {
        let Some((_, _, kind)) = kinds.organisations.get(entry.archetype.as_str()) else { continue };
        for OwnSystem { suffix, archetype } in &kind.systems {
            let Some((sheet, ix, of)) = kinds.systems.get(archetype.as_str()) else { continue };
            let name = Text {
                vi: format!("{} – {}", of.name.vi, entry.name.vi),
                en: format!("{} – {}", of.name.en, entry.name.en),
            };
            let id = format!("{}/{suffix}", entry.id);
            let origin = Origin::new(*sheet, &[Step::In("systems"), Step::At(*ix)]);
            made.push((system(id, name, of, &entry.id, entry.sector.or(kind.sector)), origin));
        }
    }
    for (system, origin) in made {
        insert_system(out, system, origin);
    }
}

fn insert_system(out: &mut Expanded<'_>, system: System, origin: Origin) {
    if !out.systems.contains_key(&system.id) && out.systems.len() <= MOST_SYSTEMS {
        out.systems.insert(system.id.clone(), origin);
        out.province.systems.push(system);
    }
}

fn stated_system(out: &mut Expanded<'_>, entry: &SystemEntry, kinds: &Kinds<'_>, origin: Origin) {
    let Some((kind_sheet, kind_ix, kind)) = kinds.systems.get(entry.archetype.as_str()) else { return };
    let sector = out.province.organisations.iter().find(|o| o.id == entry.owner).and_then(|o| o.sector);
    let name = entry.name.clone().unwrap_or_else(|| kind.name.clone());
    let mut made = system(entry.id.clone(), name, kind, &entry.owner, sector);
    if let Some(operator) = &entry.operator {
        made.operator = operator.clone();
    }
    change(&mut made, &entry.differs);
    let written_here = entry.differs.depends_on.is_some();
    let of_kind = Origin::new(*kind_sheet, &[Step::In("systems"), Step::At(*kind_ix)]);
    insert_system(out, made, if written_here { origin } else { of_kind });
}

fn change(system: &mut System, changes: &SystemChanges) {
    macro_rules! replace {
        ($($field:ident),+) => {$(
            if let Some(value) = &changes.$field {
                system.$field = value.clone();
            }
        )+};
    }
    replace!(
        operator,
        level,
        exposure,
        users,
        records,
        shared,
        public,
        backup,
        layers,
        mitigations,
        depends_on
    );
    if changes.sector.is_some() {
        system.sector = changes.sector;
    }
}

fn adjust(out: &mut Expanded<'_>, sheet: usize, file: &ProvinceFile) {
    let position: BTreeMap<String, usize> =
        out.province.systems.iter().enumerate().map(|(ix, s)| (s.id.clone(), ix)).collect();
    for (ix, adjustment) in file.adjust.iter().enumerate() {
        if let Some(at) = position.get(&adjustment.system) {
            change(&mut out.province.systems[*at], &adjustment.differs);
            if adjustment.differs.depends_on.is_some() {
                let path = [Step::In("adjust"), Step::At(ix), Step::In("differs")];
                out.systems.insert(adjustment.system.clone(), Origin::new(sheet, &path));
            }
        }
    }
}

/// What an archetype says of other systems and organisations holds where the province has them: by id, or else
/// the first of that kind.
fn settle(out: &mut Expanded<'_>) {
    let systems = &mut out.province.systems;
    systems.sort_by(|a, b| a.id.cmp(&b.id));
    let ids: BTreeSet<String> = systems.iter().map(|s| s.id.clone()).collect();
    let mut first_of_kind: BTreeMap<String, String> = BTreeMap::new();
    for system in systems.iter() {
        first_of_kind.entry(system.kind.clone()).or_insert_with(|| system.id.clone());
    }
    let mut orgs: BTreeMap<String, String> = BTreeMap::new();
    let mut sorted: Vec<&Organisation> = out.province.organisations.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    for org in &sorted {
        orgs.entry(org.kind.clone()).or_insert_with(|| org.id.clone());
    }
    orgs.extend(sorted.iter().map(|o| (o.id.clone(), o.id.clone())));
    for system in systems.iter_mut() {
        let needs = std::mem::take(&mut system.depends_on);
        let found = needs.into_iter().filter_map(|need| {
            if ids.contains(&need) { Some(need) } else { first_of_kind.get(&need).cloned() }
        });
        let unique: BTreeSet<String> = found.collect();
        system.depends_on = unique.into_iter().collect();
        if let Some(monitor) = &system.layers.monitored_by {
            system.layers.monitored_by = orgs.get(monitor).cloned();
        }
    }
}

fn networks(out: &mut Expanded<'_>, file: &ProvinceFile, kinds: &Kinds<'_>) {
    let mut by_owner: BTreeMap<&str, Vec<&System>> = BTreeMap::new();
    let mut by_kind: BTreeMap<&str, Vec<&System>> = BTreeMap::new();
    for system in &out.province.systems {
        by_owner.entry(&system.owner).or_default().push(system);
        by_kind.entry(&system.kind).or_default().push(system);
    }
    let all = |of: Option<&Vec<&System>>| -> Vec<String> {
        of.into_iter().flatten().map(|s| s.id.clone()).collect()
    };
    let mut networks = Vec::new();
    for org in &out.province.organisations {
        let openness =
            kinds.organisations.get(org.kind.as_str()).and_then(|(_, _, k)| k.internal_network.clone());
        let connected = by_owner.get(org.id.as_str()).into_iter().flatten();
        let members: Vec<String> = connected
            .filter(|s| s.exposure != super::model::Exposure::Isolated)
            .map(|s| s.id.clone())
            .collect();
        if let Some(openness) = openness
            && members.len() > 1
        {
            let name = Text {
                vi: format!("Mạng nội bộ – {}", org.name.vi),
                en: format!("Internal network – {}", org.name.en),
            };
            networks.push(Network { id: format!("{}/internal", org.id), name, members, openness });
        }
    }
    for entry in &file.networks {
        let members: BTreeSet<String> = entry
            .members
            .iter()
            .flat_map(|member| match member {
                MemberSpec::System(id) => {
                    let known = out.systems.contains_key(id);
                    if known { vec![id.clone()] } else { Vec::new() }
                }
                MemberSpec::Kind(kind) => all(by_kind.get(kind.as_str())),
                MemberSpec::Owner(owner) => all(by_owner.get(owner.as_str())),
            })
            .collect();
        networks.push(Network {
            id: entry.id.clone(),
            name: entry.name.clone(),
            members: members.into_iter().collect(),
            openness: entry.openness.clone(),
        });
    }
    out.province.networks = networks;
}

/// Only the calendars and rosters that somebody uses.
fn tables(out: &mut Expanded<'_>, kinds: &Kinds<'_>) {
    let province = &mut out.province;
    for org in &province.organisations {
        if let Some((_, spec)) = kinds.calendars.get(org.calendar.as_str()) {
            province.calendars.entry(org.calendar.clone()).or_insert_with(|| (*spec).clone());
        }
    }
    for posts in out.staffing.values() {
        for post in posts {
            if let Some((_, spec)) = kinds.rosters.get(post.spec.roster.as_str()) {
                province.rosters.entry(post.spec.roster.clone()).or_insert_with(|| (*spec).clone());
            }
        }
    }
}

/// A structure with the default merged in, and where its parts were written.
pub struct Merged {
    /// The structure.
    pub structure: Structure,
    /// The file and position of each role.
    pub roles: Vec<(usize, usize)>,
    /// The file and position of each authority rule.
    pub authority: Vec<(usize, usize)>,
    /// The file and position of each relation.
    pub relations: Vec<(usize, usize)>,
}

/// Merges the default under a structure: roles that it does not list, authority over actions that it has no rule
/// for, lines from a kind of organisation that it has none of that sort for, and escalation and unclear subjects
/// where it says nothing; so are rules on who leads.
pub fn merge(chosen: (usize, &Structure), default: Option<(usize, &Structure)>) -> Merged {
    let (sheet, own) = chosen;
    let here = |n: usize| (0..n).map(|ix| (sheet, ix)).collect::<Vec<_>>();
    let mut out = Merged {
        structure: own.clone(),
        roles: here(own.roles.len()),
        authority: here(own.authority.len()),
        relations: here(own.relations.len()),
    };
    if let Some((sheet, default)) = default {
        for (ix, role) in default.roles.iter().enumerate() {
            if !own.roles.iter().any(|r| r.role == role.role) {
                out.structure.roles.push(role.clone());
                out.roles.push((sheet, ix));
            }
        }
        for (ix, rule) in default.authority.iter().enumerate() {
            if !own.authority.iter().any(|r| r.action == rule.action) {
                out.structure.authority.push(rule.clone());
                out.authority.push((sheet, ix));
            }
        }
        for (ix, line) in default.relations.iter().enumerate() {
            if !own.relations.iter().any(|r| r.from == line.from && r.kind == line.kind) {
                out.structure.relations.push(line.clone());
                out.relations.push((sheet, ix));
            }
        }
        if own.escalation.is_empty() {
            out.structure.escalation.clone_from(&default.escalation);
        }
        if own.leads.is_empty() {
            out.structure.leads.clone_from(&default.leads);
        }
        if own.unclear_subject.is_none() {
            out.structure.unclear_subject.clone_from(&default.unclear_subject);
        }
    }
    out
}

/// The part of a structure that a text says: what rests on an inference or an assumption is left out.
pub fn stated_part(whole: &Structure) -> Structure {
    let said = |ground: &Ground| matches!(ground, Ground::Stated(_) | Ground::Regulation(_));
    let mut part = whole.clone();
    part.roles.retain(|role| said(&role.ground));
    part.relations.retain(|line| said(&line.ground));
    part.authority.retain(|rule| said(&rule.ground));
    part.escalation.retain(|rule| said(&rule.ground));
    part.leads.retain(|rule| said(&rule.ground));
    part.unclear_subject = part.unclear_subject.filter(|rule| said(&rule.ground));
    part
}

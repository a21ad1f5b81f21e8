//! Where an assumption stands, in the words of the scenario: agencies, posts, systems, attacks, steps by their names.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::i18n::{Lang, sensitivity as say};
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::{ActionKind, Text};

/// Names of fields that only hold others; what stands in them says enough.
const SILENT: [&str; 14] = [
    "skills",
    "policy",
    "traces",
    "defence",
    "differs",
    "attacker",
    "reaction",
    "ways_in",
    "counts",
    "shares",
    "programme",
    "authority",
    "attacks",
    "links",
];

/// The place of an assumption without the file and without its field: `Sở Y tế, kỹ sư hệ thống`; empty where the field says all.
pub(super) fn place(scenario: &Scenario, id: &str, lang: Lang) -> String {
    let mut parts = id.split(" › ");
    let head = parts.next().unwrap_or_default();
    let (sheet, file) = head.split_once('/').unwrap_or((head, ""));
    let mut way: Vec<&str> = parts.collect();
    way.pop();
    let mut walk = Walk { scenario, lang, owner: None, said: Vec::new() };
    match sheet {
        "campaigns" => walk.add(scenario.campaigns.iter().find(|c| c.id == file).map(|c| &c.name)),
        "playbooks" => {
            walk.add(scenario.playbooks.iter().find(|p| p.incident_type == file).map(|p| &p.name));
        }
        _ => {}
    }
    let mut around = sheet;
    for part in way {
        walk.step(around, part, file);
        around = part;
    }
    walk.said.join(", ")
}

/// The way from the outside to the inside.
struct Walk<'a> {
    scenario: &'a Scenario,
    lang: Lang,
    /// The agency, or the kind of agency, whose posts follow.
    owner: Option<&'a str>,
    said: Vec<String>,
}

impl<'a> Walk<'a> {
    fn add(&mut self, name: Option<&Text>) {
        self.said.extend(name.map(|name| name.get(self.lang).to_owned()));
    }

    /// One part of the path, with the one around it.
    fn step(&mut self, around: &str, part: &'a str, file: &str) {
        let (scenario, before) = (self.scenario, self.said.len());
        let bare = part.split(" #").next().unwrap_or(part);
        match around {
            "organisations" => {
                self.owner = Some(part);
                self.agency(part);
            }
            "posts" | "people" => self.post(part),
            "systems" => self.system(part),
            "actions" => {
                let campaign = scenario.campaigns.iter().find(|c| c.id == file);
                self.add(campaign.and_then(|c| c.actions.iter().find(|a| a.id == part)).map(|a| &a.name));
            }
            "steps" => {
                let playbook = scenario.playbooks.iter().find(|p| p.incident_type == file);
                self.add(playbook.and_then(|p| p.steps.iter().find(|s| s.id == part)).map(|s| &s.name));
            }
            "expectations" => {
                self.add(scenario.plan.expectations.iter().find(|e| e.id == part).map(|e| &e.name));
            }
            "channels" => {
                self.add(scenario.practice.channels.iter().find(|c| c.id == part).map(|c| &c.name));
            }
            "networks" => {
                self.add(scenario.province.networks.iter().find(|n| n.id == part).map(|n| &n.name));
            }
            "things" => self.add(scenario.province.things.iter().find(|t| t.id == part).map(|t| &t.name)),
            "roles" => self.said.extend(named(bare).map(|role| words::role(role, self.lang))),
            "authority" => {
                self.said.extend(named::<ActionKind>(bare).map(|action| words::action(action, self.lang)));
            }
            _ => {}
        }
        let silent = SILENT.contains(&part) || HOLDERS.contains(&part);
        if self.said.len() == before && !silent {
            self.said.push(part.to_owned());
        }
    }

    /// An agency; of a kind of agency, the first that is of it.
    fn agency(&mut self, id: &str) {
        let all = &self.scenario.province.organisations;
        let lang = self.lang;
        if let Some(org) = all.iter().find(|o| o.id == id) {
            return self.add(Some(&org.name));
        }
        let mut alike = all.iter().filter(|o| o.kind == id);
        let first = alike.next().map(|o| o.name.get(lang).to_owned());
        let more = alike.next().is_some();
        self.said.extend(first.map(|name| if more { say::agencies_like(lang, &name) } else { name }));
    }

    fn post(&mut self, post: &str) {
        let all = &self.scenario.province;
        let owner = self.owner.unwrap_or_default();
        let of =
            |id: &str| all.organisations.iter().any(|o| o.id == id && (o.id == owner || o.kind == owner));
        let found = all.people.iter().find(|p| p.post == post && of(&p.organisation));
        self.add(found.or_else(|| all.people.iter().find(|p| p.post == post)).map(|p| &p.title));
    }

    /// A system; of a kind of system, the first that is of it.
    fn system(&mut self, id: &str) {
        let all = &self.scenario.province.systems;
        if let Some(system) = all.iter().find(|s| s.id == id) {
            return self.add(Some(&system.name));
        }
        let mut alike = all.iter().filter(|s| s.kind == id);
        let first = alike.next().map(|s| s.name.get(self.lang).to_owned());
        let more = alike.next().is_some();
        self.said.extend(first.map(|name| if more { say::systems_like(self.lang, &name) } else { name }));
    }
}

/// Names of lists, whose members are named.
const HOLDERS: [&str; 15] = [
    "organisations",
    "posts",
    "people",
    "systems",
    "actions",
    "steps",
    "expectations",
    "channels",
    "networks",
    "things",
    "roles",
    "mitigations",
    "province",
    "plan",
    "relations",
];

/// A value of an enum by its name; none where it has no such name.
fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Assumptions, LoadOptions};

    #[test]
    fn places_are_told_by_the_names_of_the_scenario() {
        let path = "../../scenarios/dong-nai-2022";
        let files = crate::scenario::testing::folder(path);
        let subject = Assumptions::load(&files, path, &LoadOptions::default()).unwrap();
        let scenario = &subject.loaded.scenario;
        for (id, vi) in [
            ("practice/vn-default › on_call_answers", ""),
            ("practice/vn-default › policy › tires_after", ""),
            ("practice/vn-default › channels › telephone › lost", "điện thoại"),
            (
                "archetypes/organisations › organisations › district › posts › deputy-leader › count",
                "các cơ quan cùng loại với UBND thành phố Biên Hòa, Phó Chủ tịch UBND huyện",
            ),
            (
                "campaigns/ransomware-phishing › actions › phishing › success",
                "Mã hóa dữ liệu tống tiền qua thư lừa đảo, Gửi thư lừa đảo kèm tệp",
            ),
        ] {
            assert_eq!(place(scenario, id, Lang::Vi), vi, "{id}");
        }
        // Nothing of the language of the files is left.
        for factor in &subject.factors {
            let parts: Vec<&str> =
                factor.id.split([' ', '/']).filter(|part| part.contains(['-', '_'])).collect();
            let [vi, en] = Lang::ALL.map(|lang| place(scenario, &factor.id, lang));
            assert!(vi.is_empty() == en.is_empty() && (vi.is_empty() || vi != en), "{}: {vi}", factor.id);
            assert!(
                parts.iter().all(|part| !vi.split(", ").any(|word| word == *part)),
                "{}: {vi}",
                factor.id
            );
        }
    }
}

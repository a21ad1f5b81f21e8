//! A province made up for tests: agencies, systems and people.

use std::collections::BTreeMap;

use super::basis::{ground, known, text};
use crate::scenario::model::*;
use crate::units::{OrgId, Span};

/// Id, kind, name in Vietnamese and English, abbreviation, tier; sorted by id.
pub(super) const ORGS: [(&str, &str, &str, &str, &str, Tier); 17] = [
    (
        "a05",
        "national-police",
        "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
        "Department of Cyber Security",
        "A05",
        Tier::National,
    ),
    (
        "bchqs",
        "military-command",
        "Bộ Chỉ huy quân sự tỉnh",
        "Provincial military command",
        "BCHQS",
        Tier::Provincial,
    ),
    (
        "bien-hoa",
        "district",
        "Ủy ban nhân dân thành phố Biên Hòa",
        "People's Committee of Biên Hòa",
        "TP Biên Hòa",
        Tier::District,
    ),
    (
        "btg",
        "propaganda-committee",
        "Ban Tuyên giáo Tỉnh ủy",
        "Propaganda committee",
        "BTG",
        Tier::Provincial,
    ),
    ("cat", "provincial-police", "Công an tỉnh", "Provincial police", "CAT", Tier::Provincial),
    (
        "doi",
        "response-team",
        "Đội ứng cứu sự cố an toàn thông tin mạng",
        "Incident response team",
        "Đội ƯCSC",
        Tier::Provincial,
    ),
    (
        "long-khanh",
        "district",
        "Ủy ban nhân dân thành phố Long Khánh",
        "People's Committee of Long Khánh",
        "TP Long Khánh",
        Tier::District,
    ),
    (
        "long-thanh",
        "district",
        "Ủy ban nhân dân huyện Long Thành",
        "People's Committee of Long Thành",
        "H. Long Thành",
        Tier::District,
    ),
    ("so-noi-vu", "department", "Sở Nội vụ", "Department of Home Affairs", "Sở Nội vụ", Tier::Provincial),
    ("so-tai-chinh", "department", "Sở Tài chính", "Department of Finance", "Sở Tài chính", Tier::Provincial),
    ("so-y-te", "department", "Sở Y tế", "Department of Health", "Sở Y tế", Tier::Provincial),
    (
        "soc",
        "soc",
        "Trung tâm giám sát, điều hành an toàn thông tin",
        "Security operations centre",
        "SOC",
        Tier::Provincial,
    ),
    (
        "stttt",
        "information-department",
        "Sở Thông tin và Truyền thông",
        "Department of Information and Communications",
        "Sở TT&TT",
        Tier::Provincial,
    ),
    (
        "tieu-ban",
        "steering-subcommittee",
        "Tiểu ban An toàn, an ninh mạng tỉnh",
        "Cyber security sub-committee",
        "Tiểu ban ATANM",
        Tier::Provincial,
    ),
    (
        "vncert",
        "national-coordinator",
        "Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam",
        "VNCERT/CC",
        "VNCERT/CC",
        Tier::National,
    ),
    ("vnpt", "telecom-operator", "VNPT Đồng Nai", "VNPT Đồng Nai", "VNPT", Tier::External),
    (
        "xa-long-thanh",
        "commune-station",
        "Các xã của huyện Long Thành",
        "Communes of Long Thành",
        "Xã (H. Long Thành)",
        Tier::Commune,
    ),
];

pub(super) fn organisations() -> Vec<Organisation> {
    ORGS.iter()
        .map(|(id, kind, vi, en, short, tier)| Organisation {
            id: (*id).into(),
            kind: (*kind).into(),
            name: text(vi, en),
            short: (*short).into(),
            tier: *tier,
            sector: None,
            calendar: "vn-administrative".into(),
            channels: vec!["telephone".into()],
            parent: None,
            stands_for: 1,
            travel: known(Span::mins(40)),
            participates: true,
            ground: ground(),
        })
        .collect()
}

pub(super) fn systems() -> Vec<System> {
    let mut list = Vec::new();
    for (id, ..) in ORGS {
        let many = match id {
            "stttt" => 6,
            "a05" | "vncert" | "vnpt" | "tieu-ban" => 0,
            "so-tai-chinh" | "bien-hoa" => 3,
            _ => 2,
        };
        for n in 0..many {
            list.push(System {
                id: format!("{id}-{n}"),
                kind: "server".into(),
                name: text(
                    [
                        "Cổng thông tin điện tử",
                        "Hệ thống quản lý văn bản",
                        "Cơ sở dữ liệu chuyên ngành",
                        "Trục liên thông",
                        "Máy chủ thư",
                        "Trung tâm tích hợp dữ liệu",
                    ][n],
                    [
                        "Web portal",
                        "Document management",
                        "Specialised database",
                        "Integration platform",
                        "Mail server",
                        "Data centre",
                    ][n],
                ),
                owner: id.into(),
                operator: id.into(),
                level: 1 + ((n as u32 * 2 + id.len() as u32) % 4),
                sector: None,
                exposure: if n == 0 { Exposure::Internet } else { Exposure::Internal },
                depends_on: Vec::new(),
                users: Sourced::Unsourced(5000),
                records: Sourced::Unsourced(10_000),
                shared: id == "stttt",
                public: n == 0,
                backup: Backup::None,
                mitigations: BTreeMap::new(),
                layers: Layers {
                    on_site: true,
                    monitored_by: Some("soc".into()),
                    assessed: None,
                    shares: false,
                },
            });
        }
    }
    list.sort_by(|a, b| a.id.cmp(&b.id));
    list
}

pub(super) fn people() -> Vec<Person> {
    ORGS.iter()
        .flat_map(|(id, ..)| {
            (1..=2).map(move |n| Person {
                id: format!("{id}/officer/{n}"),
                organisation: (*id).into(),
                post: "officer".into(),
                title: text("Cán bộ trực", "Duty officer"),
                number: n,
                skills: BTreeMap::new(),
                roster: "office".into(),
                certified: false,
                signs: None,
                team_member: false,
            })
        })
        .collect()
}

/// The agency of an id in the table.
pub(super) fn org(id: &str) -> OrgId {
    OrgId(ORGS.iter().position(|o| o.0 == id).unwrap() as u32)
}

//! A record made up for tests: a province, two campaigns, and a plausible course for every intrusion.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::record::{
    AlertSource, Audience, Entry, Fact, Impact, IntrusionId, MessageKind, Record, Run, TimeClass, TimeSheet,
    Verdict,
};
use crate::scenario::model::*;
use crate::score::{Scored, score};
use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SimTime, Span,
    SystemId, TaskId,
};

fn text(vi: &str, en: &str) -> Text {
    Text { vi: vi.into(), en: en.into() }
}
fn known<T: Quantity>(value: T) -> Sourced<T> {
    Sourced::Stated { value, source: "mục II.1 gạch đầu dòng 1".into() }
}
fn ground() -> Ground {
    Ground::Assumed("ví dụ".into())
}
fn law() -> Sourced<Law> {
    Sourced::Assumed {
        value: Law::Fixed(Span::mins(30)), low: 0.5, high: 2.0, why: "chưa có số đo".into()
    }
}
fn share(value: f64) -> Sourced<f64> {
    Sourced::Assumed {
        value, low: value / 2.0, high: (value * 2.0).min(1.0), why: "chưa có số đo".into()
    }
}

/// Minimal standard generator (Park–Miller): enough for made-up data.
pub(crate) struct Luck(pub u64);
impl Luck {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % n.max(1)
    }
    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low).max(1) as u64) as i64
    }
}

const ORGS: [(&str, &str, &str, &str, &str, Tier); 17] = [
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

fn organisations() -> Vec<Organisation> {
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

fn systems() -> Vec<System> {
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

fn people() -> Vec<Person> {
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

fn campaign(id: &str, vi: &str, en: &str, subject: Subject) -> Campaign {
    let action = |id: &str, vi: &str, en: &str, technique: &str, effect: Effect| AttackAction {
        id: id.into(),
        name: text(vi, en),
        technique: technique.into(),
        tactic: "initial-access".into(),
        needs: Needs::default(),
        target: Target::Outside,
        targets_at_most: 1,
        duration: law(),
        success: share(0.5),
        attempts: 1,
        noisy: false,
        destructive: false,
        traces: Traces {
            on_site: share(0.2),
            monitoring: share(0.2),
            national: share(0.1),
            people: share(0.1),
        },
        effect,
    };
    Campaign {
        id: id.into(),
        name: text(vi, en),
        sources: vec![],
        incident_type: "ransomware".into(),
        subject,
        ambiguity: share(0.3),
        attacker: Attacker {
            skill: share(0.5),
            tempo: share(0.9),
            stealth: share(0.3),
            prefers_off_hours: share(0.7),
            reaction: Reaction {
                notices_after: law(),
                go_round: share(0.4),
                go_quiet: share(0.3),
                bring_forward: share(0.3),
                quiet_for: law(),
            },
        },
        actions: vec![
            action(
                "phish",
                "Gửi thư lừa đảo có tệp đính kèm",
                "Phishing with an attachment",
                "T1566.001",
                Effect::Foothold,
            ),
            action("move", "Di chuyển ngang sang máy chủ", "Lateral movement", "T1021", Effect::Foothold),
            action(
                "encrypt",
                "Mã hóa dữ liệu đòi tiền chuộc",
                "Encryption for ransom",
                "T1486",
                Effect::Encrypt,
            ),
        ],
        budget: 50,
    }
}

fn expectation(
    id: &str,
    vi: &str,
    en: &str,
    from: Milestone,
    to: Milestone,
    hours: (i64, i64),
) -> Expectation {
    Expectation {
        id: id.into(),
        name: text(vi, en),
        from,
        to,
        scope: Scope::default(),
        target: Sourced::Benchmark { value: Span::mins(hours.0), source: "TT 09/2020/TT-NHNN".into() },
        limit: match to {
            Milestone::NationalNotified => Sourced::Regulation {
                value: Span::mins(hours.1),
                source: "QĐ 05/2017/QĐ-TTg Điều 11.1a".into(),
                in_force: None,
            },
            Milestone::Triage => known(Span::mins(hours.1)),
            Milestone::Recovery | Milestone::Containment => Sourced::Assumed {
                value: Span::mins(hours.1),
                low: Span::mins(hours.1 / 2),
                high: Span::mins(hours.1 * 2),
                why: "kế hoạch không nêu thời hạn".into(),
            },
            _ => Sourced::Benchmark { value: Span::mins(hours.1), source: "TT 09/2020/TT-NHNN".into() },
        },
        weight: share(0.5),
        aggregate: Aggregate::Worst,
        in_force: None,
    }
}

fn expectations() -> Vec<Expectation> {
    use Milestone::*;
    vec![
        expectation(
            "phat-hien",
            "Phát hiện sự cố kể từ khi xảy ra",
            "Detection after it happened",
            Occurrence,
            Detection,
            (120, 1440),
        ),
        expectation(
            "xac-dinh",
            "Xác định đúng là sự cố kể từ khi có cảnh báo",
            "Triage after the first signal",
            Detection,
            Triage,
            (30, 240),
        ),
        expectation(
            "bao-cao-ban-dau",
            "Báo cáo ban đầu sự cố tới đơn vị chủ trì",
            "First report to the lead",
            Detection,
            ReportToLead,
            (240, 1440),
        ),
        expectation(
            "bao-cao-quoc-gia",
            "Báo cáo ban đầu sự cố an toàn thông tin mạng về cơ quan điều phối quốc gia",
            "First report of the incident to the national coordinating body",
            Detection,
            NationalNotified,
            (1440, 7200),
        ),
        expectation(
            "ngan-chan",
            "Ngăn chặn sự cố lan rộng",
            "Containment",
            Detection,
            Containment,
            (480, 2880),
        ),
        expectation(
            "khoi-phuc",
            "Khôi phục các dịch vụ bị ảnh hưởng",
            "Recovery of all affected services",
            Occurrence,
            Recovery,
            (2880, 10080),
        ),
        expectation(
            "du-lieu-ca-nhan",
            "Thông báo vi phạm dữ liệu cá nhân",
            "Notification about personal data",
            Detection,
            PersonalDataNotified,
            (1440, 4320),
        ),
        expectation(
            "bao-cao-ket-thuc",
            "Báo cáo kết thúc ứng cứu sự cố",
            "Final report",
            Containment,
            FinalReport,
            (4320, 14400),
        ),
    ]
}

fn obligation(id: &str, vi: &str, en: &str, kind: ObligationKind) -> Obligation {
    Obligation {
        id: id.into(),
        name: text(vi, en),
        kind,
        ground: Ground::Stated("II.4 g9".into()),
        in_force: None,
    }
}

fn structure() -> Structure {
    let line = |from: &str, kind, to: &[&str], carries| Relation {
        from: from.into(),
        kind,
        to: to.iter().map(|t| (*t).into()).collect(),
        carries: vec![carries],
        about: text("điều phối chung", "overall coordination"),
        ground: Ground::Stated("II.1 g1".into()),
    };
    use RelationKind::*;
    use Traffic::*;
    Structure {
        id: "dong-nai-2022".into(),
        name: text("Một đầu mối điều phối, bốn lực lượng", "One coordinator, four forces"),
        source: "270/KH-UBND ngày 20/12/2022".into(),
        roles: vec![
            RoleHolder {
                role: Role::IncidentLead(Subject::CyberSecurity),
                held_by: vec!["provincial-police".into()],
                quorum: None,
                convening: None,
                ground: ground(),
            },
            RoleHolder {
                role: Role::IncidentLead(Subject::InformationSafety),
                held_by: vec!["information-department".into()],
                quorum: None,
                convening: None,
                ground: ground(),
            },
            RoleHolder {
                role: Role::Steering,
                held_by: vec!["steering-subcommittee".into()],
                quorum: Some(3),
                convening: None,
                ground: ground(),
            },
        ],
        relations: vec![
            line(
                "steering-subcommittee",
                Coordinates,
                &["provincial-police", "military-command", "information-department", "propaganda-committee"],
                Incident,
            ),
            line("department", ReportsTo, &["provincial-police"], Incident),
            line("district", ReportsTo, &["provincial-police", "information-department"], Incident),
            line("commune-station", ReportsTo, &["district"], Incident),
            line("information-department", SharesData, &["soc"], Warning),
            line("provincial-police", ReportsTo, &["national-police"], Incident),
            line("telecom-operator", Supports, &["information-department"], Incident),
            line("department", ReportsTo, &["information-department"], Programme),
        ],
        authority: vec![],
        unclear_subject: None,
        escalation: vec![],
    }
}

fn practice() -> Practice {
    Practice {
        id: "default".into(),
        channels: vec![],
        noise_monitoring: share(0.1),
        noise_on_site: share(0.1),
        noise_users: share(0.1),
        sensor_delay: law(),
        national_delay: law(),
        user_delay: law(),
        press_delay: law(),
        triage_work: law(),
        false_called_true: share(0.1),
        true_called_false: share(0.1),
        severity_misjudged: share(0.1),
        alert_expires: known(Span::days(2)),
        assess_work: law(),
        relay_work: law(),
        handover_work: law(),
        on_call_answers: share(0.5),
        on_call_delay: law(),
        retry_after: known(Span::hours(1)),
        release_delay: law(),
        absence: share(0.05),
        fatigue_per_hour: share(0.05),
        finds_foothold: share(0.5),
        suspects_clean: share(0.1),
        eradication_misses: share(0.1),
        layer_protects: share(0.5),
        indicators_protect: share(0.5),
        untested_backup_fails: share(0.5),
        convening: law(),
        evidence_lost: share(0.2),
    }
}

fn injects(count: usize, horizon: i64) -> Vec<Inject> {
    let titles = [
        ("Người dùng báo không mở được tệp", "Users cannot open their files"),
        ("Báo chí hỏi về sự cố của cổng dịch vụ công", "The press asks about the portal"),
        ("Trưởng ca trực vắng mặt", "The head of the shift is absent"),
        ("Xuất hiện thư đòi tiền chuộc", "A ransom note appears"),
        ("Yêu cầu báo cáo nhanh từ Chủ tịch UBND tỉnh", "The Chairperson asks for a short report"),
        ("Đường truyền chuyên dùng chập chờn", "The dedicated network is unstable"),
        ("Tin giả về lộ dữ liệu lan trên mạng xã hội", "False news about a leak spreads"),
        ("Đối tác cung cấp phần mềm báo bị tấn công", "The vendor reports an attack"),
    ];
    (0..count)
        .map(|i| {
            let (vi, en) = titles[i % titles.len()];
            Inject {
                id: format!("inj-{:02}", i + 1),
                at: Span(30 * MINUTE + i as i64 * (horizon * 6 / 10 / count.max(1) as i64)),
                title: text(vi, en),
                message: text(vi, en),
                from: text("Ban tổ chức", "Exercise control"),
                to: ORGS[(i * 5 + 2) % ORGS.len()].0.into(),
                channel: "telephone".into(),
                kind: InjectKind::Tells { about: None },
                expects: None,
                contingency_for: None,
            }
        })
        .collect()
}

fn scenario(size: &Size) -> Scenario {
    Scenario {
        format: 1,
        id: "dong-nai-2022".into(),
        name: text("Diễn tập an toàn, an ninh mạng tỉnh Đồng Nai năm 2022", "Đồng Nai cyber drill 2022"),
        province: Province {
            id: "dong-nai".into(),
            name: text("Tỉnh Đồng Nai", "Đồng Nai province"),
            calendars: BTreeMap::new(),
            rosters: BTreeMap::new(),
            organisations: organisations(),
            people: people(),
            systems: systems(),
            networks: vec![
                Network {
                    id: "tslcd".into(),
                    name: text("Mạng truyền số liệu chuyên dùng", "Dedicated data network"),
                    members: vec!["bien-hoa-0".into(), "stttt-0".into()],
                    openness: share(0.5),
                },
                Network {
                    id: "ttdl".into(),
                    name: text("Trung tâm tích hợp dữ liệu", "Data centre"),
                    members: vec!["stttt-0".into(), "stttt-1".into()],
                    openness: share(0.5),
                },
            ],
            things: vec![],
            programme: ProgrammeData {
                counts: BTreeMap::from([("drill".to_owned(), known(1))]),
                shares: BTreeMap::from([("socs".to_owned(), known(0.6))]),
                ..ProgrammeData::default()
            },
        },
        structure: structure(),
        plan: Plan {
            id: "dong-nai-2022".into(),
            name: text("Kế hoạch bảo đảm an toàn, an ninh mạng năm 2022", "Plan for cyber safety 2022"),
            source: "270/KH-UBND ngày 20/12/2022".into(),
            year: 2022,
            expectations: expectations(),
            obligations: vec![
                obligation(
                    "dien-tap",
                    "Tổ chức diễn tập ít nhất một lần trong năm",
                    "At least one drill a year",
                    ObligationKind::AtLeast { of: "drill".into(), count: 1 },
                ),
                obligation(
                    "bao-cao-nam",
                    "Báo cáo Thủ tướng Chính phủ trước ngày 20/12",
                    "Report to the Prime Minister before 20 December",
                    ObligationKind::Before { of: "report".into(), day: "12-20".into() },
                ),
                obligation(
                    "chia-se",
                    "Chia sẻ thông tin rủi ro với toàn bộ trung tâm giám sát",
                    "Share risk information with all SOCs",
                    ObligationKind::ShareAtLeast { of: "socs".into(), share: 1.0 },
                ),
            ],
            objectives: vec![],
        },
        campaigns: vec![
            campaign(
                "ransomware-phishing",
                "Mã độc tống tiền qua thư lừa đảo",
                "Ransomware by phishing",
                Subject::CyberSecurity,
            ),
            campaign(
                "deface",
                "Thay đổi giao diện rồi tung tin giả",
                "Defacement and disinformation",
                Subject::InformationSafety,
            ),
        ],
        playbooks: vec![],
        drill: Drill {
            id: "2022".into(),
            name: text("Diễn tập năm 2022", "Drill 2022"),
            starts: "2022-12-26T08:00".into(),
            horizon: Span(size.horizon),
            warm_up: Span::ZERO,
            form: Form::Drill,
            seed: 42,
            participants: vec![],
            campaigns: vec![],
            injects: injects(size.injects, size.horizon),
        },
        practice: practice(),
    }
}

/// How large a made-up record is.
pub(crate) struct Size {
    pub horizon: i64,
    pub injects: usize,
    /// Intrusions, at most one per campaign and agency.
    pub intrusions: usize,
    /// False alerts.
    pub noise: usize,
    pub seed: u64,
}

impl Size {
    pub(crate) const USUAL: Size = Size { horizon: 3 * DAY, injects: 8, intrusions: 7, noise: 120, seed: 7 };
}

struct Draft {
    entries: Vec<Entry>,
    luck: Luck,
    next: u32,
}

impl Draft {
    fn push(&mut self, t: i64, fact: Fact, seen_by: Audience, cause: Option<u32>) -> u32 {
        let seq = self.entries.len() as u32;
        self.entries.push(Entry { seq, t: SimTime(t), fact, seen_by, cause, after: vec![], spent: vec![] });
        seq
    }
    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }
    /// A later entry caused by `cause`, after a drawn time spent in two classes.
    fn then(
        &mut self,
        cause: u32,
        low: i64,
        high: i64,
        classes: [TimeClass; 2],
        org: OrgId,
        fact: Fact,
    ) -> u32 {
        let total = self.luck.between(low, high);
        let first = self.luck.between(total / 3, total + 1).min(total);
        let at = self.entries[cause as usize].t.0 + total;
        let seq = self.push(at, fact, Audience::Org(org), Some(cause));
        let sheet: TimeSheet = vec![(classes[0], first as u32), (classes[1], (total - first) as u32)];
        self.entries[seq as usize].spent = sheet.into_iter().filter(|(_, s)| *s > 0).collect();
        seq
    }
}

fn org(id: &str) -> OrgId {
    OrgId(ORGS.iter().position(|o| o.0 == id).unwrap() as u32)
}

#[allow(clippy::too_many_lines)]
fn intrusion(d: &mut Draft, s: &Scenario, campaign: CampaignId, hit: OrgId, at: i64) {
    use TimeClass::*;
    let id = IntrusionId { campaign, org: hit };
    let lead = if campaign.0 == 0 { org("cat") } else { org("stttt") };
    let own: Vec<SystemId> = s
        .province
        .systems
        .iter()
        .enumerate()
        .filter(|(_, sys)| sys.owner == ORGS[hit.ix()].0)
        .map(|(i, _)| SystemId(i as u32))
        .collect();
    let person = |o: OrgId, n: u32| PersonId(o.0 * 2 + n);
    let incident = IncidentId(d.fresh());
    let system = own[0];
    let began = d.push(at, Fact::IntrusionBegan { intrusion: id, system }, Audience::Nobody, None);
    for (n, sys) in own.iter().enumerate() {
        let gap = d.luck.between(60, 5 * HOUR) * n as i64;
        d.push(
            at + gap,
            Fact::SystemCompromised { intrusion: id, system: *sys },
            Audience::Nobody,
            Some(began),
        );
        d.push(
            at + gap,
            Fact::AttackSucceeded {
                campaign,
                action: if n == 0 { "phish" } else { "move" }.into(),
                system: Some(*sys),
            },
            Audience::Nobody,
            None,
        );
    }
    let alert = AlertId(d.fresh());
    let raised = d.then(
        began,
        10 * MINUTE,
        9 * HOUR,
        [Detection, Detection],
        hit,
        Fact::AlertRaised {
            alert,
            source: AlertSource::Monitoring,
            org: hit,
            system: Some(system),
            intrusion: Some(id),
        },
    );
    d.then(
        raised,
        60,
        2 * HOUR,
        [Detection, Detection],
        hit,
        Fact::ServiceLost { intrusion: Some(id), system, impact: Impact::Encrypted },
    );
    let ack = d.then(
        raised,
        3 * MINUTE,
        5 * HOUR,
        [OffCalendar, Queue],
        hit,
        Fact::AlertAcknowledged { alert, person: person(hit, 0), intrusion: Some(id) },
    );
    let triaged = d.then(
        ack,
        10 * MINUTE,
        HOUR,
        [Work, Rework],
        hit,
        Fact::AlertTriaged {
            alert,
            person: person(hit, 0),
            verdict: Verdict::Incident,
            intrusion: Some(id),
            incident: Some(incident),
        },
    );
    let opened = d.then(
        triaged,
        1,
        2,
        [Work, Work],
        hit,
        Fact::IncidentOpened {
            incident,
            org: hit,
            severity: Severity::Moderate,
            subject: None,
            intrusion: Some(id),
        },
    );
    let message = MessageId(d.fresh());
    let sent = d.then(
        opened,
        5 * MINUTE,
        HOUR,
        [Work, Decision],
        hit,
        Fact::MessageSent {
            message,
            kind: MessageKind::Report,
            from: hit,
            to: lead,
            channel: "signed-document".into(),
            incident: Some(incident),
        },
    );
    let read = d.then(
        sent,
        5 * MINUTE,
        6 * HOUR,
        [Message, OffCalendar],
        lead,
        Fact::MessageRead {
            message,
            kind: MessageKind::Report,
            from: hit,
            to: lead,
            incident: Some(incident),
        },
    );
    let told = d.then(read, 1, 2, [Work, Work], lead, Fact::LeadTaken { incident, org: lead });
    let national = MessageId(d.fresh());
    let up = d.then(
        told,
        HOUR,
        9 * HOUR,
        [Queue, Work],
        lead,
        Fact::MessageSent {
            message: national,
            kind: MessageKind::National,
            from: lead,
            to: org("a05"),
            channel: "signed-document".into(),
            incident: Some(incident),
        },
    );
    let known = d.then(
        up,
        MINUTE,
        HOUR,
        [Message, Message],
        org("a05"),
        Fact::MessageRead {
            message: national,
            kind: MessageKind::National,
            from: lead,
            to: org("a05"),
            incident: Some(incident),
        },
    );
    d.then(
        known,
        1,
        2,
        [Work, Work],
        lead,
        Fact::RoleInformed {
            incident,
            org: org("a05"),
            role: Role::NationalLiaison,
            milestone: Milestone::NationalNotified,
        },
    );
    for to in ["stttt", "bchqs", "soc", "bien-hoa"] {
        let warning = MessageId(d.fresh());
        let (from, to) = (lead, org(to));
        if from == to {
            continue;
        }
        let out = d.then(
            told,
            5 * MINUTE,
            HOUR,
            [Work, Work],
            from,
            Fact::MessageSent {
                message: warning,
                kind: MessageKind::Indicators,
                from,
                to,
                channel: "platform".into(),
                incident: Some(incident),
            },
        );
        d.then(
            out,
            MINUTE,
            8 * HOUR,
            [Message, OffCalendar],
            to,
            Fact::MessageRead {
                message: warning,
                kind: MessageKind::Indicators,
                from,
                to,
                incident: Some(incident),
            },
        );
    }
    let approval = ApprovalId(d.fresh());
    let approver = org("tieu-ban");
    let asked = d.then(
        told,
        10 * MINUTE,
        3 * HOUR,
        [Queue, Work],
        lead,
        Fact::ApprovalRequested {
            approval,
            incident,
            action: ActionKind::Isolate,
            system: Some(system),
            approver,
        },
    );
    let request = MessageId(d.fresh());
    let out = d.then(
        asked,
        60,
        120,
        [Message, Message],
        lead,
        Fact::MessageSent {
            message: request,
            kind: MessageKind::ApprovalRequest,
            from: lead,
            to: approver,
            channel: "telephone".into(),
            incident: Some(incident),
        },
    );
    let got = d.then(
        out,
        60,
        1200,
        [Message, Message],
        approver,
        Fact::MessageRead {
            message: request,
            kind: MessageKind::ApprovalRequest,
            from: lead,
            to: approver,
            incident: Some(incident),
        },
    );
    let granted = d.then(
        got,
        30 * MINUTE,
        12 * HOUR,
        [Decision, OffCalendar],
        approver,
        Fact::ApprovalGranted {
            approval,
            incident,
            action: ActionKind::Isolate,
            system: Some(system),
            by: approver,
            deputised: false,
        },
    );
    let decided = d.then(
        granted,
        1,
        2,
        [Work, Work],
        lead,
        Fact::Decided {
            incident,
            org: lead,
            point: "isolate".into(),
            options: vec!["isolate".into(), "watch".into()],
            chosen: "isolate".into(),
        },
    );
    let task = TaskId(d.fresh());
    let queued = d.then(
        decided,
        1,
        2,
        [Work, Work],
        lead,
        Fact::TaskQueued {
            task,
            incident,
            step: "isolate".into(),
            action: ActionKind::Isolate,
            system: Some(system),
        },
    );
    let started = d.then(
        queued,
        20 * MINUTE,
        4 * HOUR,
        [Mobilisation, Queue],
        org("doi"),
        Fact::TaskStarted {
            task,
            incident,
            action: ActionKind::Isolate,
            system: Some(system),
            person: person(org("doi"), 1),
            duplicate: false,
        },
    );
    let done = d.then(
        started,
        20 * MINUTE,
        2 * HOUR,
        [Work, Work],
        org("doi"),
        Fact::TaskCompleted {
            task,
            incident,
            action: ActionKind::Isolate,
            system: Some(system),
            person: person(org("doi"), 1),
            well: true,
        },
    );
    d.then(done, 1, 2, [Work, Work], hit, Fact::SystemIsolated { incident, system, needless: false });
    let contained = d.then(done, 1, 2, [Work, Work], hit, Fact::IntrusionContained { intrusion: id });
    let cleaned = d.then(
        contained,
        2 * HOUR,
        12 * HOUR,
        [Work, OffCalendar],
        hit,
        Fact::SystemCleaned { incident, system, left_behind: false },
    );
    let eradicated = d.then(cleaned, 1, 2, [Work, Work], hit, Fact::IntrusionEradicated { intrusion: id });
    let back = d.then(
        eradicated,
        HOUR,
        15 * HOUR,
        [Work, Dependency],
        hit,
        Fact::ServiceBack { intrusion: Some(id), system },
    );
    let recovered = d.then(back, 1, 2, [Work, Work], hit, Fact::IntrusionRecovered { intrusion: id });
    let closed = d.then(
        recovered,
        HOUR,
        20 * HOUR,
        [OffCalendar, Work],
        lead,
        Fact::IncidentClosed { incident, org: lead, open_in_truth: false },
    );
    d.then(
        closed,
        HOUR,
        30 * HOUR,
        [OffCalendar, Work],
        lead,
        Fact::FinalReportFiled { incident, to: org("a05") },
    );
}

/// A record and what its scoring would give.
pub(crate) fn record(size: &Size) -> (Record, Scored) {
    let scenario = Arc::new(scenario(size));
    let mut d = Draft { entries: vec![], luck: Luck(size.seed + 1), next: 0 };
    d.push(0, Fact::ExerciseStarted, Audience::Everybody, None);
    for (i, inject) in scenario.drill.injects.iter().enumerate() {
        d.push(
            inject.at.0,
            Fact::InjectDelivered { inject: InjectId(i as u32), to: org(&inject.to) },
            Audience::Org(org(&inject.to)),
            None,
        );
    }
    let targets = [
        "so-tai-chinh",
        "bien-hoa",
        "so-y-te",
        "stttt",
        "long-thanh",
        "xa-long-thanh",
        "so-noi-vu",
        "long-khanh",
        "soc",
        "btg",
    ];
    for n in 0..size.intrusions {
        let campaign = CampaignId((n % 2) as u32);
        let at = d.luck.between(-4 * HOUR, size.horizon / 3);
        intrusion(&mut d, &scenario, campaign, org(targets[(n / 2 * 3 + n) % targets.len()]), at);
    }
    for _ in 0..size.noise {
        let at = d.luck.between(0, size.horizon);
        let who = OrgId(d.luck.below(13) as u32);
        let alert = AlertId(d.fresh());
        let raised = d.push(
            at,
            Fact::AlertRaised { alert, source: AlertSource::OnSite, org: who, system: None, intrusion: None },
            Audience::Org(who),
            None,
        );
        let ack = d.then(
            raised,
            60,
            3 * HOUR,
            [TimeClass::Queue, TimeClass::Queue],
            who,
            Fact::AlertAcknowledged { alert, person: PersonId(who.0 * 2), intrusion: None },
        );
        d.then(
            ack,
            60,
            HOUR,
            [TimeClass::Work, TimeClass::Work],
            who,
            Fact::AlertTriaged {
                alert,
                person: PersonId(who.0 * 2),
                verdict: Verdict::Dismissed,
                intrusion: None,
                incident: None,
            },
        );
    }
    d.push(size.horizon, Fact::ExerciseEnded, Audience::Everybody, None);
    finish(d, scenario, size)
}

/// Sorts by time and cuts at the horizon, translating every sequence number.
fn finish(d: Draft, scenario: Arc<Scenario>, size: &Size) -> (Record, Scored) {
    let mut order: Vec<usize> = (0..d.entries.len()).filter(|i| d.entries[*i].t.0 <= size.horizon).collect();
    order.sort_by_key(|i| (d.entries[*i].t, *i));
    let mut new = vec![0_u32; d.entries.len()];
    for (at, old) in order.iter().enumerate() {
        new[*old] = at as u32;
    }
    let entries: Vec<Entry> = order
        .iter()
        .map(|old| {
            let mut e = d.entries[*old].clone();
            e.seq = new[*old];
            e.cause = e.cause.map(|c| new[c as usize]);
            e
        })
        .collect();
    let events = entries.len() as u64 * 3;
    let run = Run { scenario, seed: 42, replication: 0, overrides: vec![] };
    let record = Record { run, version: "0.1.0".into(), horizon: Span(size.horizon), entries, events };
    let scored = score(&record);
    (record, scored)
}

/// One fact of every kind, with the variants that have sentences of their own.
#[allow(clippy::too_many_lines)]
pub(crate) fn every_fact() -> Vec<Fact> {
    use crate::record::Reacted;
    let (campaign, org, to, system) = (CampaignId(0), OrgId(4), OrgId(12), SystemId(3));
    let intrusion = IntrusionId { campaign, org };
    let (incident, alert, person, task) = (IncidentId(1), AlertId(1), PersonId(2), TaskId(1));
    let (message, approval, inject) = (MessageId(1), ApprovalId(1), InjectId(0));
    let action = || "phish".to_owned();
    let (some, kind) = (Some(system), ActionKind::Isolate);
    let mut list = vec![
        Fact::ExerciseStarted,
        Fact::ExerciseEnded,
        Fact::InjectDelivered { inject, to },
        Fact::ExpectedActionSeen { inject },
        Fact::ExpectedActionMissed { inject },
        Fact::InjectSkipped { inject },
        Fact::PersonAbsent { person, until: SimTime(HOUR) },
        Fact::CampaignBegan { campaign },
        Fact::AttackAttempted { campaign, action: action(), system: None, attempt: 2 },
        Fact::AttackSucceeded { campaign, action: action(), system: some },
        Fact::AttackFailed { campaign, action: action(), system: some },
        Fact::AttackPrevented { campaign, action: action(), system },
        Fact::NoTargetLeft { campaign, action: action() },
        Fact::IntrusionBegan { intrusion, system },
        Fact::SystemCompromised { intrusion, system },
        Fact::ServiceBack { intrusion: None, system },
        Fact::RecordsExposed { intrusion, system, records: 12_000 },
        Fact::BackupsDestroyed { intrusion, system },
        Fact::FalseContentSpread { intrusion },
        Fact::FalseContentRemoved { intrusion },
        Fact::HoldLost { intrusion, system },
        Fact::IntrusionContained { intrusion },
        Fact::ContainmentBroken { intrusion },
        Fact::IntrusionEradicated { intrusion },
        Fact::EradicationBroken { intrusion },
        Fact::IntrusionRecovered { intrusion },
        Fact::RecoveryBroken { intrusion },
        Fact::BudgetExhausted { campaign },
        Fact::CampaignEnded { campaign },
        Fact::AlertAcknowledged { alert, person, intrusion: None },
        Fact::AlertExpired { alert: AlertId(2), intrusion: None },
        Fact::IncidentOpened { incident, org, severity: Severity::Major, subject: None, intrusion: None },
        Fact::IncidentCovers { incident, intrusion },
        Fact::IncidentMerged { incident, into: IncidentId(0) },
        Fact::IncidentReassessed {
            incident,
            severity: Severity::Severe,
            subject: Some(Subject::CyberSecurity),
        },
        Fact::LeadTaken { incident, org },
        Fact::LeadHandedOver { incident, from: org, to },
        Fact::IncidentEscalated { incident, to, severity: Severity::Severe },
        Fact::MessageSent {
            message,
            kind: MessageKind::Order,
            from: org,
            to,
            channel: "telephone".into(),
            incident: None,
        },
        Fact::MessageRead { message, kind: MessageKind::Order, from: org, to, incident: None },
        Fact::MessageLost { message, kind: MessageKind::Order, from: org, to, incident: None },
        Fact::ApprovalRequested { approval, incident, action: kind, system: some, approver: org },
        Fact::ApprovalRefused { approval, incident, action: kind, system: some, by: org },
        Fact::BodyConvened { org, incident, present: 4 },
        Fact::Decided {
            incident,
            org,
            point: "isolate".into(),
            options: vec!["a".into(), "b".into()],
            chosen: "a".into(),
        },
        Fact::IndicatorsReceived { incident, org, campaign },
        Fact::RoleInformed { incident, org, role: Role::Steering, milestone: Milestone::Escalation },
        Fact::ResponderMobilised { person, incident },
        Fact::TaskQueued { task, incident, step: "isolate".into(), action: kind, system: None },
        Fact::TaskInterrupted { task, person },
        Fact::TaskResumed { task, person },
        Fact::TaskDropped { task },
        Fact::BackupUnusable { incident, system },
        Fact::PublicInformed { incident, org },
        Fact::ContainmentDeclared { incident },
        Fact::IncidentReopened { incident },
        Fact::FinalReportFiled { incident, to },
    ];
    for yes in [false, true] {
        list.push(Fact::SystemSuspected { incident, system, clean: yes });
        list.push(Fact::ApprovalGranted {
            approval,
            incident,
            action: kind,
            system: some,
            by: org,
            deputised: yes,
        });
        list.push(Fact::PersonCalled { person, incident, answered: yes });
        list.push(Fact::TaskStarted { task, incident, action: kind, system: some, person, duplicate: yes });
        list.push(Fact::TaskCompleted { task, incident, action: kind, system: some, person, well: yes });
        list.push(Fact::SystemIsolated { incident, system, needless: yes });
        list.push(Fact::SystemCleaned { incident, system, left_behind: yes });
        list.push(Fact::IncidentClosed { incident, org, open_in_truth: yes });
        let truth = yes.then_some(intrusion);
        for verdict in [Verdict::Incident, Verdict::Dismissed, Verdict::Attached] {
            list.push(Fact::AlertTriaged { alert, person, verdict, intrusion: truth, incident: None });
        }
    }
    for how in [Reacted::WentRound, Reacted::WentQuiet, Reacted::BroughtForward] {
        list.push(Fact::AttackerReacted { campaign, how });
    }
    for impact in [Impact::Encrypted, Impact::Defaced, Impact::Disrupted, Impact::Isolated, Impact::Starved] {
        list.push(Fact::ServiceLost { intrusion: None, system, impact });
    }
    for source in [AlertSource::OnSite, AlertSource::Press, AlertSource::Hunt] {
        list.push(Fact::AlertRaised { alert, source, org, system: None, intrusion: None });
    }
    list
}

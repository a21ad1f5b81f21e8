//! A scenario made up for tests: the plan, the structure and the drill around a made-up province.

use std::collections::BTreeMap;

use super::Size;
use super::basis::{ground, known, law, share, text};
use super::province::{ORGS, organisations, people, systems};
use crate::scenario::model::*;
use crate::units::Span;
use crate::units::time::MINUTE;

pub(super) fn scenario(size: &Size) -> Scenario {
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

fn campaign(id: &str, vi: &str, en: &str, subject: Subject) -> Campaign {
    let action = |id: &str, vi: &str, en: &str, technique: &str, effect: Effect| AttackAction {
        id: id.into(),
        name: text(vi, en),
        technique: technique.into(),
        tactic: "initial-access".into(),
        mitigations: None,
        needs: Needs::default(),
        target: Target::Outside,
        targets_at_most: 1,
        duration: law(),
        success: share(0.5),
        attempts: 1,
        at_once: 1,
        noisy: false,
        destructive: false,
        traces: Traces {
            on_site: share(0.2),
            monitoring: share(0.2),
            national: share(0.1),
            people: share(0.1),
        },
        effect,
        goes_on: None,
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
            insider: false,
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
        leads: vec![],
    }
}

fn practice() -> Practice {
    Practice {
        id: "default".into(),
        channels: vec![],
        policy: Policy::plain(),
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
        defence: Defence::none(),
        indicators_protect: share(0.5),
        untested_backup_fails: share(0.5),
        convening: law(),
        evidence_lost: share(0.2),
        ways_in: WaysIn::none(),
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

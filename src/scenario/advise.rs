//! The hint of a problem that was told without one: by its kind.

use super::problem::{Code, Problem};
use crate::i18n::{Lang, Text, hints as say, problems as msg};

/// Gives a problem the hint of its kind, where it has none of its own.
pub fn advise(problem: &mut Problem) {
    if problem.hint.is_none() {
        problem.hint = Some(Text::of(by_kind(problem.code)));
    }
}

fn by_kind(code: Code) -> fn(Lang) -> String {
    match code {
        Code::MissingFile => msg::path_counts_from,
        Code::FolderNotFile => say::give_a_file,
        Code::UnreadableFile => say::readable_file,
        Code::FileTooLarge => say::split_file,
        Code::NotUtf8 => msg::save_as_utf8,
        Code::EmptyFile => say::file_begins,
        Code::TooDeep => say::nest_less,
        Code::DuplicateField | Code::DuplicateKey | Code::DuplicateId => say::keep_one,
        Code::WrongType | Code::BadHours | Code::MissingField | Code::UnknownField | Code::UnknownVariant => {
            say::right_type
        }
        Code::WrongName => say::write_expected_name,
        Code::BadDuration => msg::span_hint,
        Code::NegativeNumber => say::number_from_zero,
        Code::NotANumber | Code::NotAProbability => say::finite_number,
        Code::NumberTooLarge => say::smaller_number,
        Code::NotPositive | Code::WeightNotPositive => say::above_zero,
        Code::LevelOutOfRange => say::level_hint,
        Code::RangeWithoutValue => say::widen_range,
        Code::BadLaw => say::law_hint,
        Code::UnknownId | Code::IdNotKebabCase => say::name_something_else,
        Code::EmptyText => say::both_languages,
        Code::EmptyBasis => say::say_source,
        Code::BadDate => msg::date_hint,
        Code::PeriodReversed => say::from_before_to,
        Code::OutsideHolidayTable | Code::HolidayOutsideYears => msg::outside_table_hint,
        Code::UnknownFormat => msg::format_hint,
        Code::HorizonOutOfRange => say::horizon_hint,
        Code::WarmUpTooLong => say::shorter_warm_up,
        Code::TooMany => say::fewer,
        Code::TooEarly => say::begin_later,
        Code::AfterTheEnd => say::end_later,
        Code::TargetAfterLimit => say::target_hint,
        Code::SameMilestone => say::other_milestone,
        Code::BadTechnique | Code::BadTactic => msg::technique_hint,
        Code::BadMitigation => msg::mitigation_hint,
        Code::BadGoesOn => say::goes_on_hint,
        Code::NobodyConcerned => msg::nobody_concerned_hint,
        Code::EffectWithoutTarget => say::target_hint_effect,
        Code::DependencyCycle | Code::CommandCycle | Code::StepCycle => say::break_circle,
        Code::NeedsCycle => say::needs_hint,
        Code::NobodyApproves => msg::nobody_approves_hint,
        Code::RoleNobodyFills | Code::StepNobodyPerforms => say::fill_role,
        Code::RoleMissing => say::unclear_hint,
        Code::BadRotation => say::rotation_hint,
        Code::RotationTooFew => say::more_people,
        Code::MoreThanPeople => say::fewer_than_people,
        Code::UnreachableTarget => msg::unreachable_hint,
        Code::NoEntry => msg::no_entry_outside,
        Code::CampaignNotLaunched => say::launch_hint,
        Code::BadContingency => say::contingency_hint,
        Code::Unused => say::unused_hint,
        Code::Syntax | Code::NotJson | Code::NotAFlow | Code::NotASpreadsheet => say::look_at_page,
        Code::StartsOnDayOff => say::working_start,
        Code::ProgrammeAfterDrill => say::programme_hint,
    }
}

#include "settlement/domain/act.hpp"

#include <utility>

namespace settlement {

std::string_view text(ActKind kind)
{
    switch (kind) {
    case ActKind::freeze:
        return "freeze";
    case ActKind::find:
        return "find";
    case ActKind::keep:
        return "keep";
    case ActKind::hold:
        return "hold";
    case ActKind::appeal:
        return "appeal";
    case ActKind::release:
        return "release";
    case ActKind::disqualify:
        return "disqualify";
    case ActKind::submit:
        return "submit";
    case ActKind::approve:
        return "approve";
    case ActKind::publish:
        return "publish";
    case ActKind::decide:
        return "decide";
    case ActKind::correct:
        return "correct";
    case ActKind::go_back:
        return "go_back";
    case ActKind::finalise:
        return "finalise";
    case ActKind::pay:
        return "pay";
    }
    std::unreachable();
}

std::optional<ActKind> act_kind_from(std::string_view word)
{
    for (auto const kind : all_act_kinds)
        if (text(kind) == word)
            return kind;
    return std::nullopt;
}

std::string_view text(Evidence evidence)
{
    switch (evidence) {
    case Evidence::one_device:
        return "one_device";
    case Evidence::too_fast:
        return "too_fast";
    case Evidence::regular_times:
        return "regular_times";
    case Evidence::in_step:
        return "in_step";
    case Evidence::one_network:
        return "one_network";
    case Evidence::organiser_staff:
        return "organiser_staff";
    case Evidence::not_eligible:
        return "not_eligible";
    case Evidence::same_person:
        return "same_person";
    case Evidence::given_up:
        return "given_up";
    case Evidence::not_payable:
        return "not_payable";
    case Evidence::objection:
        return "objection";
    case Evidence::other:
        return "other";
    }
    std::unreachable();
}

std::optional<Evidence> evidence_from(std::string_view word)
{
    for (auto const evidence : all_evidence)
        if (text(evidence) == word)
            return evidence;
    return std::nullopt;
}

} // namespace settlement

#include "settlement/service/act_names.hpp"

#include <utility>

namespace settlement {

std::string_view audited_name(ActKind kind)
{
    switch (kind) {
    case ActKind::freeze:
        return "settlement_freeze";
    case ActKind::find:
        return "settlement_find";
    case ActKind::keep:
        return "settlement_keep";
    case ActKind::hold:
        return "settlement_hold";
    case ActKind::appeal:
        return "settlement_appeal";
    case ActKind::release:
        return "settlement_release";
    case ActKind::disqualify:
        return "settlement_disqualify";
    case ActKind::submit:
        return "settlement_submit";
    case ActKind::approve:
        return "settlement_approve";
    case ActKind::publish:
        return "settlement_publish";
    case ActKind::decide:
        return "settlement_decide";
    case ActKind::correct:
        return "settlement_correct";
    case ActKind::go_back:
        return "settlement_go_back";
    case ActKind::finalise:
        return "settlement_finalise";
    case ActKind::pay:
        return "settlement_pay";
    }
    std::unreachable();
}

} // namespace settlement

#include "quiz/api/path.hpp"

#include "http/json.hpp"
#include "quiz/domain/refusals.hpp"

namespace quiz {

base::Result<AttemptPath> attempt_in_path(http::Call const& call)
{
    auto const date = base::CivilDate::parse(call.parameter(1));
    auto const& number = call.parameter(2);
    if (!date || (number != "1" && number != "2"))
        return std::unexpected{refuse(attempt_unknown)};
    return AttemptPath{*date, number.front() - '0'};
}

base::Result<base::CivilMonth> month_in_path(http::Call const& call)
{
    auto const month = base::CivilMonth::parse(call.parameter(1));
    if (!month)
        return std::unexpected{base::Error{month.error()}.at("month")};
    return *month;
}

base::Result<std::optional<base::CivilMonth>> month_in_query(http::Call const& call)
{
    auto const text = call.request.query_value("month");
    if (!text)
        return std::nullopt;
    auto const month = base::CivilMonth::parse(*text);
    if (!month)
        return std::unexpected{base::Error{month.error()}.at("month")};
    return *month;
}

base::Result<void> nothing_in_body(http::Call const& call)
{
    if (call.request.body.empty())
        return base::ok();
    auto const body = TRY(http::JsonObject::parse(call.request.body));
    return body.allow_only({});
}

} // namespace quiz

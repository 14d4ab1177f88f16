#include "organisation/domain/union_rows.hpp"

#include "base/text.hpp"
#include "organisation/domain/refusals.hpp"

#include <algorithm>

namespace organisation {

namespace {

constexpr std::size_t name_length_max = 60;
constexpr std::size_t aliases_max = 20;
constexpr std::size_t initials_length_max = 40;

bool is_name(std::string_view text)
{
    return !text.empty() && base::length(text) <= name_length_max && base::is_visible_line(text);
}

bool are_initials(std::string_view text)
{
    auto const is_lawful = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    };
    return !text.empty() && text.size() <= initials_length_max &&
           std::ranges::all_of(text, is_lawful);
}

/// Province, city and county have six digits, a town nine, a village twelve.
bool is_region(std::string_view text)
{
    auto const is_digit = [](char character) { return character >= '0' && character <= '9'; };
    bool const is_long_enough = text.size() == 6 || text.size() == 9 || text.size() == 12;
    return is_long_enough && std::ranges::all_of(text, is_digit);
}

/// The entries of a list such as "a;b"; an empty text is an empty list.
std::vector<std::string> entries(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        auto const end = std::min(text.find(';'), text.size());
        found.emplace_back(base::trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

} // namespace

std::optional<UnionDraft> UnionRows::read(base::csv::Row const& row)
{
    row_ = &row;
    auto const problems_before = problems_.size();
    auto const code = kept("code", own_code());
    auto const full_name = kept("name", name("name"));
    auto const short_name = kept("short_name", name("short_name"));
    auto const step = kept("level", level());
    auto const parent_code = kept("parent_code", code_of_other("parent_code"));
    auto const region_code = kept("region_code", region());
    auto const letters = kept("pinyin_initials", initials());
    auto const others = kept("aliases", aliases());
    auto const from = kept("valid_from", date("valid_from"));
    auto const to = kept("valid_to", date("valid_to"));
    auto const successor_code = kept("successor", code_of_other("successor"));
    std::optional<Validity> days;
    if (from && to)
        days = kept("valid_to", validity(*from, *to));
    if (successor_code && !successor_code->empty() && to && !*to)
        problems_.push_back({row.number, "successor", refuse(union_successor_without_end)});

    if (problems_.size() > problems_before) {
        if (code)
            refused_.emplace(*code, row.number);
        return std::nullopt;
    }
    return UnionDraft{.row = row.number,
                      .names = {*code, *full_name, *short_name, *others, *letters},
                      .tree = tree_,
                      .level = *step,
                      .parent_code = *parent_code,
                      .region_code = *region_code,
                      .validity = *days,
                      .successor_code = *successor_code};
}

std::string UnionRows::field(std::string_view column) const
{
    return std::string{base::trimmed(table_.field(*row_, column))};
}

template <class T>
std::optional<T> UnionRows::kept(std::string_view column, base::Result<T> result)
{
    if (result)
        return std::move(*result);
    problems_.push_back({row_->number, std::string{column}, std::move(result.error())});
    return std::nullopt;
}

base::Result<std::string> UnionRows::own_code()
{
    auto const code = TRY(UnionCode::parse(field("code")));
    auto const [first, is_new] = rows_.emplace(code.text(), row_->number);
    if (!is_new)
        return std::unexpected{
            refuse(union_code_twice).with("value", code.text()).with("first_row", first->second)};
    return code.text();
}

base::Result<std::string> UnionRows::code_of_other(std::string_view column) const
{
    auto const text = field(column);
    if (text.empty())
        return text;
    auto const code = TRY(UnionCode::parse(text));
    return code.text();
}

base::Result<std::string> UnionRows::name(std::string_view column) const
{
    auto text = field(column);
    if (!is_name(text))
        return std::unexpected{
            refuse(union_name_malformed).with("allowed", "1-" + std::to_string(name_length_max))};
    return text;
}

base::Result<Level> UnionRows::level() const
{
    auto const code = field("level");
    auto const found = std::ranges::find(levels_, code, &Level::code);
    if (found != levels_.end())
        return *found;
    std::string allowed;
    for (auto const& level : levels_)
        (allowed += allowed.empty() ? "" : ", ") += level.code;
    return std::unexpected{
        refuse(union_level_unknown).with("value", code).with("allowed", std::move(allowed))};
}

base::Result<std::string> UnionRows::region() const
{
    auto text = base::half_width(field("region_code"));
    if (!text.empty() && !is_region(text))
        return std::unexpected{
            refuse(union_region_malformed).with("value", text).with("allowed", "6, 9, 12")};
    return text;
}

base::Result<std::vector<std::string>> UnionRows::aliases() const
{
    auto found = entries(field("aliases"));
    if (found.size() > aliases_max || !std::ranges::all_of(found, is_name))
        return std::unexpected{
            refuse(union_aliases_malformed).with("allowed", std::to_string(aliases_max))};
    return found;
}

base::Result<std::vector<std::string>> UnionRows::initials() const
{
    auto const text = field("pinyin_initials");
    auto found = entries(text);
    if (found.size() > aliases_max || !std::ranges::all_of(found, are_initials))
        return std::unexpected{
            refuse(union_initials_malformed).with("value", text).with("allowed", "a-z 0-9 ;")};
    return found;
}

base::Result<std::optional<base::CivilDate>> UnionRows::date(std::string_view column) const
{
    auto const text = field(column);
    if (text.empty())
        return std::optional<base::CivilDate>{};
    auto const date = base::CivilDate::parse(text);
    if (!date)
        return std::unexpected{
            refuse(union_date_malformed).with("value", text).with("allowed", "2021-04-09")};
    return std::optional{*date};
}

base::Result<Validity> UnionRows::validity(std::optional<base::CivilDate> from,
                                           std::optional<base::CivilDate> to)
{
    if (from && to && *to < *from)
        return std::unexpected{refuse(union_validity_reversed)
                                   .with("valid_from", from->text())
                                   .with("valid_to", to->text())};
    return Validity{from, to};
}

} // namespace organisation

#include "payout/domain/results_file.hpp"

#include "base/csv_cell.hpp"
#include "base/text.hpp"
#include "payout/domain/refusals.hpp"

#include <set>

namespace payout {

namespace {

constexpr std::string_view number_column = "订单号";
constexpr std::string_view phone_column = "手机号";
constexpr std::string_view amount_column = "金额(元)";
constexpr std::string_view result_column = "结果";
constexpr std::string_view reason_column = "原因";

std::optional<ReportKind> kind_named(std::string_view word)
{
    if (word == "成功")
        return ReportKind::succeeded;
    if (word == "失败")
        return ReportKind::failed;
    if (word == "退回")
        return ReportKind::returned;
    return std::nullopt;
}

std::optional<std::int64_t> whole_number(std::string_view text)
{
    constexpr std::int64_t value_max = 1'000'000'000;
    auto const value = base::number_in<std::int64_t>(text);
    return value && *value >= 0 && *value <= value_max ? value : std::nullopt;
}

/// "100", "100.0" or "100.00": spreadsheets drop zeros as they like.
std::optional<base::Money> money_from(std::string_view text)
{
    auto const dot = text.find('.');
    auto const yuan = whole_number(text.substr(0, dot));
    if (!yuan)
        return std::nullopt;
    if (dot == std::string_view::npos)
        return base::Money::yuan(*yuan);
    std::string cents{text.substr(dot + 1)};
    if (cents.size() == 1)
        cents += '0';
    auto const fen = cents.size() == 2 ? whole_number(cents) : std::nullopt;
    if (!fen)
        return std::nullopt;
    return base::Money::yuan(*yuan) + base::Money{*fen};
}

} // namespace

std::string payment_file(std::span<PaymentLine const> lines)
{
    std::string file{base::csv::byte_order_mark};
    for (auto const name : {number_column, phone_column, amount_column, result_column})
        file.append(name).append(",");
    file.append(reason_column).append("\r\n");
    for (auto const& line : lines)
        file.append(base::csv::cell(line.number))
            .append(",")
            .append(base::csv::cell(line.phone))
            .append(",")
            .append(base::csv::cell(line.amount.text()))
            .append(",,\r\n");
    return file;
}

base::Result<ResultFile> read_results(std::string_view csv)
{
    auto const table = TRY(base::csv::Table::parse(csv));
    CHECK_OK(table.allow_only({number_column, result_column},
                              {phone_column, amount_column, reason_column}));
    ResultFile file{{}, table.problems()};
    std::set<std::string_view> seen;
    auto const refused = [&](int row, std::string_view column, base::Refusal const& refusal) {
        file.problems.push_back({row, std::string{column}, refuse(refusal)});
    };
    for (auto const& row : table.rows()) {
        auto const result = table.field(row, result_column);
        if (result.empty())
            continue;
        auto const kind = kind_named(result);
        auto const paid = table.field(row, amount_column);
        auto const amount = money_from(paid);
        if (!kind)
            refused(row.number, result_column, result_word_unknown);
        else if (!paid.empty() && !amount)
            refused(row.number, amount_column, result_amount_differs);
        else if (!seen.insert(table.field(row, number_column)).second)
            refused(row.number, number_column, result_order_twice);
        else
            file.lines.push_back({row.number, std::string{table.field(row, number_column)},
                                  std::string{table.field(row, phone_column)}, amount, *kind,
                                  std::string{table.field(row, reason_column)}});
    }
    return file;
}

} // namespace payout

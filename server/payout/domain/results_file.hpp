#pragma once

#include "base/csv.hpp"
#include "base/money.hpp"
#include "payout/domain/order.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// One payment that the operator makes by hand.
struct PaymentLine {
    std::string number;
    std::string phone;
    base::Money amount;
};

/// The file for the operator: UTF-8 with a byte order mark, one row per number and amount, and two
/// empty columns for how it ended.
[[nodiscard]] std::string payment_file(std::span<PaymentLine const>);

/// What the operator says of one payment.
struct ResultLine {
    /// As a spreadsheet counts.
    int row = 0;
    std::string number;
    /// Empty when the file does not say it again.
    std::string phone;
    std::optional<base::Money> amount;
    ReportKind kind = ReportKind::succeeded;
    std::string reason;
};

struct ResultFile {
    std::vector<ResultLine> lines;
    std::vector<base::csv::Problem> problems;
};

/// Reads the operator's file: 订单号 and 结果 (成功, 失败, 退回), and if they are there 手机号,
/// 金额(元), 原因. A row without a result is passed over: it is not finished. Refusals: those of
/// `base::csv::Table`; problems of rows: `result_word_unknown`, `result_amount_differs`,
/// `result_order_twice`.
[[nodiscard]] base::Result<ResultFile> read_results(std::string_view csv);

} // namespace payout

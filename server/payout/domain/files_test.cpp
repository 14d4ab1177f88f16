#include "payout/domain/reconciliation.hpp"
#include "payout/domain/refusals.hpp"
#include "payout/domain/results_file.hpp"
#include "payout/domain/topup.hpp"
#include "support/refusals.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace payout;
using base::Money;
using support::is_accepted;
using support::is_refused;

TEST(PaymentFile, HasOneRowForEachNumberAndAmount)
{
    auto const file = payment_file(std::vector<PaymentLine>{
        {"PU1", "19900000001", Money::yuan(100)}, {"=cmd", "+1", Money{3050}}});
    EXPECT_EQ(file, "\xEF\xBB\xBF订单号,手机号,金额(元),结果,原因\r\n"
                    "PU1,19900000001,100.00,,\r\n'=cmd,'+1,30.50,,\r\n");
}

TEST(ResultFile, IsReadAsTheOperatorFillsItIn)
{
    auto const file = read_results("\xEF\xBB\xBF订单号,手机号,金额(元),结果,原因\r\n"
                                   "PU1,19900000001,100,成功,\r\nPU2,,30.5,失败,空号\r\n"
                                   "PU3,,,退回,\r\nPU4,,,,\r\n");
    ASSERT_TRUE(is_accepted(file));
    EXPECT_TRUE(file->problems.empty());
    ASSERT_EQ(file->lines.size(), 3U);
    EXPECT_EQ(file->lines[0].amount, Money::yuan(100));
    EXPECT_EQ(file->lines[1].amount, Money{3050});
    EXPECT_EQ(file->lines[1].kind, ReportKind::failed);
    EXPECT_EQ(file->lines[1].reason, "空号");
    EXPECT_EQ(file->lines[2].kind, ReportKind::returned);
    EXPECT_FALSE(file->lines[2].amount);
}

TEST(ResultFile, NamesEachRowThatIsWrong)
{
    auto const file = read_results("订单号,金额(元),结果\nPU1,100,好\nPU2,很多,成功\n"
                                   "PU3,1.234,成功\nPU4,1,成功\nPU4,1,失败\n");
    ASSERT_TRUE(is_accepted(file));
    std::vector<std::pair<int, std::string_view>> found;
    for (auto const& problem : file->problems)
        found.emplace_back(problem.row, problem.error.reason);
    EXPECT_EQ(found,
              (std::vector<std::pair<int, std::string_view>>{{2, result_word_unknown.reason},
                                                             {3, result_amount_differs.reason},
                                                             {4, result_amount_differs.reason},
                                                             {6, result_order_twice.reason}}));
    EXPECT_TRUE(is_refused(read_results("订单号\nPU1\n"), base::csv::csv_column_missing));
}

TEST(Topup, ReadsOnlyAClearWord)
{
    EXPECT_EQ(read_reply(200, R"({"status":"succeeded"})", Source::query).kind,
              ReportKind::succeeded);
    auto const failed = read_reply(200, R"({"status":"failed","reason":"空号"})", Source::query);
    EXPECT_EQ(failed.kind, ReportKind::failed);
    EXPECT_EQ(failed.reason, "空号");
    // "Refused as a repeat" and "partly done" are not failures: the order may have been taken.
    for (auto const& [status, body] :
         std::vector<std::pair<int, std::string>>{{200, R"({"status":"duplicate"})"},
                                                  {200, R"({"status":"partly"})"},
                                                  {200, "{"},
                                                  {200, ""},
                                                  {500, R"({"status":"failed"})"},
                                                  {302, R"({"status":"succeeded"})"}})
        EXPECT_EQ(read_reply(status, body, Source::reply).kind, ReportKind::unclear) << body;
}

TEST(Topup, SignsEverythingThatItSays)
{
    base::Key key;
    key.bytes.fill(7);
    auto const at = [&](std::string_view time, std::string_view path, std::string_view body) {
        return signature(key, time, "POST", path, body);
    };
    auto const one = at("1", "/orders", "{}");
    EXPECT_EQ(one.size(), 64U);
    EXPECT_NE(one, at("2", "/orders", "{}"));
    EXPECT_NE(one, at("1", "/order", "{}"));
    EXPECT_NE(one, at("1", "/orders", "{ }"));
    EXPECT_EQ(topup_request("PU1", "19900000001", Money::yuan(30)),
              R"({"order_number":"PU1","phone":"19900000001","amount_fen":3000})");
}

TEST(Callback, IsBelievedOnlyWithItsSignatureAndInTime)
{
    base::Key key;
    key.bytes.fill(7);
    base::Instant const now{1'615'161'600'000};
    auto const tell = [&](std::string body, std::string time, std::string_view signed_body) {
        auto const sign = signature(key, time, "POST", "/c", signed_body);
        return read_callback(key, {time, sign, "/c", body}, now);
    };
    auto const body = std::string{R"({"order_number":"PU1","status":"succeeded"})"};
    auto const good = tell(body, "1615161600", body);
    ASSERT_TRUE(is_accepted(good));
    EXPECT_EQ(good->number, "PU1");
    EXPECT_EQ(good->report.kind, ReportKind::succeeded);
    EXPECT_TRUE(is_refused(tell(body, "1615161600", "{}"), callback_forged));
    EXPECT_TRUE(is_refused(tell(body, "1615160999", body), callback_stale));
    EXPECT_TRUE(is_refused(tell(body, "1615162201", body), callback_stale));
    EXPECT_TRUE(is_refused(tell(body, "99999999999999999", body), callback_stale));
    auto const odd = std::string{R"({"order_number":"PU1","status":"maybe"})"};
    EXPECT_TRUE(is_refused(tell(odd, "1615161600", odd), status_unknown));
}

TEST(Reconciliation, FindsEveryMissingExtraAndAlteredLine)
{
    auto const line = [](std::string number, ReportKind kind = ReportKind::succeeded,
                         int yuan = 30) {
        return StatementLine{std::move(number), Money::yuan(yuan), kind};
    };
    auto const ours = [](std::string number, TransferOutcome outcome = TransferOutcome::succeeded,
                         bool has_paid_twin = false) {
        return OurLine{std::move(number), Money::yuan(30), outcome, has_paid_twin};
    };
    std::vector const statement{
        line("good"),   line("altered", ReportKind::succeeded, 100), line("stranger"),
        line("behind"), line("refused", ReportKind::failed),         line("twin"),
        line("good")};
    std::vector const mine{ours("good"),
                           ours("altered"),
                           ours("behind", TransferOutcome::open),
                           ours("refused"),
                           ours("missing"),
                           ours("twin", TransferOutcome::succeeded, true),
                           ours("waiting", TransferOutcome::open)};
    auto const found = compare(statement, mine);
    std::vector<std::pair<std::string, std::string>> kinds;
    for (auto const& finding : found)
        kinds.emplace_back(finding.kind, finding.number);
    std::ranges::sort(kinds);
    EXPECT_EQ(kinds,
              (std::vector<std::pair<std::string, std::string>>{{"amount_differs", "altered"},
                                                                {"line_twice", "good"},
                                                                {"missing_at_provider", "missing"},
                                                                {"not_confirmed", "refused"},
                                                                {"not_settled", "behind"},
                                                                {"paid_twice", "twin"},
                                                                {"unknown_to_us", "stranger"}}));
    EXPECT_TRUE(compare(std::vector{line("good")}, std::vector{ours("good")}).empty());
}

TEST(Statement, IsReadWholeOrNotAtAll)
{
    auto const lines = read_statement("order_number,amount_fen,status\nPU1,3000,succeeded\n");
    ASSERT_TRUE(is_accepted(lines));
    EXPECT_EQ(lines->front().amount, Money::yuan(30));
    for (auto const* row : {"PU1,3000,odd", "PU1,30.5,failed", "PU1,,failed"})
        EXPECT_TRUE(
            is_refused(read_statement(std::string{"order_number,amount_fen,status\n"} + row + "\n"),
                       status_unknown));
    EXPECT_TRUE(is_refused(read_statement("order_number,amount_fen,status\nPU1,3000\n"),
                           base::csv::csv_field_count));
}

} // namespace

#include "app/authors.hpp"
#include "app/commands.hpp"
#include "app/console_sms.hpp"
#include "app/demo_staff.hpp"
#include "app/log.hpp"
#include "app/provisioning.hpp"
#include "app/store_access.hpp"
#include "audit/service/appending.hpp"
#include "audit/service/signing.hpp"
#include "content/files.hpp"
#include "demo/filling.hpp"
#include "http/json.hpp"
#include "organisation/service/importing_unions.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/closing_month.hpp"
#include "quiz/service/importing_questions.hpp"
#include "quiz/service/managing_contests.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <sstream>

namespace app {

namespace {

constexpr std::string_view shipped_bank = "party-history";
constexpr std::string_view demo_contest = "woxinxiangdang";

// What the audit log calls the acts of the command line.
constexpr std::string_view unions_imported = "unions_imported";
constexpr std::string_view demo_filled = "demo_filled";
constexpr std::string_view demo_removed = "demo_removed";

/// The store of a command that writes, with what the quiz keeps in memory.
struct Workshop {
    Workshop(Clock its_clock, Store opened)
        : clock{std::move(its_clock)}
        , store{std::move(opened)}
        , signer{audit::Signer::derive(store.master_key)}
        , live{store.master_key}
    {
        live.load(store.writer->begin(clock()));
        store.writer->commit();
    }

    /// Runs `work(tx)` in one transaction, which stays only if it succeeds.
    template <class Work>
    auto run(Work work)
    {
        auto& tx = store.writer->begin(clock());
        auto result = work(tx);
        if (result) {
            sign_log(tx);
            store.writer->commit();
        } else {
            store.writer->roll_back();
        }
        return result;
    }

    /// A command ends before anybody else would sign what it did.
    void sign_log(sql::Transaction& tx)
    {
        if (auto const made = audit::sign_checkpoint(tx, signer); !made)
            log_event(LogLevel::critical, made.error().reason, say(made.error()));
    }

    Clock clock;
    Store store;
    audit::Signer signer;
    quiz::Live live;
};

std::string_view shipped(std::string_view path)
{
    auto const* const file = content::find(path);
    VERIFY(file != nullptr);
    return file->bytes;
}

std::string read_file(std::string const& path)
{
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// One thing that is wrong with a file: where, what, and what is allowed.
template <class Problem>
void print_problem(Problem const& problem, Output output)
{
    if (output == Output::text) {
        std::cerr << fmt::format("row {}{}{}: {}\n", problem.row,
                                 problem.column.empty() ? "" : ", ", problem.column,
                                 say(problem.error));
        return;
    }
    http::JsonWriter json;
    json.begin_object().field("row", problem.row).field("column", problem.column);
    json.field("code", problem.error.reason).field("message", say(problem.error));
    // A fact may be called as one of the four above: the code of a question that is there twice.
    for (auto const& fact : problem.error.facts)
        json.field(fact.name == "code" ? "question" : fact.name, fact.value);
    std::cout << json.end_object().take() << '\n';
}

/// Prints what an import found and counts; refuses when anything was wrong.
template <class Report>
base::Result<void> conclude(Report const& report, std::string_view what, ImportFile const& file)
{
    for (auto const& problem : report.problems)
        print_problem(problem, file.output);
    if (!report.problems.empty())
        return std::unexpected{base::refuse(file_refused).with("errors", report.problems.size())};
    if (file.output == Output::json) {
        http::JsonWriter json;
        json.begin_object().field("added", report.added).field("changed", report.changed);
        json.field("unchanged", report.unchanged)
            .field("checked_only", file.only_check)
            .end_object();
        std::cout << json.take() << '\n';
    } else {
        std::cout << fmt::format("{}: {} added, {} changed, {} unchanged{}\n", what, report.added,
                                 report.changed, report.unchanged,
                                 file.only_check ? " (only checked)" : "");
    }
    return base::ok();
}

base::Result<void> set_up_unions(sql::Transaction& tx)
{
    using enum organisation::ImportMode;
    using enum organisation::Tree;
    auto const levels =
        TRY(organisation::import_levels(tx, shipped("organisation/levels.csv"), all_or_nothing));
    auto const places = TRY(organisation::import_unions(
        tx, shipped("organisation/local_unions.csv"), local, all_or_nothing));
    auto const industries = TRY(organisation::import_unions(
        tx, shipped("organisation/industry_unions.csv"), industry, all_or_nothing));
    VERIFY(levels.problems.empty() && places.problems.empty() && industries.problems.empty());
    return base::ok();
}

base::Result<void> set_up_questions(sql::Transaction& tx, quiz::Live& live)
{
    for (auto const* const file :
         {"questions/revolution.json", "questions/construction.json", "questions/law.json"}) {
        auto const report = TRY(quiz::import_questions(tx, live, acting_program("setup"),
                                                       {std::string{shipped_bank}, shipped(file)}));
        VERIFY(report.problems.empty());
    }
    auto const cards =
        TRY(quiz::import_study_cards(tx, {std::string{shipped_bank}, shipped("study_cards.json")}));
    VERIFY(cards.problems.empty());
    return base::ok();
}

base::Result<void> set_up(Workshop& workshop)
{
    CHECK_OK(workshop.run([](sql::Transaction& tx) { return set_up_unions(tx); }));
    return workshop.run([&](sql::Transaction& tx) { return set_up_questions(tx, workshop.live); });
}

demo::Plan demo_plan(Workshop const& workshop, int players)
{
    return {identity::Keys::derive(workshop.store.master_key), std::string{demo_contest},
            workshop.clock(), players};
}

/// The demonstration's contest began with last month, whatever the date is. One that has ended
/// since it was filled makes way for a new one.
base::Result<void> ensure_demo_contest(Workshop& workshop)
{
    auto const zone = base::TimeZone::shanghai();
    auto const today = zone.date_at(workshop.clock());
    if (auto const contest = workshop.live.contest(demo_contest)) {
        if (today <= (*contest)->rules()->ends_on)
            return base::ok();
        static_cast<void>(
            demo::remove(*workshop.store.writer, workshop.live, demo_plan(workshop, 1)));
    }
    auto const this_month = base::CivilMonth::of(today);
    auto const document =
        shipped_contest((this_month - 1).first_day(), (this_month + 2).last_day());
    // Made before its first day, as a real one is: its hashes are published before anybody plays.
    auto const before = zone.start_of(this_month - 1) - std::chrono::hours{24};
    auto created = quiz::create_contest(workshop.store.writer->begin(before), workshop.live,
                                        acting_program("demo"), document);
    if (!created) {
        workshop.store.writer->roll_back();
        return std::unexpected{created.error()};
    }
    workshop.store.writer->commit();
    return base::ok();
}

/// Freezes the month before this one, so that a demonstration has a list to show; not yet in the
/// minutes in which its last papers may still come.
base::Result<void> close_last_month(Workshop& workshop)
{
    auto const zone = base::TimeZone::shanghai();
    auto const last_month = base::CivilMonth::of(zone.date_at(workshop.clock())) - 1;
    while (true) {
        auto const step = workshop.run([&](sql::Transaction& tx) {
            return quiz::close_month(tx, workshop.live, acting_program("demo"), demo_contest,
                                     last_month);
        });
        if (step == quiz::ClosingStep::frozen)
            return base::ok();
        if (!step && step.error().is(quiz::month_not_over))
            return base::ok();
        if (!step)
            return std::unexpected{step.error()};
    }
}

} // namespace

base::Result<void> set_up(Settings const& settings)
{
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    return set_up(workshop);
}

namespace {

base::Result<void> employ(Workshop& workshop, Settings const& settings)
{
    ConsoleSms sms{settings.text("identity.sms_log")};
    identity::Means const means{identity::Keys::derive(workshop.store.master_key), {}, sms};
    return workshop.run([&](sql::Transaction& tx) {
        return employ_demo_staff(tx, means, workshop.store, settings);
    });
}

} // namespace

base::Result<void> fill_demo(Settings const& settings, int players)
{
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    CHECK_OK(workshop.run([&](sql::Transaction& tx) { return check_is_demo(tx, workshop.store); }));
    CHECK_OK(set_up(workshop));
    CHECK_OK(ensure_demo_contest(workshop));
    auto const filled =
        demo::fill(*workshop.store.writer, workshop.live, demo_plan(workshop, players));
    CHECK_OK(workshop.run([&](sql::Transaction& tx) -> base::Result<void> {
        audit::append(tx, acting_program("demo"),
                      {.name = demo_filled,
                       .subject = "contest:" + std::string{demo_contest},
                       .details = audit::Details{}
                                      .with("players", filled.players)
                                      .with("attempts", filled.attempts)});
        return base::ok();
    }));
    CHECK_OK(close_last_month(workshop));
    std::cout << fmt::format(
        "demo: {} new players, {} attempts; all of them are made up (phones 1990000xxxx)\n"
        "sign in   phone 19900000001, or any number of your own; the code is printed here:\n"
        "          nothing is sent, this is a demonstration\n"
        "try       play today's five questions, take the second chance, look at the boards\n"
        "          /c/{}  the page behind the poster's QR code, without JavaScript\n"
        "          /docs  the API;  palmunion verify contest {} --store.data_dir {}\n"
        "          recomputes every paper, score and board\n",
        filled.players, filled.attempts, demo_contest, demo_contest,
        settings.text("store.data_dir"));
    return employ(workshop, settings);
}

base::Result<void> remove_demo(Settings const& settings)
{
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    auto const removed =
        demo::remove(*workshop.store.writer, workshop.live, demo_plan(workshop, 1));
    CHECK_OK(workshop.run([&](sql::Transaction& tx) -> base::Result<void> {
        audit::append(tx, acting_program("demo"),
                      {.name = demo_removed,
                       .subject = "contest:" + std::string{demo_contest},
                       .details = audit::Details{}.with("players", removed)});
        dismiss_demo_staff(tx, workshop.store);
        return base::ok();
    }));
    std::cout << fmt::format("demo: {} players removed\n", removed);
    return base::ok();
}

base::Result<void> import_questions(Settings const& settings, ImportFile const& file)
{
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    auto const text = read_file(file.file);
    auto const format = file.format.empty()
                            ? quiz::format_by_ending(file.file).value_or(quiz::guess_format(text))
                            : TRY(quiz::question_format_named(file.format));
    auto const report = TRY(workshop.run([&](sql::Transaction& tx) {
        return quiz::import_questions(
            tx, workshop.live, acting_program("command_line"),
            {file.into, text, format,
             file.only_check ? quiz::ImportMode::check : quiz::ImportMode::all_or_nothing,
             file.defaults});
    }));
    return conclude(report, "questions", file);
}

base::Result<void> import_unions(Settings const& settings, ImportFile const& file)
{
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    auto const text = read_file(file.file);
    auto const tree = *organisation::tree_from(file.into);
    using enum organisation::ImportMode;
    auto const report = TRY(workshop.run([&](sql::Transaction& tx) {
        auto imported =
            organisation::import_unions(tx, text, tree, file.only_check ? check : all_or_nothing);
        if (imported && imported->is_written)
            audit::append(tx, acting_program("command_line"),
                          {.name = unions_imported,
                           .subject = "tree:" + file.into,
                           .details = audit::Details{}
                                          .with("added", imported->added)
                                          .with("changed", imported->changed)
                                          .with("file_sha256", base::hex(base::sha256(text)))});
        return imported;
    }));
    return conclude(report, "unions", file);
}

base::Result<void> create_contest(Settings const& settings, std::string const& file)
{
    auto const document = TRY(settings_document_of(file));
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    auto const contest = TRY(workshop.run([&](sql::Transaction& tx) {
        return quiz::create_contest(tx, workshop.live, acting_program("command_line"), document);
    }));
    std::cout << fmt::format("contest {} version {}: hashes of its months\n", contest.slug,
                             contest.version);
    auto const made = TRY(workshop.live.contest(contest.slug));
    for (auto const& month : made->months)
        std::cout << fmt::format("{}  {}\n", month.month.text(), month.secret_hash);
    return base::ok();
}

base::Result<void> close_month(Settings const& settings, std::string const& slug,
                               std::string const& month)
{
    auto const wanted = TRY(base::CivilMonth::parse(month));
    auto const clock = clock_of(settings);
    Workshop workshop{clock, TRY(Store::open_for_writing(settings, clock))};
    auto step = quiz::ClosingStep::expiring;
    while (step != quiz::ClosingStep::frozen)
        step = TRY(workshop.run([&](sql::Transaction& tx) {
            return quiz::close_month(tx, workshop.live, acting_program("command_line"), slug,
                                     wanted);
        }));
    auto const contest = TRY(workshop.live.contest(slug));
    auto const* const closed = contest->month(wanted);
    std::cout << fmt::format("{} {}: list {}, secret {}\n", slug, month,
                             closed->snapshot_hash.value_or(""),
                             closed->revealed_secret.value_or(""));
    return base::ok();
}

} // namespace app

#pragma once

#include "identity/service/holding_staff_sessions.hpp"
#include "identity/service/keeping_staff.hpp"
#include "membership/service/colleagues.hpp"
#include "quiz/api/stage_test.hpp"
#include "quiz/service/closing_month.hpp"
#include "settlement/api/routes.hpp"
#include "support/refusals.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace settlement::fixtures {

/// The March of a contest with four players, over and frozen on 1 April; A has most points.
class MonthEnd {
public:
    MonthEnd()
    {
        add_routes(stage.router,
                   {stage.live, stage.keys, objections_key, calendar, terms, claims_key});
        using enum membership::Role;
        for (auto const role : {contest_handler, contest_reviewer})
            colleagues.push_back(employ(role));
        for (int player = 0; player < 4; ++player)
            players.push_back(stage.player());
        for (int day = 0; day < 4; ++day) {
            for (int player = 0; player < 4; ++player)
                stage.play(players[static_cast<std::size_t>(player)], player + day < 4);
            stage.database.advance(std::chrono::days{1});
        }
        stage.database.set_now(support::shanghai("2021-04-01 09:00"));
        auto step = quiz::ClosingStep::expiring;
        while (step != quiz::ClosingStep::frozen)
            step =
                stage.database
                    .run([&](sql::Transaction& tx) {
                        return quiz::close_month(tx, stage.live, quiz::fixtures::operator_of_tests,
                                                 "march", base::CivilMonth::of(2021, 3));
                    })
                    .value();
    }

    base::StaffId employ(membership::Role role)
    {
        return stage.database
            .run([&](sql::Transaction& tx) -> base::Result<base::StaffId> {
                auto const login =
                    TRY(identity::LoginName::parse(fmt::format("number-{}", colleagues.size())));
                auto const link = TRY(identity::create_staff(tx, login, "李雷"));
                CHECK_OK(membership::appoint_by_operator(
                    tx, {.staff = link.staff, .role = role, .union_code = "330000"}));
                return link.staff;
            })
            .value();
    }

    static std::string path(std::string_view rest = "")
    {
        return fmt::format("/api/v1/quiz/contests/march/months/2021-03/settlement{}", rest);
    }

    http::Answer act(int staff, std::string const& body)
    {
        return stage.post(path("/acts"), {.body = body, .officer = officer(staff)});
    }

    /// Signed in with a second factor shown just now.
    http::Officer officer(int staff)
    {
        auto const id = colleagues[static_cast<std::size_t>(staff) - 1];
        auto const session = stage.database.look([&](sql::Transaction& tx) {
            identity::StaffSessionLimits const limits;
            auto const token = identity::open_staff_session(tx, limits, id, "test");
            return identity::resolve_staff_session(tx, limits, token.text())->hash;
        });
        return {.staff = id, .session = session};
    }

    std::string key_of(std::size_t player)
    {
        return stage.live.contest("march").value()->people.of(players[player].person);
    }

    /// An act about a player, counted from 0.
    http::Answer about(int staff, std::string_view kind, std::size_t player)
    {
        return act(staff, fmt::format(R"({{"act":"{}","person":"{}","evidence":"other",)"
                                      R"("reason":"因为"}})",
                                      kind, key_of(player)));
    }

    http::JsonObject look() { return http::JsonObject::parse(stage.get(path())->body).value(); }
    std::vector<http::JsonObject> listed(std::string_view name)
    {
        return look().objects(name).value();
    }
    std::string state() { return look().text("state").value(); }

    http::Answer approve(int staff)
    {
        auto const draft = look().object("draft").value();
        return act(staff, fmt::format(R"({{"act":"approve","hash":"{}","yuan":{}}})",
                                      draft.text("hash").value(), draft.integer("yuan").value()));
    }

    std::vector<http::JsonObject> places(std::string version = "")
    {
        http::Request::Fields query;
        if (!version.empty())
            query.emplace_back("version", version);
        auto const list = stage.get(path("/list"), {.query = query}).value();
        return http::JsonObject::parse(list.body)->objects("places").value();
    }

    void publish()
    {
        // The stage answers within the same second, so everybody who was all right is a finding.
        VERIFY(act(1, R"({"act":"freeze"})").has_value());
        for (auto const& finding : listed("findings"))
            VERIFY(act(1, fmt::format(R"({{"act":"keep","subject":{},"reason":"看过"}})",
                                      finding.integer("number").value()))
                       .has_value());
        VERIFY(act(1, R"({"act":"submit"})").has_value());
        VERIFY(approve(2).has_value());
        VERIFY(act(2, R"({"act":"publish"})").has_value());
    }

    quiz::fixtures::ApiStage stage;
    base::WorkingDays calendar =
        base::WorkingDays::parse("year 2021 a-paper\n2021-04-05 rest x\n").value();
    base::Key objections_key = base::random_key();
    payout::Terms terms{stage.keys};
    base::Key claims_key = base::random_key();
    std::vector<http::Actor> players;
    std::vector<base::StaffId> colleagues;
};

} // namespace settlement::fixtures

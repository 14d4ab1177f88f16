#include "app/clock.hpp"
#include "app/program.hpp"
#include "contract/files.hpp"
#include "membership/domain/role.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <sstream>
#include <unistd.h>

namespace {

/// The lines of a table of the contract, without its heading.
std::set<std::string> lines_of(std::string_view path)
{
    auto const* const file = contract::find(path);
    VERIFY(file != nullptr);
    std::istringstream stream{std::string{file->bytes}};
    std::set<std::string> lines;
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line))
        lines.insert(line);
    return lines;
}

std::string_view name(http::Access access)
{
    switch (access) {
    case http::Access::anyone:
        return "anyone";
    case http::Access::signed_in:
        return "signed_in";
    case http::Access::staff:
        return "staff";
    }
    std::unreachable();
}

/// "GET,/path,staff,contest.see": a line of the matrix but for its last column, which only people
/// can fill in.
std::string row_of(http::Route const& route)
{
    std::string row{http::text(route.method)};
    return row.append(",")
        .append(route.pattern)
        .append(",")
        .append(name(route.access))
        .append(",")
        .append(route.action);
}

class AccessMatrix : public testing::Test {
protected:
    AccessMatrix()
    {
        auto settings = app::Settings::load(
            {.flags = {{"store.data_dir", folder_.string()}, {"server.listen", "127.0.0.1:0"}}});
        VERIFY(settings.has_value());
        app::Clock const clock = [] { return base::Instant{1'615'165'200'000}; };
        program_.emplace(*settings, app::Store::open_for_writing(*settings, clock).value(), clock);
    }
    ~AccessMatrix() override
    {
        program_.reset();
        std::filesystem::remove_all(folder_);
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("access_test_" + std::to_string(::getpid()));
    std::optional<app::Program> program_;
};

TEST_F(AccessMatrix, ListsEveryRouteAndNoOther)
{
    std::set<std::string> listed;
    for (auto const& line : lines_of("access.csv"))
        listed.insert(line.substr(0, line.rfind(',')));
    std::set<std::string> served;
    for (auto const* const route : program_->router().routes())
        served.insert(row_of(*route));
    for (auto const& row : served)
        EXPECT_TRUE(listed.contains(row)) << "docs/api/access.csv lacks " << row;
    for (auto const& row : listed)
        EXPECT_TRUE(served.contains(row)) << "docs/api/access.csv is wrong about " << row;
}

TEST_F(AccessMatrix, KnowsTheActionOfEveryRoute)
{
    for (auto const* const route : program_->router().routes()) {
        if (!route->action.empty()) {
            EXPECT_TRUE(membership::action_named(route->action).has_value()) << route->pattern;
        }
    }
}

TEST_F(AccessMatrix, GivesEveryRoleThePowersOfThePolicy)
{
    std::set<std::string> held;
    for (auto const role : membership::all_roles())
        for (auto const action : membership::powers_of(role))
            held.insert(std::string{membership::name(role)} + ',' +
                        std::string{membership::name(action)});
    for (auto const action : membership::powers_of_programs())
        held.insert("program," + std::string{membership::name(action)});
    EXPECT_EQ(lines_of("powers.csv"), held);
}

} // namespace

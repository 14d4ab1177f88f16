#include "http/descriptors.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace {

/// Gives the process a limit of open files for one test.
class LimitOfOpenFiles {
public:
    explicit LimitOfOpenFiles(rlim_t soft)
    {
        getrlimit(RLIMIT_NOFILE, &before_);
        rlimit const limit{soft, before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    LimitOfOpenFiles(LimitOfOpenFiles const&) = delete;
    LimitOfOpenFiles& operator=(LimitOfOpenFiles const&) = delete;
    ~LimitOfOpenFiles() { setrlimit(RLIMIT_NOFILE, &before_); }

    [[nodiscard]] static rlim_t now()
    {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        return limit.rlim_cur;
    }
    [[nodiscard]] rlim_t hard() const { return before_.rlim_max; }

private:
    rlimit before_{};
};

TEST(RoomForConnections, IsMadeByRaisingTheSoftLimit)
{
    LimitOfOpenFiles const limit{256};
    EXPECT_EQ(http::room_for_connections(300), 300u);
    EXPECT_EQ(LimitOfOpenFiles::now(), 428u);
}

TEST(RoomForConnections, LeavesALimitThatIsHighEnough)
{
    LimitOfOpenFiles const limit{1024};
    EXPECT_EQ(http::room_for_connections(300), 300u);
    EXPECT_EQ(LimitOfOpenFiles::now(), 1024u);
}

TEST(RoomForConnections, EndsAtTheHardLimitWithSomeKeptForOthers)
{
    LimitOfOpenFiles const limit{256};
    EXPECT_EQ(http::room_for_connections(limit.hard()), limit.hard() - 128);
}

} // namespace

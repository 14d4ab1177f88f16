#include "bench/gauge/http_load.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <deque>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

[[noreturn]] void fail(std::string const& what)
{
    throw std::runtime_error{what + ": " + std::strerror(errno)};
}

int connect_to(std::uint16_t port)
{
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
    int const on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

void send_all(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        auto const sent = ::send(descriptor, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0)
            fail("send");
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

/// The first whole answer in `received` and its length; nothing when more must come.
std::optional<std::pair<Reply, std::size_t>> first_reply(std::string_view received)
{
    constexpr std::string_view length_name = "\r\nContent-Length: ";
    constexpr std::size_t status_at = 9;
    constexpr std::size_t status_digits = 3;
    auto const head_size = received.find("\r\n\r\n");
    if (head_size == std::string_view::npos)
        return std::nullopt;
    auto const head = received.substr(0, head_size);
    std::size_t length = 0;
    if (auto const at = head.find(length_name); at != std::string_view::npos)
        std::from_chars(head.data() + at + length_name.size(), head.data() + head.size(), length);
    auto const end = head_size + 4 + length;
    if (received.size() < end)
        return std::nullopt;
    Reply reply;
    std::from_chars(head.data() + status_at, head.data() + status_at + status_digits, reply.status);
    reply.body = received.substr(head_size + 4, length);
    return std::pair{reply, end};
}

class Driver {
public:
    Driver(Load const& load, NextRequest const& next, OnReply const& on_reply)
        : load_{load}, next_{next}, on_reply_{on_reply}, connections_(load.connections)
    {
        for (std::size_t index = 0; index < connections_.size(); ++index) {
            connections_[index].descriptor = connect_to(load.port);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = index;
            ::epoll_ctl(poll_, EPOLL_CTL_ADD, connections_[index].descriptor, &event);
            idle_.push_back(index);
        }
    }

    ~Driver()
    {
        for (auto const& connection : connections_)
            ::close(connection.descriptor);
        ::close(poll_);
    }
    Driver(Driver const&) = delete;
    Driver& operator=(Driver const&) = delete;

    void run()
    {
        due_ = SteadyClock::now();
        while (true) {
            begin_what_is_due();
            if (busy_ == 0 && idle_.empty())
                return;
            wait();
        }
    }

private:
    struct Connection {
        int descriptor = -1;
        std::string received;
        SteadyClock::time_point begun_at;
    };

    void begin_what_is_due()
    {
        auto const now = SteadyClock::now();
        while (!idle_.empty() && (load_.requests_per_s <= 0 || due_ <= now)) {
            auto const index = idle_.front();
            idle_.pop_front();
            auto const text = next_(index);
            if (text.empty())
                continue; // This connection has finished: it is never idle again.
            auto& connection = connections_[index];
            connection.begun_at = load_.requests_per_s <= 0 ? SteadyClock::now() : due_;
            if (load_.requests_per_s > 0)
                due_ += std::chrono::nanoseconds{static_cast<long>(1e9 / load_.requests_per_s)};
            send_all(connection.descriptor, text);
            ++busy_;
        }
    }

    void wait()
    {
        std::array<epoll_event, 256> events;
        timespec timeout{10, 0};
        if (!idle_.empty()) {
            auto const pause = std::max(due_ - SteadyClock::now(), SteadyClock::duration{0});
            timeout = {pause / std::chrono::seconds{1}, (pause % std::chrono::seconds{1}).count()};
        }
        int const ready = ::epoll_pwait2(poll_, events.data(), static_cast<int>(events.size()),
                                         &timeout, nullptr);
        if (ready == 0 && idle_.empty())
            throw std::runtime_error{"the server does not answer"};
        for (int at = 0; at < ready; ++at)
            receive(events[static_cast<std::size_t>(at)].data.u64);
    }

    void receive(std::size_t index)
    {
        auto& connection = connections_[index];
        auto const got = ::recv(connection.descriptor, buffer_.data(), buffer_.size(), 0);
        if (got <= 0)
            throw std::runtime_error{"the server closed a connection"};
        connection.received.append(buffer_.data(), static_cast<std::size_t>(got));
        auto const reply = first_reply(connection.received);
        if (!reply)
            return;
        on_reply_(index, reply->first, SteadyClock::now() - connection.begun_at);
        connection.received.erase(0, reply->second);
        idle_.push_back(index);
        --busy_;
    }

    Load load_;
    NextRequest const& next_;
    OnReply const& on_reply_;
    int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> connections_;
    std::deque<std::size_t> idle_;
    std::size_t busy_ = 0;
    SteadyClock::time_point due_;
    std::array<char, 1 << 16> buffer_;
};

} // namespace

void drive(Load const& load, NextRequest const& next, OnReply const& on_reply)
{
    Driver{load, next, on_reply}.run();
}

std::string request_text(std::string_view method, std::string_view path, std::string_view cookie,
                         std::string_view body)
{
    std::string text;
    text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (!cookie.empty())
        text.append("Cookie: ").append(cookie).append("\r\n");
    if (method != "GET") {
        text.append("Content-Type: application/json\r\nContent-Length: ");
        text.append(std::to_string(body.size())).append("\r\n");
    }
    return text.append("\r\n").append(body);
}

} // namespace bench

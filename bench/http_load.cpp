#include "bench/http_load.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Connection {
    int descriptor = -1;
    std::string received;
    SteadyClock::time_point sent_at;
};

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

/// The first whole answer in `received` and its length, or length 0 when more must come.
std::pair<Reply, std::size_t> first_reply(std::string_view received)
{
    auto const head_end = received.find("\r\n\r\n");
    if (head_end == std::string_view::npos)
        return {};
    std::size_t length = 0;
    auto const head = received.substr(0, head_end);
    if (auto const at = head.find("Content-Length: "); at != std::string_view::npos)
        std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
    if (received.size() < head_end + 4 + length)
        return {};
    Reply reply;
    std::from_chars(received.data() + 9, received.data() + 12, reply.status);
    reply.body = received.substr(head_end + 4, length);
    return {reply, head_end + 4 + length};
}

} // namespace

void drive(std::uint16_t port, std::size_t count, NextRequest const& next, OnReply const& on_reply,
           std::chrono::microseconds pause)
{
    std::vector<Connection> connections(count);
    std::deque<std::pair<SteadyClock::time_point, std::size_t>> resting;
    int const poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::size_t open = count;

    auto const send_next = [&](std::size_t index) {
        auto& connection = connections[index];
        auto const text = next(index);
        if (text.empty()) {
            ::close(connection.descriptor);
            --open;
            return;
        }
        connection.sent_at = SteadyClock::now();
        send_all(connection.descriptor, text);
    };
    for (std::size_t index = 0; index < count; ++index) {
        connections[index].descriptor = connect_to(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, connections[index].descriptor, &event);
        send_next(index);
    }
    std::vector<epoll_event> events(256);
    std::vector<char> buffer(1 << 16);
    while (open > 0) {
        int const ready = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), resting.empty() ? 1000 : 0);
        for (int at = 0; at < ready; ++at) {
            auto const index = events[static_cast<std::size_t>(at)].data.u64;
            auto& connection = connections[index];
            auto const got = ::recv(connection.descriptor, buffer.data(), buffer.size(), 0);
            if (got <= 0)
                fail("the server closed a connection");
            connection.received.append(buffer.data(), static_cast<std::size_t>(got));
            auto const [reply, length] = first_reply(connection.received);
            if (length == 0)
                continue;
            on_reply(index, reply, SteadyClock::now() - connection.sent_at);
            connection.received.erase(0, length);
            if (pause.count() == 0)
                send_next(index);
            else
                resting.emplace_back(SteadyClock::now() + pause, index);
        }
        for (auto const now = SteadyClock::now(); !resting.empty() && resting.front().first <= now; resting.pop_front())
            send_next(resting.front().second);
    }
    ::close(poll);
}

std::string request_text(std::string_view method, std::string_view path, std::string_view cookie, std::string_view body)
{
    std::string text;
    text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (!cookie.empty())
        text.append("Cookie: ").append(cookie).append("\r\n");
    if (method != "GET")
        text.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n");
    return text.append("\r\n").append(body);
}

} // namespace bench

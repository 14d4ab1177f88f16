#include "http/raw_client_test.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace http_test {

RawClient::RawClient(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const patience{.tv_sec = 60, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    // A refusal shows in what is read: nothing.
    (void)::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)}, received_{std::move(other.received_)}
{
}

RawClient::~RawClient()
{
    if (socket_ >= 0)
        ::close(socket_);
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish()
{
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::vanish()
{
    linger const at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
}

std::string RawClient::Answer::header(std::string_view name) const
{
    auto const start = "\r\n" + std::string{name} + ": ";
    auto const at = head.find(start);
    if (at == std::string::npos)
        return {};
    auto const value = at + start.size();
    return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::Answer RawClient::read_answer()
{
    auto answer = read_head();
    auto const length = answer.header("Content-Length");
    auto const bytes = length.empty() ? 0 : std::stoul(length);
    while (received_.size() < bytes) {
        if (!receive())
            return {};
    }
    answer.body = received_.substr(0, bytes);
    received_.erase(0, bytes);
    return answer;
}

RawClient::Answer RawClient::read_head()
{
    while (!received_.contains("\r\n\r\n")) {
        if (!receive())
            return {};
    }
    auto const end = received_.find("\r\n\r\n") + 4;
    Answer answer{.head = received_.substr(0, end)};
    received_.erase(0, end);
    answer.status = std::stoi(answer.head.substr(9, 3));
    return answer;
}

bool RawClient::is_closed()
{
    std::array<char, 1> byte{};
    return received_.empty() && ::recv(socket_, byte.data(), byte.size(), 0) == 0;
}

std::size_t RawClient::read_all()
{
    while (receive()) {}
    return received_.size();
}

bool RawClient::receive()
{
    std::array<char, 64 * 1024> bytes{};
    auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0)
        return false;
    received_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

} // namespace http_test

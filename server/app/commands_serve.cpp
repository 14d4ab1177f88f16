#include "app/commands.hpp"
#include "app/log.hpp"
#include "app/program.hpp"
#include "app/set_up_links.hpp"
#include "app/store_access.hpp"
#include "app/words.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace app {

namespace {

/// Signals that stop the service. Blocked in every thread, taken by the one that waits.
sigset_t stop_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

/// Whether a GET of `path` from this machine's `port` answers 200.
bool answers(std::uint16_t port, std::string_view path)
{
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool is_well =
        ::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    auto const request =
        fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path);
    is_well = is_well && ::send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) ==
                             static_cast<ssize_t>(request.size());
    std::array<char, 12> head{};
    is_well = is_well && ::recv(descriptor, head.data(), head.size(), MSG_WAITALL) ==
                             static_cast<ssize_t>(head.size());
    ::close(descriptor);
    return is_well && std::string_view{head.data(), head.size()} == "HTTP/1.1 200";
}

/// Commits before the program serves: whoever reads the link can use it at once.
std::optional<identity::SetUpLink> first_link(Program& program, Settings const& settings)
{
    auto link = invite_first_administrator(program.writer().begin(clock_of(settings)()));
    program.writer().commit();
    return link;
}

} // namespace

std::string say(base::Error const& error)
{
    auto const* const language = std::getenv("LANG");
    bool const is_chinese = language != nullptr && std::string_view{language}.starts_with("zh");
    auto words = shipped_words().say(error, is_chinese ? http::Language::zh : http::Language::en);
    // A form shows the words beside their field; here nothing else says which line is meant.
    auto const field = std::ranges::find(error.facts, "field", &base::Error::Fact::name);
    if (field == error.facts.end() || words.contains(field->value))
        return words;
    return fmt::format("{}: {}", field->value, words);
}

base::Result<void> serve(Settings const& settings)
{
    auto const signals = stop_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    auto const clock = clock_of(settings);
    Program program{settings, TRY(Store::open_for_writing(settings, clock)), clock};
    auto const link = first_link(program, settings);
    auto const port = TRY(program.start());
    auto const& endpoint = settings.text("server.listen");
    std::cout << fmt::format("掌上工会 serves on http://{}:{}",
                             endpoint.substr(0, endpoint.rfind(':')), port)
              << std::endl;
    if (link)
        std::cout
            << "Nobody has an account yet. The first system administrator sets theirs up at\n  "
            << set_up_address(public_address(settings, port), *link)
            << "\n  (good once and for 24 hours; a restart prints another)" << std::endl;
    int received = 0;
    ::sigwait(&signals, &received);
    log_event(LogLevel::info, "stopping", "no new connections; requests in flight are answered");
    program.stop();
    log_event(LogLevel::info, "stopped", "the store is closed");
    return base::ok();
}

base::Result<void> check_health(Settings const& settings)
{
    auto const& endpoint = settings.text("server.listen");
    auto const port =
        static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
    if (!answers(port, "/readyz"))
        return std::unexpected{base::refuse(service_not_ready).with("address", endpoint)};
    std::cout << "ready\n";
    return base::ok();
}

} // namespace app

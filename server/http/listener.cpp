// g++ 12 inlines one half of asio's frame allocation and sees a mismatch (GCC bug 109224); and it
// warns that the thread sanitizer ignores asio's fences, which stand beside mutexes anyway.
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#pragma GCC diagnostic ignored "-Wtsan"
#endif

#include "http/listener.hpp"

#include "base/verify.hpp"
#include "http/connection.hpp"
#include "http/descriptors.hpp"
#include "http/inbox.hpp"
#include "http/refusals.hpp"
#include "http/roster.hpp"
#include "http/scribe.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using SteadyClock = std::chrono::steady_clock;

// The concrete executor everywhere: asio's type-erased one costs on every operation.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
using Task = asio::awaitable<void, Executor>;
constexpr asio::use_awaitable_t<Executor> awaiting{};

/// How often connections are asked whether our patience with them is over.
constexpr std::chrono::milliseconds sweep_period{100};
/// How long to wait for a file descriptor when there is none left.
constexpr std::chrono::milliseconds accept_pause{100};
/// What a client may still send while it reads its last answer.
constexpr std::size_t linger_bytes_max = 1024 * 1024;
constexpr std::string_view continue_text = "HTTP/1.1 100 Continue\r\n\r\n";

/// One thread of the listener. Everything but `run` and `context` belongs to that thread.
class Worker {
public:
    Worker(ListenerOptions const& given, AddressSet const& trusted, Words const& words,
           Submit const& submit_given, Admission& admission, Tally& tally_given)
        : options{given}
        , submit{submit_given}
        , tally{tally_given}
        , roster{admission, trusted, tally}
        , scribe{words, trusted, given.transport}
    {
        sweep();
    }

    void run() { context.run(); }

    /// Lets idle connections go; the others may finish.
    void close() { roster.close(); }

    /// Cuts all connections that are left. The thread ends when they are gone.
    void abandon()
    {
        inbox->close();
        // A sweep that is due already is not cancelled any more, and must not set the next one.
        is_abandoned_ = true;
        timer_.cancel();
        for (auto* const connection : roster.all()) {
            connection->interrupt(Cut::closed);
            // Whoever waits for a response waits in vain; without its handler it unwinds.
            connection->resume = {};
        }
        guard_.reset();
    }

    asio::io_context context{1};
    ListenerOptions const& options;
    Submit const& submit;
    Tally& tally;
    Roster roster;
    Scribe scribe;
    // Shared: a lane that is slower than the shutdown still holds replies.
    std::shared_ptr<Inbox> const inbox =
        std::make_shared<Inbox>([this] { asio::post(context, [this] { hand_out(); }); });
    /// Read once per sweep: no deadline needs more precision.
    Patience::Time now;

private:
    void sweep()
    {
        now = SteadyClock::now();
        scribe.set_date(std::chrono::system_clock::now() + options.clock_offset);
        roster.cut_slow(now);
        timer_.expires_at(now + sweep_period);
        timer_.async_wait([this](error_code const& error) {
            if (!error && !is_abandoned_)
                sweep();
        });
    }

    void hand_out()
    {
        for (auto& [connection, response] : inbox->take()) {
            connection->response = std::move(response);
            if (auto resume = std::exchange(connection->resume, {}))
                resume();
        }
    }

    asio::executor_work_guard<Executor> guard_{context.get_executor()};
    Timer timer_{context};
    bool is_abandoned_ = false;
};

/// Suspends until the worker hands out the connection's response.
auto async_response(Connection& connection)
{
    auto token = awaiting;
    auto const begin = [](auto handler, Connection* waiting) {
        waiting->resume = std::move(handler);
    };
    return asio::async_initiate<decltype(token), void()>(begin, token, &connection);
}

/// What goes back when no whole request came.
std::string refusal(Worker& worker, Connection& connection)
{
    if (connection.is_too_slow())
        return worker.scribe.too_slow(connection);
    ++worker.tally.rejected;
    return worker.scribe.rejection(connection);
}

/// Writes what the socket takes at once, which is all of most answers.
std::size_t write_at_once(Socket& socket, std::string_view text, error_code& error)
{
    auto const written = socket.write_some(asio::buffer(text), error);
    if (error == asio::error::would_block)
        error = {};
    return written;
}

// The coroutines keep to what g++ 12 compiles rightly: parameters are values or pointers, what is
// awaited has named arguments, and no co_await stands inside a larger expression. A cut comes to
// nothing when what it cancels has just been done, so each loop looks for it before it awaits again.

/// Reads and throws away until the client closes: a close with unread bytes would reset the
/// connection, and the client could lose the answer that says why.
Task linger(Socket* socket, Connection* connection, Worker* worker)
{
    connection->patience.linger(worker->now);
    error_code error;
    socket->shutdown(Socket::shutdown_send, error);
    std::size_t discarded = 0;
    while (!error && connection->cut == Cut::no && discarded < linger_bytes_max) {
        auto const space = connection->reader.space();
        auto const buffer = asio::buffer(space.data(), space.size());
        auto token = asio::redirect_error(awaiting, error);
        auto const count = co_await socket->async_read_some(buffer, token);
        discarded += count;
    }
}

/// Serves one client until either side has enough.
Task serve(Worker* worker, Socket socket, std::string peer)
{
    Connection connection{worker->options.limits, peer, worker->now};
    connection.cancel_waiting = [&socket] {
        error_code ignored;
        socket.cancel(ignored);
    };
    error_code error;
    if (!worker->roster.join(connection, worker->now)) {
        auto const text = worker->scribe.turned_away(connection);
        write_at_once(socket, text, error);
        co_return;
    }
    Attendance const attendance{worker->roster, connection};

    bool goes_on = true;
    while (goes_on) {
        while (!error && connection.cut != Cut::closed && connection.wants_bytes()) {
            if (connection.reader.awaits_continue())
                write_at_once(socket, continue_text, error);
            auto const space = connection.reader.space();
            auto const buffer = asio::buffer(space.data(), space.size());
            auto token = asio::redirect_error(awaiting, error);
            auto const count = co_await socket.async_read_some(buffer, token);
            connection.receive(count, worker->now);
        }
        if (connection.cut == Cut::closed || (error && !connection.is_too_slow()))
            co_return;

        std::string text;
        if (connection.reader.state() == RequestReader::State::complete) {
            ++worker->tally.requests;
            connection.patience.answer();
            auto request = worker->scribe.take_request(connection);
            worker->submit(std::move(request), reply_through(worker->inbox, connection));
            co_await async_response(connection);
            // Streams (SSE) will branch off here: an answer without a length that its handler
            // feeds, while the phase stays `writing`.
            if (worker->roster.is_closed())
                connection.exchange.keeps_alive = false;
            text = worker->scribe.answer(connection);
        } else {
            text = refusal(*worker, connection);
        }

        connection.patience.write(worker->now);
        connection.cut = Cut::no;
        auto written = write_at_once(socket, text, error);
        while (!error && connection.cut == Cut::no && written < text.size()) {
            auto const rest = asio::buffer(text) + written;
            auto token = asio::redirect_error(awaiting, error);
            auto const count = co_await socket.async_write_some(rest, token);
            written += count;
        }
        if (error || connection.cut != Cut::no)
            co_return;
        goes_on = connection.exchange.keeps_alive;
        connection.await_next(worker->now);
    }
    co_await linger(&socket, &connection, worker);
}

} // namespace

/// What all threads share.
class Listener::Engine {
public:
    Engine(ListenerOptions options, AddressSet trusted, Words const& words, Submit submit)
        : options_{std::move(options)}
        , trusted_{std::move(trusted)}
        , submit_{std::move(submit)}
        , admission_{options_.limits}
    {
        VERIFY(options_.threads > 0);
        for (unsigned count = 0; count < options_.threads; ++count)
            workers_.push_back(
                std::make_unique<Worker>(options_, trusted_, words, submit_, admission_, tally_));
        acceptor_.emplace(workers_.front()->context);
    }
    ~Engine() { stop({}); }

    base::Result<void> listen()
    {
        error_code error;
        auto const address = asio::ip::make_address(options_.address, error);
        if (error)
            return std::unexpected{refuse(address_malformed).with("entry", options_.address)};
        tcp::endpoint const endpoint{address, options_.port};
        acceptor_->open(endpoint.protocol(), error);
        if (!error)
            acceptor_->set_option(Acceptor::reuse_address{true}, error);
        if (!error)
            acceptor_->bind(endpoint, error);
        if (!error)
            acceptor_->listen(Acceptor::max_listen_connections, error);
        if (error)
            return std::unexpected{refuse(listening_failed)
                                       .with("address", options_.address)
                                       .with("port", options_.port)
                                       .with("cause", error.message())};
        port_ = acceptor_->local_endpoint(error).port();
        return {};
    }

    void run()
    {
        asio::co_spawn(workers_.front()->context, accept(), end_of_coroutine);
        for (auto const& worker : workers_)
            threads_.emplace_back([&worker = *worker] { worker.run(); });
    }

    void stop(std::chrono::milliseconds patience)
    {
        std::call_once(stopped_, [&] {
            asio::post(workers_.front()->context, [this] {
                error_code ignored;
                acceptor_->close(ignored);
            });
            for (auto const& worker : workers_)
                asio::post(worker->context, [&worker = *worker] { worker.close(); });
            if (!threads_.empty())
                admission_.wait_until_empty(SteadyClock::now() + patience);
            for (auto const& worker : workers_)
                asio::post(worker->context, [&worker = *worker] { worker.abandon(); });
            threads_.clear();
        });
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    [[nodiscard]] ListenerCounts counts()
    {
        return {.accepted = tally_.accepted,
                .open = admission_.open(),
                .requests = tally_.requests,
                .rejected = tally_.rejected,
                .timed_out = tally_.timed_out,
                .evicted = tally_.evicted,
                .turned_away = tally_.turned_away};
    }

private:
    Task accept()
    {
        Timer pause{workers_.front()->context};
        for (std::size_t turn = 0; acceptor_->is_open(); ++turn) {
            auto* const worker = workers_[turn % workers_.size()].get();
            error_code error;
            auto token = asio::redirect_error(awaiting, error);
            auto socket = co_await acceptor_->async_accept(worker->context, token);
            if (error == asio::error::operation_aborted)
                co_return;
            if (error) {
                // Out of descriptors or memory: others have to close before we can go on. A
                // client that has already gone again costs the same short wait.
                pause.expires_after(accept_pause);
                co_await pause.async_wait(token);
                continue;
            }
            ++tally_.accepted;
            socket.non_blocking(true, error);
            socket.set_option(tcp::no_delay{true}, error);
            auto peer = socket.remote_endpoint(error).address().to_string();
            auto task = serve(worker, std::move(socket), std::move(peer));
            asio::co_spawn(worker->context, std::move(task), end_of_coroutine);
        }
    }

    /// Coroutines report what happens to clients; an exception is a bug and stops the process.
    static void end_of_coroutine(std::exception_ptr const& exception)
    {
        if (exception)
            std::rethrow_exception(exception);
    }

    ListenerOptions const options_;
    AddressSet const trusted_;
    Submit const submit_;
    Admission admission_;
    Tally tally_;
    std::vector<std::unique_ptr<Worker>> workers_;
    std::optional<Acceptor> acceptor_;
    std::vector<std::jthread> threads_;
    std::uint16_t port_ = 0;
    std::once_flag stopped_;
};

base::Result<Listener> Listener::start(ListenerOptions options, Words const& words, Submit submit)
{
    auto trusted = TRY(AddressSet::parse(options.trusted_proxies));
    options.limits.connections_max = room_for_connections(options.limits.connections_max);
    auto engine =
        std::make_unique<Engine>(std::move(options), std::move(trusted), words, std::move(submit));
    CHECK_OK(engine->listen());
    engine->run();
    return Listener{std::move(engine)};
}

Listener::Listener(std::unique_ptr<Engine> engine) : engine_{std::move(engine)} {}
Listener::Listener(Listener&&) noexcept = default;
Listener::~Listener() = default;

std::uint16_t Listener::port() const
{
    return engine_->port();
}

ListenerCounts Listener::counts() const
{
    return engine_->counts();
}

void Listener::stop(std::chrono::milliseconds patience)
{
    engine_->stop(patience);
}

} // namespace http

#pragma once

#include "http/listener.hpp"
#include "http/raw_client_test.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace http_test {

inline std::string const get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
inline std::string const get_held = "GET /held HTTP/1.1\r\nHost: a\r\n\r\n";
inline std::string const half_a_head = "GET / HTTP/1.1\r\nHost:";

inline std::string post(std::string const& body)
{
    return "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// A listener with a handler that repeats bodies, and that keeps the replies of "/held".
class Server {
public:
    explicit Server(http::ListenerOptions options = {}) : listener_{start(std::move(options))} {}

    [[nodiscard]] RawClient client() const { return RawClient{listener_->port()}; }
    [[nodiscard]] http::Listener& listener() { return *listener_; }

    /// Waits until so many requests are held, and takes their replies; throws when they stay away.
    std::vector<http::Reply> held(std::size_t count)
    {
        std::unique_lock lock{mutex_};
        auto const have_come = [&] { return held_.size() >= count; };
        if (!arrived_.wait_for(lock, std::chrono::seconds{60}, have_come))
            throw std::runtime_error{"a held request has not come"};
        return std::exchange(held_, {});
    }

    /// Waits until a request for "/busy" keeps the thread of the listener, until it is let go.
    void await_busy() { busy_.wait(false); }
    void let_go()
    {
        let_go_ = true;
        let_go_.notify_all();
    }

    [[nodiscard]] http::Request last_request()
    {
        std::scoped_lock const lock{mutex_};
        return last_;
    }

private:
    base::Result<http::Listener> start(http::ListenerOptions options)
    {
        options.port = 0;
        return http::Listener::start(
            std::move(options), words_, [this](http::Request&& request, http::Reply reply) {
                if (request.path == "/busy") {
                    busy_ = true;
                    busy_.notify_all();
                    let_go_.wait(false);
                }
                std::scoped_lock const lock{mutex_};
                last_ = request;
                if (request.path == "/held") {
                    held_.push_back(std::move(reply));
                    arrived_.notify_all();
                } else if (request.path == "/dropped") {
                    return;
                } else if (request.path == "/large") {
                    reply(http::Response::json(200, std::string(16 * 1024 * 1024, 'a')));
                } else {
                    reply(http::Response::json(200, request.body));
                }
            });
    }

    http::Words words_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<http::Reply> held_;
    http::Request last_;
    std::atomic<bool> busy_ = false;
    std::atomic<bool> let_go_ = false;
    base::Result<http::Listener> listener_;
};

} // namespace http_test

#include "http/inbox.hpp"

#include <atomic>
#include <utility>

namespace http {

namespace {

/// What one reply and its copies share.
class Pending {
public:
    Pending(std::shared_ptr<Inbox> inbox, Connection& connection)
        : inbox_{std::move(inbox)}, connection_{connection}
    {
    }
    Pending(Pending const&) = delete;
    Pending& operator=(Pending const&) = delete;
    ~Pending() { deliver({}); }

    void deliver(std::optional<Response> response)
    {
        if (!is_delivered_.exchange(true))
            inbox_->put({&connection_, std::move(response)});
    }

private:
    std::shared_ptr<Inbox> inbox_;
    Connection& connection_;
    std::atomic<bool> is_delivered_ = false;
};

} // namespace

void Inbox::put(Delivery delivery)
{
    std::scoped_lock const lock{mutex_};
    if (is_closed_)
        return;
    waiting_.push_back(std::move(delivery));
    // Under the lock, so that nobody wakes a thread that `close` has already let go.
    if (waiting_.size() == 1)
        wake_();
}

std::vector<Delivery> Inbox::take()
{
    std::scoped_lock const lock{mutex_};
    return std::exchange(waiting_, {});
}

void Inbox::close()
{
    std::scoped_lock const lock{mutex_};
    is_closed_ = true;
    waiting_.clear();
}

Reply reply_through(std::shared_ptr<Inbox> inbox, Connection& connection)
{
    return [pending = std::make_shared<Pending>(std::move(inbox), connection)](
               Response&& response) { pending->deliver(std::move(response)); };
}

} // namespace http

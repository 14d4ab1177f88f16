#include "http/limits.hpp"

namespace http {

std::shared_ptr<void> LargeBodies::take() const
{
    if (taken_->fetch_add(1) >= at_once_max) {
        taken_->fetch_sub(1);
        return nullptr;
    }
    return {taken_.get(), [taken = taken_](void*) { taken->fetch_sub(1); }};
}

} // namespace http

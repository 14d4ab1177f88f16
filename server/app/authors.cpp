#include "app/authors.hpp"

#include "base/crypto.hpp"

#include <utility>

namespace app {

audit::Author acting_program(std::string part)
{
    constexpr std::size_t trace_bytes = 16;
    auto const bytes = base::random_bytes(trace_bytes);
    return {audit::AuthorKind::system, std::move(part),
            base::hex({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()})};
}

} // namespace app

#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace base {

/// A number that names one row of one kind of thing; ids of different kinds do not mix.
template <class Kind>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(Id const&, Id const&) = default;
};

/// Somebody who works for the union with an account of their own. Assigned by `identity`.
using StaffId = Id<struct StaffKind>;

/// A person across all rooms. Assigned by `identity` at the first sign-in.
using PersonId = Id<struct PersonKind>;

} // namespace base

template <class Kind>
struct std::hash<base::Id<Kind>> {
    std::size_t operator()(base::Id<Kind> id) const noexcept
    {
        return std::hash<std::int64_t>{}(id.value);
    }
};

#pragma once

#include <stdexcept>

namespace sql {

/// The store could not do what it was asked: disk, lock, corrupt row, broken constraint. Caught
/// once, by dispatch; no room catches it.
class Breakdown : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The store is full or read-only; reading still works.
class StoreFull : public Breakdown {
public:
    using Breakdown::Breakdown;
};

} // namespace sql

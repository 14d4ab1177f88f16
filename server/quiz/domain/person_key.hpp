#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"

#include <string>

namespace quiz {

/// The names under which people appear in what is published of one contest for recomputing. Only
/// the program and the person can say whose a name is: the number of a person, which other pages
/// and other contests know, cannot be found from it.
class PersonKeys {
public:
    /// `key` is the contest's own and never published.
    explicit PersonKeys(base::Key const& key) : key_{key} {}

    /// "p" and 32 hexadecimal digits: the first half of HMAC-SHA-256 over the person's number.
    [[nodiscard]] std::string of(base::PersonId) const;

private:
    base::Key key_;
};

} // namespace quiz

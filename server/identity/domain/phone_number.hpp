#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace identity {

/// A mobile number of the Chinese mainland on which a person reads messages: eleven digits, the
/// first a 1 and the second 3 to 9. The carrier is never derived from it: since 2019 a number
/// keeps its digits when it changes carrier.
class PhoneNumber {
public:
    /// Reads what people type or paste, with or without +86, spaces, hyphens and full-width
    /// digits. Refusals, all naming the field `phone`: `phone_malformed`, `phone_of_machine`,
    /// `phone_of_landline`.
    static base::Result<PhoneNumber> parse(std::string_view text);

    /// "19900000001".
    [[nodiscard]] std::string const& digits() const& { return digits_; }
    [[nodiscard]] std::string digits() && { return std::move(digits_); }
    /// "199****0001": what other people and screens may see.
    [[nodiscard]] std::string masked() const;
    /// The seven digits that ten thousand numbers share.
    [[nodiscard]] std::string prefix() const;

    friend bool operator==(PhoneNumber const&, PhoneNumber const&) = default;

private:
    explicit PhoneNumber(std::string digits) : digits_{std::move(digits)} {}

    std::string digits_;
};

} // namespace identity

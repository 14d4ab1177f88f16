#include "quiz/domain/person_key.hpp"

#include "quiz/domain/numbers.hpp"

#include <span>

namespace quiz {

std::string PersonKeys::of(base::PersonId person) const
{
    std::string number;
    append_number(number, person.value);
    auto const digest = base::hmac_sha256(key_, number);
    return 'p' + base::hex(std::span{digest}.first(16));
}

} // namespace quiz

#pragma once

#include "quiz/domain/attempt.hpp"
#include "quiz/domain/mixer.hpp"
#include "quiz/domain/paper.hpp"

#include <span>

namespace quiz {

/// A paper of at most `count` questions that a person has answered before, mistakes first in the
/// choice, in an order of its own. Empty when they have answered none. No points depend on it.
[[nodiscard]] Paper practice_paper(std::span<Attempt const> attempts, int count, MixerKey seed);

} // namespace quiz

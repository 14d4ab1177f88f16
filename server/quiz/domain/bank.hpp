#pragma once

#include "quiz/domain/ids.hpp"
#include "quiz/domain/question.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quiz {

/// The wordings of questions by (question, version): papers name wordings, people see them.
class QuestionShelf {
public:
    void put(Question question);
    /// Null when the wording is not on the shelf.
    [[nodiscard]] std::shared_ptr<Question const> find(QuestionId, QuestionVersion) const;
    [[nodiscard]] std::size_t size() const { return wordings_.size(); }

private:
    struct Name {
        QuestionId question;
        QuestionVersion version;
        friend bool operator==(Name const&, Name const&) = default;
    };
    struct Hash {
        std::size_t operator()(Name const& name) const noexcept;
    };
    // Shared: a paper on its way to a person keeps its wordings while the shelf grows.
    std::unordered_map<Name, std::shared_ptr<Question const>, Hash> wordings_;
};

/// A question's place in a bank.
struct BankItem {
    QuestionId question;
    /// The wording that papers drawn from this state of the bank show.
    QuestionVersion version = 1;
    bool is_enabled = true;

    friend bool operator==(BankItem const&, BankItem const&) = default;
};

/// Which items a walk goes over: one stratum, or the whole bank for a uniform draw.
enum class Ground : std::uint8_t {
    easy,
    medium,
    hard,
    whole,
};
inline constexpr std::size_t grounds_count = 4;
[[nodiscard]] inline Ground ground_of(Stratum stratum)
{
    return static_cast<Ground>(stratum);
}

/// The questions of a bank as they stood at one version. Immutable.
///
/// An item keeps its ordinal in its stratum for ever: new items are appended, a retired one stays
/// in its place and is disabled. So a walk that began on an older version goes on.
class BankSnapshot {
public:
    BankSnapshot(BankId bank, BankVersion version,
                 std::array<std::vector<BankItem>, strata_count> strata);

    /// Reads the text of `items_text`; nothing when it is damaged.
    static std::optional<BankSnapshot> from_text(BankId, BankVersion, std::string_view items);
    /// Such as "412.1,413.2-;500.1;": strata by ';', items by ',', "id.version", '-' = disabled.
    [[nodiscard]] std::string items_text() const;

    [[nodiscard]] BankId bank() const { return bank_; }
    [[nodiscard]] BankVersion version() const { return version_; }
    /// In the order of their ordinals. The whole bank is ordered by question.
    [[nodiscard]] std::span<BankItem const> items(Ground ground) const&
    {
        return grounds_[static_cast<std::size_t>(ground)];
    }
    std::span<BankItem const> items(Ground) && = delete;
    [[nodiscard]] int enabled(Ground ground) const
    {
        return enabled_[static_cast<std::size_t>(ground)];
    }

private:
    BankId bank_;
    BankVersion version_;
    std::array<std::vector<BankItem>, grounds_count> grounds_;
    std::array<int, grounds_count> enabled_{};
};

} // namespace quiz

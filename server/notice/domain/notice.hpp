#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/working_days.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace notice {

/// Where a public notice (公示) stands.
enum class State : std::uint8_t {
    /// Its first day has not come.
    upcoming,
    running,
    /// Somebody objects and nobody has decided yet.
    handling,
    /// The period is over, the result is not declared yet.
    over,
    /// The result is declared.
    ended,
    /// Taken back before its end: what stood in it does not count.
    withdrawn,
};

[[nodiscard]] std::string_view text(State);

/// Texts in Chinese and English.
struct Words {
    std::string zh;
    std::string en;
};

/// One line of a notice as the public may see it: masked before it comes here.
struct Row {
    /// Tells versions of the same line apart without saying who it is, such as "p12".
    std::string key;
    /// As the columns of the notice, such as place, name, number, union, points, prize.
    std::vector<std::string> cells;
    friend bool operator==(Row const&, Row const&) = default;
};

/// What stood in a notice from one instant on. Never changes.
struct Version {
    int number = 1;
    /// Of the version before; empty for the first.
    std::string previous_hash;
    /// What the programme approved, such as the hash of a prize list's version.
    std::string seal;
    std::string hash;
    std::vector<Row> rows;
    /// The first day of the period that these names have.
    base::CivilDate first_day;
    base::Instant published_at;
};

/// The rows as they are hashed and stored: key and cells divided by tabs, a line each.
[[nodiscard]] std::string rows_text(std::span<Row const>);
[[nodiscard]] std::vector<Row> rows_from_text(std::string_view);

/// SHA-256 in hexadecimal of "palmunion notice 1", id, number, hash of the version before, seal,
/// each on a line of its own, and the rows.
[[nodiscard]] std::string version_hash(std::string_view id, int number, std::string_view previous,
                                       std::string_view seal, std::string_view rows_text);

/// The first version whose hash does not follow, if any: 0 stands for none.
[[nodiscard]] int first_broken(std::string_view id, std::span<Version const>);

struct Notice {
    /// What stands in its address: 12 letters and digits.
    std::string id;
    /// What it is about, such as "quiz-month" and "woxinxiangdang 2021-03".
    std::string programme;
    std::string subject;
    Words title;
    Words basis;
    /// Department, telephone and address for objections.
    Words contact;
    std::string issuer;
    /// Such as "名次\tPlace"; one for each cell.
    std::vector<Words> columns;
    int working_days = 5;
    /// So many days after the end the rows are no longer shown.
    int shown_days_after = 30;
    std::optional<base::Instant> closed_at;
    std::optional<base::Instant> withdrawn_at;
    /// At least one.
    std::vector<Version> versions;
    std::int64_t objections = 0;
    std::int64_t open_objections = 0;
};

/// The last day of the period: the one that the newest names have.
[[nodiscard]] base::Announced<base::CivilDate> ends_on(Notice const&, base::WorkingDays const&);

[[nodiscard]] State state_on(Notice const&, base::WorkingDays const&, base::CivilDate today);

/// Whether the rows may still be shown: they are taken off the net some days after the end.
[[nodiscard]] bool shows_rows(Notice const&, base::WorkingDays const&, base::CivilDate today);

/// One line on two versions; empty cells where it is not on one of them.
struct Change {
    Row before;
    Row after;
};

/// What a version changed against the one before it, by the order of the new rows, those that fell
/// out first.
[[nodiscard]] std::vector<Change> changes_between(Version const& before, Version const& after);

enum class Channel : std::uint8_t {
    form,
    telephone,
};

[[nodiscard]] std::string_view text(Channel);

inline constexpr std::size_t objection_characters_max = 1000;
inline constexpr std::size_t objector_characters_max = 100;
/// More than this are not an objection but a flood.
inline constexpr std::int64_t open_objections_max = 500;

/// What somebody says against a notice. Named objections are preferred and kept confidential.
struct Objection {
    std::int64_t number = 1;
    Channel channel = Channel::form;
    std::string words;
    /// Name and how to reach the person; empty when they do not say.
    std::string objector;
    base::Instant received_at;
    std::optional<base::Instant> decided_at;
    bool is_upheld = false;
    /// What was found, for those who ask.
    std::string answer;
};

/// Refusal: `objection_words_length` {field, characters_max}.
[[nodiscard]] base::Result<void> check_words(Objection const&);

} // namespace notice

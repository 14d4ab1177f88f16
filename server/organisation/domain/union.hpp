#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organisation {

/// Numbers a union inside one database, from 1; its code is the name that leaves the program.
using UnionId = base::Id<struct UnionKind>;

/// The code of a union: 2 to 20 capital letters and digits. Local unions carry the GB/T 2260 code
/// of their region, such as "330702".
class UnionCode {
public:
    /// Reads small letters and full-width forms too. Refusal: `union_code_malformed` {value,
    /// allowed}.
    static base::Result<UnionCode> parse(std::string_view text);

    [[nodiscard]] std::string const& text() const& { return text_; }
    std::string const& text() && = delete;

    friend auto operator<=>(UnionCode const&, UnionCode const&) = default;

private:
    explicit UnionCode(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

/// A union stands by where people work (地方工会) or by what they work at (产业工会). Both trees
/// grow from the provincial union, which leads the industry unions too.
enum class Tree : std::uint8_t {
    local,
    industry,
};

/// "local" or "industry".
[[nodiscard]] std::string_view text(Tree);
[[nodiscard]] std::optional<Tree> tree_from(std::string_view text);

/// A step of the organisation, kept as data: 0 is the nation, larger numbers stand lower.
struct Level {
    std::string code;
    int rank = 0;
    std::string zh;
    std::string en;

    friend bool operator==(Level const&, Level const&) = default;
};

/// The highest rank that a person may belong to: a city's union or an industry union of the
/// province (AMB-Q19, `union_choice.min_depth=2`).
inline constexpr int choosable_rank_min = 2;

/// The days on which a union exists, both ends included; no end means for as long as is known.
struct Validity {
    std::optional<base::CivilDate> from = {};
    std::optional<base::CivilDate> to = {};

    [[nodiscard]] bool contains(base::CivilDate date) const
    {
        return (!from || *from <= date) && (!to || date <= *to);
    }

    friend bool operator==(Validity const&, Validity const&) = default;
};

/// A union as it stands in its tree.
struct Union {
    UnionId id;
    std::string code;
    std::string name;
    std::string short_name;
    Tree tree = Tree::local;
    Level level;
    std::optional<UnionId> parent;
    /// GB/T 2260, six digits, nine for towns; empty when it belongs to no region.
    std::string region_code;
    Validity validity;
    /// The union that took over its people when it ended.
    std::optional<UnionId> successor;

    [[nodiscard]] bool is_deep_enough_to_choose() const { return level.rank >= choosable_rank_min; }
    [[nodiscard]] bool is_choosable_on(base::CivilDate date) const
    {
        return is_deep_enough_to_choose() && validity.contains(date);
    }
};

/// A union with its surroundings, as it is shown to people who look for theirs.
struct UnionCard {
    Union self;
    /// From the root to the parent.
    std::vector<Union> above;
    /// Unions directly below that exist on the day of the question.
    std::int64_t children = 0;
    bool is_choosable = false;
};

} // namespace organisation

#pragma once

#include "base/result.hpp"
#include "quiz/domain/study_card.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace quiz {

enum class Grant : std::uint8_t {
    /// Nothing has changed.
    none,
    /// The second attempt of today is there.
    granted,
};

/// A link that a person may pass on.
struct SharedLink {
    // Shared: the contest's version lives as long as an answer that was made by it.
    std::shared_ptr<Contest const> contest;
    /// Names the link in "/s/{token}"; nothing in modes where a link is only a link.
    std::optional<std::string> token;
    Grant grant = Grant::none;
};

/// Makes the link of today. In mode `share` the second attempt is granted at once, because no
/// platform tells whether something was shared (AMB-Q3); in mode `visit` when another device opens
/// it. The same day gives the same link. Refusals: `contest_unknown`, `contest_not_begun`,
/// `contest_ended`, `union_missing`, `union_too_wide`.
[[nodiscard]] base::Result<SharedLink> share_contest(sql::Transaction&, Live const&, base::PersonId,
                                                     std::string_view slug);

/// What a shared link leads to.
struct LinkTarget {
    std::shared_ptr<Contest const> contest;
};

/// Refusal: `link_unknown`.
[[nodiscard]] base::Result<LinkTarget> follow_link(sql::Transaction&, Live const&,
                                                   std::string_view token);

struct VisitLink {
    std::string token;
    /// Who visits, if signed in.
    std::optional<base::PersonId> visitor = {};
    /// Whether the device is the one that made the link, as far as its cookie tells.
    enum class Device : std::uint8_t {
        other,
        same,
    } device = Device::other;
};

/// Opens a link on a device. In mode `visit`, the first visit by another person's or an unknown
/// device on the link's own day grants its maker the second attempt. Refusal: `link_unknown`.
[[nodiscard]] base::Result<LinkTarget> visit_link(sql::Transaction&, Live const&, VisitLink const&);

/// A card on the screen of a person.
struct OpenedCard {
    std::shared_ptr<Contest const> contest;
    StudyCard card;
    /// From when its check may be answered.
    base::Instant readable_from;
};

/// Opens today's card; asking again gives the same card with the same `readable_from`. Refusals:
/// `contest_unknown`, `contest_not_begun`, `contest_ended`, `second_chance_not_study` {mode},
/// `union_missing`, `union_too_wide`, `second_chance_used`, `study_cards_missing`.
[[nodiscard]] base::Result<OpenedCard> open_study_card(sql::Transaction&, Live const&,
                                                       base::PersonId, std::string_view slug);

struct AnswerStudyCheck {
    base::PersonId person;
    std::string slug;
    /// Code of the card that was read.
    std::string card;
    /// Position of the chosen option.
    std::int64_t answer = 0;
};

/// Grants the second attempt for the right answer; after a wrong one the person reads and answers
/// once more. Refusals: `contest_unknown`, `second_chance_not_study` {mode},
/// `study_card_unknown` (not opened today), `second_chance_used`, `study_too_fast` {wait_s},
/// `answer_out_of_range`.
[[nodiscard]] base::Result<Grant> answer_study_check(sql::Transaction&, Live const&,
                                                     AnswerStudyCheck const&);

} // namespace quiz

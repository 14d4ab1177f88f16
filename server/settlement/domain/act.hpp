#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace settlement {

/// Somebody who works for the union. 0 is the program itself.
using base::StaffId;
inline constexpr StaffId the_program{0};

/// Every step that somebody can take in the settlement of a month.
enum class ActKind : std::uint8_t {
    /// Takes up a month whose standings stand still, or looks at it again after a recount.
    freeze,
    /// Notes that something about a place looks unusual. A proposal, never a punishment.
    find,
    /// Decides that a finding means nothing.
    keep,
    /// Holds a place until somebody has looked at it.
    hold,
    /// The worker disagrees with a hold or a disqualification.
    appeal,
    release,
    /// Strikes a held place out: the next in rank moves up.
    disqualify,
    /// Hands the list to the second person.
    submit,
    approve,
    publish,
    /// Decides an objection of the public.
    decide,
    /// Publishes the next version of a list that is on notice.
    correct,
    go_back,
    finalise,
    pay,
};

inline constexpr std::array all_act_kinds{
    ActKind::freeze,  ActKind::find,       ActKind::keep,    ActKind::hold,     ActKind::appeal,
    ActKind::release, ActKind::disqualify, ActKind::submit,  ActKind::approve,  ActKind::publish,
    ActKind::decide,  ActKind::correct,    ActKind::go_back, ActKind::finalise, ActKind::pay};

/// "freeze", "find" and so on.
[[nodiscard]] std::string_view text(ActKind);
[[nodiscard]] std::optional<ActKind> act_kind_from(std::string_view);

/// What a doubt rests on.
enum class Evidence : std::uint8_t {
    /// Several accounts answered on one device.
    one_device,
    /// All answers right in less time than it takes to read them.
    too_fast,
    /// Every paper took the same time.
    regular_times,
    /// Papers begun and ended together with those of another account.
    in_step,
    /// Very many accounts behind one network address; a factory may be one address.
    one_network,
    /// Works for the organiser or wrote questions: may play, cannot win (AMB-Q24).
    organiser_staff,
    /// Works in no enterprise of the province (AMB-Q15).
    not_eligible,
    /// Another account of the same person stands better (AMB-Q16).
    same_person,
    /// An objection of the public.
    objection,
    /// The winner does not want the prize.
    given_up,
    /// More than one person may get for a month, or nobody to pay it to.
    not_payable,
    other,
};

inline constexpr std::array all_evidence{
    Evidence::one_device,   Evidence::too_fast,    Evidence::regular_times,
    Evidence::in_step,      Evidence::one_network, Evidence::organiser_staff,
    Evidence::not_eligible, Evidence::same_person, Evidence::objection,
    Evidence::given_up,     Evidence::not_payable, Evidence::other};

[[nodiscard]] std::string_view text(Evidence);
[[nodiscard]] std::optional<Evidence> evidence_from(std::string_view);

inline constexpr std::size_t reason_characters_max = 500;

/// One step, as it is taken and as the journal remembers it. What a kind does not need is empty.
struct Act {
    ActKind kind = ActKind::freeze;
    StaffId staff = the_program;
    base::Instant at = {};
    /// Why; needed by keep, hold, appeal, release, disqualify, decide and go_back, and the facts of
    /// find.
    std::string reason = {};
    /// Whose place: find, hold, appeal, release, disqualify.
    std::optional<base::PersonId> person = {};
    /// find and hold.
    std::optional<Evidence> evidence = {};
    /// keep and hold: which finding (the number of its act); decide: which objection.
    std::optional<std::int64_t> subject = {};
    /// freeze: of the list as it follows from the standings. approve: of the list that was looked
    /// at. publish and correct: of the list that goes out.
    std::string hash = {};
    /// approve: the total that the second person typed.
    int yuan = 0;

    friend bool operator==(Act const&, Act const&) = default;
};

} // namespace settlement

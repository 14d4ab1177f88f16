#include "notice/service/publishing.hpp"

#include "notice/domain/refusals.hpp"
#include "notice/store/notices.hpp"

namespace notice {

namespace {

constexpr std::size_t id_letters = 12;

/// An address that nobody guesses and everybody can type.
std::string fresh_id()
{
    constexpr std::string_view alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    std::string id;
    while (id.size() < id_letters)
        id += alphabet[base::random_below(alphabet.size())];
    return id;
}

} // namespace

std::string put_up(sql::Transaction& tx, PutUp command)
{
    auto notice = find_notice_of(tx, command.about.programme, command.about.subject);
    if (!notice) {
        notice = std::move(command.about);
        notice->id = fresh_id();
        notices::insert(tx, *notice);
    }
    notice->withdrawn_at.reset();
    notices::update_times(tx, *notice);
    Version version;
    version.number = static_cast<int>(notice->versions.size()) + 1;
    version.previous_hash = notice->versions.empty() ? "" : notice->versions.back().hash;
    version.seal = std::move(command.seal);
    version.rows = std::move(command.rows);
    version.first_day = command.first_day;
    version.published_at = tx.now();
    version.hash = version_hash(notice->id, version.number, version.previous_hash, version.seal,
                                rows_text(version.rows));
    notices::insert_version(tx, notice->id, version);
    return notice->id;
}

base::Result<void> close(sql::Transaction& tx, std::string_view id)
{
    auto notice = TRY(find_notice(tx, id));
    notice.closed_at = tx.now();
    notices::update_times(tx, notice);
    return base::ok();
}

base::Result<void> withdraw(sql::Transaction& tx, std::string_view id)
{
    auto notice = TRY(find_notice(tx, id));
    notice.withdrawn_at = tx.now();
    notices::update_times(tx, notice);
    return base::ok();
}

base::Result<Notice> find_notice(sql::Transaction& tx, std::string_view id)
{
    auto notice = notices::find(tx, id);
    if (!notice)
        return std::unexpected{refuse(notice_unknown)};
    return std::move(*notice);
}

std::optional<Notice> find_notice_of(sql::Transaction& tx, std::string_view programme,
                                     std::string_view subject)
{
    auto const id = notices::find_id(tx, programme, subject);
    return id ? notices::find(tx, *id) : std::nullopt;
}

base::Result<std::int64_t> file_objection(sql::Transaction& tx, ObjectionMeans const& means,
                                          FileObjection const& command)
{
    auto const notice = TRY(find_notice(tx, command.notice));
    auto const state = state_on(notice, means.calendar, means.today);
    if (state != State::running && state != State::handling)
        return std::unexpected{
            refuse(notice_takes_no_objection).with("state", std::string{text(state)})};
    if (notice.open_objections >= open_objections_max)
        return std::unexpected{
            refuse(objections_too_many).with("objections_max", open_objections_max)};
    Objection objection;
    objection.number = notice.objections + 1;
    objection.channel = command.channel;
    objection.words = command.words;
    objection.objector = command.objector;
    objection.received_at = tx.now();
    CHECK_OK(check_words(objection));
    notices::insert_objection(tx, means.key, notice.id, objection);
    return objection.number;
}

std::vector<Objection> list_objections(sql::Transaction& tx, base::Key const& key,
                                       std::string_view notice)
{
    return notices::list_objections(tx, key, notice);
}

void decide_objection(sql::Transaction& tx, std::string_view notice, std::int64_t number,
                      Outcome outcome, std::string_view answer)
{
    Objection objection;
    objection.number = number;
    objection.decided_at = tx.now();
    objection.is_upheld = outcome == Outcome::upheld;
    objection.answer = answer;
    VERIFY(notices::decide_objection(tx, notice, objection));
}

} // namespace notice

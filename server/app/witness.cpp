#include "app/witness.hpp"

#include "app/commands.hpp"
#include "audit/domain/proof.hpp"
#include "base/crypto.hpp"
#include "http/client.hpp"
#include "http/json.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <system_error>

namespace app {

namespace {

constexpr int hashes_per_page = 4'096;

base::Result<std::vector<audit::Hash>> hashes_in(http::JsonObject const& json,
                                                 std::string_view name)
{
    std::vector<audit::Hash> hashes;
    auto const texts = TRY(json.texts(name));
    for (auto const& text : texts)
        hashes.push_back(TRY(base::digest_from_hex(text)));
    return hashes;
}

} // namespace

base::Result<std::string> Witness::fetch(std::string const& path) const
{
    auto const address = url_ + "/api/v1/audit/" + path;
    auto fetched = TRY(http::fetch(address));
    if (fetched.status != 200)
        return std::unexpected{base::refuse(answer_not_understood)
                                   .with("address", address)
                                   .with("status", fetched.status)};
    return std::move(fetched.body);
}

base::Result<audit::LogKey> Witness::fetch_key() const
{
    auto const body = TRY(fetch("key"));
    auto const json = TRY(http::JsonObject::parse(body));
    auto const text = TRY(json.text("key"));
    return audit::LogKey::parse(text);
}

base::Result<std::string> Witness::fetch_note() const
{
    auto const body = TRY(fetch("checkpoint"));
    auto const json = TRY(http::JsonObject::parse(body));
    return json.text("note");
}

base::Result<std::optional<Witness::Memory>> Witness::recall() const
{
    std::ifstream stream{file_, std::ios::binary};
    if (!stream)
        return std::nullopt;
    std::string line;
    std::getline(stream, line);
    Memory memory{TRY(audit::LogKey::parse(line)), {}};
    memory.note.assign(std::istreambuf_iterator<char>{stream}, {});
    return memory;
}

base::Result<void> Witness::remember(Memory const& memory) const
{
    auto fresh = file_;
    fresh += ".new";
    std::ofstream stream{fresh, std::ios::binary};
    stream << memory.key.text() << '\n' << memory.note;
    stream.close();
    std::error_code error;
    // In one step: a witness that is stopped here still remembers what it saw before.
    if (stream)
        std::filesystem::rename(fresh, file_, error);
    if (!stream || error)
        return std::unexpected{base::refuse(witness_file_unwritable).with("file", file_.string())};
    return base::ok();
}

base::Result<void> Witness::compare_growth(audit::Checkpoint const& seen,
                                           audit::Checkpoint const& found) const
{
    auto const refused = [&](base::Refusal const& refusal) {
        return std::unexpected{
            base::refuse(refusal).with("seen", seen.size).with("found", found.size)};
    };
    if (found.size < seen.size)
        return refused(log_rolled_back);
    if (found.size == seen.size) {
        if (found.root != seen.root)
            return refused(log_forked);
        return base::ok();
    }
    auto const body =
        TRY(fetch(fmt::format("proof/consistency?from={}&to={}", seen.size, found.size)));
    auto const json = TRY(http::JsonObject::parse(body));
    auto path = TRY(hashes_in(json, "path"));
    if (!holds(audit::ConsistencyProof{seen.size, found.size, std::move(path)}, seen.root,
               found.root))
        return refused(log_forked);
    return base::ok();
}

base::Result<void> Witness::compare_entries(audit::Checkpoint const& seen,
                                            audit::Checkpoint const& found) const
{
    auto const differ = [](std::int64_t from, std::int64_t to) {
        return std::unexpected{base::refuse(log_entries_differ).with("from", from).with("to", to)};
    };
    audit::Frontier frontier;
    while (frontier.size() < found.size) {
        auto const body =
            TRY(fetch(fmt::format("leaves?from={}&limit={}", frontier.size(), hashes_per_page)));
        auto const json = TRY(http::JsonObject::parse(body));
        auto const hashes = TRY(hashes_in(json, "hashes"));
        if (hashes.empty())
            return differ(frontier.size(), frontier.size());
        for (auto const& hash : hashes) {
            if (frontier.size() == found.size)
                break;
            frontier.append(hash);
            if (frontier.size() == seen.size && frontier.root() != seen.root)
                return differ(0, seen.size - 1);
        }
    }
    if (frontier.root() != found.root)
        return differ(seen.size, found.size - 1);
    return base::ok();
}

base::Result<audit::Checkpoint> Witness::look() const
{
    auto const memory = TRY(recall());
    auto const key = TRY(fetch_key());
    if (memory && !(memory->key == key))
        return std::unexpected{base::refuse(log_key_changed)};
    auto const note = TRY(fetch_note());
    auto found = TRY(audit::open_note(note, key));
    audit::Checkpoint seen{key.origin, 0, audit::empty_root()};
    if (memory) {
        seen = TRY(audit::open_note(memory->note, key));
        CHECK_OK(compare_growth(seen, found));
    }
    CHECK_OK(compare_entries(seen, found));
    CHECK_OK(remember({key, note}));
    return found;
}

} // namespace app

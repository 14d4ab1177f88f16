#include "audit/domain/entry.hpp"

#include "json/writer.hpp"

#include <utility>

namespace audit {

namespace {

constexpr std::pair<AuthorKind, std::string_view> author_kinds[] = {
    {AuthorKind::person, "person"},
    {AuthorKind::staff, "staff"},
    {AuthorKind::token, "token"},
    {AuthorKind::system, "system"},
};

/// Of the form below; another form gets another number.
constexpr int form = 1;

} // namespace

std::string_view text(AuthorKind kind)
{
    for (auto const& [known, word] : author_kinds)
        if (known == kind)
            return word;
    std::unreachable();
}

std::optional<AuthorKind> author_kind_from(std::string_view word)
{
    for (auto const& [kind, known] : author_kinds)
        if (known == word)
            return kind;
    return std::nullopt;
}

Details Details::with(std::string_view name, std::string_view value) &&
{
    json::Writer writer;
    writer.value(value);
    return std::move(*this).with_json(name, writer.take());
}

Details Details::with_number(std::string_view name, std::int64_t value) &&
{
    return std::move(*this).with_json(name, std::to_string(value));
}

Details Details::with_json(std::string_view name, std::string json) &&
{
    VERIFY(facts_.emplace(name, std::move(json)).second);
    return std::move(*this);
}

std::string Details::json() const
{
    json::Writer writer;
    writer.begin_object();
    for (auto const& [name, value] : facts_)
        writer.key(name).raw(value);
    return writer.end_object().take();
}

Entry Entry::of(Author author, Act const& act, base::Instant at)
{
    return {std::move(author), std::string{act.name}, act.subject,
            act.reason,        act.details.json(),    at};
}

std::string canonical_bytes(Entry const& entry)
{
    // Keys in alphabetical order: that is the canonical form.
    json::Writer writer;
    writer.begin_object().field("act", entry.act).field("at_ms", entry.at.ms);
    writer.key("details").raw(entry.details).field("form", form).field("reason", entry.reason);
    writer.field("subject", entry.subject).field("trace_id", entry.author.trace_id);
    writer.key("who").begin_object().field("id", entry.author.id);
    writer.field("kind", text(entry.author.kind)).end_object();
    return writer.end_object().take();
}

} // namespace audit

#include "notify/service/text_content.hpp"

#include "sql/breakdown.hpp"
#include "json/object.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace notify {

namespace {

std::string place_of(std::string_view reference)
{
    return fmt::format("notify_message:{}", reference);
}

base::Result<TextMessage> read(Terms const& terms, Message const& message)
{
    auto const raw = TRY(base::from_base64url(message.content));
    auto const plain = TRY(base::open_sealed(terms.content, raw, place_of(message.reference)));
    auto const object = TRY(json::Object::parse(plain));
    TextMessage text{.id = message.reference, .purpose = message.kind};
    text.phone = TRY(object.text("phone"));
    text.code = TRY(object.text("code"));
    text.words = TRY(object.text("words"));
    text.life = std::chrono::minutes{TRY(object.integer("minutes"))};
    return text;
}

} // namespace

std::string sealed_text(Terms const& terms, TextMessage const& text, std::string_view reference)
{
    json::Writer json;
    json.begin_object().field("phone", text.phone).field("code", text.code);
    json.field("words", text.words).field("minutes", text.life.count()).end_object();
    return base::base64url(base::seal(terms.content, json.take(), place_of(reference)));
}

TextMessage text_in(Terms const& terms, Message const& message)
{
    auto text = read(terms, message);
    if (!text)
        throw sql::Breakdown{"what is said by " + place_of(message.reference) + " does not open"};
    return std::move(*text);
}

} // namespace notify

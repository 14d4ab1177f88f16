#include "base/verify.hpp"
#include "json/object.hpp"
#include "json/writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

/// Reads everything that an object offers, and writes its texts again.
void visit(json::Object const& object)
{
    (void)object.allow_only({"a", "b"});
    for (auto const& name : object.names()) {
        VERIFY(object.has(name));
        (void)object.integer(name);
        (void)object.boolean(name);
        (void)object.texts(name);
        (void)object.integer_lists(name);
        (void)object.optional_text(name);
        if (auto const text = object.text(name)) {
            json::Writer writer;
            writer.begin_object().field(name, *text).end_object();
            auto const again = json::Object::parse(writer.take());
            VERIFY(again.has_value() && again->text(name).value() == *text);
        }
        if (auto const inner = object.object(name))
            visit(*inner);
        if (auto const list = object.objects(name)) {
            for (auto const& one : *list)
                visit(one);
        }
    }
}

} // namespace

/// Any bytes are read or refused, and what is read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const object = json::Object::parse(text);
    if (object)
        visit(*object);
    else if (object.error().reason == "json_malformed")
        VERIFY(std::stoul(object.error().facts.front().value) <= size);
    return 0;
}

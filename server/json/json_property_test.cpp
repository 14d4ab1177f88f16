#include "json/object.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>
#include <string>
#include <vector>

namespace {

using json::Object;
using json::Writer;

/// Any text that JSON can carry here: every code point but U+0000 and the surrogates.
rc::Gen<std::string> any_text()
{
    auto const letter = rc::gen::weightedOneOf<std::string>({
        {4, rc::gen::map(rc::gen::inRange(1, 128),
                         [](int byte) { return std::string(1, static_cast<char>(byte)); })},
        {2, rc::gen::element<std::string>("工", "é", "😀", "\u2028", "\uFFFF", "\"", "\\", "\\u0041",
                                          "</script>")},
    });
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(letter),
                        [](std::vector<std::string> const& letters) {
                            std::string text;
                            for (auto const& one : letters)
                                text += one;
                            return text;
                        });
}

RC_GTEST_PROP(JsonProperty, WhatTheWriterWritesTheReaderReads, ())
{
    auto const texts =
        *rc::gen::container<std::map<std::string, std::string>>(any_text(), any_text());
    auto const numbers = *rc::gen::container<std::vector<std::vector<std::int64_t>>>(
        rc::gen::container<std::vector<std::int64_t>>(rc::gen::arbitrary<std::int64_t>()));
    Writer json;
    json.begin_object().key("texts").begin_object();
    for (auto const& [name, text] : texts)
        json.field(name, text);
    json.end_object().key("numbers").begin_array();
    for (auto const& list : numbers) {
        json.begin_array();
        for (auto const number : list)
            json.value(number);
        json.end_array();
    }
    json.end_array().end_object();

    auto const written = json.take();
    auto const object = Object::parse(written);
    RC_ASSERT(object.has_value());
    RC_ASSERT(object->integer_lists("numbers").value() == numbers);
    auto const read = object->object("texts");
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->names().size() == texts.size());
    for (auto const& [name, text] : texts)
        RC_ASSERT(read->text(name).value() == text);
}

RC_GTEST_PROP(JsonProperty, ATextThatIsCutOffIsRefused, ())
{
    auto const text = *any_text();
    Writer json;
    json.begin_object().field("a", text).end_object();
    auto const whole = json.take();
    auto const length = *rc::gen::inRange<std::size_t>(0, whole.size());
    RC_ASSERT(!Object::parse(whole.substr(0, length)).has_value());
}

RC_GTEST_PROP(JsonProperty, AnyBytesAreReadOrRefusedWithinTheirLength, ())
{
    auto const letters = *rc::gen::container<std::vector<char>>(
        rc::gen::element('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'e', 'n', 'u', 'l', 't',
                         '\\', ' ', '\xE5', 'a'));
    std::string const text{letters.begin(), letters.end()};
    auto const object = Object::parse(text);
    if (object.has_value() || object.error().reason != "json_malformed")
        return;
    RC_ASSERT(std::stoul(object.error().facts.front().value) <= text.size());
}

} // namespace

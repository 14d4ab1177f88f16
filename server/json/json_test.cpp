#include "support/refusals.hpp"
#include "json/object.hpp"
#include "json/refusals.hpp"
#include "json/writer.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <vector>

namespace {

using json::Object;
using json::Writer;
using support::is_accepted;
using support::is_refused;
using namespace std::literals;

struct Refused {
    std::string text;
    base::Refusal refusal;
    /// The value of the first fact, if the refusal has one.
    std::string fact = {};
};

void PrintTo(Refused const& refused, std::ostream* out)
{
    *out << testing::PrintToString(refused.text.substr(0, 60));
}

std::string nested(std::size_t depth)
{
    return R"({"a":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

class JsonRefusals : public testing::TestWithParam<Refused> {};

TEST_P(JsonRefusals, SayWhatIsWrong)
{
    auto const object = Object::parse(GetParam().text);
    ASSERT_TRUE(is_refused(object, GetParam().refusal));
    if (!GetParam().fact.empty()) {
        ASSERT_FALSE(object.error().facts.empty());
        EXPECT_EQ(object.error().facts.front().value, GetParam().fact);
    }
}

INSTANTIATE_TEST_SUITE_P(Syntax, JsonRefusals,
                         testing::Values(Refused{"", json::json_malformed, "0"},
                                         Refused{"   ", json::json_malformed, "3"},
                                         Refused{"{", json::json_malformed, "1"},
                                         Refused{"{\"a\":1", json::json_malformed, "6"},
                                         Refused{"{\"a\":1,}", json::json_malformed, "7"},
                                         Refused{"{\"a\":1}x", json::json_malformed, "7"},
                                         Refused{"{\"a\":1} {}", json::json_malformed, "8"},
                                         Refused{"{'a':1}", json::json_malformed, "1"},
                                         Refused{"{a:1}", json::json_malformed, "1"},
                                         Refused{"{\"a\":01}", json::json_malformed, "6"},
                                         Refused{"{\"a\":+1}", json::json_malformed, "5"},
                                         Refused{"{\"a\":.5}", json::json_malformed, "5"},
                                         Refused{"{\"a\":1.}", json::json_malformed, "7"},
                                         Refused{"{\"a\":0x1}", json::json_malformed, "6"},
                                         Refused{"{\"a\":NaN}", json::json_malformed, "5"},
                                         Refused{"{\"a\":Infinity}", json::json_malformed, "5"},
                                         Refused{"{\"a\":True}", json::json_malformed, "5"},
                                         Refused{"{\"a\":tru}", json::json_malformed, "8"},
                                         Refused{"{\"a\":\"\n\"}", json::json_malformed, "6"},
                                         Refused{"{\"a\":\"\\x\"}", json::json_malformed, "7"},
                                         Refused{"{\"a\":\"\\u12\"}", json::json_malformed, "10"},
                                         Refused{"/**/{}", json::json_malformed, "0"},
                                         Refused{"{}//", json::json_malformed, "2"},
                                         Refused{"\xEF\xBB\xBF{}", json::json_malformed, "0"},
                                         Refused{"{}\0"s, json::json_malformed, "2"}));

INSTANTIATE_TEST_SUITE_P(
    Unicode, JsonRefusals,
    testing::Values(Refused{"{\"a\":\"\xC0\xAF\"}", json::json_malformed, "6"},
                    Refused{"{\"a\":\"\xED\xA0\x80\"}", json::json_malformed},
                    Refused{"{\"a\":\"\xF4\x90\x80\x80\"}", json::json_malformed},
                    Refused{"{\"\xFF\":1}", json::json_malformed, "2"},
                    Refused{"{\"a\":\"\xE5\xB7\"}", json::json_malformed, "8"},
                    Refused{"{\"a\":\"\\ud800\"}", json::json_malformed, "12"},
                    Refused{"{\"a\":\"\\udc00\"}", json::json_malformed},
                    Refused{"{\"a\":\"\\ud800\\u0041\"}", json::json_malformed},
                    Refused{"{\"a\":\"\\u0000\"}", json::json_nul_character},
                    Refused{"{\"a\\u0000b\":1}", json::json_nul_character}));

INSTANTIATE_TEST_SUITE_P(
    Shape, JsonRefusals,
    testing::Values(Refused{"[]", json::json_not_object}, Refused{"null", json::json_not_object},
                    Refused{"\"a\"", json::json_not_object}, Refused{"1", json::json_not_object},
                    Refused{nested(33), json::json_too_deep, "32"},
                    Refused{"{\"a\":1,\"a\":1}", json::json_duplicate_key, "a"},
                    Refused{"{\"a\":{\"b\":1,\"c\":2,\"b\":3}}", json::json_duplicate_key, "b"},
                    Refused{"{\"a\":1,\"\\u0061\":2}", json::json_duplicate_key, "a"},
                    Refused{"{\"a\":[{\"x\":1},{\"y\":1,\"y\":1}]}", json::json_duplicate_key,
                            "y"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, JsonRefusals,
    testing::Values(Refused{"{\"a\":9223372036854775808}", json::json_number_out_of_range,
                            "9223372036854775808"},
                    Refused{"{\"a\":-9223372036854775809}", json::json_number_out_of_range},
                    Refused{"{\"a\":18446744073709551616}", json::json_number_out_of_range},
                    Refused{"{\"a\":100000000000000000000000000000000000000}",
                            json::json_number_out_of_range},
                    Refused{"{\"a\":1e400}", json::json_number_out_of_range, "1e400"},
                    Refused{"{\"a\":-1e400}", json::json_number_out_of_range},
                    Refused{"{\"a\":1e99999999999}", json::json_number_out_of_range}));

TEST(Object, AcceptsWhatIsJustInside)
{
    EXPECT_TRUE(is_accepted(Object::parse(nested(32))));
    EXPECT_TRUE(is_accepted(Object::parse(" \t\r\n{ } \n")));
    auto const object = Object::parse(
        R"({"max":9223372036854775807,"min":-9223372036854775808,"half":0.5,"emoji":"\ud83d\ude00","Ab":1,"aB":2})");
    ASSERT_TRUE(is_accepted(object));
    EXPECT_EQ(object->integer("max"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(object->integer("min"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(object->text("emoji"), "😀");
    EXPECT_EQ(object->names(), (std::vector{"max"s, "min"s, "half"s, "emoji"s, "Ab"s, "aB"s}));
}

TEST(Object, FindsADuplicateAmongThousandsOfKeysQuickly)
{
    std::string text = "{";
    for (int key = 0; key < 6000; ++key)
        text += "\"" + std::to_string(key) + "\":1,";
    EXPECT_TRUE(is_accepted(Object::parse(text + "\"x\":1}")));
    EXPECT_TRUE(is_refused(Object::parse(text + "\"17\":1}"), json::json_duplicate_key));
}

Object object_of_every_type()
{
    return *Object::parse(
        R"({"text":"工","integer":7,"boolean":true,"null":null,"double":1.0,"object":{"a":1},)"
        R"("objects":[{"a":1},{"a":2}],"texts":["x","y"],"lists":[[0],[],[1,3]],"mixed":[[1],"x"],"empty":[]})");
}

TEST(JsonFields, ReadEveryType)
{
    auto const object = object_of_every_type();
    EXPECT_EQ(object.text("text"), "工");
    EXPECT_EQ(object.integer("integer"), 7);
    EXPECT_EQ(object.boolean("boolean"), true);
    EXPECT_EQ(object.object("object")->integer("a"), 1);
    EXPECT_EQ(object.objects("objects")->at(1).integer("a"), 2);
    EXPECT_EQ(object.texts("texts"), (std::vector{"x"s, "y"s}));
    EXPECT_EQ(object.integer_lists("lists"),
              (std::vector<std::vector<std::int64_t>>{{0}, {}, {1, 3}}));
    EXPECT_TRUE(object.texts("empty")->empty());
    EXPECT_EQ(*object.optional_text("text"), "工");
    EXPECT_EQ(*object.optional_integer("integer"), 7);
    EXPECT_EQ(*object.optional_boolean("boolean"), true);
}

TEST(JsonFields, OutliveTheObjectTheyCameFrom)
{
    auto const inner = [] { return *object_of_every_type().object("object"); }();
    EXPECT_EQ(inner.integer("a"), 1);
}

TEST(JsonFields, AbsentOrNullIsNothingOnlyWhereOptional)
{
    auto const object = object_of_every_type();
    EXPECT_EQ(*object.optional_text("absent"), std::nullopt);
    EXPECT_EQ(*object.optional_integer("null"), std::nullopt);
    EXPECT_EQ(*object.optional_boolean("null"), std::nullopt);
    EXPECT_TRUE(is_refused(object.text("absent"), json::field_missing));
    EXPECT_TRUE(is_refused(object.text("null"), json::field_type));
    EXPECT_TRUE(object.has("null"));
    EXPECT_FALSE(object.has("absent"));
}

template <class T>
void expect_wrong_type(base::Result<T> const& result, std::string_view field)
{
    ASSERT_TRUE(is_refused(result, json::field_type)) << field;
    EXPECT_EQ(result.error().facts.at(0), (base::Error::Fact{"field", std::string{field}}));
    EXPECT_EQ(result.error().facts.at(1).name, "expected");
}

TEST(JsonFields, NameThemselvesWhenTheTypeIsWrong)
{
    auto const object = object_of_every_type();
    expect_wrong_type(object.text("integer"), "integer");
    expect_wrong_type(object.integer("double"), "double");
    expect_wrong_type(object.integer("boolean"), "boolean");
    expect_wrong_type(object.boolean("integer"), "integer");
    expect_wrong_type(object.object("objects"), "objects");
    expect_wrong_type(object.objects("texts"), "texts");
    expect_wrong_type(object.texts("text"), "text");
    expect_wrong_type(object.texts("objects"), "objects");
    expect_wrong_type(object.integer_lists("mixed"), "mixed");
    expect_wrong_type(object.integer_lists("texts"), "texts");
    expect_wrong_type(object.optional_text("integer"), "integer");
    expect_wrong_type(object.optional_integer("text"), "text");
    expect_wrong_type(object.optional_boolean("text"), "text");
}

TEST(JsonFields, RefuseAKeyThatNobodyAsksFor)
{
    auto const object = Object::parse(R"({"phone":"1","is_admin":true})");
    EXPECT_TRUE(is_accepted(object->allow_only({"phone", "is_admin", "more"})));
    auto const refused = object->allow_only({"phone", "purpose"});
    ASSERT_TRUE(is_refused(refused, json::field_unknown));
    EXPECT_EQ(refused.error().facts.at(0).value, "is_admin");
    EXPECT_EQ(refused.error().facts.at(1).value, "phone, purpose");
}

TEST(Writer, WritesEveryType)
{
    Writer json;
    json.begin_object().field("text", "工\"\\\n\r\t\x01").field("points", 40).field("ok", true);
    json.field("half", 0.5).field("bad", std::nan("")).field("none", std::optional<int>{});
    json.field("some", std::optional{"x"s}).null_field("null").key("list").begin_array();
    json.value(1).value("a"sv).begin_object().end_object().begin_array().end_array();
    json.end_array().key("raw").raw("[1]").end_object();
    EXPECT_EQ(json.take(),
              R"({"text":"工\"\\\n\r\t\u0001","points":40,"ok":true,"half":0.5,"bad":null,)"
              R"("none":null,"some":"x","null":null,"list":[1,"a",{},[]],"raw":[1]})");
    EXPECT_EQ(json.begin_array().value(std::numeric_limits<std::int64_t>::min()).end_array().take(),
              "[-9223372036854775808]");
}

TEST(JsonList, IsAListOfObjectsAndNothingElse)
{
    auto const list = Object::parse_list(R"([{"a":1},{"a":2}])");
    ASSERT_TRUE(is_accepted(list));
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ(list->back().integer("a"), 2);
    EXPECT_TRUE(is_accepted(Object::parse_list(" [] ")));
    EXPECT_TRUE(is_refused(Object::parse_list("{}"), json::json_not_list));
    EXPECT_TRUE(is_refused(Object::parse_list("[1]"), json::json_not_list));
    EXPECT_TRUE(is_refused(Object::parse_list("[{}] []"), json::json_malformed));
}

} // namespace

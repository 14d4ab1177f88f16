#include "json/object.hpp"

#include "json/node.hpp"
#include "json/refusals.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace json {

namespace {

using boost::system::error_code;

constexpr boost::json::parse_options strict{};
static_assert(depth_max == 32, "the depth that Boost.JSON's options start with");

error_code stop()
{
    return boost::json::make_error_code(boost::json::error::exception);
}

/// Builds the tree and refuses on the way what Boost.JSON alone would let pass: a later key that
/// replaces an earlier one, a whole number that becomes a rounded one, an infinity, U+0000.
class Handler {
public:
    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size = boost::json::array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    explicit Handler(boost::json::storage_ptr storage) { tree_.reset(std::move(storage)); }

    [[nodiscard]] std::optional<base::Error> const& refusal() const { return refusal_; }
    [[nodiscard]] boost::json::value release() { return tree_.release(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }

    bool on_object_begin(error_code&)
    {
        first_keys_.push_back(keys_.size());
        return true;
    }

    bool on_object_end(std::size_t size, error_code& error)
    {
        auto const keys = std::span{keys_}.subspan(first_keys_.back());
        std::ranges::sort(keys);
        if (auto const twice = std::ranges::adjacent_find(keys); twice != keys.end())
            return refuse_with(refuse(json_duplicate_key).at(*twice), error);
        keys_.resize(first_keys_.back());
        first_keys_.pop_back();
        tree_.push_object(size);
        return true;
    }

    bool on_array_end(std::size_t size, error_code&)
    {
        tree_.push_array(size);
        return true;
    }

    bool on_key_part(boost::json::string_view part, std::size_t, error_code&)
    {
        key_ += part;
        tree_.push_chars(part);
        return true;
    }

    bool on_key(boost::json::string_view part, std::size_t, error_code& error)
    {
        key_ += part;
        if (key_.contains('\0'))
            return refuse_with(refuse(json_nul_character), error);
        keys_.push_back(std::exchange(key_, {}));
        tree_.push_key(part);
        return true;
    }

    bool on_string_part(boost::json::string_view part, std::size_t, error_code& error)
    {
        tree_.push_chars(part);
        return accept_text(part, error);
    }

    bool on_string(boost::json::string_view part, std::size_t, error_code& error)
    {
        tree_.push_string(part);
        return accept_text(part, error);
    }

    bool on_number_part(boost::json::string_view, error_code&) { return true; }

    bool on_int64(std::int64_t number, boost::json::string_view, error_code&)
    {
        tree_.push_int64(number);
        return true;
    }

    bool on_uint64(std::uint64_t, boost::json::string_view written, error_code& error)
    {
        return refuse_number(written, error);
    }

    bool on_double(double number, boost::json::string_view written, error_code& error)
    {
        auto const is_whole = written.find_first_of(".eE") == boost::json::string_view::npos;
        if (is_whole || !std::isfinite(number))
            return refuse_number(written, error);
        tree_.push_double(number);
        return true;
    }

    bool on_bool(bool flag, error_code&)
    {
        tree_.push_bool(flag);
        return true;
    }

    bool on_null(error_code&)
    {
        tree_.push_null();
        return true;
    }

    bool on_comment_part(boost::json::string_view, error_code&) { return true; }
    bool on_comment(boost::json::string_view, error_code&) { return true; }

private:
    bool refuse_with(base::Error refusal, error_code& error)
    {
        refusal_ = std::move(refusal);
        error = stop();
        return false;
    }

    bool refuse_number(boost::json::string_view written, error_code& error)
    {
        constexpr std::size_t shown_max = 32;
        auto shown = std::string{written.substr(0, shown_max)};
        return refuse_with(refuse(json_number_out_of_range).with("number", std::move(shown)),
                           error);
    }

    bool accept_text(boost::json::string_view part, error_code& error)
    {
        if (part.find('\0') != boost::json::string_view::npos)
            return refuse_with(refuse(json_nul_character), error);
        return true;
    }

    boost::json::value_stack tree_;
    std::string key_;
    /// The keys of all objects that are open, and where those of each begin.
    std::vector<std::string> keys_;
    std::vector<std::size_t> first_keys_;
    std::optional<base::Error> refusal_;
};

using Parser = boost::json::basic_parser<Handler>;

/// Boost.JSON does not say where it stopped. The shortest prefix that cannot be continued ends
/// with the offending byte, and prefixes fail monotonously, so it can be found by halving.
std::size_t position_of_fault(std::string_view text)
{
    auto const is_hopeless = [&](std::size_t length) {
        Parser parser{strict, boost::json::storage_ptr{}};
        error_code error;
        auto const read = parser.write_some(true, text.data(), length, error);
        return error.failed() || read < length;
    };
    std::size_t sound = 0;
    std::size_t hopeless = text.size() + 1;
    while (hopeless - sound > 1) {
        auto const middle = sound + (hopeless - sound) / 2;
        if (is_hopeless(middle))
            hopeless = middle;
        else
            sound = middle;
    }
    return sound;
}

base::Error fault_of(Parser const& parser, error_code const& error, std::string_view text)
{
    if (parser.handler().refusal())
        return *parser.handler().refusal();
    if (error == boost::json::error::too_deep)
        return refuse(json_too_deep).with("allowed", depth_max);
    if (error == boost::json::error::exponent_overflow)
        return refuse(json_number_out_of_range).with("number", "e");
    return refuse(json_malformed).with("position", position_of_fault(text));
}

/// A parsed text and the memory that all its values live in: one allocation for most requests.
struct Document {
    std::array<unsigned char, 4096> pool{};
    boost::json::monotonic_resource memory{pool.data(), pool.size()};
    boost::json::value root = boost::json::value(boost::json::storage_ptr{&memory});
};

bool is_whitespace_only(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

base::Result<std::shared_ptr<Document const>> document_of(std::string_view text)
{
    auto document = std::make_shared<Document>();
    Parser parser{strict, boost::json::storage_ptr{&document->memory}};
    error_code error;
    auto const read = parser.write_some(false, text.data(), text.size(), error);
    if (error.failed())
        return std::unexpected{fault_of(parser, error, text)};
    if (!is_whitespace_only(text.substr(read)))
        return std::unexpected{refuse(json_malformed).with("position", read)};
    document->root = parser.handler().release();
    return document;
}

} // namespace

base::Result<Object> Object::parse(std::string_view text)
{
    auto const document = TRY(document_of(text));
    if (!document->root.is_object())
        return std::unexpected{refuse(json_not_object)};
    return Object{std::make_shared<Node const>(document, &document->root.get_object())};
}

base::Result<std::vector<Object>> Object::parse_list(std::string_view text)
{
    auto const document = TRY(document_of(text));
    if (!document->root.is_array())
        return std::unexpected{refuse(json_not_list)};
    std::vector<Object> objects;
    for (auto const& value : document->root.get_array()) {
        if (!value.is_object())
            return std::unexpected{refuse(json_not_list)};
        objects.push_back(Object{std::make_shared<Node const>(document, &value.get_object())});
    }
    return objects;
}

} // namespace json

#include "base/utf8.hpp"
#include "base/verify.hpp"
#include "http/address.hpp"
#include "http/etag.hpp"
#include "http/message.hpp"
#include "http/target.hpp"
#include "http/trace.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Everything that is read from a request line or a header besides the head itself.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const text{reinterpret_cast<char const*>(data), size};
    if (auto const target = http::parse_target(text)) {
        VERIFY(target->path.starts_with('/') && base::is_utf8(target->path));
        VERIFY(!(target->path + '/').contains("/../"));
        for (auto const& [name, value] : target->query) {
            auto const again =
                http::parse_query(http::percent_encoded(name) + '=' + http::percent_encoded(value));
            VERIFY(again.has_value() && again->front().second == value);
        }
    }
    http::Request request;
    for (auto const* name : {"cookie", "accept-language", "if-none-match", "x-forwarded-for"})
        request.headers.emplace_back(name, text);
    (void)request.cookie("palmunion");
    (void)request.language();
    (void)http::not_modified(request, "\"a\"");
    if (auto const trace = http::trace_id_in(text))
        VERIFY(trace->size() == 32);
    static auto const everybody = http::AddressSet::parse(std::vector<std::string>{"::/0"}).value();
    auto const client = http::client_address("127.0.0.1", request.headers, everybody);
    VERIFY(http::parse_address(client).has_value());
    return 0;
}

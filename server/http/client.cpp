#include "http/client.hpp"

#include "http/refusals.hpp"

#include <array>
#include <curl/curl.h>
#include <memory>

namespace http {

namespace {

constexpr long timeout_s = 30;
constexpr std::size_t body_bytes_max = 8U << 20;

using Transfer = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

/// Takes what arrives; less than what came ends the transfer.
std::size_t take(char const* bytes, std::size_t size, std::size_t count, void* body)
{
    auto& text = *static_cast<std::string*>(body);
    auto const length = size * count;
    if (text.size() + length > body_bytes_max)
        return 0;
    text.append(bytes, length);
    return length;
}

} // namespace

base::Result<Fetched> fetch(std::string const& address)
{
    Transfer const transfer{curl_easy_init(), &curl_easy_cleanup};
    VERIFY(transfer != nullptr);
    auto* const handle = transfer.get();
    Fetched fetched{};
    std::array<char, CURL_ERROR_SIZE> cause{};
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, timeout_s);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, cause.data());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &fetched.body);
    auto const code = curl_easy_perform(handle);
    if (code != CURLE_OK)
        return std::unexpected{
            base::refuse(server_unreachable)
                .with("address", address)
                .with("cause", cause[0] != '\0' ? cause.data() : curl_easy_strerror(code))};
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    fetched.status = static_cast<int>(status);
    return fetched;
}

} // namespace http

#include "http/outbound.hpp"

#include "base/verify.hpp"

#include <curl/curl.h>
#include <memory>
#include <mutex>

namespace http {

namespace {

struct Received {
    std::string body;
    std::size_t bytes_max;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* into)
{
    auto& received = *static_cast<Received*>(into);
    if (received.body.size() + size * count > received.bytes_max)
        return 0; // Less than was offered: the transfer ends as failed.
    received.body.append(data, size * count);
    return size * count;
}

struct Closed {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

} // namespace

std::optional<OutboundAnswer> ask(OutboundRequest const& request, OutboundLimits const& limits)
{
    static std::once_flag started;
    std::call_once(started, [] { VERIFY(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
    std::unique_ptr<CURL, Closed> const handle{curl_easy_init()};
    VERIFY(handle != nullptr);
    std::unique_ptr<curl_slist, Closed> headers;
    for (auto const& [name, value] : request.headers)
        headers.reset(curl_slist_append(headers.release(), (name + ": " + value).c_str()));
    Received received{{}, limits.body_bytes_max};
    auto* const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(limits.connect_timeout.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.timeout.count()));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
    if (request.method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    }
    if (curl_easy_perform(curl) != CURLE_OK)
        return std::nullopt;
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return OutboundAnswer{static_cast<int>(status), std::move(received.body)};
}

} // namespace http

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

/// Whether a transfer ended before anything of the request had left.
bool is_before_sending(CURL* handle, CURLcode code)
{
    // Only what is known to be early: with everything else the request may have arrived.
    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT ||
        code == CURLE_SSL_CONNECT_ERROR || code == CURLE_PEER_FAILED_VERIFICATION)
        return true;
    curl_off_t connected_us = 0;
    curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &connected_us);
    return code == CURLE_OPERATION_TIMEDOUT && connected_us == 0;
}

} // namespace

std::expected<OutboundAnswer, OutboundFailure> ask(OutboundRequest const& request,
                                                   OutboundLimits const& limits)
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
    if (auto const code = curl_easy_perform(curl); code != CURLE_OK)
        return std::unexpected{is_before_sending(curl, code) ? OutboundFailure::not_sent
                                                             : OutboundFailure::no_answer};
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    OutboundAnswer answer{static_cast<int>(status), std::move(received.body)};
    curl_off_t retry_after_s = 0;
    curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after_s);
    if (retry_after_s > 0)
        answer.retry_after = std::chrono::seconds{retry_after_s};
    return answer;
}

} // namespace http

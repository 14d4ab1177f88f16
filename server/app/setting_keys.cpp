#include "app/settings.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace app {

namespace {

template <std::int64_t Low, std::int64_t High>
bool is_between(std::string_view text)
{
    auto const value = base::number_in<std::int64_t>(text);
    return value && *value >= Low && *value <= High;
}

bool is_text(std::string_view text)
{
    return !text.empty();
}

bool is_anything(std::string_view)
{
    return true;
}

bool is_flag(std::string_view text)
{
    return text == "true" || text == "false";
}

bool is_format(std::string_view text)
{
    return text == "text" || text == "json";
}

bool is_level(std::string_view text)
{
    return text == "debug" || text == "info" || text == "warning" || text == "error";
}

/// Empty, or a SHA-256 as `palmunion token create` prints it.
bool is_hash(std::string_view text)
{
    return text.empty() || (text.size() == 64 &&
                            text.find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

bool is_request_log(std::string_view text)
{
    return text == "none" || text == "failed" || text == "all";
}

bool is_gateway(std::string_view text)
{
    return text == "console" || text == "aliyun" || text == "tencent" || text == "local";
}

bool is_endpoint(std::string_view text)
{
    auto const colon = text.rfind(':');
    return colon != std::string_view::npos && colon > 0 &&
           is_between<0, 65'535>(text.substr(colon + 1));
}

std::vector<SettingKey> house_keys()
{
    return {
        {"server.listen", "127.0.0.1:8080",
         "Address and port to serve on; port 0 takes a free one.", is_endpoint, "address:port"},
        {"server.public_url", "",
         "The address that people type, for QR codes and links; empty: taken from the request.",
         is_anything, "https://…"},
        {"server.secure_cookies", "true",
         "Cookies only over TLS (or to this machine). Set false only for a trial in a closed network.",
         is_flag, "true, false"},
        {"server.trusted_proxies", "",
         "Addresses of proxies whose X-Forwarded-For is believed, separated by commas.",
         is_anything, "10.0.0.1,10.0.0.2"},
        {"server.connections_max", "10000", "Connections open at a time.",
         is_between<16, 1'000'000>, "16..1000000"},
        {"server.connections_per_address_max", "2000",
         "Connections of one address: a whole factory may share one.", is_between<1, 1'000'000>,
         "1..1000000"},
        {"server.drain_s", "10", "Seconds that a stop waits for requests in flight.",
         is_between<0, 300>, "0..300"},
        {"store.data_dir", "var/data",
         "Folder of the database and its keys; made if it is missing.", is_text, "a folder"},
        {"store.key_file", "",
         "File with the master key; empty: master.key in the data folder, made at the first start.",
         is_anything, "a file"},
        {"lanes.waiting_max", "8192", "Commands that may wait per lane; one more is answered 503.",
         is_between<1, 1'000'000>, "1..1000000"},
        {"lanes.batch_max", "256", "Commands of one write transaction.", is_between<1, 4'096>,
         "1..4096"},
        {"lanes.readers", "2", "Threads that read.", is_between<1, 64>, "1..64"},
        {"log.format", "text", "Form of the log on standard error.", is_format, "text, json"},
        {"log.level", "info", "Lowest level that is written.", is_level,
         "debug, info, warning, error"},
        {"log.requests", "failed",
         "Requests that get a line: none, failed ones (5xx) and slow ones (1 s or more), or all.",
         is_request_log, "none, failed, all"},
        {"identity.proof_bits", "14",
         "Zero bits of the proof of work before a code is sent; 14 is about 0.1 s on a phone.",
         is_between<0, 24>, "0..24"},
        {"identity.codes_per_address_hour", "600", "Codes that one address may ask for in an hour.",
         is_between<1, 1'000'000>, "1..1000000"},
        {"identity.codes_per_prefix_hour", "2000",
         "Codes that numbers which begin with the same 7 digits are sent in an hour.",
         is_between<1, 10'000'000>, "1..10000000"},
        {"identity.codes_per_day", "200000",
         "Codes that are sent in a day (UTC): what messages may cost at most.",
         is_between<1, 100'000'000>, "1..100000000"},
        {"identity.wrong_codes_per_hour", "300",
         "Wrong codes in an hour, of everybody together, beyond which new codes have 8 digits.",
         is_between<0, 10'000'000>, "0..10000000"},
        {"identity.sms_log", "",
         "File to which the console gateway also appends each message; for trials and tests only.",
         is_anything, "a file"},
        {"operator.token_hash", "",
         "SHA-256 of the operator's bearer token in hexadecimal; empty: no operator routes.",
         is_hash, "64 hexadecimal digits in small letters, or empty", true},
        {"clock.offset_s", "0", "Moves the program's clock, for trials and tests only.",
         is_between<-4'000'000'000, 4'000'000'000>, "seconds"},
    };
}

std::vector<SettingKey> payout_keys()
{
    return {
        {"payout.provider_url", "",
         "Address of the HTTP top-up provider; empty: people pay from a file.", is_anything,
         "https://…"},
        {"payout.provider_secret", "", "Secret with which requests and callbacks are signed.",
         is_anything, "a secret", true},
        {"payout.retry_wait_s", "86400",
         "Seconds between a final failure and a new order: the longest that a success may come late.",
         is_between<1, 604'800>, "1..604800"},
        {"payout.query_interval_s", "30", "Seconds until an unclear payment is asked about again.",
         is_between<1, 3'600>, "1..3600"},
        {"payout.batch_yuan_max", "10000", "The most that one list of payments comes to, in yuan.",
         is_between<1, 10'000'000>, "1..10000000"},
        {"payout.contest_yuan_max", "50000", "The most that one contest pays, in yuan.",
         is_between<1, 100'000'000>, "1..100000000"},
    };
}

std::vector<SettingKey> sms_keys()
{
    return {
        {"sms.gateway", "console",
         "What brings codes to phones; console prints them, for trials only.", is_gateway,
         "console, aliyun, tencent, local"},
        {"sms.url", "", "Address of the gateway; empty: the provider's own.", is_anything,
         "https://…"},
        {"sms.key_id", "", "AccessKeyId (Aliyun) or SecretId (Tencent).", is_anything, "a key"},
        {"sms.key_secret", "",
         "The secret that belongs to it; of local, what requests are signed with.", is_anything,
         "a secret", true},
        {"sms.sign_name", "", "The name in 【】 that the provider has approved.", is_anything,
         "a name"},
        {"sms.template_sign_in", "", "The provider's code of the text with a code to sign in.",
         is_anything, "SMS_123456789"},
        {"sms.template_change_phone", "",
         "The provider's code of the text with a code to change the number.", is_anything,
         "SMS_123456789"},
        {"sms.template_prize_phone", "",
         "The provider's code of the text with a code for the number of a prize.", is_anything,
         "SMS_123456789"},
        {"sms.app_id", "", "SmsSdkAppId, for Tencent only.", is_anything, "1400000000"},
        {"sms.region", "ap-guangzhou", "Region, for Tencent only.", is_text, "ap-guangzhou"},
        {"sms.per_number_day", "10", "Messages that one number is sent in a day.",
         is_between<1, 1'000>, "1..1000"},
        {"sms.per_day", "200000",
         "Messages that the installation sends in a day: what they may cost.",
         is_between<1, 100'000'000>, "1..100000000"},
    };
}

std::vector<SettingKey> prize_keys()
{
    return {
        {"prize.claim_required", "true", "A prize that its winner does not take is not paid.",
         is_flag, "true, false"},
        {"prize.claim_days", "30", "Days after the notice on which a prize can be taken.",
         is_between<1, 365>, "1..365"},
        {"prize.real_name", "true",
         "Winners give their name and the number of their identity card, which are kept sealed.",
         is_flag, "true, false"},
    };
}

} // namespace

std::vector<SettingKey> const& setting_keys()
{
    static auto const keys = [] {
        auto all = house_keys();
        std::ranges::copy(payout_keys(), std::back_inserter(all));
        std::ranges::copy(sms_keys(), std::back_inserter(all));
        std::ranges::copy(prize_keys(), std::back_inserter(all));
        return all;
    }();
    return keys;
}

} // namespace app

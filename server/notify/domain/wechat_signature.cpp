#include "notify/domain/wechat_signature.hpp"

#include "base/foreign_digest.hpp"

#include <fmt/format.h>

namespace notify {

std::string string_to_sign(WechatPage const& page)
{
    return fmt::format("jsapi_ticket={}&noncestr={}&timestamp={}&url={}", page.ticket, page.nonce,
                       page.timestamp, page.url.substr(0, page.url.find('#')));
}

std::string signature(WechatPage const& page)
{
    return base::sha1_hex(string_to_sign(page));
}

} // namespace notify

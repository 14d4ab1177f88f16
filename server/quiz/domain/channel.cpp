#include "quiz/domain/channel.hpp"

#include <utility>

namespace quiz {

std::string_view text(Channel channel)
{
    switch (channel) {
    case Channel::qr:
        return "qr";
    case Channel::official_account_menu:
        return "official_account_menu";
    case Channel::share:
        return "share";
    case Channel::direct:
        return "direct";
    }
    std::unreachable();
}

std::optional<Channel> channel_from(std::string_view word)
{
    for (auto const channel :
         {Channel::qr, Channel::official_account_menu, Channel::share, Channel::direct}) {
        if (text(channel) == word)
            return channel;
    }
    return std::nullopt;
}

} // namespace quiz

#include "app/console_sms.hpp"

#include "http/json.hpp"

#include <fstream>
#include <iostream>

namespace app {

base::Result<void> ConsoleSms::send(sql::Transaction& tx, identity::CodeMessage const& message)
{
    tx.after_commit([this, message] { print(message); });
    return base::ok();
}

void ConsoleSms::print(identity::CodeMessage const& message) noexcept
{
    auto const lock = std::scoped_lock{mutex_};
    std::cout << "[SMS] " << message.to.masked() << "  " << message.words << std::endl;
    if (file_.empty())
        return;
    http::JsonWriter json;
    json.begin_object()
        .field("phone", message.to.digits())
        .field("code", message.digits)
        .field("words", message.words)
        .end_object();
    std::ofstream{file_, std::ios::app} << json.take() << std::endl;
}

} // namespace app

#include "app/console_sms.hpp"

#include "http/json.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace app {

namespace {

/// The six or eight digits inside the words.
std::string code_in(std::string_view words)
{
    auto const is_digit = [](char character) { return character >= '0' && character <= '9'; };
    for (auto at = words.begin(); at != words.end();) {
        auto const start = std::find_if(at, words.end(), is_digit);
        auto const end = std::find_if_not(start, words.end(), is_digit);
        if (end - start == 6 || end - start == 8)
            return {start, end};
        at = end;
    }
    return {};
}

} // namespace

void ConsoleSms::send(identity::PhoneNumber const& to, std::string_view words) noexcept
{
    auto const lock = std::scoped_lock{mutex_};
    std::cout << "[SMS] " << to.masked() << "  " << words << std::endl;
    if (file_.empty())
        return;
    http::JsonWriter json;
    json.begin_object()
        .field("phone", to.digits())
        .field("code", code_in(words))
        .field("words", words)
        .end_object();
    std::ofstream{file_, std::ios::app} << json.take() << std::endl;
}

} // namespace app

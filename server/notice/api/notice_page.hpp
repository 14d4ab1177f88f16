#pragma once

#include "http/html.hpp"
#include "notice/domain/notice.hpp"

#include <string>

namespace notice {

/// What the page of a notice says.
struct NoticePage {
    Notice const& notice;
    base::WorkingDays const& calendar;
    base::TimeZone const& zone;
    base::CivilDate today;
    http::Language language = http::Language::zh;
    /// Where the QR code leads.
    std::string link = {};
    /// The number of the objection that was just filed; 0 for none.
    std::int64_t filed = 0;
};

[[nodiscard]] http::Page notice_page(NoticePage const&);

} // namespace notice

#include "http/paging.hpp"

#include <charconv>

namespace http {

base::Result<int> limit_of(Request const& request, PageSizes sizes)
{
    auto const asked = request.query_value("limit");
    if (!asked)
        return sizes.standard;
    int limit = 0;
    auto const* const end = asked->data() + asked->size();
    auto const read = std::from_chars(asked->data(), end, limit);
    if (read.ec != std::errc{} || read.ptr != end || limit < 1 || limit > sizes.largest)
        return std::unexpected{refuse(limit_out_of_range)
                                   .at("limit")
                                   .with("allowed", "1-" + std::to_string(sizes.largest))};
    return limit;
}

} // namespace http

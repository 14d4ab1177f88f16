#include "http/paging.hpp"

#include "base/text.hpp"

namespace http {

base::Result<int> limit_of(Request const& request, PageSizes sizes)
{
    auto const asked = request.query_value("limit");
    if (!asked)
        return sizes.standard;
    auto const limit = base::number_in<int>(*asked);
    if (!limit || *limit < 1 || *limit > sizes.largest)
        return std::unexpected{refuse(limit_out_of_range)
                                   .at("limit")
                                   .with("allowed", "1-" + std::to_string(sizes.largest))};
    return *limit;
}

} // namespace http

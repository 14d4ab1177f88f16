#pragma once

#include <string>
#include <string_view>

namespace base {

/// A person's name as the public may read it: "张*", "欧阳*".
[[nodiscard]] std::string masked_name(std::string_view name);

} // namespace base

#include "base/verify.hpp"

#include <cstdio>
#include <cstdlib>

namespace base {

void verification_failed(char const* condition, std::source_location where)
{
    std::fprintf(stderr, "VERIFY failed: %s at %s:%u in %s\n", condition, where.file_name(),
                 static_cast<unsigned>(where.line()), where.function_name());
    std::abort();
}

} // namespace base

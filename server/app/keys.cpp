#include "app/keys.hpp"

#include "sql/breakdown.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace {

base::Key make_key_file(std::filesystem::path const& file)
{
    auto const key = base::random_key();
    auto const text = base::base64url(base::view(key.bytes)) + '\n';
    // O_EXCL: two first starts at once must not end with two keys.
    int const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw sql::Breakdown{fmt::format("cannot make the key file {}", file.string())};
    bool const is_written =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!is_written)
        throw sql::Breakdown{fmt::format("cannot write the key file {}", file.string())};
    return key;
}

} // namespace

base::Key load_master_key(std::filesystem::path const& file)
{
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0)
        return make_key_file(file);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw sql::Breakdown{
            fmt::format("others may read the key file {}: chmod 600 it", file.string())};
    std::ifstream stream{file};
    std::string text;
    std::getline(stream, text);
    auto const bytes = base::from_base64url(text);
    if (!bytes || bytes->size() != base::Digest{}.size())
        throw sql::Breakdown{fmt::format("{} does not hold a key", file.string())};
    base::Key key;
    std::ranges::copy(*bytes, key.bytes.begin());
    return key;
}

} // namespace app

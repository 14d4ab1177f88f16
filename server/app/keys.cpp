#include "app/keys.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace app {

namespace {

base::Error unusable(std::filesystem::path const& file, int error)
{
    return base::refuse(key_file_unusable)
        .with("file", file.string())
        .with("problem", std::generic_category().message(error));
}

base::Result<base::Key> make_key_file(std::filesystem::path const& file)
{
    auto const key = base::random_key();
    auto const text = base::base64url(base::view(key.bytes)) + '\n';
    // O_EXCL: two first starts at once must not end with two keys.
    int const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return std::unexpected{unusable(file, errno)};
    bool const is_written =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(descriptor) == 0;
    int const problem = errno;
    ::close(descriptor);
    if (is_written)
        return key;
    // Half a key would be taken for a damaged one at the next start.
    ::unlink(file.c_str());
    return std::unexpected{unusable(file, problem)};
}

base::Result<std::string> first_line(std::filesystem::path const& file)
{
    std::ifstream stream{file};
    std::string line;
    errno = 0;
    if (!std::getline(stream, line) && errno != 0)
        return std::unexpected{unusable(file, errno)};
    return line;
}

} // namespace

base::Result<base::Key> load_master_key(std::filesystem::path const& file, MissingKey missing)
{
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        if (errno != ENOENT)
            return std::unexpected{unusable(file, errno)};
        if (missing == MissingKey::refuse)
            return std::unexpected{base::refuse(key_file_missing).with("file", file.string())};
        return make_key_file(file);
    }
    if (S_ISDIR(status.st_mode))
        return std::unexpected{unusable(file, EISDIR)};
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return std::unexpected{base::refuse(key_file_shared).with("file", file.string())};
    auto const bytes = base::from_base64url(TRY(first_line(file)));
    if (!bytes || bytes->size() != base::Digest{}.size())
        return std::unexpected{base::refuse(key_file_malformed).with("file", file.string())};
    base::Key key;
    std::ranges::copy(*bytes, key.bytes.begin());
    return key;
}

} // namespace app

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace document {

/// A ZIP file in memory. What it says about its own sizes is not believed: reading stops at the
/// bounds below, so a small file cannot fill the memory.
class Archive {
public:
    static constexpr std::size_t parts_max = 25'000;
    static constexpr std::size_t part_bytes_max = 16 << 20;
    /// Of all parts that are read.
    static constexpr std::size_t bytes_max = 48 << 20;
    /// A part may be this many times larger than it is packed, once it is larger than a MiB.
    static constexpr std::size_t ratio_max = 200;

    /// `bytes` must outlive the archive. Refusals: `workbook_locked_or_old`, `archive_damaged`,
    /// `archive_parts_too_many` {parts_max}.
    static base::Result<Archive> open(std::string_view bytes);

    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    /// The names of all parts, in their order.
    [[nodiscard]] std::vector<std::string> names() const;
    /// One part; nothing when there is none of this name. Refusals: `archive_too_large`
    /// {bytes_max}, `archive_damaged`, `workbook_locked_or_old` when it needs a password.
    [[nodiscard]] base::Result<std::optional<std::string>> read(std::string const& name);

private:
    struct Discard {
        void operator()(zip*) const;
    };
    explicit Archive(std::unique_ptr<zip, Discard>);

    std::unique_ptr<zip, Discard> zip_;
    std::size_t bytes_read_ = 0;
};

struct ArchivePart {
    std::string name;
    std::string bytes;
};

/// A ZIP file with these parts. The same parts are the same bytes, whenever it is written.
[[nodiscard]] std::string write_archive(std::vector<ArchivePart> const& parts);

} // namespace document

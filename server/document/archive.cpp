#include "document/archive.hpp"

#include "document/refusals.hpp"

#include <algorithm>
#include <zip.h>

namespace document {

namespace {

/// Both password-protected workbooks and those of before 2007 are "compound files".
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

base::Error too_large()
{
    return base::refuse(archive_too_large).with("bytes_max", Archive::part_bytes_max);
}

/// Appends at most `bytes_max` and one more, by which the caller sees that it is too much.
base::Result<std::string> unpacked(zip_file_t& file, std::size_t bytes_max)
{
    std::string bytes;
    std::string piece(64 << 10, '\0');
    while (bytes.size() <= bytes_max) {
        auto const count = zip_fread(&file, piece.data(), piece.size());
        if (count < 0)
            return std::unexpected{base::refuse(archive_damaged)};
        if (count == 0)
            break;
        bytes.append(piece, 0, static_cast<std::size_t>(count));
    }
    return bytes;
}

} // namespace

void Archive::Discard::operator()(zip* archive) const
{
    zip_discard(archive);
}

Archive::Archive(std::unique_ptr<zip, Discard> opened) : zip_{std::move(opened)} {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

base::Result<Archive> Archive::open(std::string_view bytes)
{
    if (bytes.starts_with(compound_file))
        return std::unexpected{base::refuse(workbook_locked_or_old)};
    if (bytes.empty()) // The library takes it for an archive without parts.
        return std::unexpected{base::refuse(archive_damaged)};
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    VERIFY(source != nullptr);
    std::unique_ptr<zip, Discard> opened{zip_open_from_source(source, ZIP_RDONLY, &error)};
    zip_error_fini(&error);
    if (!opened) {
        zip_source_free(source);
        return std::unexpected{base::refuse(archive_damaged)};
    }
    if (zip_get_num_entries(opened.get(), 0) > static_cast<zip_int64_t>(parts_max))
        return std::unexpected{base::refuse(archive_parts_too_many).with("parts_max", parts_max)};
    return Archive{std::move(opened)};
}

std::vector<std::string> Archive::names() const
{
    std::vector<std::string> names;
    auto const count = zip_get_num_entries(zip_.get(), 0);
    for (zip_int64_t index = 0; index < count; ++index)
        if (auto const* const name =
                zip_get_name(zip_.get(), static_cast<zip_uint64_t>(index), ZIP_FL_ENC_GUESS))
            names.emplace_back(name);
    return names;
}

base::Result<std::optional<std::string>> Archive::read(std::string const& name)
{
    auto const index = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_ENC_GUESS);
    if (index < 0)
        return std::optional<std::string>{};
    auto const at = static_cast<zip_uint64_t>(index);
    zip_stat_t said;
    if (zip_stat_index(zip_.get(), at, 0, &said) != 0)
        return std::unexpected{base::refuse(archive_damaged)};
    if ((said.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && said.encryption_method != ZIP_EM_NONE)
        return std::unexpected{base::refuse(workbook_locked_or_old)};
    constexpr std::size_t always_allowed = 1 << 20;
    auto const limit = std::min({part_bytes_max, bytes_max - bytes_read_,
                                 std::max(always_allowed, said.comp_size * ratio_max)});
    std::unique_ptr<zip_file_t, CloseFile> const file{zip_fopen_index(zip_.get(), at, 0)};
    if (!file)
        return std::unexpected{base::refuse(archive_damaged)};
    auto bytes = TRY(unpacked(*file, limit));
    if (bytes.size() > limit)
        return std::unexpected{too_large()};
    bytes_read_ += bytes.size();
    return std::optional{std::move(bytes)};
}

std::string write_archive(std::vector<ArchivePart> const& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    VERIFY(target != nullptr);
    zip_source_keep(target);
    auto* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    VERIFY(archive != nullptr);
    for (auto const& part : parts) {
        auto* const source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
        auto const index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        VERIFY(index >= 0);
        // 1 January 1980: the first day that the format knows.
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x21, 0);
    }
    VERIFY(zip_close(archive) == 0);
    std::string bytes;
    VERIFY(zip_source_open(target) == 0);
    zip_stat_t size;
    VERIFY(zip_source_stat(target, &size) == 0);
    bytes.resize(size.size);
    VERIFY(zip_source_read(target, bytes.data(), bytes.size()) ==
           static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return bytes;
}

} // namespace document

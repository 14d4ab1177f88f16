#include "quiz/service/previewing_import.hpp"

#include "quiz/service/keeping_bank.hpp"
#include "quiz/service/publishing_bank.hpp"

#include <utility>

namespace quiz {

base::Result<ImportPreview> preview_import(sql::Transaction& tx, std::string_view code,
                                           QuestionFile file, DraftDefaults const& defaults)
{
    CHECK_OK(check_import_size(file.drafts.size()));
    auto const bank = wordings_of(tx, TRY(find_bank(tx, code)));
    apply_defaults(file.drafts, defaults, bank);
    return preview_of(bank, std::move(file));
}

} // namespace quiz

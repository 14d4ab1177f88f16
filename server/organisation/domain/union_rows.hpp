#pragma once

#include "organisation/domain/union_import.hpp"

namespace organisation {

/// Reads the rows of one file of unions, each by itself, and gathers what is wrong with them.
class UnionRows {
public:
    UnionRows(base::csv::Table const& table, Tree tree, std::vector<Level> const& levels)
        : table_{table}, tree_{tree}, levels_{levels}
    {
    }

    /// The draft of a row, or nothing if the row has a problem.
    std::optional<UnionDraft> read(base::csv::Row const& row);

    /// Codes of rows that have a problem.
    [[nodiscard]] std::map<std::string, int, std::less<>> const& refused() const&
    {
        return refused_;
    }
    std::map<std::string, int, std::less<>> const& refused() && = delete;
    std::vector<base::csv::Problem> take_problems() { return std::move(problems_); }

private:
    [[nodiscard]] std::string field(std::string_view column) const;
    /// Keeps the value of a result; a refusal becomes a problem of the column.
    template <class T>
    std::optional<T> kept(std::string_view column, base::Result<T> result);

    base::Result<std::string> own_code();
    base::Result<std::string> code_of_other(std::string_view column) const;
    base::Result<std::string> name(std::string_view column) const;
    base::Result<Level> level() const;
    base::Result<std::string> region() const;
    base::Result<std::vector<std::string>> aliases() const;
    base::Result<std::vector<std::string>> initials() const;
    base::Result<std::optional<base::CivilDate>> date(std::string_view column) const;
    static base::Result<Validity> validity(std::optional<base::CivilDate> from,
                                           std::optional<base::CivilDate> to);

    base::csv::Table const& table_;
    Tree tree_;
    std::vector<Level> const& levels_;
    base::csv::Row const* row_ = nullptr;
    std::map<std::string, int, std::less<>> rows_;
    std::map<std::string, int, std::less<>> refused_;
    std::vector<base::csv::Problem> problems_;
};

} // namespace organisation

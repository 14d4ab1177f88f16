#include "base/names.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace base {

namespace {

/// Surnames of two characters that are in use; what is not here is masked after its first one.
constexpr std::array<std::string_view, 40> compound_surnames{
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "司空", "夏侯", "端木", "南宫", "长孙", "宇文", "轩辕", "百里", "呼延",
    "独孤", "申屠", "太史", "濮阳", "淳于", "单于", "澹台", "公冶", "宗政", "钟离",
    "闻人", "赫连", "完颜", "耶律", "仲孙", "闾丘", "第五", "拓跋", "西门", "万俟"};

} // namespace

std::string masked_name(std::string_view name)
{
    auto const letters = characters(name);
    if (letters.empty())
        return "*";
    auto const surname = std::ranges::find_if(
        compound_surnames, [&](std::string_view one) { return name.starts_with(one); });
    // Of two characters the second is the given name.
    bool const is_compound = surname != compound_surnames.end() && letters.size() > 2;
    return std::string{is_compound ? *surname : letters.front()} + '*';
}

} // namespace base

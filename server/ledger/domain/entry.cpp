#include "ledger/domain/entry.hpp"

#include "base/crypto.hpp"
#include "ledger/domain/refusals.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace ledger {

namespace {

bool is_visible(unsigned char character)
{
    return character > ' ' && character < 0x7f;
}

bool is_key(std::string_view key)
{
    return !key.empty() && key.size() <= Entry::key_length_max &&
           std::ranges::all_of(key, is_visible);
}

base::Result<void> check_amounts(std::span<Posting const> postings)
{
    for (auto const& posting : postings)
        if (posting.amount == 0 || posting.amount > Entry::amount_max ||
            posting.amount < -Entry::amount_max)
            return std::unexpected{
                refuse(entry_amount_out_of_range).with("amount_max", Entry::amount_max)};
    return base::ok();
}

} // namespace

base::Result<Entry> Entry::create(std::string key, std::vector<Posting> postings)
{
    if (!is_key(key))
        return std::unexpected{refuse(entry_key_malformed).with("length_max", key_length_max)};
    if (postings.size() < 2 || postings.size() > postings_max)
        return std::unexpected{refuse(entry_postings_count).with("postings_max", postings_max)};
    CHECK_OK(check_amounts(postings));
    // One order for one event, whoever tells it; and accounts are then always locked in one order.
    std::ranges::sort(postings, {}, &Posting::account);
    auto const twice = std::ranges::adjacent_find(postings, {}, &Posting::account);
    if (twice != postings.end())
        return std::unexpected{
            refuse(entry_account_twice).with("account", name_of(twice->account))};
    std::map<Unit, std::int64_t> sums;
    for (auto const& posting : postings)
        sums[posting.account.unit] += posting.amount;
    for (auto const& [unit, sum] : sums)
        if (sum != 0)
            return std::unexpected{
                refuse(entry_unbalanced).with("unit", std::string{text(unit)}).with("sum", sum)};
    return Entry{std::move(key), std::move(postings)};
}

base::Result<Entry> Entry::transfer(std::string key, Account from, Account to, std::int64_t amount)
{
    return create(std::move(key), {{std::move(from), -amount}, {std::move(to), amount}});
}

base::Result<Entry> Entry::reversal(std::string key) const
{
    auto postings = postings_;
    for (auto& posting : postings)
        posting.amount = -posting.amount;
    return create(std::move(key), std::move(postings));
}

std::string Entry::content_hash() const
{
    std::string content;
    for (auto const& posting : postings_)
        content += fmt::format("{}|{}\n", name_of(posting.account), posting.amount);
    return base::hex(base::sha256(content));
}

} // namespace ledger

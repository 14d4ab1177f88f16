#include "payout/service/lists.hpp"

#include "payout/store/batches.hpp"
#include "payout/store/orders.hpp"

namespace payout {

BatchId open_list(sql::Transaction& tx, std::string_view contest, base::CivilMonth month)
{
    if (auto const open = batches::find_open(tx, contest, month)) {
        void_approval(tx, open->id);
        return open->id;
    }
    Batch const batch{.id = batches::next_id(tx), .contest = std::string{contest}, .month = month};
    batches::insert(tx, batch);
    return batch.id;
}

BatchId draft_list(sql::Transaction& tx, std::string_view contest, base::CivilMonth month)
{
    auto const open = batches::find_open(tx, contest, month);
    if (open && open->state == BatchState::draft)
        return open->id;
    Batch const batch{.id = batches::next_id(tx), .contest = std::string{contest}, .month = month};
    batches::insert(tx, batch);
    return batch.id;
}

void void_approval(sql::Transaction& tx, BatchId id)
{
    auto batch = batches::find(tx, id);
    VERIFY(batch.has_value());
    if (batch->state != BatchState::submitted && batch->state != BatchState::approved)
        return;
    orders::update_states(tx, id, OrderState::approved, OrderState::planned);
    batch->state = BatchState::draft;
    batch->list_hash.clear();
    batch->submitted_by.clear();
    batch->approved_by.clear();
    batches::update(tx, *batch);
}

std::vector<Recipient> recipients_of(sql::Transaction& tx, BatchId batch)
{
    std::vector<Recipient> recipients;
    for (auto const& order : orders::list_of_batch(tx, batch))
        if (order.is_payable())
            recipients.push_back(
                {order.place, order.prize.person, order.phone_index, order.amount});
    return recipients;
}

} // namespace payout

#pragma once

#include "payout/domain/batch.hpp"
#include "payout/domain/order.hpp"
#include "payout/domain/payment_order.hpp"
#include "sql/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace payout::orders {

using payout::Order;

[[nodiscard]] std::optional<Order> find(sql::Transaction&, OrderId);
[[nodiscard]] std::optional<Order> find_of_prize(sql::Transaction&, PrizeKey const&);
/// In the order of their places.
[[nodiscard]] std::vector<Order> list_of_batch(sql::Transaction&, BatchId);
[[nodiscard]] OrderId next_id(sql::Transaction&);
void insert(sql::Transaction&, Order const&);
/// Writes everything but the prize and its amount, which never change; `changed_at` is now.
void update(sql::Transaction&, Order const&);
/// Moves the orders of a batch from one state to another, but for those that wait for a winner.
void update_states(sql::Transaction&, BatchId, OrderState from, OrderState to);

/// What a person's prizes of a month come to, over all contests, but for those given up.
[[nodiscard]] base::Money sum_of_person(sql::Transaction&, base::PersonId, base::CivilMonth);
/// What has left the lists of a contest and has not been given up.
[[nodiscard]] base::Money sum_released(sql::Transaction&, std::string_view contest);
/// What has arrived.
[[nodiscard]] base::Money sum_succeeded(sql::Transaction&, std::string_view contest);
/// How many orders of a batch are in each state.
struct StateCount {
    OrderState state;
    std::int64_t count = 0;
    base::Money sum;
};
[[nodiscard]] std::vector<StateCount> count_states(sql::Transaction&, BatchId);
/// Prizes of a month that have neither arrived nor been given up.
[[nodiscard]] std::int64_t count_open(sql::Transaction&, std::string_view contest,
                                      base::CivilMonth);
/// Those that wait for their winner, by number, behind `behind`.
[[nodiscard]] std::vector<Order> list_awaited(sql::Transaction&, OrderId behind, int limit);
/// Contests that have orders.
[[nodiscard]] std::vector<std::string> list_contests(sql::Transaction&);

} // namespace payout::orders

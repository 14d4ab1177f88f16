#include "app/commands.hpp"
#include "app/store_access.hpp"
#include "app/witness.hpp"
#include "audit/service/verifying.hpp"
#include "http/json.hpp"

#include <fmt/format.h>
#include <iostream>

namespace app {

base::Result<void> recompute_log(sql::Transaction& tx, base::Key const& master_key, Output output)
{
    auto const signer = audit::Signer::derive(master_key);
    auto const found = audit::verify_log(tx, signer.key());
    if (output == Output::text) {
        std::cout << fmt::format("audit: {} entries, {} nodes, {} checkpoints\n", found.entries,
                                 found.nodes, found.checkpoints);
    } else {
        http::JsonWriter json;
        json.begin_object().field("entries", found.entries).field("nodes", found.nodes);
        json.field("checkpoints", found.checkpoints).key("fault");
        if (found.fault)
            json.begin_object()
                .field("what", found.fault->what)
                .field("where", found.fault->where)
                .end_object();
        else
            json.null();
        std::cout << json.end_object().take() << '\n';
    }
    if (found.fault)
        return std::unexpected{base::refuse(log_broken)
                                   .with("what", std::string{found.fault->what})
                                   .with("where", found.fault->where)};
    return base::ok();
}

base::Result<void> verify_log(Settings const& settings, Output output)
{
    auto store = TRY(Store::open_for_reading(settings));
    auto const reader = store.database->reader();
    return recompute_log(reader->begin(clock_of(settings)()), store.master_key, output);
}

base::Result<void> witness_log(std::string const& url, std::string const& file)
{
    auto const checkpoint = TRY(Witness(url, file).look());
    std::cout << fmt::format("{}: {} entries, root {}\n", checkpoint.origin, checkpoint.size,
                             base::hex(checkpoint.root));
    return base::ok();
}

} // namespace app

// What does it cost to write an act down, and to prove that it is there?
//
// The floor of the same run: the same rows into a table without a tree, in batches of the same size.
//
//   floor_insert_us      one entry as a plain row, batches of 256, on disk
//   append_us            one entry with its place in the tree, same batches
//   append_ratio_to_floor
//   append_single_us     one entry per commit
//   inclusion_us_10k     one inclusion proof with its root, among 10 thousand entries
//   inclusion_us_100k    among 100 thousand: it must hardly grow
//   consistency_us_100k  one consistency proof with both roots
//   verify_entries_per_s how fast `palmunion audit verify` makes the log again

#include "audit/service/appending.hpp"
#include "audit/service/reading.hpp"
#include "audit/service/verifying.hpp"
#include "audit/store/entries.hpp"
#include "bench/gauge/figures.hpp"
#include "sql/migrations.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <stdexcept>
#include <unistd.h>

namespace {

constexpr int batch = 256;
constexpr int small_log = 10'000;
constexpr int large_log = 100'000;
constexpr int singles = 500;
constexpr int probes = 2'000;

/// A store on disk, gone afterwards.
class Workbench {
public:
    explicit Workbench(std::string const& name)
        : folder_{std::filesystem::temp_directory_path() /
                  ("palmunion-bench-" + name + std::to_string(::getpid()))}
    {
        std::filesystem::create_directories(folder_);
        store_ = sql::open_sqlite(folder_ / "palmunion.db");
        writer_ = store_->writer();
        sql::migrate(*writer_, sql::all_migrations(), {});
    }
    ~Workbench()
    {
        writer_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    Workbench(Workbench const&) = delete;
    Workbench& operator=(Workbench const&) = delete;

    /// Calls `each` so often, so many times per commit; gives seconds.
    double run(int times, int per_commit, std::function<void(sql::Transaction&)> const& each)
    {
        return bench::seconds([&] {
            for (int done = 0; done < times; done += per_commit) {
                auto& tx = writer_->begin({});
                for (int at = 0; at < per_commit && done + at < times; ++at)
                    each(tx);
                writer_->commit();
                writer_->tidy(sql::Pressure::busy);
            }
        });
    }

private:
    std::filesystem::path folder_;
    std::unique_ptr<sql::Database> store_;
    std::unique_ptr<sql::Connection> writer_;
};

audit::Author const author{audit::AuthorKind::token, "operator",
                           "7f3a91c2d4e57f3a91c2d4e57f3a91c2"};

audit::Act act()
{
    return {.name = "contest_changed",
            .subject = "contest:march",
            .details =
                audit::Details{}.with("version", 7).with("settings_sha256", std::string(64, 'a'))};
}

double microseconds(double took_s, int times)
{
    return took_s * 1e6 / times;
}

void append(sql::Transaction& tx)
{
    audit::append(tx, author, act());
}

double measure_floor()
{
    Workbench bare{"floor"};
    std::int64_t leaf = 0;
    return bare.run(large_log, batch, [&](sql::Transaction& tx) {
        audit::entries::insert(tx, leaf++, audit::Entry::of(author, act(), {}), audit::Hash{});
    });
}

void measure_proofs(bench::Figures& figures, Workbench& log, int size, std::string const& suffix)
{
    std::mt19937_64 random{7};
    double const inclusion_s = log.run(probes, probes, [&](sql::Transaction& tx) {
        auto const leaf = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(size));
        auto const proven = audit::prove_entry(tx, leaf, size).value();
        if (!holds(proven.proof, proven.leaf, proven.root))
            throw std::runtime_error{"a proof does not hold"};
    });
    figures.add("inclusion_us" + suffix, microseconds(inclusion_s, probes));
    double const consistency_s = log.run(probes, probes, [&](sql::Transaction& tx) {
        auto const from =
            1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(size));
        auto const proven = audit::prove_growth(tx, from, size).value();
        if (!holds(proven.proof, proven.from_root, proven.to_root))
            throw std::runtime_error{"a proof does not hold"};
    });
    figures.add("consistency_us" + suffix, microseconds(consistency_s, probes));
}

} // namespace

int main(int count, char** words)
{
    bench::Figures figures;
    double const floor_s = measure_floor();
    figures.add("floor_insert_us", microseconds(floor_s, large_log));
    Workbench log{"log"};
    double append_s = log.run(small_log, batch, append);
    measure_proofs(figures, log, small_log, "_10k");
    append_s += log.run(large_log - small_log, batch, append);
    figures.add("append_us", microseconds(append_s, large_log));
    figures.add("append_ratio_to_floor", append_s / floor_s);
    measure_proofs(figures, log, large_log, "_100k");
    figures.add("append_single_us", microseconds(log.run(singles, 1, append), singles));
    auto const signer = audit::Signer::derive(base::Key{});
    audit::LogVerification verified;
    double const verify_s = log.run(
        1, 1, [&](sql::Transaction& tx) { verified = audit::verify_log(tx, signer.key()); });
    if (verified.fault)
        throw std::runtime_error{"the log is broken"};
    figures.add("verify_entries_per_s", static_cast<double>(verified.entries) / verify_s);
    figures.write(count, words);
}

#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// Seconds that `work` takes on the steady clock.
template <class Work>
double seconds(Work work)
{
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Resident memory of this process in MiB.
[[nodiscard]] double resident_mb();

/// How long many things took.
class Durations {
public:
    void add(std::chrono::nanoseconds took)
    {
        took_ms_.push_back(std::chrono::duration<double, std::milli>{took}.count());
    }
    /// `share` of all took at most so many milliseconds: 0.5 is the median. 0 when none was added.
    [[nodiscard]] double quantile_ms(double share);

private:
    std::vector<double> took_ms_;
};

/// The figures of one run: printed as they come, and written as JSON when `--json FILE` asks.
class Figures {
public:
    void add(std::string name, double value);
    [[nodiscard]] double operator[](std::string_view name) const;
    /// Reads `--json FILE` from the command line and writes the figures there.
    void write(int count, char** words) const;

private:
    std::vector<std::pair<std::string, double>> figures_;
};

} // namespace bench

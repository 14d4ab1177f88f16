#pragma once

#include <chrono>
#include <fstream>
#include <iostream>
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
inline double resident_mb()
{
    std::ifstream stream{"/proc/self/statm"};
    double total = 0;
    double resident = 0;
    stream >> total >> resident;
    return resident * 4096 / (1 << 20);
}

/// The figures of one run: printed as they come, and written as JSON when `--json FILE` asks.
class Figures {
public:
    void add(std::string name, double value)
    {
        std::cout << name << " = " << value << std::endl;
        figures_.emplace_back(std::move(name), value);
    }

    /// Reads `--json FILE` from the command line and writes the figures there.
    void write(int count, char** words) const
    {
        for (int index = 1; index + 1 < count; ++index) {
            if (std::string_view{words[index]} != "--json")
                continue;
            std::ofstream file{words[index + 1]};
            for (std::size_t at = 0; at < figures_.size(); ++at)
                file << (at == 0 ? "{\n" : ",\n") << "  \"" << figures_[at].first << "\": " << figures_[at].second;
            file << "\n}\n";
        }
    }

private:
    std::vector<std::pair<std::string, double>> figures_;
};

} // namespace bench

#include "bench/gauge/figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <unistd.h>

namespace bench {

double resident_mb()
{
    std::ifstream stream{"/proc/self/statm"};
    double total = 0;
    double resident = 0;
    stream >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double Durations::quantile_ms(double share)
{
    if (took_ms_.empty())
        return 0;
    auto const last = static_cast<double>(took_ms_.size() - 1);
    auto const at = took_ms_.begin() + static_cast<std::ptrdiff_t>(share * last);
    std::nth_element(took_ms_.begin(), at, took_ms_.end());
    return *at;
}

void Figures::add(std::string name, double value)
{
    std::cout << fmt::format("{:<34} {:>14.4g}", name, value) << std::endl;
    figures_.emplace_back(std::move(name), value);
}

double Figures::operator[](std::string_view name) const
{
    for (auto const& [known, value] : figures_)
        if (known == name)
            return value;
    throw std::out_of_range{std::string{name}};
}

void Figures::write(int count, char** words) const
{
    for (int index = 1; index + 1 < count; ++index) {
        if (std::string_view{words[index]} != "--json")
            continue;
        std::ofstream file{words[index + 1]};
        std::string_view separator = "{";
        for (auto const& [name, value] : figures_) {
            file << fmt::format("{}\n  \"{}\": {:.6g}", separator, name, value);
            separator = ",";
        }
        file << "\n}\n";
        if (!file.flush())
            throw std::runtime_error{fmt::format("cannot write {}", words[index + 1])};
    }
}

} // namespace bench

#include "tests/bench/ratio_report.h"

#include <algorithm>
#include <cstdio>

namespace tsudoi::bench {
namespace {

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double ratio(double value, double base) {
  return base > 0 ? value / base : 0;
}

template <class Named>
Named& find_or_add(std::vector<Named>& all, const std::string& name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  if (found != all.end()) return *found;
  all.push_back({});
  all.back().name = name;
  return all.back();
}

}  // namespace

RatioReport::RatioReport(const std::vector<std::string>& names) {
  for (const std::string& name : names) variant_of(name);
}

bool RatioReport::ReportContext(const Context&) {
  return true;
}

RatioReport::Variant& RatioReport::variant_of(const std::string& full_name) {
  const std::size_t slash = full_name.find('/');
  Group& group = find_or_add(groups_, full_name.substr(0, slash));
  return find_or_add(group.variants, full_name.substr(slash + 1));
}

void RatioReport::ReportRuns(const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.run_type != Run::RT_Iteration) continue;
    Variant& variant = variant_of(run.run_name.function_name);
    const double to_us = 1e6 / benchmark::GetTimeUnitMultiplier(run.time_unit);
    variant.wall_us.push_back(run.GetAdjustedRealTime() * to_us);
    variant.cpu_us.push_back(run.GetAdjustedCPUTime() * to_us);
    for (const auto& [name, counter] : run.counters) variant.counters[name] = counter.value;
  }
}

void RatioReport::print(const Group& group) {
  std::printf("\n%-34s %12s %12s %8s %8s\n", group.name.c_str(), "wall us", "CPU us", "x wall",
              "x CPU");
  const double base_wall = median_of(group.variants.front().wall_us);
  const double base_cpu = median_of(group.variants.front().cpu_us);
  for (const Variant& variant : group.variants) {
    if (variant.wall_us.empty()) continue;  // filtered out
    const double wall = median_of(variant.wall_us);
    const double cpu = median_of(variant.cpu_us);
    std::printf("  %-32s %12.2f %12.2f %8.2f %8.2f", variant.name.c_str(), wall, cpu,
                ratio(wall, base_wall), ratio(cpu, base_cpu));
    for (const auto& [name, value] : variant.counters) {
      std::printf("  %s %g", name.c_str(), value);
    }
    std::printf("\n");
  }
}

void RatioReport::Finalize() {
  for (const Group& group : groups_) {
    if (!group.variants.front().wall_us.empty()) print(group);
  }
}

}  // namespace tsudoi::bench

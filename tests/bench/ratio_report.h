// RatioReport: medians over the interleaved repetitions, each beside the first of its group. Times
// of one machine and one hour mean little; ratios within a run travel.
//
// Units: microseconds, by the clock and of CPU (system time included).
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace tsudoi::bench {

class RatioReport final : public benchmark::BenchmarkReporter {
 public:
  /// All "group/variant", in the order to print: interleaved runs arrive in any.
  explicit RatioReport(const std::vector<std::string>& names);
  bool ReportContext(const Context& context) override;
  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

 private:
  struct Variant {
    std::string name;
    std::vector<double> wall_us;
    std::vector<double> cpu_us;
    std::map<std::string, double> counters;
  };
  struct Group {
    std::string name;
    std::vector<Variant> variants;
  };
  Variant& variant_of(const std::string& full_name);
  void print(const Group& group);

  std::vector<Group> groups_;
};

}  // namespace tsudoi::bench

#include "storage/store/salvaged_journal.h"

#include <algorithm>
#include <set>

namespace tsudoi {
namespace {

class Building {
 public:
  Building(SalvagedRecords& records, const BatchReader& read) : records_(records), read_(read) {}

  SalvagedJournal build() {
    for (const auto& [number, batch] : records_.batches) place(number, batch);
    const std::uint64_t received = received_through();
    for (const auto& [at, line] : records_.lines)
      if (at > received && !seen_.contains(at) && can_be_sent(line)) append(at, line);
    note_lost(received);
    for (const auto& [number, batch] : journal_.batches) {
      if (batch.stage == BatchStage::frozen) break;
      journal_.batches_stored = number;
    }
    return std::move(journal_);
  }

 private:
  void place(std::uint64_t number, const BatchRecord& was) {
    if (was.first_position <= covered_) return;  // not of this history of the disk
    auto inside = read_(was.bytes);
    const bool is_whole = !was.bytes.empty() && inside.ok() &&
                          inside->entries.size() == was.last_position - was.first_position + 1 &&
                          take_from(*inside, was.first_position, number);
    if (!is_whole && was.stage == BatchStage::frozen) return;  // its lines go out in a new one
    BatchRecord batch = was;
    if (!is_whole) batch.bytes.clear();
    batch.first_position = journal_.lines.size() + 1;
    for (std::uint64_t at = was.first_position; at <= was.last_position; ++at) {
      const auto line = records_.lines.find(at);
      const bool is_here =
          line != records_.lines.end() && records_.epochs.contains(line->second.epoch_index);
      if (is_here) append(at, line->second);
      if (!is_here) ++journal_.only_at_office;
      seen_.insert(at);
    }
    batch.last_position = journal_.lines.size();
    journal_.batches[number] = std::move(batch);
    covered_ = std::max(covered_, was.last_position);
  }

  /// Lines that the journal lost, from the batch that holds them.
  bool take_from(const Batch& batch, std::uint64_t first, std::uint64_t number) {
    const auto index = index_of(batch.header, first, number);
    if (!index) return false;
    records_.epochs.try_emplace(
        *index, EpochRecord{batch.header.epoch, batch.header.sealing_key, batch.header.ephemeral,
                            batch.entries.front().at});
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
      const Entry& entry = batch.entries[i];
      records_.lines.try_emplace(first + i, JournalRecord{*index, entry.id.counter, entry.at,
                                                          entry.clock, entry.body, entry.sealed});
    }
    return true;
  }

  /// Where its epoch stands: as the epochs say, or a line of it; else a place that is free, if the
  /// batch is of this enrolment.
  std::optional<std::uint32_t> index_of(const BatchHeader& header, std::uint64_t first,
                                        std::uint64_t number) const {
    for (const auto& [index, epoch] : records_.epochs)
      if (epoch.epoch == header.epoch) return index;
    for (std::uint64_t at = first; at < first + header.count; ++at)
      if (const auto line = records_.lines.find(at); line != records_.lines.end())
        return line->second.epoch_index;
    const bool is_former = !records_.formers.empty() &&
                           number <= records_.formers.rbegin()->second.succession.last.number;
    if (is_former) return std::nullopt;
    std::uint32_t free = records_.formers.empty() ? 0 : records_.formers.rbegin()->second.epochs;
    for (const auto& [at, line] : records_.lines) free = std::max(free, line.epoch_index + 1);
    for (const auto& [index, epoch] : records_.epochs) free = std::max(free, index + 1);
    return free;
  }

  /// With a receipt are all batches up to the last that the sync record counts.
  std::uint64_t received_through() const {
    std::uint64_t through = 0;
    if (!records_.sync) return 0;
    for (const auto& [number, batch] : records_.batches)
      if (number <= records_.sync->batches_stored) through = std::max(through, batch.last_position);
    return through;
  }

  /// What a former identity made went out in batches that it signed, or not at all.
  bool can_be_sent(const JournalRecord& line) const {
    const bool is_former =
        !records_.formers.empty() && line.epoch_index < records_.formers.rbegin()->second.epochs;
    return !is_former && records_.epochs.contains(line.epoch_index);
  }

  void append(std::uint64_t at, const JournalRecord& line) {
    journal_.lines.push_back({at, journal_.lines.size() + 1, line});
    seen_.insert(at);
  }

  void note_lost(std::uint64_t received) {
    std::uint64_t last = covered_;
    if (!records_.lines.empty()) last = std::max(last, records_.lines.rbegin()->first);
    for (const auto& [id, fold] : records_.folds) last = std::max(last, fold.position);
    last = std::min(last, std::uint64_t(records_.lines.size()) + kHolesMax);
    for (std::uint64_t at = 1; at <= last; ++at) {
      if (seen_.contains(at)) continue;
      if (at <= received) ++journal_.only_at_office;
      if (at > received) journal_.lost.push_back(at);
    }
  }

  static constexpr std::uint64_t kHolesMax = 1'000'000;
  SalvagedRecords& records_;
  const BatchReader& read_;
  SalvagedJournal journal_;
  std::set<std::uint64_t> seen_;  // places whose lines are accounted for
  std::uint64_t covered_ = 0;     // by batches, in the damaged store
};

}  // namespace

SalvagedJournal journal_of(SalvagedRecords& records, const BatchReader& read) {
  return Building(records, read).build();
}

}  // namespace tsudoi

// Which entries hold what the office need not know any longer.
#include <algorithm>

#include "sync/office/purge_parts.h"
#include "sync/office/quarantine.h"

namespace tsudoi {
namespace {

template <class Id, class Value>
const Value* found_in(const std::map<Id, Value>& all, const Id& id) {
  const auto found = all.find(id);
  return found == all.end() ? nullptr : &found->second;
}

}  // namespace

UnixSeconds made_at(const ArrivalRecord& arrival) {
  const bool is_sure = arrival.clock == ClockTrust::trusted && arrival.at < arrival.arrived_at;
  return is_sure ? arrival.at : arrival.arrived_at;
}

OfficePurge::About OfficePurge::about_of(const EntryBody& body) {
  return std::visit(
      [](const auto& entry) {
        About about;
        if constexpr (requires { entry.listing; }) about.listing = entry.listing;
        if constexpr (requires { entry.form; }) about.form = entry.form;
        return about;
      },
      body);
}

// ---- What the catalogue says

Result<OfficePurge::Catalogue> OfficePurge::Catalogue::of(const Office& office) {
  Catalogue catalogue;
  TRY_ASSIGN(auto listings, office.listings());
  for (Listing& listing : listings) {
    const ListingId id = listing.id;
    catalogue.listings.emplace(id, std::move(listing));
  }
  TRY_ASSIGN(const auto records, office.items(CatalogueKind::form));
  for (const CatalogueRecord& record : records) {
    if (record.item.removed) continue;
    TRY_ASSIGN(Form form, codec::decode<Form>(record.item.value));
    const FormId id = form.id;
    catalogue.forms.emplace(id, std::move(form));
  }
  return catalogue;
}

const Listing* OfficePurge::Catalogue::listing(const About& about) const {
  return found_in(listings, about.listing);
}

const Form* OfficePurge::Catalogue::form(const About& about) const {
  return found_in(forms, about.form);
}

Date OfficePurge::Catalogue::begins(const About& about, UnixSeconds made) const {
  return retention_begins(listing(about), tokyo_time(made).date);
}

// ---- What is due

/// What waits or was refused goes whole, with the longest of its answers. Of a batch nobody says
/// which forms; of what cannot be read, whether there are words of anybody in it.
std::optional<OfficePurge::About> OfficePurge::due_aside(const QuarantineRecord& record,
                                                         const Catalogue& catalogue, Date today) {
  if (record.bytes.empty()) return std::nullopt;  // gone already
  const auto entries = OfficeQuarantine::entries_in({0, record});
  const auto is_wordless = [](const Entry& entry) { return entry.sealed.empty(); };
  if (entries.ok() && std::ranges::all_of(*entries, is_wordless)) return std::nullopt;
  const bool is_one = entries.ok() && record.id.counter.value != 0;
  const About about = is_one ? about_of(entries->front().body) : About();
  const std::uint32_t days = longest_retention_days(catalogue.form(about));
  const bool is_due = is_past(days, catalogue.begins(about, record.arrived_at), today);
  return is_due ? std::optional(about) : std::nullopt;
}

Result<void> OfficePurge::add_due_aside(const Office& office, const lmdb::ReadTxn& txn,
                                        const Catalogue& catalogue, Date today,
                                        std::vector<Due>& all) {
  TRY(office.seal_.each<QuarantineRecord>(
      txn, office_keys::table(office_keys::kQuarantine),
      [&](ByteView rest, const QuarantineRecord& record) -> Result<void> {
        const auto about = due_aside(record, catalogue, today);
        if (about) all.push_back({DisposedOf::waiting, *about, office_keys::number_in(rest)});
        return {};
      }));
  return office.seal_.each<SettledRecord>(
      txn, office_keys::table(office_keys::kSettled),
      [&](ByteView rest, const SettledRecord& settled) -> Result<void> {
        if (settled.how != SettledAs::refused) return {};
        TRY_ASSIGN(const auto record, codec::decode<QuarantineRecord>(settled.record));
        const auto about = due_aside(record, catalogue, today);
        if (about) all.push_back({DisposedOf::refused, *about, office_keys::number_in(rest)});
        return {};
      });
}

/// In the order of their lines.
Result<std::vector<OfficePurge::Due>> OfficePurge::all_due(const Office& office,
                                                           const Catalogue& catalogue, Date today) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  std::vector<Due> all;
  TRY(office.seal_.each<ArrivalRecord>(
      txn, office_keys::table(office_keys::kArrival),
      [&](ByteView rest, const ArrivalRecord& arrival) -> Result<void> {
        if (arrival.locked_personal.empty()) return {};
        const About about = about_of(arrival.body);
        const Date begins = catalogue.begins(about, made_at(arrival));
        if (begins >= today) return {};
        TRY_ASSIGN(Answers answers, answers_in(office, arrival));
        const auto due = due_answers(answers, catalogue.form(about), begins, today);
        wipe(answers);
        if (!due.empty()) all.push_back({DisposedOf::answers, about, office_keys::number_in(rest)});
        return {};
      }));
  TRY(add_due_aside(office, txn, catalogue, today, all));
  std::ranges::stable_sort(all, {}, &Due::line);
  return all;
}

Result<std::uint64_t> OfficePurge::due(const Office& office, Date today) {
  TRY_ASSIGN(const Catalogue catalogue, Catalogue::of(office));
  TRY_ASSIGN(const auto all, all_due(office, catalogue, today));
  return std::uint64_t(all.size());
}

}  // namespace tsudoi

#include "sync/office/import/facility_matching.h"

#include <algorithm>
#include <map>
#include <set>

#include "sync/office/import/characters.h"
#include "sync/office/import/event_matching.h"

namespace tsudoi {
namespace {

/// What two centres must have alike; empty: nothing to go by.
using Key = std::vector<std::string>;
using KeyOf = Key (*)(const Centre&);

Key by_name_and_address(const Centre& centre) {
  return {centre.source.publisher, name_and_address_of(centre)};
}
Key by_all(const Centre& centre) {
  Key key = by_name_and_address(centre);
  key.push_back(comparable(centre.category));
  return key;
}
Key by_published_id(const Centre& centre) {
  if (centre.source.original_id.empty()) return {};
  return {centre.source.publisher, centre.source.original_id};
}
Key by_name(const Centre& centre) {
  return {centre.source.publisher, comparable(centre.name.ja), comparable(centre.category)};
}
Key by_name_and_phone(const Centre& centre) {
  if (centre.phone.empty()) return {};
  Key key = by_name(centre);
  key.push_back(centre.phone);
  return key;
}

using IsSame = bool (*)(const Centre&, const Centre&);

bool always(const Centre&, const Centre&) {
  return true;
}
bool agree(const Centre& a, const Centre& b) {
  const std::string address = comparable(a.address);
  return comparable(a.name.ja) == comparable(b.name.ja) ||
         (!address.empty() && address == comparable(b.address));
}
/// A city's several lists number the same place by what it is in each.
bool has_no_other_id(const Centre& a, const Centre& b) {
  const std::string &one = a.source.original_id, &other = b.source.original_id;
  return one.empty() || other.empty() || one == other;
}

enum class Candidates { first, only };

class Matching {
 public:
  Matching(std::span<FacilityRow* const> rows, std::span<const Centre> existing)
      : rows_(rows), existing_(existing) {
    for (const Centre& centre : existing) by_id_.emplace(centre.id, &centre);
  }

  void match() {
    match_own_ids();
    match_by(by_all, Candidates::first, always);
    match_by(by_published_id, Candidates::only, agree);
    for (const KeyOf key_of : {by_name_and_address, by_name, by_name_and_phone})
      match_by(key_of, Candidates::only, has_no_other_id);
    for (const FacilityRow* row : rows_)
      if (!row->centre.source.original_id.empty()) ++uses_[by_published_id(row->centre)];
    for (FacilityRow* row : rows_) {
      if (row->centre.id.empty()) row->centre.id = row->before ? row->before->id : new_id(*row);
      const Source& source = row->centre.source;
      if (!source.original_id.empty() && uses_[by_published_id(row->centre)] > 1)
        row->notices.push_back({NoticeCode::id_reused, source.original_id});
    }
  }

 private:
  void claim(FacilityRow& row, const Centre* centre) {
    row.before = centre;
    claimed_.insert(centre);
  }

  void match_own_ids() {
    std::map<CentreId, std::vector<FacilityRow*>> users;
    for (FacilityRow* row : rows_)
      if (!row->centre.id.empty()) users[row->centre.id].push_back(row);
    for (const auto& [id, rows] : users) {
      const auto known = by_id_.find(id);
      const Centre* before = known == by_id_.end() ? nullptr : known->second;
      FacilityRow& owner = owner_among(rows, before);
      if (before != nullptr) claim(owner, before);
      ids_.insert(id);
      if (rows.size() == 1) continue;
      for (FacilityRow* row : rows) {
        row->notices.push_back({NoticeCode::id_reused, id.value});
        if (row != &owner) row->centre.id = {};
      }
    }
  }

  /// Of several rows with one id, the one that is the centre there was; else the first.
  static FacilityRow& owner_among(const std::vector<FacilityRow*>& rows, const Centre* before) {
    const auto is_it = [&](const FacilityRow* row) {
      return before != nullptr && agree(row->centre, *before);
    };
    const auto found = std::ranges::find_if(rows, is_it);
    return found == rows.end() ? *rows.front() : **found;
  }

  /// Rows and centres that have a key for themselves, neither with an id of our own yet.
  void match_by(KeyOf key_of, Candidates candidates, IsSame is_same) {
    std::map<Key, std::vector<FacilityRow*>> rows;
    std::map<Key, std::vector<const Centre*>> centres;
    for (FacilityRow* row : rows_)
      if (row->centre.id.empty() && row->before == nullptr)
        rows[key_of(row->centre)].push_back(row);
    for (const Centre& centre : existing_)
      if (!claimed_.contains(&centre)) centres[key_of(centre)].push_back(&centre);
    for (const auto& [key, same] : rows) {
      const auto found = centres.find(key);
      if (key.empty() || found == centres.end() || same.size() > 1) continue;
      const bool is_told = candidates == Candidates::first || found->second.size() == 1;
      const Centre* centre = found->second.front();
      if (is_told && is_same(same.front()->centre, *centre)) claim(*same.front(), centre);
    }
  }

  bool is_in_use(const CentreId& id) const { return ids_.contains(id) || by_id_.contains(id); }

  CentreId new_id(const FacilityRow& row) {
    const Source& source = row.centre.source;
    const std::string publisher = text_id_from(source.publisher);
    const std::string prefix = publisher.empty() ? "" : publisher + "-";
    const std::string id = text_id_from(source.original_id);
    const bool is_plain = !id.empty() && id.size() == source.original_id.size() &&
                          uses_[by_published_id(row.centre)] == 1;
    CentreId chosen;
    if (is_plain && is_text_id(prefix + id)) chosen.value = prefix + id;
    for (int attempt = 0; chosen.empty() || is_in_use(chosen); ++attempt) {
      const std::string again = attempt == 0 ? "" : "\n" + std::to_string(attempt);
      const std::string hash = short_hash({publisher, name_and_address_of(row.centre) + again});
      chosen.value = prefix.size() <= kTextIdBytesMax - hash.size() ? prefix + hash : hash;
    }
    ids_.insert(chosen);
    return chosen;
  }

  std::span<FacilityRow* const> rows_;
  std::span<const Centre> existing_;
  std::map<CentreId, const Centre*> by_id_;
  std::set<const Centre*> claimed_;
  std::set<CentreId> ids_;  // given to a row of this file
  std::map<Key, int> uses_;
};

}  // namespace

void match_facilities(std::span<FacilityRow* const> rows, std::span<const Centre> existing) {
  Matching(rows, existing).match();
}

std::string name_and_address_of(const Centre& centre) {
  return comparable(centre.name.ja) + "\n" + comparable(centre.address);
}

}  // namespace tsudoi

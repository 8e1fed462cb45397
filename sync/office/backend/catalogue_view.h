// What the office has published or keeps, by id: for pages and exports that show names instead of
// ids.
//
// Owns: copies; nothing changes under it. Load it again when Office::meta().changes has moved.
#pragma once

#include <map>

#include "sync/office/office.h"

namespace tsudoi {

struct CatalogueView {
  std::map<ListingId, Listing> listings;
  std::map<CentreId, Centre> centres;
  std::map<AreaId, Area> areas;
  std::map<FormId, Form> forms;

  static Result<CatalogueView> load(const Office& office);

  const Listing* listing_of(const ListingId& id) const;  // nullptr: not known (any more)
  /// The Japanese title; the id itself where it is not known (any more).
  std::string title_of(const ListingId& id) const;
  std::string centre_name_of(const CentreId& id) const;
  std::string role_name_of(const ListingId& listing, const RoleId& role) const;
  /// Of the area, else of the centre's area; empty: not told.
  std::string district_of(const AreaId& area, const CentreId& centre) const;
};

}  // namespace tsudoi

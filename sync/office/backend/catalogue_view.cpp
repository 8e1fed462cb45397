#include "sync/office/backend/catalogue_view.h"

namespace tsudoi {
namespace {

template <class T, class Id>
Result<std::map<Id, T>> all_of(const Office& office, CatalogueKind kind, Id T::*id) {
  TRY_ASSIGN(const auto records, office.items(kind));
  std::map<Id, T> all;
  for (const CatalogueRecord& record : records) {
    TRY_ASSIGN(T value, codec::decode<T>(record.item.value));
    all.emplace(value.*id, std::move(value));
  }
  return all;
}

}  // namespace

Result<CatalogueView> CatalogueView::load(const Office& office) {
  CatalogueView view;
  TRY_ASSIGN(view.listings, all_of(office, CatalogueKind::listing, &Listing::id));
  TRY_ASSIGN(view.centres, all_of(office, CatalogueKind::centre, &Centre::id));
  TRY_ASSIGN(view.areas, all_of(office, CatalogueKind::area, &Area::id));
  TRY_ASSIGN(view.forms, all_of(office, CatalogueKind::form, &Form::id));
  return view;
}

const Listing* CatalogueView::listing_of(const ListingId& id) const {
  const auto found = listings.find(id);
  return found == listings.end() ? nullptr : &found->second;
}

std::string CatalogueView::title_of(const ListingId& id) const {
  const Listing* listing = listing_of(id);
  return listing == nullptr ? id.value : listing->title.ja;
}

std::string CatalogueView::centre_name_of(const CentreId& id) const {
  const auto found = centres.find(id);
  return found == centres.end() ? id.value : found->second.name.ja;
}

std::string CatalogueView::role_name_of(const ListingId& listing, const RoleId& role) const {
  const Listing* found = listing_of(listing);
  const Role* known = found == nullptr ? nullptr : role_of(*found, role);
  return known == nullptr ? role.value : known->name.ja;
}

std::string CatalogueView::district_of(const AreaId& area, const CentreId& centre) const {
  const auto own = areas.find(area);
  if (own != areas.end()) return own->second.district_name.ja;
  const auto host = centres.find(centre);
  if (host == centres.end()) return {};
  const auto around = areas.find(host->second.area);
  return around == areas.end() ? std::string() : around->second.district_name.ja;
}

}  // namespace tsudoi

#include "tests/sync/world.h"

#include "sync/office/backup.h"
#include "tests/support/must.h"

namespace tsudoi::test {
namespace {

template <class T>
CatalogueItem item_of(CatalogueKind kind, const std::string& id, const T& value) {
  return {kind, id, false, codec::encode(value)};
}

OfficeUnlock unlock_in(const TempDir& folder, Random& random) {
  const auto file = folder / "office.keyfile";
  if (!std::filesystem::exists(file)) must(OfficeUnlock::make_key_file(file, random));
  return must(OfficeUnlock::from_key_file(file));
}

}  // namespace

Result<Bytes> DirectLine::exchange(ByteView ask) {
  ++exchanges;
  bytes_up += ask.size();
  last_ask = copy_of(ask);
  SyncAnswer answer = office_.handle(ask);
  if (lose_answers > 0) {
    --lose_answers;
    return fail(ErrorCode::line_down, "the line went away");
  }
  if (answer.status == 200) return std::move(answer.body);
  return fail(answer.status < 500 ? ErrorCode::refused : ErrorCode::line_down,
              std::string(text_of(answer.body)));
}

Result<Bytes> DirectLine::picture(ByteView hash) {
  TRY_ASSIGN(auto bytes, office_.picture({array_of<32>(hash)}));
  if (!bytes) return fail(ErrorCode::refused, "no such picture");
  return std::move(*bytes);
}

World::World(std::uint64_t seed)
    : random_(make_seeded_random(seed)), unlock_(unlock_in(folder_, *random_)) {
  must(Office::init(folder_ / "office", unlock_, "さくら川市", seams()));
  reopen_office();
  Centre tama;
  tama.id = {"tama"};
  tama.name.ja = "多摩市民館";
  Centre ikuta;
  ikuta.id = {"ikuta"};
  ikuta.name.ja = "生田出張所";
  Publication publication;
  publication.publish.push_back(item_of(CatalogueKind::centre, "tama", tama));
  publication.publish.push_back(item_of(CatalogueKind::centre, "ikuta", ikuta));
  publication.publish.push_back(item_of(CatalogueKind::form, "simple", simple_form()));
  must(office_->publish(publication));
}

void World::close_office() {
  line_.reset();
  office_.reset();
}

void World::reopen_office() {
  close_office();
  office_ = std::make_unique<Office>(
      must(Office::open(folder_ / "office", unlock_, OpenTo::work, seams())));
  line_ = std::make_unique<DirectLine>(*office_);
}

void World::back_up(const std::string& name) {
  const auto note =
      must(OfficeBackup::make(*office_, folder_ / "office", folder_ / name, unlock_, seams()));
  must(OfficeBackup::note(*office_, note));
}

void World::restore(const std::string& name) {
  close_office();
  std::filesystem::remove_all(folder_ / "office");
  must(OfficeBackup::restore(folder_ / name, folder_ / "office", unlock_, seams()));
  reopen_office();
}

void World::publish(const std::vector<Listing>& listings) {
  Publication publication;
  for (const Listing& listing : listings)
    publication.publish.push_back(item_of(CatalogueKind::listing, listing.id.value, listing));
  must(office_->publish(publication));
}

void World::publish_form(const Form& form) {
  Publication publication;
  publication.publish.push_back(item_of(CatalogueKind::form, form.id.value, form));
  must(office_->publish(publication));
}

KioskStore World::new_kiosk(const std::string& name, const CentreId& centre) {
  const auto enrolled = must(office_->enrol(centre, ""));
  must(KioskStore::provision(folder_ / name, must(open_bundle(enrolled.bundle)), seams()));
  return open_kiosk(name);
}

KioskStore World::open_kiosk(const std::string& name) {
  return must(KioskStore::open(folder_ / name, OpenTo::work, seams()));
}

}  // namespace tsudoi::test

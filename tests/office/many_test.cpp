// Ten thousand applications: what a view of the pages reads.
#include "sync/office/backend/office_backend.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::uint32_t kMany = 10'000;
constexpr std::uint32_t kBatch = 1'000;
const web::Viewer kAdmin{{"admin"}, web::WebRole::admin, {}};

/// Counts reads of the store: one for each record that is looked up, one for each range.
class CountingGate final : public lmdb::FaultGate {
 public:
  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    if (operation == lmdb::Operation::get) ++reads;
    return std::nullopt;
  }
  std::size_t reads = 0;
};

Listing open_to_all() {
  Listing listing = shodo();
  listing.roles.front().mode = SeatMode::office;
  listing.roles.front().capacity.reset();
  return listing;
}

/// A copy of a world's office whose reads are counted, and a kiosk that sends what the test says.
class BusyOffice {
 public:
  BusyOffice() : office_(copy_of_office()) {}

  Office& office() { return office_; }
  CountingGate& gate() { return gate_; }
  /// One batch of applications; the id of the last.
  PublicId apply(std::uint32_t count);
  /// The next batch begins so many entries later.
  void skip(std::uint64_t entries) { header_.first.value += entries; }
  Result<web::ApplicationsModel> view() { return backend_.applications(kAdmin, {}); }
  OfficeBackend& backend() { return backend_; }

 private:
  Office copy_of_office();

  World world_;
  CountingGate gate_;
  std::optional<KioskStore> kiosk_;
  BatchHeader header_;
  Office office_;
  OfficeBackend backend_{office_, world_.clock()};
};

Office BusyOffice::copy_of_office() {
  world_.publish({open_to_all()});
  kiosk_.emplace(world_.new_kiosk("kiosk", {"tama"}));
  REQUIRE(sync_once(*kiosk_, world_.line(), world_.seams()).ok());
  const auto from = world_.folder() / "office", to = world_.folder() / "copy";
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
  const auto unlock = OfficeUnlock::from_key_file(world_.folder() / "office.keyfile");
  Seams seams = world_.seams();
  seams.gate = &gate_;
  auto office = Office::open(to, *unlock, OpenTo::work, seams);
  REQUIRE(office.ok());
  const auto ephemeral = crypto::SealKey::from_secret(crypto::Secret<32>(ByteArray<32>{7}));
  header_.kiosk = kiosk_->identity().bundle.kiosk;
  header_.epoch = {{7}};
  header_.first = {1};
  header_.sealing_key = key_id_of(office->card().card.sealing);
  header_.ephemeral = ephemeral.sealing;
  return std::move(office).value();
}

PublicId BusyOffice::apply(std::uint32_t count) {
  const Listing listing = open_to_all();
  Entry entry;
  entry.at = world_.clock().now();
  Applied applied;
  applied.listing = listing.id;
  applied.role = listing.roles.front().id;
  entry.body = applied;
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < count; ++i) {
    entry.id = {header_.kiosk, header_.epoch, {header_.first.value + i}};
    entries.push_back(entry);
  }
  ++header_.number;
  header_.count = count;
  const Bytes batch = make_batch(header_, entries, kiosk_->key());
  const AskParts parts{header_.kiosk, office_.card().card.office, {}, {}, batch};
  REQUIRE(office_.handle(make_ask(parts, kiosk_->key())).status == 200);
  header_.parent = read_batch(batch)->hash;
  header_.first.value += count;
  return public_id_of(entry.id);
}

}  // namespace

TEST_CASE("A view after one more application reads a few records, however many there are",
          "[office][backend]") {
  BusyOffice busy;
  for (std::uint32_t i = 0; i < kMany / kBatch; ++i) busy.apply(kBatch);
  REQUIRE(busy.view()->page.rows_in_all == kMany);
  const auto reads_of = [&](auto look) {
    const std::size_t before = busy.gate().reads;
    look();
    return busy.gate().reads - before;
  };
  const PublicId last = busy.apply(1);
  constexpr std::size_t kFew = 20;
  CHECK(reads_of([&] { CHECK(busy.view()->rows.front().id == last); }) < kFew);
  REQUIRE(busy.office().decide(last, Verdict::confirmed, VerdictReason::by_staff).ok());
  CHECK(reads_of([&] { CHECK(busy.view()->rows.front().verdict == Verdict::confirmed); }) < kFew);
  CHECK(reads_of([&] {
          const auto shown = busy.backend().application(kAdmin, last, web::PageLanguage::english);
          REQUIRE(shown.ok());
          CHECK(shown->decisions.size() == 1);
        }) < kFew);
  CHECK(reads_of([&] { CHECK(busy.backend().dashboard(kAdmin)->undecided == kMany); }) < kFew);
  CHECK(busy.view()->page.rows_in_all == kMany + 1);
}

TEST_CASE("A list with more than the map has room for is taken in, in one commit",
          "[office][import]") {
  World world;
  constexpr std::size_t kPictures = 300, kPictureBytes = 256 * 1024;  // 75 MiB
  Publication publication;
  for (std::size_t i = 0; i < kPictures; ++i) {
    Bytes picture(kPictureBytes, 7);
    picture[0] = static_cast<std::uint8_t>(i);
    picture[1] = static_cast<std::uint8_t>(i >> 8);
    Listing listing = shodo();
    listing.id = {"listing-" + std::to_string(i)};
    listing.picture = ContentHash{crypto::hash(picture)};
    publication.publish.push_back(
        {CatalogueKind::listing, listing.id.value, false, codec::encode(listing)});
    publication.pictures.push_back(std::move(picture));
  }
  publication.imports.emplace_back().file = "events.csv";
  const auto before = world.office().commits();
  CHECK(*world.office().publish(publication) == kPictures);
  CHECK(world.office().commits() == before + 1);
  CHECK(world.office().imports()->size() == 1);
  const std::vector<Listing> listings = *world.office().listings();
  for (const Listing& listing : listings)
    CHECK(world.office().picture(*listing.picture)->has_value());
}

TEST_CASE("A batch after a larger gap than the office turns keys for is set aside whole [F39]",
          "[office][hostile]") {
  BusyOffice busy;
  busy.apply(1);
  busy.skip(kRatchetTurnsMax);
  busy.apply(1);
  CHECK(busy.office().quarantine()->empty());
  busy.skip(kRatchetTurnsMax + 1);
  busy.apply(3);
  const auto aside = *busy.office().quarantine();
  REQUIRE(aside.size() == 1);
  CHECK(aside.front().second.detail == "a gap of more entries than anyone makes");
  CHECK(busy.office().status()->applications == 2);
  CHECK(busy.office().verify().ok());
}

TEST_CASE("A page of the audit log reads its own lines", "[office][backend]") {
  BusyOffice busy;
  constexpr int kLines = 300;
  for (int i = 0; i < kLines; ++i)
    REQUIRE(busy.office().audit({{i}, "hanako", 0, std::to_string(i), ""}).ok());
  const std::size_t before = busy.gate().reads;
  const auto second = busy.backend().audit_log(kAdmin, {2});
  REQUIRE(second.ok());
  CHECK(busy.gate().reads - before <= kRowsPerPage + 1);
  CHECK(second->page.rows_in_all == kLines);
  REQUIRE(second->lines.size() == kRowsPerPage);
  CHECK(second->lines.front().about == std::to_string(kLines - 1 - int(kRowsPerPage)));
  CHECK(busy.backend().audit_log(kAdmin, {99})->lines.empty());
}

// Writes corpus/frames and corpus/values: one small valid example of each. Run by hand when a
// format gains a version; the old examples stay.
//   fuzz_make_seeds CORPUS_FOLDER
#include <cstdio>

#include "storage/base/files.h"
#include "storage/codec/codec.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

const UnixSeconds kNow{1795219200};

struct People {
  std::unique_ptr<Random> random = make_seeded_random(1);
  crypto::SigningKey root = crypto::SigningKey::make(*random);
  crypto::SigningKey office = crypto::SigningKey::make(*random);
  crypto::SigningKey kiosk = crypto::SigningKey::make(*random);
  KioskId kiosk_id{random->array<16>()};
  OfficeId office_id{root.verify};
};

SignedOfficeCard card_of(const People& people) {
  OfficeCard card;
  card.office = people.office_id;
  card.signing = people.office.verify;
  card.issued_at = kNow;
  card.name = "さくら川市";
  return sign_card(card, people.root);
}

EnrolmentBundle bundle_of(const People& people) {
  EnrolmentBundle bundle;
  bundle.office = card_of(people);
  bundle.kiosk = people.kiosk_id;
  bundle.centre = {"tama"};
  bundle.expires_at = kNow;
  bundle.office_url = "http://127.0.0.1:8470";
  return bundle;
}

Listing listing() {
  Listing made;
  made.id = {"shodo"};
  made.kind = ListingKind::course;
  made.title.ja = "はじめての書道";
  made.title.others = {{Language::english, "Calligraphy for beginners"}};
  made.place.latitude = 35.6;
  made.place.longitude = 139.5;
  made.sessions.push_back(
      {date_from_iso("2026-11-21"), std::nullopt, Minutes{900}, Minutes{990}, "雨天中止", false});
  made.roles.push_back({{"participant"}, {"参加", {}}, SeatMode::first_come, 4, 90, {}});
  made.fee.yen = 500;
  made.tags = {"kids", "weekend"};
  return made;
}

Form form() {
  Form made;
  made.id = {"simple"};
  made.version = 1;
  Field choice;
  choice.id = {"day"};
  choice.kind = FieldKind::choice;
  choice.options = {{{"sat"}, {"土曜", {}}}, {{"sun"}, {"日曜", {}}}};
  made.steps = {{{"日を選ぶ", {}}, {choice}}};
  return made;
}

Answers answers() {
  Answers made;
  made[{"name"}] = PersonName{"渡邉 花子", "わたなべ はなこ"};
  made[{"phone"}] = std::string("09012345678");
  made[{"consent"}] = ConsentGiven{{"contact"}, 1, true};
  return made;
}

std::vector<Entry> entries(const People& people) {
  const Epoch epoch{{7}};
  const auto entry = [&](std::uint64_t counter, EntryBody body, Bytes sealed) {
    return Entry{{people.kiosk_id, epoch, {counter}},
                 kNow,
                 ClockTrust::trusted,
                 std::move(body),
                 std::move(sealed)};
  };
  Applied applied;
  applied.listing = {"shodo"};
  applied.role = {"participant"};
  applied.sessions = {0, 2};
  applied.age_band = AgeBand::seventies;
  HeadCounted heads{{"shodo"}, 1, {{AgeBand::teens, 3}, {AgeBand::sixties, -1}}};
  return {entry(1, applied, Bytes(40, 's')), entry(2, Withdrawn{OwnEntry{epoch, {1}}}, {}),
          entry(3, std::move(heads), {}), entry(4, KioskHealth{1 << 20, 3, 1}, {})};
}

Bytes batch(const People& people) {
  BatchHeader header;
  header.kiosk = people.kiosk_id;
  header.epoch = Epoch{{7}};
  header.number = 1;
  header.first = {1};
  header.count = 4;
  return make_batch(header, entries(people), people.kiosk);
}

SyncReply reply() {
  SyncReply made;
  made.office_time = kNow;
  made.receipts.push_back({1, {}, ReceiptStage::stored, 4, 0});
  made.decisions.push_back({{}, Verdict::wait_listed, VerdictReason::full, kNow, 1});
  made.leases.push_back({1, {"shodo"}, {"participant"}, 2, kNow});
  made.catalogue.items.push_back(
      {CatalogueKind::listing, "shodo", false, codec::encode(listing())});
  return made;
}

Result<void> write_all(const std::filesystem::path& corpus) {
  const auto write = [&](const char* name, const Bytes& bytes) {
    return write_file(corpus / name, bytes, FileAccess::everyone_may_read);
  };
  const People people;
  const Slip slip{people.kiosk_id, {}, {}, Promise::confirmed, kNow};
  const std::string slip_text = to_base32(make_slip(slip, people.kiosk));
  const Bytes card = make_card(card_of(people));
  TRY(write("frames/batch", batch(people)));
  TRY(write("frames/ask",
            make_ask({people.kiosk_id, people.office_id, {}, {}, batch(people)}, people.kiosk)));
  const ReplyParts parts{people.office_id, people.kiosk_id, {}, card};
  TRY(write("frames/reply", make_reply(parts, reply(), people.office)));
  TRY(write("frames/card", card));
  TRY(write("frames/bundle", make_bundle(bundle_of(people), people.office)));
  TRY(write("frames/slip", copy_of(view_of(slip_text))));
  TRY(write("values/listing", codec::encode(listing())));
  TRY(write("values/form", codec::encode(form())));
  TRY(write("values/answers", codec::encode(answers())));
  TRY(write("values/entry", codec::encode(entries(people).front())));
  TRY(write("values/reply", codec::encode(reply())));
  TRY(write("values/ask", codec::encode(SyncAsk{})));
  TRY(write("values/bundle", codec::encode(bundle_of(people))));
  TRY(write("values/batch", codec::encode_batch_content(entries(people))));
  return write("values/personal", codec::encode_personal(answers()).value());
}

}  // namespace
}  // namespace tsudoi

int main(int argc, char** argv) {
  if (argc != 2 || !tsudoi::crypto::start()) return 2;
  const auto done = tsudoi::write_all(argv[1]);
  if (done) return 0;
  std::fprintf(stderr, "%s\n", tsudoi::sentence_for(done.error()).c_str());
  return 1;
}

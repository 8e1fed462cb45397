#include "tests/golden/fixed_values.h"

#include "tests/golden/golden_file.h"

namespace tsudoi::golden {
namespace {

Date day(const char* iso) {
  return date_from_iso(iso).value();
}

Role participant() {
  return {
      {"participant"}, {"参加", {{Language::english, "Take part"}}}, SeatMode::first_come, 20, 90,
      {"short"}};
}

Place hall() {
  return {
      {"3階 和室", {{Language::korean, "3층 화실"}}}, "川崎市多摩区登戸1775-1", 35.6197, 139.5706};
}

Field day_choice() {
  Field field;
  field.id = {"day"};
  field.kind = FieldKind::choices;
  field.label = {"来られる日", {{Language::vietnamese, "Ngày đến được"}}};
  field.help = {"いくつでも", {}};
  field.required = true;
  field.least = 1;
  field.most = 2;
  field.options = {{{"sat"}, {"土曜", {}}}, {{"sun"}, {"日曜", {}}}};
  return field;
}

Field consent() {
  Field field;
  field.id = {"consent"};
  field.kind = FieldKind::consent;
  field.label = {"連絡してもよい", {}};
  field.consent = {"contact"};
  field.consent_version = 3;
  return field;
}

Field guardian() {
  Field field;
  field.id = {"guardian"};
  field.kind = FieldKind::guardian;
  field.age_below = 16;
  return field;
}

EntryBody applied() {
  return Applied{{"shodo"},          {"participant"},          {0, 300},           {"short"}, 7,
                 AgeBand::seventies, Language::plain_japanese, Promise::confirmed, 12};
}

std::vector<EntryBody> bodies() {
  const OwnEntry first{kEpoch, {1}};
  const PublicId slip{counted<16>(0xa0)};
  return {
      applied(),
      Withdrawn{first},
      Registered{{"jinzai"}, {"lecturer"}, {"long"}, 2, AgeBand::forties, Language::portuguese},
      Answered{{"survey-1"}, {"survey"}, 1, AgeBand::under_10},
      Attended{{"shodo"}, 2, slip, SeenBy::card},
      HeadCounted{{"shodo"}, 2, {{AgeBand::teens, 3}, {AgeBand::eighty_up, -1}}},
      Undone{OwnEntry{{counted<16>(0x80)}, {9}}, UndoReason::wrong_session},
      ConsentChanged{slip, {"contact"}, 3, true},
      StaffDid{StaffAct::exported},
      KioskHealth{5'000'000'000, 41, 10203},
  };
}

}  // namespace

Listing listing_of_version_1() {
  Listing made;
  made.id = {"shodo"};
  made.kind = ListingKind::course;
  made.title = {"はじめての書道", {{Language::english, "Calligraphy for beginners"}}};
  made.title_kana = "ハジメテノショドウ";
  made.summary = {"筆を持ったことがない方へ", {}};
  made.description = {"渡邉先生が教えます。\n𠮷田先生も。", {{Language::spanish, "Con té"}}};
  made.centre = {"tama"};
  made.area = {"noborito"};
  made.place = hall();
  made.sessions = {
      {day("2026-12-05"), day("2026-12-06"), Minutes{870}, Minutes{1500}, "雨天中止", false},
      {std::nullopt, std::nullopt, std::nullopt, std::nullopt, "未定", true}};
  made.roles = {participant()};
  made.form = {"long"};
  made.fee = {500, "材料費"};
  made.audience = {"どなたでも", {}};
  made.organiser.ja = "多摩市民館";
  made.contact_name = "学習係";
  made.contact_phone = "0449353333";
  made.page_url = "https://www.example.jp/shodo";
  made.how_to_apply.ja = "窓口か端末で";
  made.capacity_note = "20組";
  made.tags = {"weekend", "one-hour"};
  made.category = "講座";
  made.opens_at = LocalTime{day("2026-11-01"), {540}};
  made.closes_at = LocalTime{day("2026-12-01"), {1440}};
  made.show_from = day("2026-10-01");
  made.show_until = day("2027-03-31");
  made.picture = ContentHash{counted<32>(0x60)};
  made.next_steps = {{"shodo-2"}, {"circle-sumi"}};
  made.date_note = "12月の土曜";
  made.source = {"141356", "0001", "events.csv"};
  return made;
}

Listing listing() {
  Listing made = listing_of_version_1();
  made.organiser.others = {{Language::english, "Tama Civic Hall"}};
  made.how_to_apply.others = {{Language::korean, "창구에서"}};
  return made;
}

Form form_of_version_1() {
  return {{"long"},
          7,
          {"申し込みの連絡のため", {{Language::filipino, "Para sa sulat"}}},
          {"一年", {}},
          {"担当者", {}},
          {{{"日を選ぶ", {}}, {day_choice()}}, {{"連絡先", {}}, {guardian(), consent()}}}};
}

Form form() {
  Form made = form_of_version_1();
  made.retention_days = 90;
  made.steps.back().fields.front().retention_days = 1096;
  return made;
}

Area area() {
  return {{"noborito"},
          {"登戸", {}},
          {"tama-ku"},
          {"多摩区", {}},
          "山田",
          "0449350000",
          {"坂が多い", {{Language::chinese, "坡多"}}}};
}

Centre centre() {
  return {{"tama"},         {"多摩市民館", {}},
          "タマシミンカン", {"noborito"},
          "登戸1775-1",     "0449353333",
          "9時から21時",    -35.5,
          139.25,           "https://www.example.jp/tama",
          "公民館",         {"141356", "7", "facilities.csv"}};
}

KioskKey kiosk_key() {
  return {kKiosk, counted<32>(0xc0), {"tama"}, true};
}

SignedOfficeCard signed_card() {
  return {{kOffice, counted<32>(0x01), counted<32>(0x02), kNow, "さくら川市"}, counted<64>(0x90)};
}

EnrolmentBundle enrolment_bundle() {
  return {signed_card(),          kKiosk, {"tama"}, counted<16>(0xd0), {kNow.value + 86'400},
          "http://127.0.0.1:8470"};
}

SyncAsk sync_ask_of_version_1() {
  SyncAsk ask;
  ask.nonce = counted<16>(0xe0);
  ask.history = {counted<16>(0xf0)};
  ask.catalogue_held = 1;
  ask.decisions_held = 200;
  ask.leases_held = 30'000;
  ask.batches_stored = 4;
  ask.waiting = 5;
  ask.oldest_waiting = {kNow.value - 60};
  ask.kiosk_time = kNow;
  ask.program_version = 10203;
  return ask;
}
SyncAsk sync_ask_of_version_2() {
  SyncAsk ask = sync_ask_of_version_1();
  ask.times_rolled_back = 2;
  ask.is_copy = true;
  ask.told = {decision()};
  return ask;
}
SyncAsk sync_ask_of_version_3() {
  SyncAsk ask = sync_ask_of_version_2();
  ask.successions = {succession()};
  return ask;
}
SyncAsk sync_ask_of_version_4() {
  SyncAsk ask = sync_ask_of_version_3();
  ask.relayed = {counted<32>(0x36)};
  return ask;
}
SyncAsk sync_ask() {
  SyncAsk ask = sync_ask_of_version_4();
  ask.troubles.bits = 0x80000021;  // low on room, a wrong clock, and what only a newer kiosk knows
  ask.room_bytes = 1'000'000;
  return ask;
}
Succession succession() {
  return {{counted<16>(0x71)}, counted<32>(0xc1),        kKiosk,
          counted<32>(0xc0),   {4, {counted<32>(0x35)}}, true,
          counted<64>(0x01)};
}

SyncReply sync_reply() {
  SyncReply reply = sync_reply_of_version_2();
  reply.leases_confirmed = {3};
  return reply;
}
SyncReply sync_reply_of_version_2() {
  SyncReply reply = sync_reply_of_version_1();
  reply.newest = {5, {counted<32>(0x34)}};
  reply.backed_up = 4;
  reply.is_frozen = true;
  reply.heard = {{counted<16>(0x61)}};
  return reply;
}
SyncReply sync_reply_of_version_1() {
  SyncReply reply;
  reply.history = {counted<16>(0xf0)};
  reply.office_time = kNow;
  reply.receipts = {{4, {counted<32>(0x33)}, ReceiptStage::backed_up, 9, 1}};
  reply.decisions = {decision()};
  reply.leases = {lease()};
  const Bytes kept = read_golden(golden_folder() / "v1/kind_01_listing.hex").value();
  reply.catalogue = {1,
                     3,
                     true,
                     {{CatalogueKind::listing, "shodo", false, kept},
                      {CatalogueKind::office_card, "x", true, {}}}};
  return reply;
}

Answers answers() {
  const PersonName hanako{"渡邉 花子", "わたなべ はなこ"};
  Answers made;
  made[{"a-empty"}] = std::monostate{};
  made[{"b-text"}] = std::string("𠮷野家の前");
  made[{"c-name"}] = hanako;
  made[{"d-address"}] = PostalAddress{"2140014", "川崎市多摩区登戸1-2-3"};
  made[{"e-year"}] = std::int64_t{1948};
  made[{"f-age"}] = AgeBand::seventies;
  made[{"g-choice"}] = std::vector<OptionId>{{"sat"}, {"sun"}};
  made[{"h-date"}] = day("1969-12-31");
  made[{"i-yes"}] = true;
  made[{"j-consent"}] = ConsentGiven{{"contact"}, 3, true};
  made[{"k-guardian"}] = Guardian{hanako, "09012345678"};
  made[{"l-team"}] = std::vector<TeamMember>{{hanako, 2015}, {{"ゆう", "ゆう"}, std::nullopt}};
  return made;
}

std::vector<Entry> entries() {
  std::vector<Entry> made;
  UnixSeconds at = kNow;
  for (EntryBody& body : bodies()) {
    const Counter counter{made.size() + 1};
    const bool is_odd = counter.value % 2 == 1;
    made.push_back(
        {{kKiosk, kEpoch, counter},
         at,
         is_odd ? ClockTrust::trusted : ClockTrust::uncertain,
         std::move(body),
         is_odd ? copy_of(counted<40>(static_cast<std::uint8_t>(counter.value))) : Bytes{}});
    at.value += is_odd ? 75 : -3600;
  }
  return made;
}

BatchHeader header_of_entries() {
  BatchHeader header;
  header.kiosk = kKiosk;
  header.epoch = kEpoch;
  header.number = 5;
  header.parent = {counted<32>(0x55)};
  header.first = {1};
  header.count = static_cast<std::uint32_t>(entries().size());
  header.sealing_key = {counted<8>(0x77)};
  header.ephemeral = counted<32>(0x99);
  return header;
}

Decision decision() {
  return {{counted<16>(0xa0)}, Verdict::wait_listed, VerdictReason::full, kNow, 200};
}

Lease lease() {
  return {12, {"shodo"}, {"participant"}, 8, UnixSeconds{kNow.value + 1'000'000}};
}

}  // namespace tsudoi::golden

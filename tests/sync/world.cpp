#include "tests/sync/world.h"

#include <stdexcept>

namespace tsudoi::test {
namespace {

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(sentence_for(result.error()));
  return std::move(result).value();
}
void must(Result<void> result) {
  if (!result.ok()) throw std::runtime_error(sentence_for(result.error()));
}

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

Listing shodo() {
  Listing listing;
  listing.id = {"shodo"};
  listing.title.ja = "はじめての書道";
  listing.centre = {"tama"};
  listing.sessions.push_back({date_from_iso("2026-11-21"), std::nullopt, Minutes{15 * 60},
                              Minutes{16 * 60 + 30}, "", false});
  listing.form = {"simple"};
  Role role;
  role.id = {"participant"};
  role.name.ja = "参加";
  role.mode = SeatMode::first_come;
  role.capacity = 4;
  listing.roles.push_back(role);
  return listing;
}

Form simple_form() {
  Form form;
  form.id = {"simple"};
  form.version = 1;
  Field name;
  name.id = {"name"};
  name.kind = FieldKind::name;
  name.required = true;
  Field phone;
  phone.id = {"phone"};
  phone.kind = FieldKind::phone;
  phone.required = true;
  Field consent;
  consent.id = {"consent"};
  consent.kind = FieldKind::consent;
  consent.required = true;
  consent.consent = {"contact"};
  consent.consent_version = 1;
  form.steps = {{{"お名前", {}}, {name}}, {{"連絡先", {}}, {phone}}, {{"確認", {}}, {consent}}};
  return form;
}

Answers hanako() {
  Answers answers;
  answers[{"name"}] = PersonName{"渡邉 花子", "わたなべ はなこ"};
  answers[{"phone"}] = std::string("09012345678");
  answers[{"consent"}] = ConsentGiven{{"contact"}, 1, true};
  return answers;
}

SignUp sign_up_for(const Listing& listing, Answers answers) {
  SignUp sign_up;
  sign_up.listing = listing.id;
  sign_up.role = listing.roles.front().id;
  sign_up.kind = listing.kind;
  sign_up.mode = listing.roles.front().mode;
  sign_up.form = listing.form;
  sign_up.form_version = 1;
  sign_up.age_band = AgeBand::seventies;
  sign_up.answers = std::move(answers);
  return sign_up;
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

void World::reopen_office() {
  line_.reset();
  office_.reset();
  office_ = std::make_unique<Office>(
      must(Office::open(folder_ / "office", unlock_, OpenTo::work, seams())));
  line_ = std::make_unique<DirectLine>(*office_);
}

void World::publish(const std::vector<Listing>& listings) {
  Publication publication;
  for (const Listing& listing : listings)
    publication.publish.push_back(item_of(CatalogueKind::listing, listing.id.value, listing));
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

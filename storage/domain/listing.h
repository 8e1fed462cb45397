// What a resident can find on the kiosk, as the office publishes it. Plain values; the codec stores
// them, the importer makes them, the screens show them. One shape serves every programme: what
// differs is data.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "storage/domain/calendar.h"
#include "storage/domain/ids.h"

namespace tsudoi {

/// Order is part of the format: append only.
enum class ListingKind : std::uint8_t {
  event,
  course,
  project,
  circle,
  meeting,
  open_call,
  consultation,
  association,
  registry,
  survey,
  need,
  notice,
};
inline constexpr std::size_t kListingKinds = 12;

/// Order is part of the format: append only. BCP 47 tags: ja, ja-Hira (やさしい日本語), en,
/// zh-Hans, ko, es, pt, vi, fil.
enum class Language : std::uint8_t {
  japanese,
  plain_japanese,
  english,
  chinese,
  korean,
  spanish,
  portuguese,
  vietnamese,
  filipino,
};
inline constexpr std::size_t kLanguages = 9;
std::string_view tag_of(Language language);
std::optional<Language> language_from_tag(std::string_view tag);

/// The office's words in Japanese, and in other languages where it gave them. UTF-8, NFC.
struct Text {
  std::string ja;
  std::vector<std::pair<Language, std::string>> others;

  bool operator==(const Text&) const = default;
  bool empty() const { return ja.empty(); }
  /// The text in `language`, else in Japanese. (やさしい日本語 falls back to Japanese as well.)
  const std::string& in(Language language) const;
  bool has(Language language) const;
};

/// One date and time of a listing. A listing without any dated session is "date to be announced".
struct Session {
  std::optional<Date> date;
  std::optional<Date> last_date;  // of a period; same as or after `date`
  std::optional<Minutes> from;    // absent together with `to`: all day or not said
  std::optional<Minutes> to;
  std::string note;  // as published, where dates or times could not be told in numbers
  bool all_day = false;

  bool operator==(const Session&) const = default;
};

/// How one gets in. Order is part of the format: append only.
enum class SeatMode : std::uint8_t {
  walk_in,     // no sign-up needed
  first_come,  // a kiosk with a lease confirms at once
  draw,        // 抽選 after the deadline
  office,  // the office decides; also applications by letter (往復はがき), shown with how to apply
};

struct Role {
  RoleId id;  // "participant", "lecturer", "helper" ...
  Text name;
  SeatMode mode = SeatMode::walk_in;
  std::optional<std::uint32_t> capacity;  // absent: no limit known
  std::uint16_t minutes_asked = 0;        // how much time it asks in all; 0: not said
  FormId form;                            // which questions; empty: the form of the listing

  bool operator==(const Role&) const = default;
};

struct Place {
  Text name;  // "3階 和室", or the whole venue
  std::string address;
  std::optional<double> latitude;   // WGS84, 20..46
  std::optional<double> longitude;  // 122..154

  bool operator==(const Place&) const = default;
};

struct Fee {
  std::optional<std::uint32_t> yen;  // 0: free; absent: not told in one number
  std::string note;

  bool operator==(const Fee&) const = default;
};

/// Where a listing came from, so that a newer file updates it and nothing is mixed up.
struct Source {
  std::string publisher;    // municipality code, 6 digits, or the operator's word
  std::string original_id;  // as published; may be empty or reused
  std::string file;         // base name of the file

  bool operator==(const Source&) const = default;
};

struct Listing {
  ListingId id;
  ListingKind kind = ListingKind::event;
  Text title;
  std::string title_kana;  // full-width katakana or hiragana; for search
  Text summary;
  Text description;
  CentreId centre;  // host; empty: elsewhere
  AreaId area;
  Place place;
  std::vector<Session> sessions;  // in order of date
  std::vector<Role> roles;        // at least one where one can sign up; empty: only to read
  FormId form;                    // empty: nothing to fill in
  Fee fee;
  Text audience;  // 対象者, as published
  Text organiser;
  std::string contact_name;
  std::string contact_phone;  // official lines only; mobile numbers are held back at import
  std::string page_url;
  Text how_to_apply;          // as published
  std::string capacity_note;  // 定員, as published, when no single number is meant
  std::vector<std::string>
      tags;  // "kids", "free", "one-hour", "online", "weekend" ... lower case, or as published
  std::string category;  // イベント種類, as published
  std::optional<LocalTime> opens_at;
  std::optional<LocalTime> closes_at;  // last moment to sign up
  std::optional<Date> show_from;
  std::optional<Date> show_until;
  std::optional<ContentHash> picture;  // bytes travel apart, by hash
  std::vector<ListingId> next_steps;   // つぎにできること
  std::string date_note;               // as published
  Source source;

  bool operator==(const Listing&) const = default;
};

/// The first day on which anything happens; empty: to be announced.
std::optional<Date> first_date(const Listing& listing);
/// The last day on which anything happens; empty: to be announced.
std::optional<Date> last_date(const Listing& listing);
/// By the clock: what does not say when it ends lasts until midnight. Undated: never.
bool has_ended(const Session& session, LocalTime now);
/// The first session that has not ended; nullptr: none dated ahead.
const Session* next_session(const Listing& listing, LocalTime now);
const Role* role_of(const Listing& listing, const RoleId& id);

std::string_view name_of(ListingKind kind);  // "event", "open_call" ...
std::optional<ListingKind> listing_kind_from(std::string_view name);
std::string_view name_of(SeatMode mode);
std::optional<SeatMode> seat_mode_from(std::string_view name);

struct Area {
  AreaId id;
  Text name;
  DistrictId district;
  Text district_name;
  std::string officer_name;  // 地域担当職員: a public officer, published by the office
  std::string officer_phone;
  Text chart;  // 地域カルテ in plain words

  bool operator==(const Area&) const = default;
};

struct Centre {
  CentreId id;
  Text name;
  std::string name_kana;
  AreaId area;
  std::string address;
  std::string phone;
  std::string hours_note;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::string page_url;
  std::string category;
  Source source;

  bool operator==(const Centre&) const = default;
};

}  // namespace tsudoi

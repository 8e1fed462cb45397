#include "sync/office/import/event_seats.h"

#include <algorithm>
#include <array>

#include "sync/office/import/amounts.h"
#include "sync/office/import/characters.h"
#include "sync/office/import/times.h"

namespace tsudoi {
namespace {

constexpr Minutes kEvening{17 * 60};
constexpr int kOneHour = 60;

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words,
                             [&](auto word) { return text.find(word) != std::string_view::npos; });
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out.append(out.empty() ? "" : between).append(part);
  return out;
}

bool says_walk_in(std::string_view text) {
  static constexpr std::array<std::string_view, 11> kFree{
      "申込不要", "申し込み不要", "申込み不要", "予約不要", "直接会場", "会場へ直接",
      "当日直接", "当日参加可",   "自由参加",   "参加自由", "入場自由"};
  static constexpr std::array<std::string_view, 5> kNotForAll{"要予約", "要申込", "要申し込み",
                                                              "必要", "事前申込制"};
  return text == "不要" || (has_any(text, kFree) && !has_any(text, kNotForAll));
}

bool says_own_way(std::string_view text) {
  static constexpr std::array<std::string_view, 20> kWays{
      "電話",   "はがき",         "ハガキ",       "葉書",     "FAX",  "ファクス", "ファックス",
      "メール", "窓口",           "ホームページ", "フォーム", "郵送", "電子申請", "http",
      "QR",     "インターネット", "サイト",       "申込書",   "来館", "問合せ"};
  return has_any(text, kWays);
}

std::optional<SeatMode> published_mode(const RowReader& row) {
  std::string how;
  for (const Column column : {Column::how_to_apply, Column::apply_period, Column::apply_url})
    if (!row.says_nothing(column)) how += row.value(column) + " ";
  const std::string seats = row.value(Column::capacity) + " " + row.value(Column::capacity_note) +
                            " " + row.value(Column::fee_detail);
  const bool about_signing_up =
      !how.empty() || !row.says_nothing(Column::capacity) || row.has(Column::deadline_date);
  if (says_walk_in(how) || says_walk_in(seats) || row.value(Column::how_to_apply) == "不要")
    return SeatMode::walk_in;
  if (says_own_way(how)) return SeatMode::office;
  if ((how + seats).find("抽選") != std::string::npos) return SeatMode::draw;
  if ((how + seats).find("先着") != std::string::npos) return SeatMode::first_come;
  return about_signing_up ? std::optional(SeatMode::office) : std::nullopt;
}

Role participant() {
  Role role;
  role.id.value = "participant";
  role.name.ja = "参加者";
  role.name.others.emplace_back(Language::english, "Participant");
  return role;
}

/// As all their seats together, or as those of one.
bool is_told_by(const std::vector<Role>& roles, std::uint32_t capacity) {
  std::uint64_t together = 0;
  for (const Role& role : roles) together += role.capacity.value_or(0);
  return together == capacity ||
         std::ranges::any_of(roles, [&](const Role& role) { return role.capacity == capacity; });
}

bool lasts_some_days(const Session& session) {
  return session.last_date && session.last_date != session.date;
}

/// Of all sessions together; 0 when one of them does not say.
int minutes_in_all(const Listing& listing) {
  int minutes = 0;
  for (const Session& session : listing.sessions) {
    if (!session.from || !session.to || lasts_some_days(session)) return 0;
    minutes += session.to->value - session.from->value;
  }
  return minutes;
}

bool is_on_weekends(const Listing& listing) {
  return !listing.sessions.empty() &&
         std::ranges::all_of(listing.sessions, [](const Session& session) {
           return session.date && !lasts_some_days(session) &&
                  (weekday_of(*session.date) == 0 || weekday_of(*session.date) == 6);
         });
}

bool is_in_the_evening(const Listing& listing) {
  return !listing.sessions.empty() &&
         std::ranges::all_of(listing.sessions, [](const Session& session) {
           return session.from && *session.from >= kEvening;
         });
}

bool is_for_children(const Listing& listing) {
  static constexpr std::array<std::string_view, 9> kWords{
      "子ども", "こども", "子供", "親子", "小学生", "幼児", "乳幼児", "乳児", "子育て"};
  const bool by_audience =
      has_any(listing.audience.ja, kWords) || has_any(listing.title.ja, kWords);
  return by_audience || listing.category.find("子育て") != std::string::npos ||
         std::ranges::any_of(listing.tags,
                             [](const std::string& tag) { return has_any(tag, kWords); });
}

void add_tag(Listing& listing, std::string_view tag) {
  if (std::ranges::find(listing.tags, tag) == listing.tags.end()) listing.tags.emplace_back(tag);
}

ListingKind guessed_kind(const Listing& listing) {
  static constexpr std::array<std::string_view, 3> kCourseWords{"講座", "教室", "講習"};
  const auto dated = std::ranges::count_if(
      listing.sessions, [](const Session& session) { return session.date.has_value(); });
  const bool course = has_any(listing.title.ja, kCourseWords) || dated > 1;
  return course ? ListingKind::course : ListingKind::event;
}

}  // namespace

Fee read_fee(RowReader& row) {
  const std::string basic = row.value(Column::fee_basic);
  const std::string detail = row.text(Column::fee_detail);
  const auto number = read_whole_number(basic);
  const auto told = read_yen(detail);
  const bool detail_has_amounts = plain_value(detail).find("円") != std::string::npos;
  Fee fee;
  if (number) {
    // A basic fee beside other amounts is not the whole price.
    if (!detail_has_amounts || told == number) fee.yen = number;
    fee.note = joined({fee.yen ? "" : basic + "円", detail}, "\n");
    return fee;
  }
  fee.note = joined({row.text(Column::fee_basic), detail}, "\n");
  fee.yen = detail.empty() ? read_yen(basic) : told;
  if (detail.empty() && basic.empty() && row.value(Column::fee_kind) == "無料") fee.yen = 0;
  return fee;
}

void read_seats(RowReader& row, const OwnWords& words, Listing& listing) {
  listing.how_to_apply.ja = joined(
      {row.text(Column::how_to_apply), row.text(Column::apply_period), row.text(Column::apply_url)},
      "\n");
  listing.form = words.form;
  const std::string capacity_text =
      row.says_nothing(Column::capacity) ? std::string() : row.text(Column::capacity);
  const auto capacity = read_capacity(capacity_text);
  const bool bare_number = read_whole_number(capacity_text).has_value();
  listing.capacity_note =
      joined({bare_number ? std::string() : capacity_text, row.text(Column::capacity_note)}, "\n");
  auto mode = words.mode;
  if (!mode && words.any && !words.form.empty()) mode = SeatMode::office;
  if (!mode && words.any && !words.roles.empty()) mode = SeatMode::walk_in;
  if (!mode) mode = published_mode(row);
  if (!mode) return;
  if (!capacity && !capacity_text.empty()) row.note(NoticeCode::capacity_unreadable, capacity_text);
  listing.roles = words.roles;
  if (listing.roles.empty()) {
    listing.roles.push_back(participant());
    listing.roles.front().capacity = capacity;
  } else if (capacity && !is_told_by(listing.roles, *capacity)) {
    row.note(NoticeCode::capacity_beside_roles, capacity_text);
  }
  for (Role& role : listing.roles) role.mode = *mode;
}

void settle(const OwnWords& words, Listing& listing) {
  listing.kind = words.kind.value_or(guessed_kind(listing));
  const int minutes = minutes_in_all(listing);
  if (words.roles.empty() && !listing.roles.empty() && minutes > 0)
    listing.roles.front().minutes_asked = static_cast<std::uint16_t>(std::min(minutes, 60'000));
  if (listing.fee.yen == 0U) add_tag(listing, "free");
  if (is_on_weekends(listing)) add_tag(listing, "weekend");
  if (is_in_the_evening(listing)) add_tag(listing, "evening");
  if (minutes > 0 && minutes <= kOneHour) add_tag(listing, "one-hour");
  if (is_for_children(listing)) add_tag(listing, "kids");
}

}  // namespace tsudoi

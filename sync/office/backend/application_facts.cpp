#include "sync/office/backend/application_facts.h"

#include "storage/domain/phone.h"

namespace tsudoi {
namespace {

constexpr std::size_t kPostalCodeDigits = 7;

using web::PageLanguage;

/// One overload for each alternative of Answer.
struct InWords {
  const Field* field;
  PageLanguage language;

  bool is_japanese() const { return language == PageLanguage::japanese; }
  const std::string& in_ours(const Text& text) const {
    return text.in(is_japanese() ? Language::japanese : Language::english);
  }
  void join(std::string& words, std::string_view next) const {
    if (!words.empty()) words.append(is_japanese() ? "、" : ", ");
    words.append(next);
  }
  std::string option_label(const OptionId& id) const {
    if (field != nullptr)
      for (const Option& option : field->options)
        if (option.id == id) return in_ours(option.label);
    return id.value;
  }
  std::string year(std::int64_t number) const {
    return std::to_string(number) + (is_japanese() ? "年" : "");
  }

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const {
    return field != nullptr && field->kind == FieldKind::phone ? grouped_phone(text) : text;
  }
  std::string operator()(const PersonName& name) const {
    if (name.reading.empty()) return name.written;
    return name.written + (is_japanese() ? "（" + name.reading + "）" : " (" + name.reading + ")");
  }
  std::string operator()(const PostalAddress& address) const {
    const std::string& code = address.postal_code;
    if (code.size() != kPostalCodeDigits)
      return code.empty() ? address.line : code + " " + address.line;
    return code.substr(0, 3) + "-" + code.substr(3) + " " + address.line;
  }
  std::string operator()(std::int64_t number) const {
    const bool is_year = field != nullptr && field->kind == FieldKind::birth_year;
    return is_year ? year(number) : std::to_string(number);
  }
  std::string operator()(AgeBand band) const { return std::string(web::age_words(band, language)); }
  std::string operator()(const std::vector<OptionId>& chosen) const {
    std::string words;
    for (const OptionId& id : chosen) join(words, option_label(id));
    return words;
  }
  std::string operator()(const Date& date) const { return to_iso(date); }
  std::string operator()(bool yes) const {
    if (is_japanese()) return yes ? "はい" : "いいえ";
    return yes ? "Yes" : "No";
  }
  std::string operator()(const ConsentGiven& consent) const {
    const std::string version = std::to_string(consent.version);
    if (is_japanese())
      return (consent.given ? "同意する（第" : "同意しない（第") + version + "版）";
    return (consent.given ? "Agreed (version " : "Not agreed (version ") + version + ")";
  }
  std::string operator()(const Guardian& guardian) const {
    return (*this)(guardian.name) + " " + grouped_phone(guardian.phone);
  }
  std::string operator()(const std::vector<TeamMember>& team) const {
    std::string words;
    for (const TeamMember& member : team)
      join(words, (*this)(member.name) + (member.birth_year ? " " + year(*member.birth_year) : ""));
    return words;
  }
};

}  // namespace

ApplicationFacts facts_of(const EntryBody& body) {
  if (const auto* applied = std::get_if<Applied>(&body))
    return {applied->form, applied->age_band, applied->promise, applied->sessions};
  if (const auto* registered = std::get_if<Registered>(&body))
    return {registered->form, registered->age_band, Promise::noted, {}};
  if (const auto* answered = std::get_if<Answered>(&body))
    return {answered->form, answered->age_band, Promise::noted, {}};
  return {};
}

std::optional<std::vector<web::SessionChosen>> sessions_of(const ApplicationFacts& facts,
                                                           const Listing* listing) {
  if (!facts.sessions) return std::nullopt;
  std::vector<web::SessionChosen> chosen;
  for (const std::uint16_t index : *facts.sessions) {
    web::SessionChosen& one = chosen.emplace_back();
    one.number = index + 1U;
    if (listing == nullptr || index >= listing->sessions.size()) continue;
    one.date = listing->sessions[index].date;
    one.from = listing->sessions[index].from;
  }
  return chosen;
}

bool waits_for_decision(const Office::ArrivedApplication& application) {
  return !application.application.has_decision &&
         facts_of(application.arrival.body).promise == Promise::received;
}

std::string words_for(const Field* field, const Answer& answer, PageLanguage language) {
  return std::visit(InWords{field, language}, answer);
}

std::vector<AnswerLine> answer_lines(const Form* form, const Answers& answers,
                                     PageLanguage language) {
  std::vector<AnswerLine> lines;
  if (form != nullptr)
    for (const Step& step : form->steps)
      for (const Field& field : step.fields)
        if (const auto found = answers.find(field.id); found != answers.end())
          lines.push_back({field.id, InWords{&field, language}.in_ours(field.label),
                           words_for(&field, found->second, language)});
  for (const auto& [id, answer] : answers)
    if (form == nullptr || field_of(*form, id) == nullptr)
      lines.push_back({id, id.value, words_for(nullptr, answer, language)});
  return lines;
}

}  // namespace tsudoi

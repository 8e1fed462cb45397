#include "sync/office/backend/application_facts.h"

namespace tsudoi {
namespace {

constexpr std::size_t kPostalCodeDigits = 7;

std::string option_label(const Field* field, const OptionId& id) {
  if (field != nullptr)
    for (const Option& option : field->options)
      if (option.id == id) return option.label.ja;
  return id.value;
}

void join(std::string& words, std::string_view next) {
  words.append(words.empty() ? "" : "、").append(next);
}

std::string words_for(const PersonName& name) {
  return name.reading.empty() ? name.written : name.written + "（" + name.reading + "）";
}

/// One overload for each alternative of Answer.
struct InWords {
  const Field* field;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const PersonName& name) const { return words_for(name); }
  std::string operator()(const PostalAddress& address) const {
    const std::string& code = address.postal_code;
    if (code.size() != kPostalCodeDigits)
      return code.empty() ? address.line : code + " " + address.line;
    return code.substr(0, 3) + "-" + code.substr(3) + " " + address.line;
  }
  std::string operator()(std::int64_t number) const {
    const bool is_year = field != nullptr && field->kind == FieldKind::birth_year;
    return std::to_string(number) + (is_year ? "年" : "");
  }
  std::string operator()(AgeBand band) const { return std::string(name_of(band)); }
  std::string operator()(const std::vector<OptionId>& chosen) const {
    std::string words;
    for (const OptionId& id : chosen) join(words, option_label(field, id));
    return words;
  }
  std::string operator()(const Date& date) const { return to_iso(date); }
  std::string operator()(bool yes) const { return yes ? "はい" : "いいえ"; }
  std::string operator()(const ConsentGiven& consent) const {
    return (consent.given ? "同意する（第" : "同意しない（第") + std::to_string(consent.version) +
           "版）";
  }
  std::string operator()(const Guardian& guardian) const {
    return words_for(guardian.name) + " " + guardian.phone;
  }
  std::string operator()(const std::vector<TeamMember>& team) const {
    std::string words;
    for (const TeamMember& member : team) {
      const std::string year =
          member.birth_year ? " " + std::to_string(*member.birth_year) + "年" : "";
      join(words, words_for(member.name) + year);
    }
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

std::string words_for(const Field* field, const Answer& answer) {
  return std::visit(InWords{field}, answer);
}

std::vector<AnswerLine> answer_lines(const Form* form, const Answers& answers) {
  std::vector<AnswerLine> lines;
  if (form != nullptr)
    for (const Step& step : form->steps)
      for (const Field& field : step.fields)
        if (const auto found = answers.find(field.id); found != answers.end())
          lines.push_back({field.id, field.label.ja, words_for(&field, found->second)});
  for (const auto& [id, answer] : answers)
    if (form == nullptr || field_of(*form, id) == nullptr)
      lines.push_back({id, id.value, words_for(nullptr, answer)});
  return lines;
}

}  // namespace tsudoi

#include "kiosk/screens/answer_words.h"

#include "kiosk/texts/date_words.h"
#include "kiosk/texts/phone_words.h"

namespace tsudoi::screens {

namespace {

std::string words_of_name(const PersonName& name) {
  if (name.reading.empty() || name.reading == name.written) return name.written;
  return name.written + " (" + name.reading + ")";
}

std::string words_of_postal_code(const std::string& digits) {
  return digits.size() == 7 ? "〒" + digits.substr(0, 3) + "-" + digits.substr(3) + " " : digits;
}

class Teller {
 public:
  Teller(const Page& page, const flow::AnswerView& answer) : page_(page), answer_(answer) {}

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const {
    return answer_.kind == FieldKind::phone ? texts::grouped_phone(text) : text;
  }
  std::string operator()(const PersonName& name) const { return words_of_name(name); }
  std::string operator()(const PostalAddress& address) const {
    return words_of_postal_code(address.postal_code) + address.line;
  }
  std::string operator()(std::int64_t number) const {
    return answer_.kind == FieldKind::birth_year
               ? texts::year_words(page_.words, static_cast<int>(number))
               : std::to_string(number);
  }
  std::string operator()(AgeBand band) const { return page_[texts::words_for(band)]; }
  std::string operator()(const std::vector<OptionId>&) const {
    std::string all;
    for (const auto& label : answer_.options) all += (all.empty() ? "" : "\n") + label.text;
    return all;
  }
  std::string operator()(const Date& date) const { return texts::long_date(page_.words, date); }
  std::string operator()(bool yes) const {
    return page_[yes ? TextKey::form_yes : TextKey::form_no];
  }
  std::string operator()(const ConsentGiven& consent) const {
    return consent.given ? page_[TextKey::form_agree] : std::string();
  }
  std::string operator()(const Guardian& guardian) const {
    return words_of_name(guardian.name) + "\n" + texts::grouped_phone(guardian.phone);
  }
  std::string operator()(const std::vector<TeamMember>& team) const {
    std::string all;
    for (const TeamMember& member : team) {
      all += (all.empty() ? "" : "\n") + words_of_name(member.name);
      if (member.birth_year) all += "  " + texts::year_words(page_.words, *member.birth_year);
    }
    return all;
  }

 private:
  const Page& page_;
  const flow::AnswerView& answer_;
};

}  // namespace

std::string words_of(const Page& page, const flow::AnswerView& answer) {
  std::string words = std::visit(Teller(page, answer), answer.answer);
  return words.empty() || words == "\n" ? page[TextKey::confirm_empty] : words;
}

}  // namespace tsudoi::screens

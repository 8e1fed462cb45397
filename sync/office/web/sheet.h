// The page writer: Html plus this program's own words in two languages, and the frame that all
// pages share (head, side navigation, foot). Only the pages_*.cpp files use it.
#pragma once

#include "sync/office/web/html.h"
#include "sync/office/web/pages.h"

namespace tsudoi::web {

/// A sentence of ours. Both languages must be given, or it does not compile.
struct Words {
  std::string_view ja;
  std::string_view en;
  consteval Words(const char* japanese, const char* english) : ja(japanese), en(english) {}
};

enum class Icon : std::uint8_t { today, calendar, people, screen, tray, history, alert, clock };
enum class Tone : std::uint8_t { calm, sun, warm, plain };
enum class NavItem : std::uint8_t {
  today,
  listings,
  applications,
  kiosks,
  imports,
  disposals,
  audit
};

class Sheet : public Html {
 public:
  explicit Sheet(PageLanguage language) : language_(language) {}
  PageLanguage language() const { return language_; }

  std::string_view in(const Words& words) const {
    return language_ == PageLanguage::japanese ? words.ja : words.en;
  }
  void say(const Words& words) { text(in(words)); }
  void say(Literal tag, const Words& words) { element(tag, in(words)); }
  void say(Literal tag, Attributes attributes, const Words& words) {
    element(tag, attributes, in(words));
  }
  void icon(Icon icon);
  void tag(Tone tone, const Words& words);
  void number_cell(std::uint64_t number);
  // Column heads: words to the left, numbers to the right.
  void head_cell(const Words& words) { say("th", {{"scope", "col"}}, words); }
  void head_number(const Words& words) { say("th", {{"scope", "col"}, {"class", "num"}}, words); }
  void nothing_here(const Words& words);
  void close_empty(const Words& words);  // nothing_here, and the card around it ends

 private:
  PageLanguage language_;
};

struct PageTitle {
  NavItem item;
  Words title;
  std::string subtitle;
  std::uint32_t reload_seconds = 0;  // 0: never
};

/// Head, navigation and title; the page's content follows; end_page closes all and takes it.
Sheet begin_page(const PageContext& context, const PageTitle& title);
std::string end_page(Sheet& sheet);
/// The same head without navigation, for people who are not signed in.
Sheet begin_plain_page(PageLanguage language, const Words& title);
std::string end_plain_page(Sheet& sheet);

/// Previous, next and "51-100 of 230"; `link` is the list's address, to which page=N is added.
void pager(Sheet& sheet, const PageShown& page, const std::string& link);

/// Whose name stands in a record; the command line has none.
std::string_view who_text(const Sheet& sheet, const AccountName& who);

std::string grouped(std::uint64_t number);  // 1,671
std::string when_text(UnixSeconds at,
                      const PageContext& context);       // 13:58 / きのう 17:20 / 11月18日
std::string date_text(Date day, PageLanguage language);  // 11月21日 / 21 Nov
std::string full_date_text(Date day, PageLanguage language);  // 2027年12月31日 / 31 Dec 2027
std::string day_text(Date day, PageLanguage language);        // 11月21日（土） / Sat 21 Nov
const Words& words_of(ListingKind kind);
const Words& words_of(AgeBand band);
const Words& words_of(Verdict verdict);

/// Shared rows of the kiosk table, on its own page and on today's.
enum class KioskColumns : std::uint8_t { short_list, all };
void kiosk_table(Sheet& sheet, const std::vector<KioskRow>& rows, const PageContext& context,
                 KioskColumns columns);

}  // namespace tsudoi::web

#include "storage/store/kiosk_salvage.h"

namespace tsudoi {
namespace {

constexpr std::size_t kListedMax = 10'000;

template <class List, class Word>
std::string listed(const List& list, Word word) {
  std::string words;
  for (std::size_t i = 0; i < list.size() && i < kListedMax; ++i)
    words += "  " + word(list[i]) + "\n";
  return words;
}

std::string counts(const Salvaged& all) {
  const auto number = [](std::uint64_t n) { return std::to_string(n); };
  return "引き継いだ記録 Records that came along: " + number(all.lines) +
         "\nこれから本部へ送る記録 Of these, still to be sent: " + number(all.waiting) +
         "\n本部にだけある記録 Records that only the office has: " + number(all.only_at_office) +
         "\n失われたと分かっている記録 Records that are known to be lost: " +
         number(all.lost.size()) +
         "\n読めないページ Pages that cannot be read: " + number(all.broken_pages) +
         "\n壊れた項目 Items that are broken: " + number(all.broken_records) + "\n";
}

}  // namespace

std::string words_for(const Salvaged& salvaged, const LocalTime& at) {
  std::string words =
      "この端末の保存データが壊れていたため、新しい保存データに切り替えました。\n"
      "壊れたデータは、このフォルダーにそのまま残してあります。消さずに本部へご連絡ください。\n"
      "The data of this terminal was damaged, so it goes on with fresh data.\n"
      "The damaged data is in this folder as it was. Please keep it and tell the office.\n\n";
  words += to_iso(at.date) + " " + to_iso(at.minutes) + "\n" + counts(salvaged);
  if (salvaged.may_lack_more)
    words +=
        "\n最後に保存された記録は、この一覧にないまま失われていることがあります。\n"
        "本部から預かっている先着の席のうち、記録が見つからないものは、二重にお約束しないよう、\n"
        "この端末では使いません。控えをお持ちの方がいないかを確かめてから、本部でもう一度この端末を"
        "\n"
        "登録すると、また使えます。\n"
        "The newest records may be lost without being listed here.\n"
        "Seats that the office has lent to this terminal and of which no record is left are not\n"
        "given out, so that none is promised twice. Ask who holds a slip for one, then enrol the\n"
        "terminal again: it may use them from then on.\n";
  if (!salvaged.lost.empty())
    words += "\n失われた記録の番号 Places of the lost records:\n" +
             listed(salvaged.lost, [](std::uint64_t place) { return std::to_string(place); });
  if (!salvaged.lost_codes.empty())
    words += "\nそのうち控えの番号が分かるもの Of these, known codes of slips:\n" +
             listed(salvaged.lost_codes, [](const std::string& code) { return code; });
  return words;
}

}  // namespace tsudoi

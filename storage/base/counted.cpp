#include "storage/base/counted.h"

namespace tsudoi {

std::string counted(std::uint64_t count, std::string_view noun) {
  std::string words = std::to_string(count) + " ";
  if (count == 1) return words.append(noun);
  const bool is_vowel_before =
      noun.size() > 1 && std::string_view("aeiou").find(noun[noun.size() - 2]) != noun.npos;
  if (noun.ends_with("y") && !is_vowel_before)
    return words.append(noun.substr(0, noun.size() - 1)).append("ies");
  return words.append(noun).append(noun.ends_with("ch") ? "es" : "s");
}

}  // namespace tsudoi

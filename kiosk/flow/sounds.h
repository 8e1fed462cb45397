// How words sound, so that letters find kana: "shodo" finds しょどう, "supa" finds スーパー.
#pragma once

#include <string>
#include <string_view>

namespace tsudoi::flow {

/// Long vowels made short, in text that search_fold has folded.
std::string sound_of(std::string_view folded);

/// What one typed word looks for.
struct Needle {
  std::string written;     // folded
  std::string sound;       // empty: nothing to compare
  bool undecided = false;  // letters that are still becoming kana: anything may match
};
Needle needle_of(std::string_view word);

}  // namespace tsudoi::flow

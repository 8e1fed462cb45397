// tsudoi_make_dictionary NAMES.tsv OUT: trains the dictionary for personal parts. What it makes is
// part of the format: the shipped file is never made again, a better one gets the next number.
#include <zdict.h>

#include <cstdio>

#include "assets/dictionary/people.h"
#include "storage/base/files.h"
#include "storage/codec/codec.h"

namespace {

using namespace tsudoi;

constexpr std::size_t kDictionaryBytes = 16 * 1024;
constexpr int kSamples = 20'000;
constexpr std::uint64_t kTrainingSeed = 20261121;

Result<Bytes> train(const std::filesystem::path& names_file) {
  TRY_ASSIGN(const NameList names, read_names(names_file));
  PeopleMaker people(names, Rarity::common_only, kTrainingSeed);
  Bytes samples;
  std::vector<std::size_t> sizes;
  for (int i = 0; i < kSamples; ++i) {
    const Bytes one = codec::encode(i % 2 == 0 ? people.short_form() : people.long_form());
    append(samples, one);
    sizes.push_back(one.size());
  }
  Bytes dictionary(kDictionaryBytes);
  const std::size_t made =
      ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
                            static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(made)) return fail(ErrorCode::refused, ZDICT_getErrorName(made));
  dictionary.resize(made);
  return dictionary;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("tsudoi_make_dictionary NAMES.tsv OUT\n", stderr);
    return 2;
  }
  const auto dictionary = train(words[1]);
  if (!dictionary.ok()) {
    std::fprintf(stderr, "%s\n", sentence_for(dictionary.error()).c_str());
    return 1;
  }
  return write_file(words[2], *dictionary, FileAccess::everyone_may_read).ok() ? 0 : 1;
}

#include "storage/store/sealed_records.h"

#include "tests/support/catch.h"

using namespace tsudoi;

TEST_CASE("A record that was changed is told in plain words, with its name at the end [F04]",
          "[store]") {
  const RecordSeal seal{crypto::Secret<32>()};
  const auto words_for = [&](ByteView key) {
    Bytes record = seal.closed(key, view_of("value"));
    record[0] ^= 1;
    return sentence_for(seal.opened(key, record).error());
  };
  const std::string changed = "The data is damaged: a part of the store is not as Tsudoi wrote it ";
  CHECK(words_for(view_of("mschema")) == changed + "(record m schema).");
  const Bytes line{'j', 0, 7};
  CHECK(words_for(line) == changed + "(record j 0007).");
}

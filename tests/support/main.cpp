#define CATCH_CONFIG_RUNNER
#include "storage/base/crypto.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

int main(int argc, char** argv) {
  if (!tsudoi::crypto::start()) return 1;
  const int failed = Catch::Session().run(argc, argv);
  return failed == 0 && tsudoi::test::was_skipped() ? tsudoi::test::kSkippedCode : failed;
}

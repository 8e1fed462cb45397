#define CATCH_CONFIG_RUNNER
#include "storage/base/crypto.h"
#include "tests/support/catch.h"

int main(int argc, char** argv) {
  if (!tsudoi::crypto::start()) return 1;
  return Catch::Session().run(argc, argv);
}

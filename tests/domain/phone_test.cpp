#include "storage/domain/phone.h"

#include "tests/support/catch.h"

using tsudoi::grouped_phone;

TEST_CASE("A phone number is grouped only where its shape is sure", "[domain]") {
  CHECK(grouped_phone("09012345678") == "090-1234-5678");
  CHECK(grouped_phone("08000001234") == "0800-000-1234");
  CHECK(grouped_phone("0440001234") == "044-000-1234");
  CHECK(grouped_phone("0422001234") == "0422001234");
  CHECK(grouped_phone("03000012345") == "03000012345");
  CHECK(grouped_phone("") == "");
}

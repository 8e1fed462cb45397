#include "kiosk/app/sync_worker.h"

#include <filesystem>

#include "tests/journey/line.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

class Echo final : public Transport {
 public:
  Result<Bytes> exchange(ByteView ask) override { return copy_of(ask); }
  Result<Bytes> picture(ByteView) override { return fail(ErrorCode::refused, "no such picture"); }
};

std::ptrdiff_t threads_here() {
  const std::filesystem::directory_iterator tasks("/proc/self/task");
  return std::distance(begin(tasks), end(tasks));
}

}  // namespace

TEST_CASE("What the line answers is there once", "[journey][worker]") {
  Echo office;
  LineState line;
  Bell bell;
  SyncWorker worker(std::make_unique<FakeLine>(line, office), [&bell] { bell.ring(); });
  CHECK_FALSE(worker.take().has_value());
  worker.give(SyncWorker::Errand::exchange, {1, 2, 3});
  bell.wait();
  const auto answer = worker.take();
  REQUIRE(answer.has_value());
  CHECK(answer->value() == Bytes{1, 2, 3});
  CHECK_FALSE(worker.take().has_value());
  worker.give(SyncWorker::Errand::picture, {4});
  bell.wait();
  CHECK(worker.take()->error().code == ErrorCode::refused);
}

TEST_CASE("Nothing was given, and the worker ends at once", "[journey][worker]") {
  Echo office;
  LineState line;
  const auto before = threads_here();
  {
    const SyncWorker worker(std::make_unique<FakeLine>(line, office), [] {});
  }
  CHECK(threads_here() == before);
  CHECK(line.is_gone);
}

TEST_CASE("An end while a call is under way waits for it, and leaves no thread",
          "[journey][worker]") {
  Echo office;
  LineState line;
  line.holds = true;
  const auto before = threads_here();
  auto worker = std::make_unique<SyncWorker>(std::make_unique<FakeLine>(line, office), [] {});
  worker->give(SyncWorker::Errand::exchange, {1});
  line.called.wait();
  CHECK_FALSE(line.is_gone);
  std::thread ender([&worker] { worker.reset(); });
  line.let_go.ring();
  ender.join();
  CHECK(line.is_gone);
  CHECK(threads_here() == before);
}

TEST_CASE("A certificate whose dates do not fit leads staff to this machine's clock [F33]",
          "[journey][worker]") {
  constexpr long kNotYetValid = 9, kExpired = 10, kSelfSigned = 18;  // as OpenSSL counts
  const auto tells_of_clock = [](long why) {
    return certificate_words(why).find("the clock of this machine") != std::string::npos;
  };
  CHECK(tells_of_clock(kNotYetValid));
  CHECK(tells_of_clock(kExpired));
  CHECK_FALSE(tells_of_clock(kSelfSigned));
}

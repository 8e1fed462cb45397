// The line to a relay that a test plays with.
#pragma once

#include <functional>

#include "storage/domain/messages.h"
#include "sync/answer.h"
#include "sync/transport.h"

namespace tsudoi::test {

/// To the relay, from kiosks or from the office: counts, and can fail before or after the relay has
/// worked, or bring everything twice.
class RelayLine final : public Transport {
 public:
  using Answer = std::function<SyncAnswer(ByteView)>;
  using Picture = std::function<Result<std::optional<Bytes>>(const ContentHash&)>;
  RelayLine(Answer answer, Picture picture)
      : answer_(std::move(answer)), picture_(std::move(picture)) {}

  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

  int exchanges = 0;
  int lost_question = 0;  // the exchange of this number does not arrive
  int lost_answer = 0;    // of this one nothing comes back
  bool is_doubled = false;
  Bytes last_asked;
  SyncAnswer last_answer;

 private:
  Answer answer_;
  Picture picture_;
};

}  // namespace tsudoi::test

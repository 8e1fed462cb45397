#include "tests/sync/relay_line.h"

namespace tsudoi::test {

Result<Bytes> RelayLine::exchange(ByteView ask) {
  ++exchanges;
  last_asked = copy_of(ask);
  if (exchanges == lost_question) return fail(ErrorCode::line_down, "the line went away");
  last_answer = answer_(ask);
  if (is_doubled) answer_(ask);
  if (exchanges == lost_answer) return fail(ErrorCode::line_down, "the line went away");
  if (last_answer.status == 200) return last_answer.body;
  const bool is_refused = last_answer.status < kOwnTroubleStatus;
  return fail(is_refused ? ErrorCode::refused : ErrorCode::line_down,
              std::string(text_of(last_answer.body)));
}

Result<Bytes> RelayLine::picture(ByteView hash) {
  TRY_ASSIGN(auto bytes, picture_({array_of<32>(hash)}));
  if (!bytes) return fail(ErrorCode::refused, "no such picture");
  return std::move(*bytes);
}

}  // namespace tsudoi::test

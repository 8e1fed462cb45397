// The inner office's half of a relay (sync/relay/relay.h): it takes what kiosks have left there as
// it takes a stick, and leaves its replies. It makes the connection; the relay never does.
//
// One round: whom the relay may trust; then page by page the asks are taken in, dropped there, and
// their kiosks answered; then pictures. Cut anywhere, doubled or late, a round changes nothing that
// the next one does not mend: the office knows each batch (F18), and a kiosk asks until it has its
// answer. What was cut between dropping and answering is asked again.
//
// Thread: one. While `alone` works nobody else uses the office; no call to the relay is inside it.
// Errors: line_down, refused, those of the store. Limits: kPullPagesMax a round.
#pragma once

#include "sync/office/office.h"
#include "sync/relay_frames.h"
#include "sync/transport.h"

namespace tsudoi {

inline constexpr std::size_t kPullPagesMax = 1000;

struct Pulled {
  std::size_t asks = 0;  // answered; what was here before counts too
  std::size_t kiosks = 0, replies = 0, pictures = 0;
  std::vector<Error> refused;
};

class OfficeRelay {
 public:
  using Alone = std::function<void(const std::function<void()>&)>;
  OfficeRelay(Office& office, Transport& line, Alone alone)
      : office_(office), line_(line), alone_(std::move(alone)) {}

  Result<Pulled> pull();

  /// Whom the office trusts, signed: for relays, by wire and by stick.
  static Result<Bytes> kiosk_list(const Office& office);

 private:
  Result<void> greet();
  Result<Bytes> send(PullAct act, ByteView body);
  Result<void> give_list();
  Result<void> give_pictures(Pulled& pulled);
  Result<void> take_in(const std::vector<FetchedAsk>& page, Pulled& pulled);
  Result<void> answer(const Bytes& ask, Pulled& pulled);

  Office& office_;
  Transport& line_;
  Alone alone_;
  RelayId relay_;
  ByteArray<16> challenge_{};
  ContentHash list_there_, pictures_there_;
};

}  // namespace tsudoi

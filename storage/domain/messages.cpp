#include "storage/domain/messages.h"

namespace tsudoi {

KeyId key_id_of(ByteView public_key) {
  return {array_of<8>(ByteView(crypto::hash(public_key)).first(8))};
}

}  // namespace tsudoi

#include "storage/domain/ids.h"

#include <algorithm>

#include "storage/base/crypto.h"

namespace tsudoi {
namespace {

bool is_text_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

}  // namespace

bool is_text_id(std::string_view text) {
  return !text.empty() && text.size() <= kTextIdBytesMax &&
         std::ranges::all_of(text, is_text_id_character);
}

std::string text_id_from(std::string_view text) {
  std::string id;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (is_text_id_character(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  id.resize(std::min(id.size(), kTextIdBytesMax));
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

PublicId public_id_of(const EntryId& entry) {
  Bytes name = copy_of(entry.kiosk.view());
  append(name, entry.epoch.view());
  append_be64(name, entry.counter.value);
  return {array_of<16>(ByteView(crypto::hash(name)).first(16))};
}

std::string slip_code_of(const PublicId& id) {
  const std::string digits = to_base32(id.view());
  return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6, 3);
}

}  // namespace tsudoi

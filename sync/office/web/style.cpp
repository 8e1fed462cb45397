#include "sync/office/web/style.h"

#include <string>

#include "storage/base/crypto.h"
#include "sync/office/web/style_bytes.h"

namespace tsudoi::web {

std::string_view style_sheet() {
  return kStyleSheet;
}

std::string_view style_path() {
  static const std::string path =
      "/static/office-" + to_hex(crypto::hash(view_of(kStyleSheet))).substr(0, 12) + ".css";
  return path;
}

}  // namespace tsudoi::web

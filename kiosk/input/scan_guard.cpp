#include "kiosk/input/scan_guard.h"

#include <set>

namespace tsudoi::input {
namespace {

/// What tickets, cards and slips are made of: QR's alphanumeric set and lower case.
bool is_of_ticket(const KeyPress& key) {
  if (key.role != KeyRole::character || key.text.size() != 1) return false;
  const char c = key.text[0];
  const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return letter || std::string_view("$%*+-./:_=").find(c) != std::string_view::npos;
}

bool is_held_back(KeyRole role) {
  return role == KeyRole::character || role == KeyRole::space;
}

}  // namespace

ScanGuard::Out ScanGuard::press(const KeyPress& key, SteadyMs at) {
  Out out = wait_until(at);
  if (is_held_back(key.role)) {
    ++in_burst_;
    if (held_.size() < kScanCharactersMax) held_.push_back(key);
    last_ = at;
    return out;
  }
  const bool ends_scan = key.role == KeyRole::enter && is_burst();
  Out rest = release();
  for (KeyPress& typed : rest.typed) out.typed.push_back(std::move(typed));
  out.scan = std::move(rest.scan);
  if (!ends_scan) {
    out.typed.push_back(key);
    out.scan.reset();
  }
  return out;
}

ScanGuard::Out ScanGuard::wait_until(SteadyMs now) {
  if (held_.empty() || now.value - last_.value <= kScanGapMsMax) return {};
  Out out = release();
  out.scan.reset();  // no Enter came: half a scan is no scan
  return out;
}

std::optional<SteadyMs> ScanGuard::due() const {
  if (held_.empty()) return std::nullopt;
  return SteadyMs{last_.value + kScanGapMsMax + 1};
}

bool ScanGuard::is_burst() const {
  if (in_burst_ > kScanCharactersMax) return true;
  std::set<std::string> distinct;
  for (const KeyPress& key : held_) distinct.insert(key.text);
  return in_burst_ >= kScanCharactersMin && distinct.size() >= kScanDistinctMin;
}

/// A burst leaves as a scan, or not at all; anything slower leaves as typed.
ScanGuard::Out ScanGuard::release() {
  Out out;
  if (is_burst()) {
    bool whole = in_burst_ <= kScanCharactersMax;
    for (const KeyPress& key : held_) whole = whole && is_of_ticket(key);
    if (whole) {
      out.scan.emplace();
      for (const KeyPress& key : held_) *out.scan += key.text;
    }
  } else {
    out.typed.assign(held_.begin(), held_.end());
  }
  forget();
  return out;
}

void ScanGuard::forget() {
  for (KeyPress& key : held_) crypto::wipe(key.text);
  WipingVector<KeyPress>().swap(held_);
  in_burst_ = 0;
}

}  // namespace tsudoi::input

#include "sync/office/program/pictures.h"

#include "storage/base/files.h"

namespace tsudoi::office_program {
namespace {

constexpr std::string_view kPng = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpeg = "\xff\xd8\xff";

bool is_picture(ByteView bytes) {
  return text_of(bytes).starts_with(kPng) || text_of(bytes).starts_with(kJpeg);
}

bool is_plain_stem(const std::string& stem) {
  return !stem.starts_with('.') && stem.find('/') == stem.npos && stem.find('\0') == stem.npos;
}

}  // namespace

Result<ContentHash> Pictures::find(const std::filesystem::path& folder, const std::string& stem) {
  if (!is_plain_stem(stem)) return fail(ErrorCode::refused, "not the name of a picture");
  for (const char* ending : {".png", ".jpg", ".jpeg"}) {
    const std::filesystem::path file = folder / (stem + ending);
    if (const auto known = known_.find(file); known != known_.end()) return known->second;
    auto bytes = read_file(file, kPictureBytesMax);
    if (!bytes.ok() && bytes.error().code == ErrorCode::not_found) continue;
    if (!bytes.ok()) return std::move(bytes).error();
    if (!is_picture(*bytes)) return fail(ErrorCode::malformed, "neither PNG nor JPEG");
    const ContentHash hash{crypto::hash(*bytes)};
    known_.emplace(file, hash);
    bytes_.emplace(hash, std::move(*bytes));
    return hash;
  }
  return fail(ErrorCode::not_found, stem + ".png");
}

void Pictures::attach(EventImport& import, const InputFile& file,
                      const std::filesystem::path& folder, ReportFile& report) {
  for (ImportedListing& imported : import.listings) {
    if (imported.picture_stem.empty()) continue;
    const auto hash = find(folder, imported.picture_stem);
    if (!hash.ok()) {
      ++missing_;
      report.add_note(file.name, imported.listing.title.ja, sentence_for(hash.error()));
      continue;
    }
    if (imported.listing.picture == *hash) continue;
    imported.listing.picture = *hash;
    if (imported.fate != Fate::unchanged) continue;
    imported.fate = Fate::updated;
    --import.counts.unchanged;
    ++import.counts.updated;
  }
}

std::vector<Bytes> Pictures::found() const {
  std::vector<Bytes> pictures;
  for (const auto& [hash, bytes] : bytes_) pictures.push_back(bytes);
  return pictures;
}

}  // namespace tsudoi::office_program

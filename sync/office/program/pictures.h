// Pictures that listings ask for by name (絵=name): found beside the event list, checked, and put
// into the office by content.
//
// Limits: kPictureBytesMax; PNG or JPEG by their first bytes; a name is a plain file stem.
// Errors: none: a picture that cannot be used is a note, and the listing keeps the one it had.
#pragma once

#include <map>

#include "sync/office/import/events.h"
#include "sync/office/program/import_files.h"

namespace tsudoi::office_program {

inline constexpr std::size_t kPictureBytesMax = 256 * 1024;

class Pictures {
 public:
  /// Sets the picture of each listing that names one. A listing that changes only by its picture
  /// counts as updated.
  void attach(EventImport& import, const InputFile& file, const std::filesystem::path& folder,
              ReportFile& report);
  std::size_t missing() const { return missing_; }

  /// Each once.
  std::vector<Bytes> found() const;

 private:
  Result<ContentHash> find(const std::filesystem::path& folder, const std::string& stem);

  std::map<std::filesystem::path, ContentHash> known_;
  std::map<ContentHash, Bytes> bytes_;
  std::size_t missing_ = 0;
};

}  // namespace tsudoi::office_program

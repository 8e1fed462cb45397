// Writes corpus/frames, corpus/values and corpus/records: one valid example of each, from the
// values that the golden files keep. Run by hand when a format gains a version; the old examples
// stay.
//   fuzz_make_seeds CORPUS_FOLDER
#include <cstdio>

#include "storage/base/files.h"
#include "tests/golden/fixed_frames.h"
#include "tests/golden/fixed_values.h"

namespace tsudoi {
namespace {

Result<void> write(const std::filesystem::path& file, ByteView bytes) {
  return write_file(file, bytes, FileAccess::everyone_may_read);
}

Result<void> write_frames(const std::filesystem::path& folder) {
  const golden::Frames frames = golden::make_frames(golden::FixedKeys());
  TRY(write(folder / "batch", frames.batch));
  TRY(write(folder / "ask", frames.ask));
  TRY(write(folder / "reply", frames.reply));
  TRY(write(folder / "card", frames.card));
  TRY(write(folder / "bundle", frames.bundle));
  return write(folder / "slip", view_of(to_base32(frames.slip)));
}

Result<void> write_values(const std::filesystem::path& folder) {
  TRY(write(folder / "listing", codec::encode(golden::listing())));
  TRY(write(folder / "form", codec::encode(golden::form())));
  TRY(write(folder / "answers", codec::encode(golden::answers())));
  TRY(write(folder / "entry", codec::encode(golden::entries().front())));
  TRY(write(folder / "reply", codec::encode(golden::sync_reply())));
  TRY(write(folder / "ask", codec::encode(golden::sync_ask())));
  TRY(write(folder / "bundle", codec::encode(golden::enrolment_bundle())));
  TRY(write(folder / "batch", codec::encode_batch_content(golden::entries())));
  TRY_ASSIGN(const Bytes personal, codec::encode_personal(golden::answers()));
  return write(folder / "personal", personal);
}

Result<void> write_records(const std::filesystem::path& folder) {
  Result<void> done;
  const auto write_one = [&](const char* name, const auto& record) {
    if (done) done = write(folder / name, codec::encode(record));
  };
  golden::each_kiosk_record(write_one);
  golden::each_office_record(write_one);
  return done;
}

Result<void> write_all(const std::filesystem::path& corpus) {
  TRY(write_frames(corpus / "frames"));
  TRY(write_values(corpus / "values"));
  return write_records(corpus / "records");
}

}  // namespace
}  // namespace tsudoi

int main(int argc, char** argv) {
  if (argc != 2 || !tsudoi::crypto::start()) return 2;
  const auto done = tsudoi::write_all(argv[1]);
  if (done) return 0;
  std::fprintf(stderr, "%s\n", tsudoi::sentence_for(done.error()).c_str());
  return 1;
}

// Writes the golden files of the newest versions, and stores of the newest schemas, for a release
// that has a new one:
//   tsudoi_make_golden FOLDER
// Files of older versions stay as they are; nobody can make them again.
#include <cstdio>
#include <exception>

#include "tests/golden/fixed_frames.h"
#include "tests/golden/fixed_values.h"
#include "tests/golden/golden_file.h"
#include "tests/golden/make_stores.h"

namespace tsudoi::golden {
namespace {

class Writer {
 public:
  explicit Writer(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void write(const std::filesystem::path& file, const std::string& comment, ByteView bytes) {
    std::error_code failed;  // write_golden says what went wrong
    std::filesystem::create_directories((folder_ / file).parent_path(), failed);
    const Result<void> done = write_golden(folder_ / file, comment, bytes);
    if (!done.ok()) failures_.push_back(sentence_for(done.error()));
  }

  void write_value(const std::string& name, ByteView bytes) {
    const std::string what =
        "kind " + std::to_string(bytes[0]) + " version " + std::to_string(bytes[1]);
    write(file_of_value(bytes, name), what + ": " + name, bytes);
  }

  const std::vector<std::string>& failures() const { return failures_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> failures_;
};

std::vector<std::string> write_all(const std::filesystem::path& folder) {
  Writer writer(folder);
  each_value(
      [&](const char* name, const auto& value) { writer.write_value(name, codec::encode(value)); });
  writer.write_value("batch_content", codec::encode_batch_content(entries()));
  each_frame(make_frames(FixedKeys()), [&](const std::string& name, const Bytes& bytes) {
    writer.write(file_of_frame(name), "protocol " + std::to_string(kProtocolVersion) + ": " + name,
                 bytes);
  });
  std::vector<std::string> failures = writer.failures();
  try {
    make_stores(folder);
  } catch (const std::exception& problem) {
    failures.emplace_back(problem.what());
  }
  return failures;
}

}  // namespace
}  // namespace tsudoi::golden

int main(int argc, char** argv) {
  if (argc != 2 || !tsudoi::crypto::start()) {
    std::fprintf(stderr, "tsudoi_make_golden FOLDER\n");
    return 2;
  }
  const std::vector<std::string> failures = tsudoi::golden::write_all(argv[1]);
  for (const std::string& failure : failures) std::fprintf(stderr, "%s\n", failure.c_str());
  return failures.empty() ? 0 : 1;
}

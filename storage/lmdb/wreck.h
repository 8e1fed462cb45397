// Wreck: what can still be read of a store that does not open any more [F04].
//
// Reads data.mdb page by page, without LMDB and without a map: a page that the disk does not give,
// or that makes no sense, is counted and passed over, and kills nobody. Whether a record is what
// was once written, its own seal says: the caller throws away what does not authenticate.
//
// Owns: the writer's right to the folder, so that nobody works in it meanwhile.
// Thread: one. Errors: busy, not_found, out_of_memory.
#pragma once

#include <filesystem>

#include "storage/lmdb/open_once.h"
#include "storage/lmdb/transaction.h"

namespace tsudoi::lmdb {

class Wreck {
 public:
  struct Pages {
    std::uint64_t read = 0;
    std::uint64_t broken = 0;  // each may have led to others
  };

  using Visitor = std::function<void(ByteView key, ByteView value)>;

  static Result<Wreck> open(const std::filesystem::path& folder);
  Wreck(Wreck&& other) noexcept;
  Wreck& operator=(Wreck&&) = delete;
  ~Wreck();

  /// The records as the newest header leads to them: each is the newest of its key.
  Pages walk(const Visitor& visitor) const;
  /// The records of every page, also of those that nothing leads to any more. They may be old: for
  /// records that never change, and are never erased.
  Pages sweep(const Visitor& visitor) const;

  /// Puts the store in `fresh` (closed) in this one's place. This one's file is kept under `kept`
  /// as it is. A power cut leaves this store or the fresh one in place, and never none.
  Result<void> replace(const std::filesystem::path& fresh, const std::filesystem::path& kept) const;

 private:
  Wreck(std::filesystem::path folder, OpenOnce once, int file);
  struct Walked {
    Pages pages;
    const Visitor& visitor;
  };
  /// Empty: the disk does not give them.
  Bytes pages_at(std::uint64_t number, std::uint64_t count) const;
  std::uint64_t root() const;
  void walk_from(std::uint64_t number, int depth, Walked& walked) const;
  void visit_leaf(ByteView page, Walked& walked) const;
  std::optional<Bytes> value_of(ByteView node, std::size_t key_bytes) const;

  std::filesystem::path folder_;
  OpenOnce once_;
  int file_ = -1;
  std::uint64_t pages_in_file_ = 0;
};

}  // namespace tsudoi::lmdb

// An ask on its way into the office: what is checked and opened before its turn to write comes.
// Costly work belongs here: it goes on while others write.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

/// An entry whose personal part is open, and locked again under the office's own key.
struct OpenedEntry {
  Entry entry;
  PublicId id;
  Result<std::optional<Answers>> personal;  // or why it cannot be opened
  Bytes locked_personal;                    // empty: there is none
};

struct OpenedBatch {
  std::vector<OpenedEntry> entries;
  Ratchet ratchet;  // behind the last of them
};

struct Office::Asked {
  AskFrame frame;
  KioskRecord stored;  // when it was let in
  KioskRecord kiosk;   // what becomes of it; to begin with, the key that it has proved
};

struct Office::BatchToTake {
  BatchFrame frame;
  Result<OpenedBatch> opened;  // or why it cannot be, or need not be
  std::uint64_t turns = 0;     // of its chain, to open it
};

struct Office::Coming {
  Asked asked;
  SyncAsk ask;
  KioskRecord before;  // its turn
  Troubles troubles_before;
  std::optional<BatchToTake> batch;
  // After its turn:
  std::optional<Receipt> receipt;
  OfficeMeta meta;
  bool was_overtaken = false;  // something about its kiosk had changed; nothing of it was taken
};

}  // namespace tsudoi

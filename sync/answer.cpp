#include "sync/answer.h"

namespace tsudoi {

SyncAnswer answer_for(const Error& error) {
  const auto status = [&] {
    switch (error.code) {
      case ErrorCode::too_large: return 413;
      case ErrorCode::unknown_signer:
      case ErrorCode::not_authentic:
      case ErrorCode::expired: return 401;
      case ErrorCode::revoked: return 403;
      case ErrorCode::wrong_office:
      case ErrorCode::refused: return 409;
      case ErrorCode::malformed:
      case ErrorCode::newer_version:
      case ErrorCode::wrong_use: return 400;
      default: return 503;
    }
  };
  const std::string line = sentence_for(error) + "\n";
  return {status(), copy_of(view_of(line))};
}

}  // namespace tsudoi

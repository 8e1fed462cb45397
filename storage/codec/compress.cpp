#define ZSTD_STATIC_LINKING_ONLY  // a context in memory of our own
#include <zstd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "storage/base/assert.h"
#include "storage/codec/codec.h"
#include "storage/codec/dictionary.h"

namespace tsudoi::codec {
namespace {

constexpr int kContentLevel = 3;
constexpr int kPersonalLevel = 6;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

ZSTD_CCtx& compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  TSUDOI_ASSERT(context != nullptr);
  ZSTD_CCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
  return *context;
}

ZSTD_DCtx& decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  TSUDOI_ASSERT(context != nullptr);
  ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
  return *context;
}

const ZSTD_CDict& personal_cdict() {
  static const std::unique_ptr<ZSTD_CDict, Free> dictionary(
      ZSTD_createCDict(personal_dictionary().data(), personal_dictionary().size(), kPersonalLevel));
  TSUDOI_ASSERT(dictionary != nullptr);
  return *dictionary;
}

const ZSTD_DDict& personal_ddict() {
  static const std::unique_ptr<ZSTD_DDict, Free> dictionary(
      ZSTD_createDDict(personal_dictionary().data(), personal_dictionary().size()));
  TSUDOI_ASSERT(dictionary != nullptr);
  return *dictionary;
}

// zstd keeps what it compresses in its workspace: that of a personal part is wiped as it goes. It
// is small (27 KiB for a usual form), since the dictionary's tables are not copied into it.
constexpr std::size_t kBlockHeader = alignof(std::max_align_t);  // the block's size stands here
static_assert(kBlockHeader >= sizeof(std::size_t));

void* take_block(void*, std::size_t size) {
  void* const block = std::malloc(kBlockHeader + size);
  if (block == nullptr) return nullptr;
  std::memcpy(block, &size, sizeof(size));
  return static_cast<std::uint8_t*>(block) + kBlockHeader;
}

void wipe_block(void*, void* at) {
  if (at == nullptr) return;
  std::uint8_t* const block = static_cast<std::uint8_t*>(at) - kBlockHeader;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof(size));
  crypto::wipe({block, kBlockHeader + size});
  std::free(block);
}

Bytes finish_frame(ZSTD_CCtx& context, ByteView bytes) {
  Bytes out(ZSTD_compressBound(bytes.size()));
  const std::size_t size =
      ZSTD_compress2(&context, out.data(), out.size(), bytes.data(), bytes.size());
  TSUDOI_ASSERT(!ZSTD_isError(size));
  crypto::wipe(std::span(out).subspan(size));  // what was tried and written again shorter
  out.resize(size);
  return out;
}

Result<Bytes> read_frame(ZSTD_DCtx& context, ByteView bytes, std::size_t size) {
  Bytes out(size);
  const std::size_t got =
      ZSTD_decompressDCtx(&context, out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) || got != size) return fail(ErrorCode::malformed, "does not decompress");
  return out;
}

Bytes personal_frame(ByteView plain) {
  const std::unique_ptr<ZSTD_CCtx, Free> context(
      ZSTD_createCCtx_advanced({take_block, wipe_block, nullptr}));
  TSUDOI_ASSERT(context != nullptr);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_refCDict(context.get(), &personal_cdict());
  return finish_frame(*context, plain);
}

/// The personal part begins with the size of the plain bytes (2) and how many of the last bytes are
/// padding (1).
constexpr std::size_t kSizesBytes = 3;
/// Every zstd frame begins with these four; they need not travel.
constexpr ByteArray<4> kMagic{0x28, 0xb5, 0x2f, 0xfd};

}  // namespace

Bytes compress(ByteView bytes) {
  ZSTD_CCtx& context = compressor();
  ZSTD_CCtx_setParameter(&context, ZSTD_c_compressionLevel, kContentLevel);
  return finish_frame(context, bytes);
}

Result<Bytes> decompress(ByteView bytes, std::size_t bytes_max) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR)
    return fail(ErrorCode::malformed, "not compressed as it should be");
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size > bytes_max)
    return fail(ErrorCode::too_large, "would not fit when decompressed");
  return read_frame(decompressor(), bytes, static_cast<std::size_t>(size));
}

Result<Bytes> encode_personal(const Answers& answers) {
  Bytes plain = encode(answers);
  if (plain.size() > kPersonalBytesMax) {
    crypto::wipe(plain);
    return fail(ErrorCode::too_large, "the answers of this form");
  }
  Bytes packed = personal_frame(plain);
  Bytes out;
  out.reserve(kSizesBytes + packed.size() + kPersonalPadding);
  append_be16(out, static_cast<std::uint16_t>(plain.size()));
  const std::size_t unpadded = kSizesBytes + packed.size() - kMagic.size();
  const std::size_t padding = (kPersonalPadding - unpadded % kPersonalPadding) % kPersonalPadding;
  out.push_back(static_cast<std::uint8_t>(padding));
  append(out, ByteView(packed).subspan(kMagic.size()));
  out.resize(out.size() + padding);
  crypto::wipe(plain);
  crypto::wipe(packed);
  return out;
}

Result<Bytes> unpack_personal(ByteView bytes) {
  if (bytes.size() < kSizesBytes) return fail(ErrorCode::malformed, "ends too early");
  const std::size_t plain_size = read_be16(bytes);
  const std::size_t padding = bytes[2];
  bytes = bytes.subspan(kSizesBytes);
  if (padding >= kPersonalPadding || padding > bytes.size())
    return fail(ErrorCode::malformed, "padded as it should not be");
  Bytes frame;
  frame.reserve(kMagic.size() + bytes.size());
  append(frame, kMagic);
  append(frame, bytes.first(bytes.size() - padding));
  Bytes out(plain_size);
  const std::size_t got = ZSTD_decompress_usingDDict(&decompressor(), out.data(), out.size(),
                                                     frame.data(), frame.size(), &personal_ddict());
  if (!ZSTD_isError(got) && got == plain_size) return out;
  crypto::wipe(out);
  return fail(ErrorCode::malformed, "does not decompress");
}

Result<Answers> decode_personal(ByteView bytes) {
  TRY_ASSIGN(Bytes plain, unpack_personal(bytes));
  auto answers = decode<Answers>(plain);
  crypto::wipe(plain);
  return answers;
}

}  // namespace tsudoi::codec

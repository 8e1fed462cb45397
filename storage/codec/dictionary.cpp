#include "storage/codec/dictionary.h"

// The file's bytes, put into the program by the assembler: no copy at start, no second format.
asm(".section .rodata\n"
    ".balign 16\n"
    "tsudoi_personal_dictionary_begin:\n"
    ".incbin \"" TSUDOI_PERSONAL_DICTIONARY
    "\"\n"
    "tsudoi_personal_dictionary_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const unsigned char tsudoi_personal_dictionary_begin[];
extern const unsigned char tsudoi_personal_dictionary_end[];
}

namespace tsudoi::codec {

ByteView personal_dictionary() {
  return {tsudoi_personal_dictionary_begin, tsudoi_personal_dictionary_end};
}

}  // namespace tsudoi::codec

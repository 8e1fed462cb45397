// The one function of a fuzz target. It takes any bytes, returns 0, and must not crash, hang or
// hold much memory. What must be true of the answer is a TSUDOI_ASSERT.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);

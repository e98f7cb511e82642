/* fuzz_target.h - what libFuzzer, or fuzz_driver.c in its place, calls. */
#ifndef SW_TESTS_FUZZ_TARGET_H
#define SW_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif

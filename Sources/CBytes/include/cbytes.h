/* Looks at 64 bytes at a time.
 *
 * Swift has vectors but no way to ask for the bits of a comparison; this is that way and nothing
 * else. Clang's vector extensions compile for every processor: to SSE2 on x86-64, to NEON on ARM. */
#ifndef CBYTES_H
#define CBYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#pragma clang assume_nonnull begin

typedef uint8_t cbytes_block __attribute__((vector_size(64)));
typedef bool cbytes_bits __attribute__((ext_vector_type(64)));

/* Bit i of each stands for the i-th byte. */
typedef struct {
  uint64_t letters; /* A to Z, a to z */
  uint64_t digits;  /* 0 to 9 */
  uint64_t spaces;  /* the space */
  uint64_t marks;   /* one of the first eight bytes of the list */
  uint64_t others;  /* one of the next eight bytes of the list, or past 0x7F */
} cbytes_kinds;

/* Vectors go by address: without AVX-512, passing one by value has no agreed form. */
static inline __attribute__((always_inline)) uint64_t cbytes_mask(const cbytes_block *comparison) {
  cbytes_bits bits = __builtin_convertvector(*comparison, cbytes_bits);
  uint64_t mask;
  memcpy(&mask, &bits, sizeof mask);
  return mask;
}

/* The 64 bytes at P; where fewer than 64 are left, bytes of 0xFF follow them. */
static inline __attribute__((always_inline)) void cbytes_load(
    cbytes_block *block, const uint8_t *p, int64_t left) {
  if (left >= 64) {
    memcpy(block, p, 64);
  } else {
    memset(block, 0xFF, 64);
    memcpy(block, p, (size_t)left);
  }
}

/* What the bytes at P are. LIST: sixteen bytes. */
static inline cbytes_kinds cbytes_classify(
    const uint8_t *p, int64_t left, const uint8_t *list) {
  cbytes_block block;
  cbytes_load(&block, p, left);
  cbytes_block marks = (cbytes_block)(block == list[0]), others = (cbytes_block)(block > 0x7F);
  for (int i = 1; i < 6; i++) marks |= (cbytes_block)(block == list[i]);
  for (int i = 8; i < 12; i++) others |= (cbytes_block)(block == list[i]);
  cbytes_block letters = (cbytes_block)(((block | 0x20) - 'a') < 26);
  cbytes_block digits = (cbytes_block)((block - '0') < 10);
  cbytes_block spaces = (cbytes_block)(block == ' ');
  cbytes_kinds kinds = {
      cbytes_mask(&letters), cbytes_mask(&digits), cbytes_mask(&spaces), cbytes_mask(&marks),
      cbytes_mask(&others)};
  return kinds;
}

/* Which of the 64 bytes at P lie in one of six ranges, each the lowest byte and the number of those
 * above it. */
static inline uint64_t cbytes_find(const uint8_t *p, int64_t left, const uint8_t *ranges) {
  cbytes_block block;
  cbytes_load(&block, p, left);
  cbytes_block found = (cbytes_block)((block - ranges[0]) <= ranges[1]);
  for (int i = 2; i < 12; i += 2) found |= (cbytes_block)((block - ranges[i]) <= ranges[i + 1]);
  return cbytes_mask(&found);
}

#pragma clang assume_nonnull end

#endif

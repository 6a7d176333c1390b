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

/* Sixteen bytes, the most that every processor of the two families has registers for. */
typedef uint8_t cbytes_vector __attribute__((vector_size(16)));
typedef bool cbytes_bits __attribute__((ext_vector_type(16)));

/* Bit i of each stands for the i-th byte. */
typedef struct {
  uint64_t letters; /* A to Z, a to z */
  uint64_t digits;  /* 0 to 9 */
  uint64_t spaces;  /* the space */
  uint64_t marks;   /* one of the first eight bytes of the list */
  uint64_t others;  /* one of the next eight bytes of the list, or past 0x7F */
} cbytes_kinds;

static inline __attribute__((always_inline)) uint64_t cbytes_mask(const cbytes_vector *v) {
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    cbytes_bits bits = __builtin_convertvector(v[i], cbytes_bits);
    uint16_t part;
    memcpy(&part, &bits, sizeof part);
    mask |= (uint64_t)part << 16 * i;
  }
  return mask;
}

/* The 64 bytes at P; where fewer than 64 are left, bytes of 0xFF follow them. */
static inline __attribute__((always_inline)) void cbytes_load(
    cbytes_vector *block, const uint8_t *p, int64_t left) {
  if (left >= 64) {
    memcpy(block, p, 64);
  } else {
    memset(block, 0xFF, 64);
    memcpy(block, p, (size_t)left);
  }
}

/* What the bytes at P are. LIST: sixteen bytes, each sixteen times in a row. */
static inline cbytes_kinds cbytes_classify(
    const uint8_t *p, int64_t left, const uint8_t *list) {
  cbytes_vector block[4], letters[4], digits[4], spaces[4], marks[4], others[4], wanted;
  cbytes_load(block, p, left);
  for (int k = 0; k < 4; k++) {
    letters[k] = (cbytes_vector)(((block[k] | 0x20) - 'a') < 26);
    digits[k] = (cbytes_vector)((block[k] - '0') < 10);
    spaces[k] = (cbytes_vector)(block[k] == ' ');
    marks[k] = (cbytes_vector){0};
    others[k] = (cbytes_vector)(block[k] > 0x7F);
  }
  for (int i = 0; i < 6; i++) {
    memcpy(&wanted, list + 16 * i, 16);
    for (int k = 0; k < 4; k++) marks[k] |= (cbytes_vector)(block[k] == wanted);
  }
  for (int i = 8; i < 12; i++) {
    memcpy(&wanted, list + 16 * i, 16);
    for (int k = 0; k < 4; k++) others[k] |= (cbytes_vector)(block[k] == wanted);
  }
  cbytes_kinds kinds = {
      cbytes_mask(letters), cbytes_mask(digits), cbytes_mask(spaces), cbytes_mask(marks),
      cbytes_mask(others)};
  return kinds;
}

/* Which of the 64 bytes at P lie in one of six ranges: the lowest byte and the number of those
 * above it, each sixteen times in a row. */
static inline uint64_t cbytes_find(const uint8_t *p, int64_t left, const uint8_t *ranges) {
  cbytes_vector block[4], found[4] = {{0}, {0}, {0}, {0}}, low, span;
  cbytes_load(block, p, left);
  for (int i = 0; i < 6; i++) {
    memcpy(&low, ranges + 32 * i, 16);
    memcpy(&span, ranges + 32 * i + 16, 16);
    for (int k = 0; k < 4; k++) found[k] |= (cbytes_vector)((block[k] - low) <= span);
  }
  return cbytes_mask(found);
}

#pragma clang assume_nonnull end

#endif

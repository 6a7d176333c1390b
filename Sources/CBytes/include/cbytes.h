/* Looks at 64 bytes at a time, and writes runs of numbers.
 *
 * Swift has vectors but no way to ask for the bits of a comparison; this is that way and nothing
 * else. Clang's vector extensions compile for every processor: to SSE2 on x86-64, to NEON on ARM. */
#ifndef CBYTES_H
#define CBYTES_H

#include "cbytes_steps.h"

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

/* Seeks the places among COUNT bytes from P on that TABLES know: eight of sixteen bytes, for the low
 * half and the high half of the byte at a place, of the next one, of the one behind that; and once
 * more of the byte at a place. A place is found if the first six have a bit in common, or the last
 * two. LEFT bytes may be read from P on, at least COUNT; where they end sooner than a place needs, it
 * may be found or not.
 *
 * FOUND has room for COUNT + 8 numbers and gets the places, counted from P, and behind them
 * UINT32_MAX. Returns how many there are. */
int64_t cbytes_seek(
    const uint8_t *p, int64_t count, int64_t left, const uint8_t *tables, uint32_t *found);

/* The same without what only some processors have. */
int64_t cbytes_seek_plainly(
    const uint8_t *p, int64_t count, int64_t left, const uint8_t *tables, uint32_t *found);

/* How many of COUNT bytes from P on, where a character begins, are well-formed UTF-8: up to a
 * sequence that is not, or is cut short by the end. */
int64_t cbytes_well_formed(const uint8_t *p, int64_t count);

/* Bit i of each stands for the i-th byte. */
typedef struct {
  uint64_t starts; /* characters that are simple begin here */
  uint64_t others; /* anything but a simple character, or one of which less than all is seen */
} cbytes_characters;

/* Which of the 64 bytes at P begin simple characters, given that a character begins at P: ASCII but
 * for the byte OTHER, and, where IDEOGRAPHS is set, U+2010 to U+2027, U+3000 to U+3029, U+4000 to
 * U+9FFF and U+FF00 to U+FF3F. */
static inline __attribute__((always_inline)) cbytes_characters cbytes_simple(
    const uint8_t *p, int64_t left, uint8_t other, bool ideographs) {
  cbytes_vector block[4], mask[4];
  cbytes_load(block, p, left);
  cbytes_vector high = (block[0] | block[1] | block[2] | block[3]) > 0x7F;
  for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] == other);
  uint64_t others = cbytes_mask(mask);
  cbytes_characters result;
  typedef uint64_t halves __attribute__((vector_size(16)));
  halves any = (halves)high;
  if ((any[0] | any[1]) == 0) {
    result.starts = ~others;
    result.others = others;
    return result;
  }
  for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] < 0x80);
  uint64_t ascii = cbytes_mask(mask) & ~others;
  uint64_t leads = 0, inner = 0;
  if (ideographs) {
    for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)((block[k] - 0x80) < 0x40);
    uint64_t continuing = cbytes_mask(mask);
    for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)((block[k] - 0xE4) < 6);
    leads = cbytes_mask(mask);
    for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] == 0xE3);
    uint64_t signs = cbytes_mask(mask);
    for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] == 0xEF);
    uint64_t wide = cbytes_mask(mask);
    for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] == 0xE2);
    uint64_t dashes = cbytes_mask(mask);
    if (signs | wide | dashes) {
      for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] == 0x80);
      uint64_t second = cbytes_mask(mask) >> 1;
      signs &= second;
      dashes &= second;
      for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)((block[k] - 0x90) < 0x18);
      dashes &= cbytes_mask(mask) >> 2;
      for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] < 0xAA);
      signs &= cbytes_mask(mask) >> 2;
      for (int k = 0; k < 4; k++) mask[k] = (cbytes_vector)(block[k] == 0xBC);
      wide &= cbytes_mask(mask) >> 1;
      leads |= signs | wide | dashes;
    }
    leads &= continuing >> 1 & continuing >> 2;
    inner = continuing & (leads << 1 | leads << 2);
  }
  result.starts = ascii | leads;
  result.others = ~(ascii | leads | inner);
  return result;
}

/* Writes COUNT numbers that rise by one each, the first one FIRST. */
static inline __attribute__((always_inline)) void cbytes_fill(
    uint64_t *to, uint64_t first, int64_t count) {
  typedef uint64_t pair __attribute__((vector_size(16)));
  pair a = {first, first + 1}, b = a + 2, c = a + 4, d = a + 6;
  for (; count >= 8; count -= 8, to += 8) {
    memcpy(to, &a, 16);
    memcpy(to + 2, &b, 16);
    memcpy(to + 4, &c, 16);
    memcpy(to + 6, &d, 16);
    a += 8, b += 8, c += 8, d += 8;
  }
  for (uint64_t next = a[0]; count > 0; count--) *to++ = next++;
}

/* Writes AT plus the number of each bit of CUTS; returns how many. Up to seven places behind them
 * may be written too. */
static inline __attribute__((always_inline)) int64_t cbytes_cut(
    uint64_t *to, uint64_t at, uint64_t cuts) {
  int64_t count = __builtin_popcountll(cuts);
  while (cuts != 0) {
    *to++ = at + (uint64_t)__builtin_ctzll(cuts);
    cuts &= cuts - 1;
  }
  return count;
}

#pragma clang assume_nonnull end

#endif

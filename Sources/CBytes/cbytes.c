#include "cbytes.h"

/* Which of the first PLACES of P are found, one after the other. */
static uint64_t find_plainly(const uint8_t *p, int64_t places, const uint8_t *tables) {
  uint64_t found = 0;
  for (int64_t i = 0; i < places; i++) {
    uint8_t bits = tables[p[i] & 15] & tables[16 + (p[i] >> 4)];
    if (bits == 0) continue;
    bits &= tables[32 + (p[i + 1] & 15)] & tables[48 + (p[i + 1] >> 4)];
    bits &= tables[64 + (p[i + 2] & 15)] & tables[80 + (p[i + 2] >> 4)];
    found |= (uint64_t)(bits != 0) << i;
  }
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static inline __attribute__((always_inline)) __m256i looked_up(
    __m256i bytes, const __m256i *low, const __m256i *high) {
  __m256i nibble = _mm256_set1_epi8(15);
  return _mm256_and_si256(
      _mm256_shuffle_epi8(*low, _mm256_and_si256(bytes, nibble)),
      _mm256_shuffle_epi8(*high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble)));
}

__attribute__((target("avx2"))) static cbytes_found find_by_shuffles(
    const uint8_t *p, int64_t start, int64_t end, const uint8_t *tables) {
  __m256i t[6];
  for (int i = 0; i < 6; i++) {
    __m128i table;
    memcpy(&table, tables + 16 * i, 16);
    t[i] = _mm256_broadcastsi128_si256(table);
  }
  cbytes_found found = {start, 0};
  for (; found.start + 66 <= end; found.start += 64) {
    uint64_t mask = 0;
    for (int half = 0; half < 64; half += 32) {
      const uint8_t *at = p + found.start + half;
      __m256i a = _mm256_loadu_si256((const __m256i *)at);
      __m256i b = _mm256_loadu_si256((const __m256i *)(at + 1));
      __m256i c = _mm256_loadu_si256((const __m256i *)(at + 2));
      __m256i bits = _mm256_and_si256(
          looked_up(a, t, t + 1),
          _mm256_and_si256(looked_up(b, t + 2, t + 3), looked_up(c, t + 4, t + 5)));
      uint32_t none = (uint32_t)_mm256_movemask_epi8(
          _mm256_cmpeq_epi8(bits, _mm256_setzero_si256()));
      mask |= (uint64_t)(uint32_t)~none << half;
    }
    if (mask != 0) {
      found.mask = mask;
      return found;
    }
  }
  return found;
}
#endif

cbytes_found cbytes_seek(
    const uint8_t *p, int64_t start, int64_t end, const uint8_t *tables) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    cbytes_found found = find_by_shuffles(p, start, end, tables);
    if (found.mask != 0) return found;
    start = found.start;
  }
#endif
  return cbytes_seek_plainly(p, start, end, tables);
}

cbytes_found cbytes_seek_plainly(
    const uint8_t *p, int64_t start, int64_t end, const uint8_t *tables) {
  cbytes_found found = {start, 0};
  for (; found.mask == 0 && found.start + 66 <= end; found.start += 64) {
    found.mask = find_plainly(p + found.start, 64, tables);
    if (found.mask != 0) return found;
  }
  while (found.mask == 0 && found.start < end) {
    /* The last bytes, padded: a character that is cut short may be found or not. */
    uint8_t last[66];
    int64_t rest = end - found.start < 64 ? end - found.start : 64;
    int64_t copied = end - found.start < 66 ? end - found.start : 66;
    memset(last, 0x80, sizeof last);
    memcpy(last, p + found.start, (size_t)copied);
    found.mask = find_plainly(last, rest, tables);
    if (found.mask != 0) return found;
    found.start += rest;
  }
  return found;
}

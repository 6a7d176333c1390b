#include "cdistance.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static inline __attribute__((always_inline)) int64_t sift_words(
    const uint64_t *signatures, int64_t count, int32_t words, const uint64_t *query,
    int32_t most_lacking, int32_t most_beside, uint32_t *found) {
  int64_t kept = 0;
  for (int64_t i = 0; i < count; i++, signatures += words) {
    int lacking = 0, beside = 0;
    for (int32_t k = 0; k < words; k++) {
      lacking += __builtin_popcountll(query[k] & ~signatures[k]);
      beside += __builtin_popcountll(signatures[k] & ~query[k]);
    }
    /* Written always and kept seldom: no branch to guess. */
    found[kept] = (uint32_t)i;
    kept += lacking <= most_lacking & beside <= most_beside;
  }
  return kept;
}

static inline __attribute__((always_inline)) int64_t sift(
    const uint64_t *signatures, int64_t count, int32_t words, const uint64_t *query,
    int32_t most_lacking, int32_t most_beside, uint32_t *found) {
  if (words == 2)
    return sift_words(signatures, count, 2, query, most_lacking, most_beside, found);
  if (words == 4)
    return sift_words(signatures, count, 4, query, most_lacking, most_beside, found);
  return sift_words(signatures, count, words, query, most_lacking, most_beside, found);
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) static int64_t sift_fast(
    const uint64_t *signatures, int64_t count, int32_t words, const uint64_t *query,
    int32_t most_lacking, int32_t most_beside, uint32_t *found) {
  return sift(signatures, count, words, query, most_lacking, most_beside, found);
}
#endif

int64_t cdistance_sift(
    const uint64_t *signatures, int64_t count, int32_t words, const uint64_t *query,
    int32_t most_lacking, int32_t most_beside, uint32_t *found) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt"))
    return sift_fast(signatures, count, words, query, most_lacking, most_beside, found);
#endif
  return sift(signatures, count, words, query, most_lacking, most_beside, found);
}

/* Where a block's 64 places from `codes` hold one of two codes. */
static inline __attribute__((always_inline)) uint64_t find8(
    const uint8_t *codes, uint8_t one, uint8_t other) {
  uint64_t found = 0;
#if defined(__SSE2__)
  __m128i a = _mm_set1_epi8((char)one), b = _mm_set1_epi8((char)other);
  for (int k = 0; k < 4; k++) {
    __m128i x = _mm_loadu_si128((const __m128i *)(codes + 16 * k));
    __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(x, a), _mm_cmpeq_epi8(x, b));
    found |= (uint64_t)(uint32_t)_mm_movemask_epi8(hit) << (16 * k);
  }
#else
  for (int k = 0; k < 64; k++) found |= (uint64_t)(codes[k] == one || codes[k] == other) << k;
#endif
  return found;
}

static inline __attribute__((always_inline)) uint64_t find16(
    const uint16_t *codes, uint16_t one, uint16_t other) {
  uint64_t found = 0;
#if defined(__SSE2__)
  __m128i a = _mm_set1_epi16((short)one), b = _mm_set1_epi16((short)other);
  for (int k = 0; k < 4; k++) {
    __m128i x = _mm_loadu_si128((const __m128i *)(codes + 16 * k));
    __m128i y = _mm_loadu_si128((const __m128i *)(codes + 16 * k + 8));
    __m128i p = _mm_or_si128(_mm_cmpeq_epi16(x, a), _mm_cmpeq_epi16(x, b));
    __m128i q = _mm_or_si128(_mm_cmpeq_epi16(y, a), _mm_cmpeq_epi16(y, b));
    found |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_packs_epi16(p, q)) << (16 * k);
  }
#else
  for (int k = 0; k < 64; k++) found |= (uint64_t)(codes[k] == one || codes[k] == other) << k;
#endif
  return found;
}

#if defined(__x86_64__)
__attribute__((target("avx512bw"))) static inline uint64_t find8_wide(
    const uint8_t *codes, uint8_t one, uint8_t other) {
  __m512i x = _mm512_loadu_si512(codes);
  return _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)one)) |
         _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)other));
}

__attribute__((target("avx512bw"))) static inline uint64_t find16_wide(
    const uint16_t *codes, uint16_t one, uint16_t other) {
  __m512i a = _mm512_set1_epi16((short)one), b = _mm512_set1_epi16((short)other);
  __m512i x = _mm512_loadu_si512(codes), y = _mm512_loadu_si512(codes + 32);
  uint64_t low = _mm512_cmpeq_epi16_mask(x, a) | _mm512_cmpeq_epi16_mask(x, b);
  uint64_t high = _mm512_cmpeq_epi16_mask(y, a) | _mm512_cmpeq_epi16_mask(y, b);
  return low | high << 32;
}
#endif

#define BLOCKS(find)                                                            \
  for (int64_t k = 0; k < blocks; k++, codes += 64) {                           \
    uint64_t bits = find(codes, first[0], first[1]);                            \
    found[k] = bits && distance ? bits & find(codes + distance, last[0], last[1]) : bits; \
  }

#if defined(__x86_64__)
__attribute__((target("avx512bw"))) static void find_all8_wide(
    const uint8_t *codes, int64_t blocks, const uint8_t *first, const uint8_t *last,
    int64_t distance, uint64_t *found) {
  BLOCKS(find8_wide)
}

__attribute__((target("avx512bw"))) static void find_all16_wide(
    const uint16_t *codes, int64_t blocks, const uint16_t *first, const uint16_t *last,
    int64_t distance, uint64_t *found) {
  BLOCKS(find16_wide)
}
#endif

void cdistance_find8(
    const uint8_t *codes, int64_t blocks, const uint8_t *first, const uint8_t *last,
    int64_t distance, uint64_t *found) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw")) {
    find_all8_wide(codes, blocks, first, last, distance, found);
    return;
  }
#endif
  BLOCKS(find8)
}

void cdistance_find16(
    const uint16_t *codes, int64_t blocks, const uint16_t *first, const uint16_t *last,
    int64_t distance, uint64_t *found) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw")) {
    find_all16_wide(codes, blocks, first, last, distance, found);
    return;
  }
#endif
  BLOCKS(find16)
}

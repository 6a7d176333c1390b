#include "cdistance.h"

#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Myers' cells ("A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming", JACM 46(3), 1999, section 3), bit-sliced: a bit of a vector is not a row of one
 * text but a text, and cells are visited one by one. Only the band of diagonals that a path of cost
 * `limit` can reach is visited. The cost along the diagonal that ends in the last cell never falls,
 * so that it can be counted there, and all ends where every text has gone past the limit. */

typedef uint64_t lanes __attribute__((vector_size(8 * CDISTANCE_WORDS)));

/* Bits that hold any limit less the difference of lengths: at most the longest length. */
enum { COUNTERS = 11 };

static inline __attribute__((always_inline)) void alive(
    const uint8_t *query, int32_t n, const uint64_t *planes, int32_t m, int32_t limit,
    uint64_t *result) {
  lanes up[CDISTANCE_LONGEST + 1], down[CDISTANCE_LONGEST + 1];
  const lanes zero = {0};
  const lanes ones = ~zero;
  int32_t difference = m - n;
  int32_t far = difference < 0 ? -difference : difference;
  int32_t slack = (limit - far) / 2;
  int32_t above = (difference > 0 ? difference : 0) + slack;
  int32_t below = (difference < 0 ? -difference : 0) + slack;
  for (int32_t i = 1; i <= n; i++) {
    up[i] = ones;
    down[i] = zero;
  }
  /* The counters run over once the limit is passed. */
  int32_t start = (1 << COUNTERS) - 1 - (limit - far);
  lanes counter[COUNTERS], dead = zero;
  for (int32_t k = 0; k < COUNTERS; k++) counter[k] = (start >> k & 1) ? ones : zero;

  for (int32_t j = 1; j <= m; j++) {
    lanes a, b, c, equal[8];
    const uint64_t *column = planes + (int64_t)(j - 1) * CDISTANCE_PLANES * CDISTANCE_WORDS;
    memcpy(&a, column, sizeof a);
    memcpy(&b, column + CDISTANCE_WORDS, sizeof b);
    memcpy(&c, column + 2 * CDISTANCE_WORDS, sizeof c);
    lanes nc = ~c, both = a & b, neither = ~(a | b), first = a & ~b, second = b & ~a;
    equal[0] = neither & nc;
    equal[1] = first & nc;
    equal[2] = second & nc;
    equal[3] = both & nc;
    equal[4] = neither & c;
    equal[5] = first & c;
    equal[6] = second & c;
    equal[7] = both & c;
    int32_t low = j - above < 1 ? 1 : j - above;
    int32_t high = j + below > n ? n : j + below;
    int32_t counted = j - difference;
    lanes right = ones, left = zero;
    for (int32_t i = low; i <= high; i++) {
      lanes e = equal[query[i - 1]], pv = up[i], mv = down[i];
      lanes xv = e | mv, xh = e | left;
      if (i == counted) {
        lanes carry = ~(xv | left);
        for (int32_t k = 0; k < COUNTERS; k++) {
          lanes sum = counter[k] ^ carry;
          carry &= counter[k];
          counter[k] = sum;
        }
        dead |= carry;
      }
      up[i] = left | ~(xv | right);
      down[i] = right & xv;
      right = mv | ~(xh | pv);
      left = pv & xh;
    }
    if ((j & 3) == 0) {
      lanes living = ~dead;
      uint64_t some = 0;
      for (int32_t k = 0; k < CDISTANCE_WORDS; k++) some |= living[k];
      if (!some) break;
    }
  }
  lanes living = ~dead;
  memcpy(result, &living, sizeof living);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void alive_wide(
    const uint8_t *query, int32_t n, const uint64_t *planes, int32_t m, int32_t limit,
    uint64_t *result) {
  alive(query, n, planes, m, limit, result);
}

/* Three inputs to an instruction: half as many of them. */
__attribute__((target("avx512f,avx512vl"))) static void alive_ternary(
    const uint8_t *query, int32_t n, const uint64_t *planes, int32_t m, int32_t limit,
    uint64_t *result) {
  alive(query, n, planes, m, limit, result);
}
#endif

void cdistance_alive(
    const uint8_t *query, int32_t n, const uint64_t *planes, int32_t m, int32_t limit,
    uint64_t *result) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vl")) {
    alive_ternary(query, n, planes, m, limit, result);
    return;
  }
  if (__builtin_cpu_supports("avx2")) {
    alive_wide(query, n, planes, m, limit, result);
    return;
  }
#endif
  alive(query, n, planes, m, limit, result);
}

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

uint64_t cdistance_find8(const uint8_t *codes, uint8_t one, uint8_t other) {
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

uint64_t cdistance_find16(const uint16_t *codes, uint16_t one, uint16_t other) {
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

#include "cdistance.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Myers' cells ("A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming", JACM 46(3), 1999, section 3), bit-sliced: a bit of a vector is not a row of one
 * text but a text, and cells are visited one by one, four columns to a row. Only the band of
 * diagonals that a path of cost `limit` can reach is visited (Ukkonen, "Algorithms for approximate
 * string matching", 1985); what it costs to come to its edges is counted, and an edge that no text
 * can afford moves inward. */

/* Columns to a step; bits of the widest number; how many columns ahead are fetched from memory. */
enum { COLUMNS = 4, MOST_BITS = 13, AHEAD = 8 };

typedef uint64_t lanes __attribute__((vector_size(8 * CDISTANCE_WORDS)));

#define UNROLL _Pragma("clang loop unroll(full)")

#define AND_OR(a, b, c) (((a) & (b)) | (c))
#define OR_NOR(a, b, c) ((a) | ~((b) | (c)))
#define EITHER3(a, b, c) ((a) ^ (b) ^ (c))
#define ALL_SET(a) are_all_set(&(a))
#define MOST3(a, b, c) (((a) & ((b) | (c))) | ((b) & (c)))

static inline __attribute__((always_inline)) int are_all_set(const lanes *x) {
  uint64_t all = ~0ull;
  for (int k = 0; k < CDISTANCE_WORDS; k++) all &= (*x)[k];
  return all == ~0ull;
}

#define name(x) plain_##x
#include "planes.h"
#undef name

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define name(x) wide_##x
#include "planes.h"
#undef name
#pragma clang attribute pop

#undef AND_OR
#undef OR_NOR
#undef EITHER3
#undef MOST3
#undef ALL_SET
/* The last argument is the truth table, from (1, 1, 1) down to (0, 0, 0). */
#define TERNARY(a, b, c, table) \
  ((lanes)_mm512_ternarylogic_epi64((__m512i)(a), (__m512i)(b), (__m512i)(c), table))
#define AND_OR(a, b, c) TERNARY(a, b, c, 0xEA)
#define OR_NOR(a, b, c) TERNARY(a, b, c, 0xF1)
#define EITHER3(a, b, c) TERNARY(a, b, c, 0x96)
#define MOST3(a, b, c) TERNARY(a, b, c, 0xE8)
#define ALL_SET(a) (_mm512_cmpneq_epi64_mask((__m512i)(a), _mm512_set1_epi64(-1)) == 0)

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define name(x) ternary_##x
#include "planes.h"
#undef name
#pragma clang attribute pop
#endif

void cdistance_alive(
    const uint8_t *query, int32_t n, const uint64_t *planes, int32_t m, int32_t limit,
    const uint64_t *next, uint64_t *scratch, uint64_t *result) {
  for (int k = 0; k < 2 * AHEAD * CDISTANCE_PLANES; k++) {
    __builtin_prefetch(next + k * CDISTANCE_WORDS);
  }
  /* Vectors must not straddle cache lines. */
  lanes *up = (lanes *)(((uintptr_t)scratch + sizeof(lanes) - 1) & ~(sizeof(lanes) - 1));
  lanes *down = up + CDISTANCE_ROWS;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    ternary_alive(query, n, planes, m, limit, up, down, result);
    return;
  }
  if (__builtin_cpu_supports("avx2")) {
    wide_alive(query, n, planes, m, limit, up, down, result);
    return;
  }
#endif
  plain_alive(query, n, planes, m, limit, up, down, result);
}

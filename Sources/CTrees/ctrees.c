#include "ctrees.h"

#include <string.h>

enum { lanes = ctrees_lanes };

/* Four numbers, wherever they stand. */
typedef float four __attribute__((vector_size(16)));
typedef float loose_four __attribute__((vector_size(16), aligned(4)));

void ctrees_turn(const float *rows, int64_t width, int64_t count, float *columns) {
  for (int64_t lane = 0; lane < lanes; lane += 4) {
    const float *row[4];
    for (int64_t i = 0; i < 4; i++) {
      int64_t place = lane + i < count ? lane + i : count - 1;
      row[i] = rows + place * width;
    }
    int64_t column = 0;
    for (; column + 4 <= width; column += 4) {
      four a = *(const loose_four *)(row[0] + column);
      four b = *(const loose_four *)(row[1] + column);
      four c = *(const loose_four *)(row[2] + column);
      four d = *(const loose_four *)(row[3] + column);
      four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
      four ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
      four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
      four cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
      float *out = columns + column * lanes + lane;
      *(loose_four *)out = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
      *(loose_four *)(out + lanes) = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
      *(loose_four *)(out + 2 * lanes) = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
      *(loose_four *)(out + 3 * lanes) = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
    }
    for (; column < width; column++) {
      for (int64_t i = 0; i < 4; i++) columns[column * lanes + lane + i] = row[i][column];
    }
  }
}

/* The loop over questions that the compiler turns into vectors of whatever width the machine has. */
static inline __attribute__((always_inline)) void add(
    const ctrees_question *questions, int64_t start, const int64_t *ends, const float *values,
    int64_t count, const float *columns, float *sums) {
  int64_t question = start;
  for (int64_t tree = 0; tree < count; tree++) {
    uint32_t leaves[lanes];
    memset(leaves, -1, sizeof leaves);
    for (; question < ends[tree]; question++) {
      const float *column = columns + (int64_t)questions[question].column * lanes;
      float threshold = questions[question].threshold;
      uint32_t kept = questions[question].kept;
      for (int lane = 0; lane < lanes; lane++) {
        leaves[lane] &= column[lane] <= threshold ? UINT32_MAX : kept;
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      sums[lane] += values[tree * ctrees_leaves + __builtin_clz(leaves[lane])];
    }
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2,lzcnt"))) static void add_by_eight(
    const ctrees_question *questions, int64_t start, const int64_t *ends, const float *values,
    int64_t count, const float *columns, float *sums) {
  add(questions, start, ends, values, count, columns, sums);
}

/* Sixteen rows a register, and the values of a tree's leaves in two. */
__attribute__((target("avx512f,avx512cd"))) static void add_by_sixteen(
    const ctrees_question *questions, int64_t start, const int64_t *ends, const float *values,
    int64_t count, const float *columns, float *sums) {
  __m512 low_sums = _mm512_loadu_ps(sums), high_sums = _mm512_loadu_ps(sums + 16);
  const ctrees_question *question = questions + start;
  for (int64_t tree = 0; tree < count; tree++) {
    __m512i low = _mm512_set1_epi32(-1), high = low;
    for (const ctrees_question *end = questions + ends[tree]; question < end; question++) {
      const float *column = columns + (int64_t)question->column * lanes;
      __m512 threshold = _mm512_set1_ps(question->threshold);
      __m512i kept = _mm512_set1_epi32((int)question->kept);
      __mmask16 first = _mm512_cmp_ps_mask(_mm512_loadu_ps(column), threshold, _CMP_NLE_UQ);
      __mmask16 second = _mm512_cmp_ps_mask(_mm512_loadu_ps(column + 16), threshold, _CMP_NLE_UQ);
      low = _mm512_mask_and_epi32(low, first, low, kept);
      high = _mm512_mask_and_epi32(high, second, high, kept);
    }
    __m512 left = _mm512_loadu_ps(values + tree * ctrees_leaves);
    __m512 right = _mm512_loadu_ps(values + tree * ctrees_leaves + 16);
    low_sums = _mm512_add_ps(
        low_sums, _mm512_permutex2var_ps(left, _mm512_lzcnt_epi32(low), right));
    high_sums = _mm512_add_ps(
        high_sums, _mm512_permutex2var_ps(left, _mm512_lzcnt_epi32(high), right));
  }
  _mm512_storeu_ps(sums, low_sums);
  _mm512_storeu_ps(sums + 16, high_sums);
}
#endif

int32_t ctrees_widest(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd")) return 16;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("lzcnt")) return 8;
#endif
  return 4;
}

void ctrees_add(
    const ctrees_question *questions, int64_t start, const int64_t *ends, const float *values,
    int64_t count, const float *columns, float *sums, int32_t widest) {
#if defined(__x86_64__)
  if (widest == 16) {
    add_by_sixteen(questions, start, ends, values, count, columns, sums);
    return;
  }
  if (widest == 8) {
    add_by_eight(questions, start, ends, values, count, columns, sums);
    return;
  }
#endif
  add(questions, start, ends, values, count, columns, sums);
}

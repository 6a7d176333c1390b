#include "cbytes.h"

/* Goes on at START where AT places are found; reads no byte past LEFT. */
static int64_t seek_plainly(
    const uint8_t *p, int64_t start, int64_t count, int64_t left, const uint8_t *tables,
    uint32_t *found, int64_t at) {
  for (int64_t i = start; i < count; i++) {
    uint8_t low = p[i] & 15, high = p[i] >> 4;
    if (tables[96 + low] & tables[112 + high]) {
      found[at++] = (uint32_t)i;
      continue;
    }
    uint8_t bits = tables[low] & tables[16 + high];
    if (bits == 0) continue;
    uint8_t second = i + 1 < left ? p[i + 1] : 0x80, third = i + 2 < left ? p[i + 2] : 0x80;
    bits &= tables[32 + (second & 15)] & tables[48 + (second >> 4)];
    bits &= tables[64 + (third & 15)] & tables[80 + (third >> 4)];
    if (bits != 0) found[at++] = (uint32_t)i;
  }
  found[at] = UINT32_MAX;
  return at;
}

/* The length of the well-formed sequence at P, of which LEFT bytes may be read; 0 if there is none. */
static int64_t length_at(const uint8_t *p, int64_t left) {
  uint8_t lead = p[0];
  if (lead < 0x80) return 1;
  int64_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || left < length) return 0;
  uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (p[1] < lowest || p[1] > highest) return 0;
  for (int64_t i = 2; i < length; i++) {
    if ((p[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

static int64_t well_formed_plainly(const uint8_t *p, int64_t start, int64_t count) {
  for (int64_t i = start; i < count;) {
    int64_t length = length_at(p + i, count - i);
    if (length == 0) return i;
    i += length;
  }
  return count;
}

#if defined(__x86_64__)
#include <immintrin.h>
#define CBYTES_WIDE __attribute__((target("avx2,bmi,popcnt")))

CBYTES_WIDE static inline __attribute__((always_inline)) __m256i looked_up(
    __m256i bytes, __m256i low, __m256i high) {
  __m256i nibble = _mm256_set1_epi8(15);
  return _mm256_and_si256(
      _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, nibble)),
      _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble)));
}

/* The bits of 32 places from P on; reads 34 bytes. */
CBYTES_WIDE static inline __attribute__((always_inline)) uint64_t found_in_half(
    const uint8_t *p, const __m256i *t) {
  __m256i a = _mm256_loadu_si256((const __m256i *)p);
  __m256i b = _mm256_loadu_si256((const __m256i *)(p + 1));
  __m256i c = _mm256_loadu_si256((const __m256i *)(p + 2));
  __m256i bits = _mm256_and_si256(
      looked_up(a, t[0], t[1]),
      _mm256_and_si256(looked_up(b, t[2], t[3]), looked_up(c, t[4], t[5])));
  bits = _mm256_or_si256(bits, looked_up(a, t[6], t[7]));
  __m256i none = _mm256_cmpeq_epi8(bits, _mm256_setzero_si256());
  return (uint32_t)~_mm256_movemask_epi8(none);
}

/* Blocks of 64 as long as there are 66 bytes. Their numbers of places cannot be foreseen, so that
 * four are written in any case, and the numbers behind the last one are overwritten. */
CBYTES_WIDE static int64_t seek_widely(
    const uint8_t *p, int64_t count, int64_t left, const uint8_t *tables, uint32_t *found,
    int64_t *stop) {
  __m256i t[8];
  for (int i = 0; i < 8; i++) {
    __m128i table;
    memcpy(&table, tables + 16 * i, 16);
    t[i] = _mm256_broadcastsi128_si256(table);
  }
  int64_t start = 0, at = 0;
  for (; start + 64 <= count && start + 66 <= left; start += 64) {
    uint64_t mask = found_in_half(p + start, t) | found_in_half(p + start + 32, t) << 32;
    int64_t number = _mm_popcnt_u64(mask);
    uint32_t *out = found + at;
    for (int64_t i = 0; i < 4; i++) {
      out[i] = (uint32_t)(start + (int64_t)_tzcnt_u64(mask));
      mask = _blsr_u64(mask);
    }
    for (int64_t i = 4; i < number; i++) {
      out[i] = (uint32_t)(start + (int64_t)_tzcnt_u64(mask));
      mask = _blsr_u64(mask);
    }
    at += number;
  }
  *stop = start;
  return at;
}

CBYTES_WIDE static inline __attribute__((always_inline)) uint32_t bits_of(__m256i v) {
  return (uint32_t)_mm256_movemask_epi8(v);
}

/* Whether each of 32 bytes is at least LOWEST. */
CBYTES_WIDE static inline __attribute__((always_inline)) __m256i at_least(
    __m256i bytes, uint8_t lowest) {
  __m256i least = _mm256_set1_epi8((char)lowest);
  return _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, least), bytes);
}

/* Where the sequences stop to be well-formed, at most 63 bytes before: a continuing byte must stand
 * where a lead wants one and nowhere else, and a few leads want more of the second byte. */
CBYTES_WIDE static int64_t well_formed_widely(const uint8_t *p, int64_t count) {
  uint64_t wanted = 0; /* by the block before */
  int64_t whole = 0;   /* where its last sequence begins, or behind it */
  for (int64_t start = 0; start + 65 <= count; start += 64) {
    uint64_t inner = 0, two = 0, three = 0, four = 0, wrong = 0;
    for (int half = 0; half < 64; half += 32) {
      __m256i a = _mm256_loadu_si256((const __m256i *)(p + start + half));
      uint32_t past = bits_of(a);
      if (past == 0) continue;
      __m256i b = _mm256_loadu_si256((const __m256i *)(p + start + half + 1));
      __m256i lead = at_least(a, 0xC0);
      inner |= (uint64_t)(past & ~bits_of(lead)) << half;
      two |= (uint64_t)bits_of(lead) << half;
      three |= (uint64_t)bits_of(at_least(a, 0xE0)) << half;
      four |= (uint64_t)bits_of(at_least(a, 0xF0)) << half;
      __m256i low = _mm256_andnot_si256(
          at_least(b, 0xA0), _mm256_cmpeq_epi8(a, _mm256_set1_epi8((char)0xE0)));
      __m256i surrogate = _mm256_and_si256(
          at_least(b, 0xA0), _mm256_cmpeq_epi8(a, _mm256_set1_epi8((char)0xED)));
      __m256i short_four = _mm256_andnot_si256(
          at_least(b, 0x90), _mm256_cmpeq_epi8(a, _mm256_set1_epi8((char)0xF0)));
      __m256i past_last = _mm256_and_si256(
          at_least(b, 0x90), _mm256_cmpeq_epi8(a, _mm256_set1_epi8((char)0xF4)));
      __m256i never = _mm256_or_si256(
          _mm256_andnot_si256(at_least(a, 0xC2), lead), at_least(a, 0xF5));
      __m256i all = _mm256_or_si256(
          _mm256_or_si256(_mm256_or_si256(low, surrogate), _mm256_or_si256(short_four, past_last)),
          never);
      wrong |= (uint64_t)bits_of(all) << half;
    }
    uint64_t asked = wanted | two << 1 | three << 2 | four << 3;
    if ((asked ^ inner) != 0 || wrong != 0) return whole;
    wanted = two >> 63 | three >> 62 | four >> 61;
    uint64_t leads = ~inner;
    whole = wanted == 0 ? start + 64 : start + 63 - __builtin_clzll(leads);
  }
  return whole;
}
#endif

int64_t cbytes_well_formed(const uint8_t *p, int64_t count) {
  int64_t start = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) start = well_formed_widely(p, count);
#endif
  return well_formed_plainly(p, start, count);
}

int64_t cbytes_seek(
    const uint8_t *p, int64_t count, int64_t left, const uint8_t *tables, uint32_t *found) {
  int64_t start = 0, at = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
      __builtin_cpu_supports("popcnt")) {
    at = seek_widely(p, count, left, tables, found, &start);
  }
#endif
  return seek_plainly(p, start, count, left, tables, found, at);
}

int64_t cbytes_seek_plainly(
    const uint8_t *p, int64_t count, int64_t left, const uint8_t *tables, uint32_t *found) {
  return seek_plainly(p, 0, count, left, tables, found, 0);
}

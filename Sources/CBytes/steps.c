#include "cbytes_steps.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define CBYTES_WIDE __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define CBYTES_INLINE CBYTES_WIDE static inline __attribute__((always_inline))

/* What the first byte of a character says: its length, which bits of its first four bytes are the
 * code point's, and which bits of them are the same in all. */
typedef struct {
  uint32_t payload, fixed, pattern, length;
} form;

/* Four bytes are seldom: leaps leave them to others, like a byte that begins nothing. */
static const form forms[256] = {
    [0x00 ... 0x7F] = {0x7F000000, 0x80000000, 0, 1},
    [0x80 ... 0xC1] = {0, 0, 1, 1},
    [0xC2 ... 0xDF] = {0x1F3F0000, 0x00C00000, 0x00800000, 2},
    [0xE0] = {0x0F3F3F00, 0x00E0C000, 0x00A08000, 3},
    [0xE1 ... 0xEC] = {0x0F3F3F00, 0x00C0C000, 0x00808000, 3},
    [0xED] = {0x0F3F3F00, 0x00E0C000, 0x00808000, 3},
    [0xEE ... 0xEF] = {0x0F3F3F00, 0x00C0C000, 0x00808000, 3},
    [0xF0 ... 0xFF] = {0x073F3F3F, 0, 1, 4},
};

CBYTES_INLINE uint64_t bits_of(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* Whether each of 32 bytes is at least LOWEST, or is BYTE. */
CBYTES_INLINE __m256i at_least(__m256i bytes, uint8_t lowest) {
  __m256i least = _mm256_set1_epi8((char)lowest);
  return _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, least), bytes);
}

CBYTES_INLINE __m256i equal(__m256i bytes, uint8_t byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)byte));
}

CBYTES_INLINE __m256i either(__m256i a, __m256i b) { return _mm256_or_si256(a, b); }

/* Bit i of each stands for the i-th of 64 bytes. */
typedef struct {
  uint64_t starts; /* characters begin here, ill-formed sequences too */
  uint64_t bad;    /* those */
  uint64_t behind; /* bits for the next block: its bytes that belong to a character of this one */
} characters;

/* Which of the 64 bytes at P begin characters; 67 are read. BEHIND comes from the block before. */
CBYTES_INLINE characters characters_at(const uint8_t *p, uint64_t behind) {
  __m256i a = _mm256_loadu_si256((const __m256i *)p);
  __m256i b = _mm256_loadu_si256((const __m256i *)(p + 32));
  uint64_t high = bits_of(a, b);
  characters found = {~(uint64_t)0, 0, 0};
  if (high == 0) return found;
  uint64_t lead = bits_of(at_least(a, 0xC0), at_least(b, 0xC0));
  uint64_t three = bits_of(at_least(a, 0xE0), at_least(b, 0xE0));
  __m256i four_a = at_least(a, 0xF0), four_b = at_least(b, 0xF0);
  uint64_t four = bits_of(four_a, four_b), inner = high & ~lead;
  uint64_t next = (p[64] & 0xC0) == 0x80, second = (p[65] & 0xC0) == 0x80;
  uint64_t third = (p[66] & 0xC0) == 0x80;
  uint64_t inner1 = inner >> 1 | next << 63;
  uint64_t inner2 = inner >> 2 | next << 62 | second << 63;
  uint64_t inner3 = inner >> 3 | next << 61 | second << 62 | third << 63;
  /* Leads that want more of the second byte than others, or are none. */
  __m256i even = _mm256_set1_epi8((char)0xFE);
  __m256i none_a = equal(_mm256_and_si256(a, even), 0xC0);
  __m256i none_b = equal(_mm256_and_si256(b, even), 0xC0);
  __m256i low_a = equal(a, 0xE0), low_b = equal(b, 0xE0);
  __m256i surrogate_a = equal(a, 0xED), surrogate_b = equal(b, 0xED);
  __m256i rare = either(
      either(either(four_a, four_b), either(none_a, none_b)),
      either(either(low_a, low_b), either(surrogate_a, surrogate_b)));
  uint64_t wrong = 0;
  if (!_mm256_testz_si256(rare, rare)) {
    __m256i c = _mm256_loadu_si256((const __m256i *)(p + 1));
    __m256i d = _mm256_loadu_si256((const __m256i *)(p + 33));
    uint64_t from90 = bits_of(at_least(c, 0x90), at_least(d, 0x90));
    uint64_t fromA0 = bits_of(at_least(c, 0xA0), at_least(d, 0xA0));
    wrong = bits_of(none_a, none_b) | bits_of(at_least(a, 0xF5), at_least(b, 0xF5)) |
            (bits_of(low_a, low_b) & ~fromA0) | (bits_of(surrogate_a, surrogate_b) & fromA0) |
            (bits_of(equal(a, 0xF0), equal(b, 0xF0)) & ~from90) |
            (bits_of(equal(a, 0xF4), equal(b, 0xF4)) & from90);
  }
  /* Leads whose second byte, third, fourth belongs to them. */
  uint64_t with2 = lead & ~wrong & inner1;
  uint64_t with3 = with2 & three & inner2;
  uint64_t with4 = with3 & four & inner3;
  found.starts = ~(with2 << 1 | with3 << 2 | with4 << 3 | behind);
  found.bad = found.starts & high & ~((with2 & ~three) | (with3 & ~four) | with4);
  found.behind = with2 >> 63 | with3 >> 62 | with4 >> 61;
  return found;
}

CBYTES_INLINE uint32_t four_bytes(const uint8_t *p) {
  uint32_t bytes;
  memcpy(&bytes, p, 4);
  return __builtin_bswap32(bytes);
}

/* The same number, of which the compiler knows nothing: it makes no branch of its parts. */
CBYTES_INLINE bool hidden(bool value) {
  __asm__("" : "+r"(value));
  return value;
}

CBYTES_INLINE uint32_t category_of(const cbytes_automaton *t, uint32_t point) {
  return t->blocks[t->index[point >> 6] + (point & 63)];
}

/* The entry is taken: a segment up to POSITION is written, and counted if there is a boundary. */
CBYTES_INLINE void take(
    uint32_t entry, int64_t position, const cbytes_automaton *t, uint32_t *row, uint64_t base,
    uint64_t *out, int64_t *count) {
  out[*count] = base + (uint64_t)position + t->statuses[*row >> t->shift];
  *count += entry & CBYTES_CUT;
  *row = entry & ~(uint32_t)CBYTES_BITS;
}

/* Steps through the block at POSITION; returns the bit of the first odd one, or 64. */
CBYTES_INLINE int64_t step_block(
    const uint8_t *p, characters found, bool has_bad, int64_t position, const cbytes_automaton *t,
    uint32_t *row, uint64_t base, uint64_t *out, int64_t *count) {
  for (uint64_t starts = found.starts; starts != 0; starts &= starts - 1) {
    uint64_t i = _tzcnt_u64(starts);
    uint32_t bytes = four_bytes(p + i);
    uint32_t point = _pext_u32(bytes, forms[bytes >> 24].payload);
    if (has_bad) point = found.bad >> i & 1 ? 0xFFFD : point;
    uint32_t entry = t->entries[*row + category_of(t, point)];
    if (__builtin_expect(entry & CBYTES_ODD, 0)) return (int64_t)i;
    take(entry, position + (int64_t)i, t, row, base, out, count);
  }
  return 64;
}

CBYTES_WIDE static cbytes_stand step_widely(
    const uint8_t *text, int64_t from, int64_t end, int64_t limit, int64_t ascii_stop,
    const cbytes_automaton *automaton, int64_t row, uint64_t base, uint64_t *out, int64_t room) {
  const cbytes_automaton t = *automaton;
  uint32_t at = (uint32_t)row;
  int64_t position = from, count = 0;
  uint64_t behind = 0;
  /* A block and the rest of its last character, three bytes, leave one: who goes on looks at it. */
  if (limit > end - 67) limit = end - 67;
  while (position < limit && count + 64 <= room) {
    const uint8_t *p = text + position;
    characters found = characters_at(p, behind);
    if (found.starts == ~(uint64_t)0 && position >= ascii_stop && found.bad == 0) break;
    int64_t stop =
        found.bad != 0
            ? step_block(p, found, true, position, &t, &at, base, out, &count)
            : step_block(p, found, false, position, &t, &at, base, out, &count);
    position += stop;
    behind = found.behind;
    if (stop < 64) {
      behind = 0;
      break;
    }
  }
  for (; behind != 0; behind >>= 1) position++;
  return (cbytes_stand){position, at, count};
}

/* A character, as leaps see it: its category, and where the next one begins. */
typedef struct {
  uint32_t category;
  int64_t start, end;
  bool wrong; /* ill-formed or of four bytes: leaps leave it to others */
} character;

CBYTES_INLINE character character_at(
    const uint8_t *text, int64_t position, const cbytes_automaton *t) {
  uint32_t bytes = four_bytes(text + position);
  const form *f = &forms[bytes >> 24];
  uint32_t point = _pext_u32(bytes, f->payload);
  return (character){
      category_of(t, point), position, position + f->length, (bytes & f->fixed) != f->pattern};
}

/* The character that ends at END. */
CBYTES_INLINE character character_before(
    const uint8_t *text, int64_t end, const cbytes_automaton *t) {
  uint32_t bytes = text[end - 1];
  if (bytes < 0x80) return (character){category_of(t, bytes), end - 1, end, false};
  memcpy(&bytes, text + end - 4, 4);
  uint32_t inner = bytes & ~(bytes << 1) & 0x80808080;
  int64_t length = (int64_t)(_lzcnt_u32(inner ^ 0x80808080) >> 3) + 1;
  character last = character_at(text, end - length, t);
  last.wrong |= last.end != end;
  return last;
}

CBYTES_WIDE static cbytes_stand leap_widely(
    const uint8_t *text, int64_t from, int64_t end, int64_t origin, int64_t limit,
    const uint32_t *places, int64_t *used, const cbytes_automaton *automaton, int64_t row,
    uint64_t base, uint64_t *out, int64_t room) {
  const cbytes_automaton t = *automaton;
  const int64_t last_place = end - 16, last_count = room - 4;
  uint32_t at = (uint32_t)row;
  uint32_t plain = t.plain[at >> t.shift] ? CBYTES_PLAIN : 0;
  int64_t position = from, count = 0;
  const uint32_t *next = places;
  int64_t place = origin + *next;
  while (position >= 5 && count <= last_count) {
    if (hidden((plain == 0) & (position < place))) {
      int64_t stop = *next == UINT32_MAX ? limit : place;
      if (stop > last_place) break;
      while (position < stop && plain == 0) {
        character c = character_at(text, position, &t);
        uint32_t entry = t.entries[at + c.category];
        if (c.wrong || entry & CBYTES_ODD || count > last_count) goto odd;
        take(entry, position, &t, &at, base, out, &count);
        plain = entry & CBYTES_PLAIN;
        position = c.end;
      }
    }
    if (place > last_place) break;
    character c = character_at(text, place, &t);
    bool leaps = position < place;
    uint32_t before = leaps ? (uint32_t)t.plain_row : at;
    if (c.wrong) break;
    if (hidden(leaps & ~(uint32_t)(t.same >> c.category))) {
      /* The last one before it that does not leave such rows as they are. */
      character last;
      uint32_t entry;
      int64_t last_end = place;
      do {
        last = character_before(text, last_end, &t);
        entry = t.entries[before + last.category];
        last_end = last.start;
      } while (__builtin_expect(!last.wrong & ((entry & CBYTES_STILL) != 0), 0) &&
               last_end > position);
      if (last.wrong || entry & CBYTES_ODD) break;
      before = (entry & CBYTES_STILL ? at : entry) & ~(uint32_t)CBYTES_BITS;
    }
    uint32_t entry = t.entries[before + c.category];
    if (entry & CBYTES_ODD) break;
    take(entry, place, &t, &before, base, out, &count);
    at = before;
    plain = entry & CBYTES_PLAIN;
    position = c.end;
    next++;
    place = origin + *next;
    /* One character more, unless that is the next place. */
    bool goes_on = hidden((position < place) & (position < limit));
    character d = character_at(text, position, &t);
    uint32_t second = t.entries[at + d.category];
    if (goes_on & (d.wrong | ((second & CBYTES_ODD) != 0))) break;
    second = goes_on ? second : at | plain;
    take(second, position, &t, &at, base, out, &count);
    plain = second & CBYTES_PLAIN;
    position = goes_on ? d.end : position;
  }
odd:
  *used = next - places;
  return (cbytes_stand){position, at, count};
}
#endif

bool cbytes_can_step(void) {
#if defined(__x86_64__)
  /* The first two Zen have PEXT, but slower than what it replaces. */
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
         __builtin_cpu_supports("lzcnt") && !__builtin_cpu_is("znver1") &&
         !__builtin_cpu_is("znver2");
#else
  return false;
#endif
}

cbytes_stand cbytes_step(
    const uint8_t *text, int64_t from, int64_t end, int64_t limit, int64_t ascii_stop,
    const cbytes_automaton *automaton, int64_t row, uint64_t base, uint64_t *out, int64_t room) {
#if defined(__x86_64__)
  if (cbytes_can_step()) {
    return step_widely(text, from, end, limit, ascii_stop, automaton, row, base, out, room);
  }
#endif
  return (cbytes_stand){from, row, 0};
}

cbytes_stand cbytes_leap(
    const uint8_t *text, int64_t from, int64_t end, int64_t origin, int64_t limit,
    const uint32_t *places, int64_t *used, const cbytes_automaton *automaton, int64_t row,
    uint64_t base, uint64_t *out, int64_t room) {
  *used = 0;
#if defined(__x86_64__)
  if (cbytes_can_step()) {
    return leap_widely(
        text, from, end, origin, limit, places, used, automaton, row, base, out, room);
  }
#endif
  return (cbytes_stand){from, row, 0};
}

#include "cmodels.h"

#include <stdlib.h>
#include <string.h>

/* Clang's vector extensions compile for every processor; on x86-64 the inner loop is compiled once
 * more for AVX2, which widens sixteen bytes in one instruction where SSE2 takes three. */
typedef uint8_t bytes8 __attribute__((vector_size(8)));
typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint16_t lanes8 __attribute__((vector_size(16)));
typedef uint16_t lanes16 __attribute__((vector_size(32)));

enum {
  MOST_ROWS = 255, /* 255 times 255 is less than 2^16, 255 times 128 less than 2^15 */
  LONGEST_SUM = 2047, /* of a kept word, in a lane: 16 times 2047 is less than 2^15 */
  BATCH = 16          /* words that are summed together */
};

typedef struct {
  uint64_t hash;
  int64_t letters;
  uint32_t codes[CMODELS_LONGEST_WORD + 2];
} batch_word;

struct cmodels_sums {
  const uint8_t *table;
  uint8_t *copy;     /* the table, if it is not constant memory */
  int64_t width;
  uint64_t places;   /* a power of two, or zero */
  uint64_t *words;   /* the word at each place */
  int16_t *kept;     /* its sums */
  int16_t *piece;    /* the sums of one word */
  int32_t *totals;
  int64_t row_count;
  uint32_t rows[2 * MOST_ROWS]; /* not summed yet */
  int64_t batch_count;
  batch_word batch[BATCH];
  uint32_t batch_rows[BATCH * CMODELS_MOST_ROWS];
  uint32_t shift;
};

/* Multipliers of the n-gram hash, by distance from its last letter: a multilinear hash (Carter and
 * Wegman, "Universal classes of hash functions", 1979). The numbers are the first outputs of
 * SplitMix64, made odd. */
static const uint64_t multipliers[5] = {
    0xE220A8397B1DCDAF, 0x6E789E6AA1B965F5, 0x06C45D188009454F, 0xF88BB8A8724C81ED,
    0x1B39896A51A8749B};

int64_t cmodels_word_rows(
    const uint32_t *codes, int64_t letters, uint64_t word, uint32_t shift, uint32_t *rows) {
  int64_t at = 0;
  for (int64_t i = 1; i <= letters + 1; i++) {
    uint64_t hash = codes[i] * multipliers[0] + codes[i - 1] * multipliers[1];
    rows[at++] = (uint32_t)(hash >> shift);
    if (i < 2) continue;
    hash += codes[i - 2] * multipliers[2];
    rows[at++] = (uint32_t)(hash >> shift);
    if (i < 3) continue;
    hash += codes[i - 3] * multipliers[3];
    rows[at++] = (uint32_t)(hash >> shift);
    if (i < 4) continue;
    hash += codes[i - 4] * multipliers[4];
    rows[at++] = (uint32_t)(hash >> shift);
  }
  rows[at++] = (uint32_t)((word * multipliers[1]) >> shift);
  return at;
}

#define INLINE static inline __attribute__((always_inline))

INLINE void sum48(
    const uint8_t *table, const uint32_t *rows, int64_t count, int64_t width, uint16_t zero,
    int16_t *lanes) {
  lanes16 sum[3] = {{0}, {0}, {0}};
  for (int64_t i = 0; i < count; i++) {
    bytes16 row[3];
    memcpy(row, table + rows[i] * (uint64_t)width, sizeof row);
    for (int j = 0; j < 3; j++) sum[j] += __builtin_convertvector(row[j], lanes16);
  }
  for (int j = 0; j < 3; j++) sum[j] -= zero;
  memcpy(lanes, sum, sizeof sum);
}

INLINE void sum8(
    const uint8_t *table, const uint32_t *rows, int64_t count, int64_t width, uint16_t zero,
    int16_t *lanes) {
  lanes8 sum = {0};
  for (int64_t i = 0; i < count; i++) {
    bytes8 row;
    memcpy(&row, table + rows[i] * (uint64_t)width, sizeof row);
    sum += __builtin_convertvector(row, lanes8);
  }
  sum -= zero;
  memcpy(lanes, &sum, sizeof sum);
}

INLINE void sum_rows_inline(
    const uint8_t *table, const uint32_t *rows, int64_t count, int64_t width, int16_t *lanes) {
  const uint16_t zero = (uint16_t)(128 * count);
  int64_t column = 0;
  for (; column + 48 <= width; column += 48)
    sum48(table + column, rows, count, width, zero, lanes + column);
  for (; column < width; column += 8)
    sum8(table + column, rows, count, width, zero, lanes + column);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void sum_rows_avx2(
    const uint8_t *table, const uint32_t *rows, int64_t count, int64_t width, int16_t *lanes) {
  sum_rows_inline(table, rows, count, width, lanes);
}
#endif

/* The lanes get the sums of at most MOST_ROWS rows, less 128 for each. */
static void sum_rows(
    const uint8_t *table, const uint32_t *rows, int64_t count, int64_t width, int16_t *lanes) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    sum_rows_avx2(table, rows, count, width, lanes);
    return;
  }
#endif
  sum_rows_inline(table, rows, count, width, lanes);
}

INLINE void add_to_totals(cmodels_sums *sums, const int16_t *lanes) {
  for (int64_t i = 0; i < sums->width; i++) sums->totals[i] += lanes[i];
}

/* Adds the sums of COUNT kept words, at most BATCH, to the totals. */
INLINE void add_kept_inline(cmodels_sums *sums, const int16_t *const *kept, int64_t count) {
  int64_t column = 0;
  for (; column + 48 <= sums->width; column += 48) {
    lanes16 sum[3] = {{0}, {0}, {0}};
    for (int64_t i = 0; i < count; i++) {
      lanes16 word[3];
      memcpy(word, kept[i] + column, sizeof word);
      for (int j = 0; j < 3; j++) sum[j] += word[j];
    }
    int16_t lanes[48];
    memcpy(lanes, sum, sizeof lanes);
    for (int j = 0; j < 48; j++) sums->totals[column + j] += lanes[j];
  }
  for (; column < sums->width; column += 8) {
    lanes8 sum = {0};
    for (int64_t i = 0; i < count; i++) {
      lanes8 word;
      memcpy(&word, kept[i] + column, sizeof word);
      sum += word;
    }
    int16_t lanes[8];
    memcpy(lanes, &sum, sizeof lanes);
    for (int j = 0; j < 8; j++) sums->totals[column + j] += lanes[j];
  }
}

static void flush_rows(cmodels_sums *sums) {
  for (int64_t start = 0; start < sums->row_count; start += MOST_ROWS) {
    const int64_t left = sums->row_count - start;
    sum_rows(
        sums->table, sums->rows + start, left < MOST_ROWS ? left : MOST_ROWS, sums->width,
        sums->piece);
    add_to_totals(sums, sums->piece);
  }
  sums->row_count = 0;
}

/* Sums the rows of a word and keeps the sums, unless a lane is too long for BATCH of them. */
INLINE void sum_word(cmodels_sums *sums, uint64_t word, const uint32_t *rows, int64_t count) {
  sum_rows_inline(sums->table, rows, count, sums->width, sums->piece);
  add_to_totals(sums, sums->piece);
  int longest = 0;
  for (int64_t i = 0; i < sums->width; i++) {
    const int size = abs(sums->piece[i]);
    longest = size > longest ? size : longest;
  }
  if (longest > LONGEST_SUM) return;
  const uint64_t place = word >> 32 & (sums->places - 1);
  sums->words[place] = word;
  memcpy(
      sums->kept + place * (uint64_t)sums->width, sums->piece,
      (size_t)sums->width * sizeof *sums->piece);
}

/* The rows of all words of the batch that are not kept are asked for before the first is summed:
 * memory answers many requests in the time of one. */
INLINE void flush_batch_inline(cmodels_sums *sums) {
  struct {
    uint64_t word;
    int64_t start, count;
  } missing[BATCH];
  const int16_t *kept[BATCH];
  int64_t missing_count = 0, kept_count = 0, at = 0;
  for (int64_t i = 0; i < sums->batch_count; i++) {
    const batch_word *word = &sums->batch[i];
    const uint64_t place = word->hash >> 32 & (sums->places - 1);
    if (sums->words[place] == word->hash) {
      kept[kept_count++] = sums->kept + place * (uint64_t)sums->width;
      continue;
    }
    uint32_t *rows = sums->batch_rows + at;
    const int64_t count =
        cmodels_word_rows(word->codes, word->letters, word->hash, sums->shift, rows);
    for (int64_t j = 0; j < count; j++) {
      const uint8_t *row = sums->table + rows[j] * (uint64_t)sums->width;
      __builtin_prefetch(row);
      __builtin_prefetch(row + sums->width - 1);
    }
    missing[missing_count].word = word->hash;
    missing[missing_count].start = at;
    missing[missing_count].count = count;
    missing_count += 1;
    at += count;
  }
  /* Before one of them gives its place to a word of this batch. */
  add_kept_inline(sums, kept, kept_count);
  for (int64_t i = 0; i < missing_count; i++)
    sum_word(
        sums, missing[i].word, sums->batch_rows + missing[i].start, missing[i].count);
  sums->batch_count = 0;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void flush_batch_avx2(cmodels_sums *sums) {
  flush_batch_inline(sums);
}
#endif

static void flush_batch(cmodels_sums *sums) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    flush_batch_avx2(sums);
    return;
  }
#endif
  flush_batch_inline(sums);
}

cmodels_sums *cmodels_sums_make(
    const uint8_t *table, uint32_t bits, int64_t width, int64_t places, bool copies) {
  cmodels_sums *sums = calloc(1, sizeof *sums);
  if (!sums) abort();
  sums->width = width;
  sums->shift = 64 - bits;
  sums->table = table;
  if (copies) {
    const size_t size = (size_t)width << bits;
    sums->copy = malloc(size);
    if (!sums->copy) abort();
    memcpy(sums->copy, table, size);
    sums->table = sums->copy;
  }
  sums->places = (uint64_t)places;
  sums->words = calloc((size_t)places + 1, sizeof *sums->words);
  /* Fetched only where a word is kept. */
  sums->kept = malloc((size_t)(places * width + 1) * sizeof *sums->kept);
  sums->piece = calloc((size_t)width, sizeof *sums->piece);
  sums->totals = calloc((size_t)width, sizeof *sums->totals);
  if (!sums->words || !sums->kept || !sums->piece || !sums->totals) abort();
  return sums;
}

void cmodels_sums_free(cmodels_sums *sums) {
  free(sums->copy);
  free(sums->words);
  free(sums->kept);
  free(sums->piece);
  free(sums->totals);
  free(sums);
}

/* Takes in the word whose letters stand in the batch's next place. */
INLINE void add_next_word(cmodels_sums *sums, uint64_t word, int64_t letters) {
  batch_word *slot = &sums->batch[sums->batch_count++];
  slot->hash = word;
  slot->letters = letters;
  const uint64_t place = word >> 32 & (sums->places - 1);
  const int16_t *kept = sums->kept + place * (uint64_t)sums->width;
  __builtin_prefetch(&sums->words[place]);
  __builtin_prefetch(kept);
  __builtin_prefetch(kept + sums->width - 1);
  if (sums->batch_count == BATCH) flush_batch(sums);
}

void cmodels_sums_add_word(
    cmodels_sums *sums, uint64_t word, const uint32_t *codes, int64_t letters) {
  memcpy(sums->batch[sums->batch_count].codes, codes, (size_t)(letters + 2) * sizeof *codes);
  add_next_word(sums, word, letters);
}

uint64_t cmodels_word_hash(uint64_t sum) {
  sum = (sum ^ sum >> 32) * multipliers[3];
  return (sum ^ sum >> 32) | 1;
}

/* What a byte is to words in letters of ASCII. */
enum { GAP, MARK, LETTER, OTHER };

INLINE int kind_of(uint8_t byte, const uint8_t *marks) {
  if ((uint8_t)((byte | 0x20) - 'a') < 26) return LETTER;
  if (byte >= 0x80 || byte == '@' || byte == '<' || byte == '&') return OTHER;
  return marks[byte];
}

INLINE bool is_word_byte(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10;
}

int64_t cmodels_sums_add_words(
    cmodels_sums *sums, const uint8_t *text, int64_t position, int64_t end,
    const cmodels_reading *reading, cmodels_read *read) {
  const int64_t most = read->features + reading->most_features;
  while (position < end && read->features < most) {
    const int kind = kind_of(text[position], reading->marks);
    if (kind < LETTER) {
      read->marks += kind;
      position += 1;
      continue;
    }
    if (kind == OTHER) return position;
    int64_t letters = 0;
    uint64_t sum = 0;
    const uint8_t *word = text + position;
    uint32_t *codes = sums->batch[sums->batch_count].codes;
    codes[0] = ' ';
    const int64_t longest =
        end - position < CMODELS_LONGEST_WORD ? end - position : CMODELS_LONGEST_WORD;
    while (letters < longest) {
      const uint8_t letter = word[letters] | 0x20;
      if ((uint8_t)(letter - 'a') >= 26) break;
      sum += letter * reading->multipliers[letters];
      letters += 1;
      codes[letters] = letter;
    }
    if (letters == CMODELS_LONGEST_WORD) return position;
    if (letters < end - position) {
      /* The word may go on beyond ASCII, or be part of an address. */
      const uint8_t next = word[letters];
      if (next >= 0x80 || next == '@') return position;
      const bool joins = next == '.' || next == '_' || next == '-' || next == ':';
      if (joins && letters + 1 < end - position &&
          (is_word_byte(word[letters + 1]) || word[letters + 1] == '/'))
        return position;
    }
    codes[letters + 1] = ' ';
    add_next_word(sums, cmodels_word_hash(sum), letters);
    read->letters += letters;
    read->features += letters > 1 ? 4 * letters - 1 : 4;
    position += letters;
  }
  return position;
}

void cmodels_sums_add_rows(cmodels_sums *sums, const uint32_t *rows, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    sums->rows[sums->row_count + i] = rows[i];
    __builtin_prefetch(sums->table + rows[i] * (uint64_t)sums->width);
  }
  sums->row_count += count;
  if (sums->row_count > MOST_ROWS) flush_rows(sums);
}

const int32_t *cmodels_sums_totals(cmodels_sums *sums) {
  flush_batch(sums);
  flush_rows(sums);
  return sums->totals;
}

void cmodels_sums_clear(cmodels_sums *sums) {
  memset(sums->totals, 0, (size_t)sums->width * sizeof *sums->totals);
}

/* Runs the tables of a break automaton over UTF-8, without a branch that the processor had to foresee.
 *
 * Where characters of one, two and three bytes follow each other in no order, and boundaries stand
 * in no order between them, a loop that asks what comes next pays for most of its guesses. Here the
 * places where characters begin are found for 64 bytes at once, and a boundary is written in any
 * case and counted only if it is one.
 *
 * Both functions want what only some processors have (AVX2 and a fast PEXT); elsewhere
 * `cbytes_can_step` is false and they do nothing. */
#ifndef CBYTES_STEPS_H
#define CBYTES_STEPS_H

#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/* An automaton. A row is the offset of its entries, a multiple of 16; an entry holds the next row
 * and, in its low four bits, what to do on the way. */
typedef struct {
  const uint16_t *entries;  /* by row and category */
  const uint16_t *index;    /* by code point >> 6: where its values begin in BLOCKS */
  const uint8_t *blocks;    /* categories, 64 a block */
  const uint64_t *statuses; /* by row >> SHIFT: what is added to the end of a segment */
  const uint8_t *plain;     /* by row >> SHIFT: whether it is one of those that leaps begin in */
  int32_t shift;
  int32_t plain_row;        /* one of those */
  uint64_t same;            /* categories that lead to the same from all of those */
} cbytes_automaton;

/* The low bits of an entry: a boundary stands before the character; the entry is none, and asks for
 * more than these functions do; leaps may begin in the next row; the character leaves such rows as
 * they are. */
enum { CBYTES_CUT = 1, CBYTES_ODD = 2, CBYTES_PLAIN = 4, CBYTES_STILL = 8, CBYTES_BITS = 15 };

/* A category that no character has, and whose entries are all odd. */
enum { CBYTES_NO_CATEGORY = 2 };

/* Where an automaton stands: in ROW before the character at POSITION. COUNT segments were written. */
typedef struct {
  int64_t position, row, count;
} cbytes_stand;

bool cbytes_can_step(void);

/* Steps through TEXT from the character at FROM on, and writes to OUT the segments that it finds,
 * each as its end plus BASE plus the status of its row.
 *
 * Stops before a character whose entry is odd; at LIMIT or up to 66 bytes behind it; before the last
 * 66 bytes up to END, of which it cannot be sure; before 64 bytes of ASCII from ASCII_STOP on; or
 * where fewer than 64 places of ROOM are left. It may not have gone on at all. */
cbytes_stand cbytes_step(
    const uint8_t *text, int64_t from, int64_t end, int64_t limit, int64_t ascii_stop,
    const cbytes_automaton *automaton, int64_t row, uint64_t base, uint64_t *out, int64_t room);

/* Does the same, but leaps over what `cbytes_seek` has left out: characters that keep the automaton
 * among its plain rows, so that the last one alone says in which, or that leave these as they are.
 *
 * PLACES: what was found from ORIGIN up to LIMIT, the first one not before FROM, and UINT32_MAX
 * behind them. USED gets how many of them were passed.
 *
 * Stops before an odd entry, and before a leap that ends behind a character that leaves plain rows
 * as they are; before LIMIT, where leaps from there are possible; before the last bytes up to END;
 * or where fewer than 4 places of ROOM are left. It stands where it last knew its row: before a
 * leap that it could not finish. */
cbytes_stand cbytes_leap(
    const uint8_t *text, int64_t from, int64_t end, int64_t origin, int64_t limit,
    const uint32_t *places, int64_t *used, const cbytes_automaton *automaton, int64_t row,
    uint64_t base, uint64_t *out, int64_t room);

#pragma clang assume_nonnull end

#endif

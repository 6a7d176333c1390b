/* Loops over many texts at once, for which Swift has no vectors wide enough. */
#ifndef CDISTANCE_H
#define CDISTANCE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/* How many texts are compared at once, the 64-bit words that hold a bit of each, and the bits of a
 * class. */
enum { CDISTANCE_LANES = 512, CDISTANCE_WORDS = 8, CDISTANCE_PLANES = 4, CDISTANCE_LONGEST = 1024 };

/* The rows that a query and its band can take, and the words that the vectors of two of each and their
 * alignment take. */
enum {
  CDISTANCE_ROWS = 4 * CDISTANCE_LONGEST,
  CDISTANCE_SCRATCH = (2 * CDISTANCE_ROWS + 1) * CDISTANCE_WORDS
};

/* What no character of a query is: the rows after its end. */
enum { CDISTANCE_NONE = 0x88 };

/* Which of 512 texts may be within an edit distance of a query.
 *
 * query: CDISTANCE_ROWS of these: for each character the lower two bits of its class, and in the upper
 * half byte 4 plus its upper two bits; then CDISTANCE_NONE. planes: for each position of a text four
 * times CDISTANCE_WORDS words, a bit for each text, lowest bit of the class first. All texts have
 * `length` characters (longer ones are cut, shorter ones filled up). limit: the largest distance, at
 * least the difference of the lengths, at most the sum of them. Both lengths are
 * 1...CDISTANCE_LONGEST. next: the planes that are compared next, which are fetched meanwhile; it
 * need not be readable. scratch: CDISTANCE_SCRATCH words. alive: CDISTANCE_WORDS words; a bit is 0
 * where the distance of the classes, and so that of the characters, is above the limit. */
void cdistance_alive(
    const uint8_t *query, int32_t query_length, const uint64_t *planes, int32_t length,
    int32_t limit, const uint64_t *next, uint64_t *scratch, uint64_t *alive);

/* Which of `count` signatures of `words` words each lack at most so many bits of the query's, and have
 * at most so many that it lacks. Their numbers go to `found`, which has room for `count`; returns how
 * many they are. */
int64_t cdistance_sift(
    const uint64_t *signatures, int64_t count, int32_t words, const uint64_t *query,
    int32_t most_lacking, int32_t most_beside, uint32_t *found);

/* Where a text may stand: a bit for each of 64 * `blocks` places from `codes` at which one of its two
 * `first` codes stands, and `distance` places further one of its two `last` codes. All of these places
 * can be read. */
void cdistance_find8(
    const uint8_t *codes, int64_t blocks, const uint8_t *first, const uint8_t *last,
    int64_t distance, uint64_t *found);
void cdistance_find16(
    const uint16_t *codes, int64_t blocks, const uint16_t *first, const uint16_t *last,
    int64_t distance, uint64_t *found);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
#endif

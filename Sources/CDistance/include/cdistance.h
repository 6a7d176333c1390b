/* Two loops over many texts at once, for which Swift has no vectors wide enough. */
#ifndef CDISTANCE_H
#define CDISTANCE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/* How many texts are compared at once, and the 64-bit words that hold a bit of each. */
enum { CDISTANCE_LANES = 256, CDISTANCE_WORDS = 4, CDISTANCE_PLANES = 3, CDISTANCE_LONGEST = 1024 };

/* Which of 256 texts may be within an edit distance of a query.
 *
 * query: the class of each character, 0...7. planes: for each position of a text three times
 * CDISTANCE_WORDS words, a bit for each text, lowest bit of the class first. All texts have
 * `length` characters (the shorter ones are filled up). limit: the largest distance, at least the
 * difference of the lengths. Both lengths are 1...CDISTANCE_LONGEST. alive: CDISTANCE_WORDS words; a
 * bit is 0 where the distance of the classes, and so that of the characters, is above the limit. */
void cdistance_alive(
    const uint8_t *query, int32_t query_length, const uint64_t *planes, int32_t length,
    int32_t limit, uint64_t *alive);

/* Which of `count` signatures of `words` words each lack at most so many bits of the query's, and have
 * at most so many that it lacks. Their numbers go to `found`, which has room for `count`; returns how
 * many they are. */
int64_t cdistance_sift(
    const uint64_t *signatures, int64_t count, int32_t words, const uint64_t *query,
    int32_t most_lacking, int32_t most_beside, uint32_t *found);

/* A bit for each of the 64 positions from `codes`: whether one of two codes stands there. */
uint64_t cdistance_find8(const uint8_t *codes, uint8_t one, uint8_t other);
uint64_t cdistance_find16(const uint16_t *codes, uint16_t one, uint16_t other);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
#endif

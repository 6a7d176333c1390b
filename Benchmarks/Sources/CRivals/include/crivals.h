/* What the benchmarks compare with, as a C programmer would write it with the library's own loop. */
#ifndef CRIVALS_H
#define CRIVALS_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/* ICU's version, such as "72.1". */
const char *crivals_icu_version(void);

/* ICU's word iterator. Functions that find words write the end and the rule status of each segment,
 * and return how many there are, or -1. ENDS and STATUSES have room for one per unit of the text. */
typedef struct crivals_words crivals_words;
crivals_words *_Nullable crivals_words_open(const char *locale);
void crivals_words_close(crivals_words *words);

/* Over UTF-16; ends are UTF-16 offsets. */
int32_t crivals_words_of_utf16(
    crivals_words *words, const uint16_t *units, int32_t count, int32_t *ends, int32_t *statuses);
/* Over UTF-8, converted to UTF-16 in UNITS first; ends are UTF-16 offsets. */
int32_t crivals_words_of_utf8(
    crivals_words *words, const uint8_t *bytes, int32_t count, uint16_t *units, int32_t *ends,
    int32_t *statuses);
/* Over UTF-8 through ICU's UText, without a conversion; ends are UTF-8 offsets. */
int32_t crivals_words_of_utext(
    crivals_words *words, const uint8_t *bytes, int32_t count, int32_t *ends, int32_t *statuses);

#pragma clang assume_nonnull end

#endif

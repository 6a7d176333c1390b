/* What the benchmarks compare with, as a C programmer would write it with the library's own loop. */
#ifndef CRIVALS_H
#define CRIVALS_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/* ICU's version, such as "72.1". */
const char *crivals_icu_version(void);

/* What a text is cut into. */
typedef enum __attribute__((enum_extensibility(closed))) {
  crivals_unit_grapheme,
  crivals_unit_word,
  crivals_unit_line,
  crivals_unit_sentence,
} crivals_unit;

/* An iterator of ICU's. Functions that find boundaries write the end and the rule status of each
 * segment, and return how many there are, or -1. ENDS and STATUSES have room for one per unit of
 * the text. */
typedef struct crivals_breaks crivals_breaks;
crivals_breaks *_Nullable crivals_breaks_open(crivals_unit unit, const char *locale);
void crivals_breaks_close(crivals_breaks *breaks);

/* Over UTF-16; ends are UTF-16 offsets. */
int32_t crivals_breaks_of_utf16(
    crivals_breaks *breaks, const uint16_t *units, int32_t count, int32_t *ends,
    int32_t *statuses);
/* Over UTF-8, converted to UTF-16 in UNITS first; ends are UTF-16 offsets. */
int32_t crivals_breaks_of_utf8(
    crivals_breaks *breaks, const uint8_t *bytes, int32_t count, uint16_t *units, int32_t *ends,
    int32_t *statuses);
/* Over UTF-8 through ICU's UText, without a conversion; ends are UTF-8 offsets. */
int32_t crivals_breaks_of_utext(
    crivals_breaks *breaks, const uint8_t *bytes, int32_t count, int32_t *ends,
    int32_t *statuses);

/* The text in UTF-16 with U+FFFD for every maximal subpart of an ill-formed sequence, and for each
 * unit the offset of its character in BYTES. UNITS has room for COUNT, OFFSETS for one more.
 * Returns how many units there are. */
int32_t crivals_utf16(const uint8_t *bytes, int32_t count, uint16_t *units, int32_t *offsets);

#pragma clang assume_nonnull end

#endif

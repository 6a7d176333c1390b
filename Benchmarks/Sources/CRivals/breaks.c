#include "crivals.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

const char *crivals_icu_version(void) { return U_ICU_VERSION; }

struct crivals_breaks {
  UBreakIterator *iterator;
};

crivals_breaks *crivals_breaks_open(crivals_unit unit, const char *locale) {
  static const UBreakIteratorType types[] = {
      UBRK_CHARACTER, UBRK_WORD, UBRK_LINE, UBRK_SENTENCE};
  /* ICU breaks some katakana differently before and after it has loaded its CJK dictionary, so
   * that every iterator sees a Han text first: the same start for all contestants. */
  static const UChar han[] = {0x610f, 0x5473, 0x89ba};
  crivals_breaks *breaks = calloc(1, sizeof *breaks);
  if (!breaks) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  breaks->iterator = ubrk_open(types[unit], locale, han, 3, &status);
  if (U_FAILURE(status)) {
    free(breaks);
    return NULL;
  }
  while (ubrk_next(breaks->iterator) != UBRK_DONE) {}
  return breaks;
}

void crivals_breaks_close(crivals_breaks *breaks) {
  ubrk_close(breaks->iterator);
  free(breaks);
}

static int32_t all_breaks(crivals_breaks *breaks, int32_t *ends, int32_t *statuses) {
  int32_t n = 0;
  for (int32_t end; (end = ubrk_next(breaks->iterator)) != UBRK_DONE; n++) {
    ends[n] = end;
    statuses[n] = ubrk_getRuleStatus(breaks->iterator);
  }
  return n;
}

int32_t crivals_breaks_of_utf16(
    crivals_breaks *breaks, const uint16_t *units, int32_t count, int32_t *ends,
    int32_t *statuses) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaks->iterator, (const UChar *)units, count, &status);
  return U_SUCCESS(status) ? all_breaks(breaks, ends, statuses) : -1;
}

int32_t crivals_breaks_of_utf8(
    crivals_breaks *breaks, const uint8_t *bytes, int32_t count, uint16_t *units, int32_t *ends,
    int32_t *statuses) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = 0;
  u_strFromUTF8WithSub(
      (UChar *)units, count, &n, (const char *)bytes, count, 0xfffd, NULL, &status);
  return U_SUCCESS(status) ? crivals_breaks_of_utf16(breaks, units, n, ends, statuses) : -1;
}

int32_t crivals_breaks_of_utext(
    crivals_breaks *breaks, const uint8_t *bytes, int32_t count, int32_t *ends,
    int32_t *statuses) {
  UErrorCode status = U_ZERO_ERROR;
  UText *text = utext_openUTF8(NULL, (const char *)bytes, count, &status);
  ubrk_setUText(breaks->iterator, text, &status);
  int32_t n = U_SUCCESS(status) ? all_breaks(breaks, ends, statuses) : -1;
  utext_close(text);
  return n;
}

int32_t crivals_utf16(
    const uint8_t *bytes, int32_t count, uint16_t *units, int32_t *offsets) {
  int32_t n = 0;
  for (int32_t i = 0; i < count;) {
    int32_t start = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, count, c);
    offsets[n] = start;
    if (c > 0xffff) offsets[n + 1] = start;
    U16_APPEND_UNSAFE(units, n, c);
  }
  offsets[n] = count;
  return n;
}

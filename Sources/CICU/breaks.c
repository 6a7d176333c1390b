#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

struct cicu_breaker {
  UBreakIterator *iterator;
  UChar *units;
  int32_t *byte_of; /* the byte at which each UTF-16 unit starts; one more for the end */
  int32_t room;
};

cicu_breaker *cicu_breaker_open(int32_t unit, const char *locale, int32_t *error) {
  static const UBreakIteratorType types[] = {
      UBRK_CHARACTER, UBRK_WORD, UBRK_LINE, UBRK_SENTENCE};
  /* ICU breaks some katakana differently before and after it has loaded its CJK dictionary
   * for an earlier text, so every iterator sees a Han text first. */
  static const UChar han[] = {0x610f, 0x5473, 0x89ba};
  UErrorCode status = U_ZERO_ERROR;
  if (unit < 0 || unit > 3) {
    *error = U_ILLEGAL_ARGUMENT_ERROR;
    return NULL;
  }
  UBreakIterator *iterator = ubrk_open(types[unit], locale, han, 3, &status);
  *error = status;
  if (U_FAILURE(status)) return NULL;
  while (ubrk_next(iterator) != UBRK_DONE) {}
  cicu_breaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) {
    ubrk_close(iterator);
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  ubrk_close(breaker->iterator);
  free(breaker->units);
  free(breaker->byte_of);
  free(breaker);
}

void cicu_breaker_set_text(
    cicu_breaker *breaker, const uint8_t *bytes, int32_t count, int32_t *error) {
  if (count >= breaker->room) {
    free(breaker->units);
    free(breaker->byte_of);
    breaker->units = malloc(((size_t)count + 1) * sizeof *breaker->units);
    breaker->byte_of = malloc(((size_t)count + 1) * sizeof *breaker->byte_of);
    breaker->room = breaker->units && breaker->byte_of ? count + 1 : 0;
    if (!breaker->room) {
      free(breaker->units);
      free(breaker->byte_of);
      breaker->units = NULL;
      breaker->byte_of = NULL;
      *error = U_MEMORY_ALLOCATION_ERROR;
      return;
    }
  }
  int32_t n = 0;
  for (int32_t i = 0; i < count;) {
    int32_t at = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, count, c);
    breaker->byte_of[n] = at;
    if (c > 0xffff) breaker->byte_of[n + 1] = at;
    U16_APPEND_UNSAFE(breaker->units, n, c);
  }
  breaker->byte_of[n] = count;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, breaker->units, n, &status);
  *error = status;
}

int32_t cicu_breaker_next(
    cicu_breaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity) {
  int32_t n = 0;
  while (n < capacity) {
    int32_t end = ubrk_next(breaker->iterator);
    if (end == UBRK_DONE) break;
    ends[n] = breaker->byte_of[end];
    statuses[n++] = ubrk_getRuleStatus(breaker->iterator);
  }
  return n;
}

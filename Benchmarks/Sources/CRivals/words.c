#include "crivals.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

const char *crivals_icu_version(void) { return U_ICU_VERSION; }

struct crivals_words {
  UBreakIterator *iterator;
};

crivals_words *crivals_words_open(const char *locale) {
  /* ICU breaks some katakana differently before and after it has loaded its CJK dictionary, so
   * that every iterator sees a Han text first: the same start for all contestants. */
  static const UChar han[] = {0x610f, 0x5473, 0x89ba};
  crivals_words *words = calloc(1, sizeof *words);
  if (!words) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  words->iterator = ubrk_open(UBRK_WORD, locale, han, 3, &status);
  if (U_FAILURE(status)) {
    free(words);
    return NULL;
  }
  while (ubrk_next(words->iterator) != UBRK_DONE) {}
  return words;
}

void crivals_words_close(crivals_words *words) {
  ubrk_close(words->iterator);
  free(words);
}

static int32_t all_words(crivals_words *words, int32_t *ends, int32_t *statuses) {
  int32_t n = 0;
  for (int32_t end; (end = ubrk_next(words->iterator)) != UBRK_DONE; n++) {
    ends[n] = end;
    statuses[n] = ubrk_getRuleStatus(words->iterator);
  }
  return n;
}

int32_t crivals_words_of_utf16(
    crivals_words *words, const uint16_t *units, int32_t count, int32_t *ends,
    int32_t *statuses) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(words->iterator, (const UChar *)units, count, &status);
  return U_SUCCESS(status) ? all_words(words, ends, statuses) : -1;
}

int32_t crivals_words_of_utf8(
    crivals_words *words, const uint8_t *bytes, int32_t count, uint16_t *units, int32_t *ends,
    int32_t *statuses) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = 0;
  u_strFromUTF8WithSub(
      (UChar *)units, count, &n, (const char *)bytes, count, 0xfffd, NULL, &status);
  return U_SUCCESS(status) ? crivals_words_of_utf16(words, units, n, ends, statuses) : -1;
}

int32_t crivals_words_of_utext(
    crivals_words *words, const uint8_t *bytes, int32_t count, int32_t *ends, int32_t *statuses) {
  UErrorCode status = U_ZERO_ERROR;
  UText *text = utext_openUTF8(NULL, (const char *)bytes, count, &status);
  ubrk_setUText(words->iterator, text, &status);
  int32_t n = U_SUCCESS(status) ? all_words(words, ends, statuses) : -1;
  utext_close(text);
  return n;
}

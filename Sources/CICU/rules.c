#include "cicu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucptrie.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

uint8_t *cicu_break_rules(int32_t unit, const char *locale, int32_t *count, int32_t *error) {
  static const UBreakIteratorType types[] = {
      UBRK_CHARACTER, UBRK_WORD, UBRK_LINE, UBRK_SENTENCE};
  UErrorCode status = U_ZERO_ERROR;
  *count = 0;
  if (unit < 0 || unit > 3) {
    *error = U_ILLEGAL_ARGUMENT_ERROR;
    return NULL;
  }
  UBreakIterator *iterator = ubrk_open(types[unit], locale, NULL, 0, &status);
  *error = status;
  if (U_FAILURE(status)) return NULL;
  int32_t size = ubrk_getBinaryRules(iterator, NULL, 0, &status);
  uint8_t *bytes = U_SUCCESS(status) && size > 0 ? malloc((size_t)size) : NULL;
  if (bytes) {
    /* Asking for the size alone may leave a warning behind. */
    status = U_ZERO_ERROR;
    *count = ubrk_getBinaryRules(iterator, bytes, size, &status);
    if (U_FAILURE(status)) {
      free(bytes);
      bytes = NULL;
    }
  }
  ubrk_close(iterator);
  return bytes;
}

void cicu_trie_ranges(
    const uint8_t *bytes, int32_t count, void *context, cicu_range_sink sink, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  /* ICU wants the words of a trie aligned. */
  uint32_t *words = malloc((size_t)count + 4);
  if (!words) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return;
  }
  memcpy(words, bytes, (size_t)count);
  UCPTrie *trie = ucptrie_openFromBinary(
      UCPTRIE_TYPE_ANY, UCPTRIE_VALUE_BITS_ANY, words, count, NULL, &status);
  *error = status;
  if (U_SUCCESS(status)) {
    UChar32 start = 0, end;
    uint32_t value;
    while ((end = ucptrie_getRange(
                trie, start, UCPMAP_RANGE_NORMAL, 0, NULL, NULL, &value)) >= 0) {
      sink(context, (uint32_t)start, (uint32_t)end, value);
      start = end + 1;
    }
    ucptrie_close(trie);
  }
  free(words);
}

/* Appends the code points of the COUNT units, all of them standing at OFFSET. */
static int32_t put(
    const UChar *units, int32_t count, int32_t offset, uint32_t *points, int32_t *offsets,
    int32_t n, int32_t capacity) {
  for (int32_t i = 0; i < count;) {
    UChar32 c;
    U16_NEXT(units, i, count, c);
    if (n < capacity) {
      points[n] = (uint32_t)c;
      offsets[n] = offset;
    }
    n++;
  }
  return n;
}

int32_t cicu_compose(
    const uint8_t *bytes, int32_t count, uint32_t *points, int32_t *offsets, int32_t capacity,
    int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
  UChar *units = malloc(((size_t)count + 1) * sizeof *units);
  int32_t *at = malloc(((size_t)count + 1) * sizeof *at);
  int32_t n = 0, length = 0;
  UChar *composed = NULL;
  int32_t room = 0;
  if (!units || !at) status = U_MEMORY_ALLOCATION_ERROR;
  if (U_SUCCESS(status)) {
    for (int32_t i = 0; i < count;) {
      int32_t start = i;
      UChar32 c;
      U8_NEXT_OR_FFFD(bytes, i, count, c);
      at[length] = start;
      if (c > 0xffff) at[length + 1] = start;
      U16_APPEND_UNSAFE(units, length, c);
    }
    at[length] = count;
    if (unorm2_isNormalized(nfkc, units, length, &status)) {
      for (int32_t i = 0; i < length;) {
        int32_t start = i;
        U16_FWD_1(units, i, length);
        n = put(units + start, i - start, at[start], points, offsets, n, capacity);
      }
    } else {
      for (int32_t i = 0; i < length && U_SUCCESS(status);) {
        int32_t start = i;
        UChar32 c;
        U16_FWD_1(units, i, length);
        while (i < length) {
          U16_GET(units, 0, i, length, c);
          if (unorm2_hasBoundaryBefore(nfkc, c)) break;
          U16_FWD_1(units, i, length);
        }
        int32_t size = unorm2_normalize(nfkc, units + start, i - start, composed, room, &status);
        if (status == U_BUFFER_OVERFLOW_ERROR) {
          free(composed);
          room = size + 64;
          composed = malloc((size_t)room * sizeof *composed);
          status = composed ? U_ZERO_ERROR : U_MEMORY_ALLOCATION_ERROR;
          if (composed) {
            size = unorm2_normalize(nfkc, units + start, i - start, composed, room, &status);
          }
        }
        if (U_FAILURE(status)) break;
        n = put(composed, size, at[start], points, offsets, n, capacity);
      }
    }
  }
  if (n < capacity) offsets[n] = count;
  free(composed);
  free(units);
  free(at);
  *error = status;
  return n;
}

#include "cicu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/putil.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

const char *cicu_version(void) {
  static char text[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;
  u_getVersion(version);
  char now[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, now);
  memcpy(text, now, sizeof text);
  return text;
}

const char *cicu_error_name(int32_t error) { return u_errorName(error); }

void cicu_free(void *memory) { free(memory); }

/* UTF-8 to UTF-16, malloc'ed. The length of a result fits an int32_t or the call fails. */
static UChar *units_of(const uint8_t *bytes, int64_t count, int32_t *units, int32_t *error) {
  if (count > INT32_MAX - 1) {
    *error = U_INDEX_OUTOFBOUNDS_ERROR;
    return NULL;
  }
  UChar *out = malloc(((size_t)count + 1) * sizeof *out);
  if (!out) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(
      out, (int32_t)count + 1, units, (const char *)bytes, (int32_t)count, 0xfffd, NULL, &status);
  *error = status;
  if (U_SUCCESS(status)) return out;
  free(out);
  return NULL;
}

/* UTF-16 to UTF-8, malloc'ed; lone surrogates become U+FFFD. */
static uint8_t *bytes_of(const UChar *units, int32_t count, int64_t *count_out, int32_t *error) {
  int64_t room = (int64_t)count * 3 + 1;
  if (room > INT32_MAX) room = INT32_MAX;
  uint8_t *out = malloc((size_t)room);
  if (!out) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = 0;
  u_strToUTF8WithSub(
      (char *)out, (int32_t)room, &n, units, count, 0xfffd, NULL, &status);
  *error = status;
  *count_out = n;
  if (U_SUCCESS(status)) return out;
  free(out);
  return NULL;
}

uint8_t *cicu_normalize(
    int32_t form, const uint8_t *bytes, int64_t count, int64_t *count_out, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer;
  switch (form) {
  case 0: normalizer = unorm2_getNFCInstance(&status); break;
  case 1: normalizer = unorm2_getNFDInstance(&status); break;
  case 2: normalizer = unorm2_getNFKCInstance(&status); break;
  case 3: normalizer = unorm2_getNFKDInstance(&status); break;
  default: normalizer = unorm2_getNFKCCasefoldInstance(&status); break;
  }
  *error = status;
  if (U_FAILURE(status)) return NULL;
  int32_t units = 0;
  UChar *text = units_of(bytes, count, &units, error);
  if (!text) return NULL;
  int32_t need = unorm2_normalize(normalizer, text, units, NULL, 0, &status);
  uint8_t *result = NULL;
  UChar *normal = NULL;
  if (status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status)) {
    status = U_ZERO_ERROR;
    normal = malloc(((size_t)need + 1) * sizeof *normal);
    if (normal) {
      unorm2_normalize(normalizer, text, units, normal, need + 1, &status);
    } else {
      status = U_MEMORY_ALLOCATION_ERROR;
    }
  }
  *error = status;
  if (U_SUCCESS(status)) result = bytes_of(normal, need, count_out, error);
  free(normal);
  free(text);
  return result;
}

struct cicu_transliterator {
  UTransliterator *transliterator;
};

cicu_transliterator *cicu_transliterator_open(const char *name, int32_t *error) {
  UChar id[128];
  u_uastrncpy(id, name, 127);
  id[127] = 0;
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *inner = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  *error = status;
  if (U_FAILURE(status)) return NULL;
  cicu_transliterator *outer = malloc(sizeof *outer);
  if (!outer) {
    utrans_close(inner);
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  outer->transliterator = inner;
  return outer;
}

void cicu_transliterator_close(cicu_transliterator *transliterator) {
  utrans_close(transliterator->transliterator);
  free(transliterator);
}

uint8_t *cicu_transliterate(
    const cicu_transliterator *transliterator, const uint8_t *bytes, int64_t count,
    int64_t *count_out, int32_t *error) {
  int32_t units = 0;
  UChar *text = units_of(bytes, count, &units, error);
  if (!text) return NULL;
  /* Pinyin takes up to seven units for one Han character; grow until the result fits. */
  for (int64_t room = (int64_t)units * 4 + 64;; room *= 2) {
    if (room > INT32_MAX) {
      *error = U_INDEX_OUTOFBOUNDS_ERROR;
      break;
    }
    UChar *work = malloc((size_t)room * sizeof *work);
    if (!work) {
      *error = U_MEMORY_ALLOCATION_ERROR;
      break;
    }
    memcpy(work, text, (size_t)units * sizeof *work);
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = units, limit = units;
    utrans_transUChars(
        transliterator->transliterator, work, &length, (int32_t)room, 0, &limit, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      free(work);
      continue;
    }
    *error = status;
    uint8_t *result = U_SUCCESS(status) ? bytes_of(work, length, count_out, error) : NULL;
    free(work);
    free(text);
    return result;
  }
  free(text);
  return NULL;
}

static void count_and_substitute(
    const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  if (reason <= UCNV_IRREGULAR) ++*(int64_t *)context;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, args, bytes, length, reason, status);
}

uint8_t *cicu_decode(
    const char *name, const uint8_t *bytes, int64_t count, int64_t *count_out,
    int64_t *replaced, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  *error = status;
  *replaced = 0;
  if (U_FAILURE(status)) return NULL;
  ucnv_setToUCallBack(converter, count_and_substitute, replaced, NULL, NULL, &status);
  size_t room = (size_t)count + (size_t)count / 2 + 64, used = 0;
  char *out = malloc(room);
  const char *from = (const char *)bytes, *end = from + count;
  UChar units[4096];
  UChar high = 0; /* a surrogate pair may stand across two rounds */
  for (int done = 0; out && !done && U_SUCCESS(status);) {
    UChar *to = units;
    if (high) *to++ = high;
    high = 0;
    ucnv_toUnicode(converter, &to, units + 4096, &from, end, NULL, 1, &status);
    done = status != U_BUFFER_OVERFLOW_ERROR;
    if (!done) status = U_ZERO_ERROR;
    if (!done && to > units && U16_IS_LEAD(to[-1])) high = *--to;
    if (used + 3 * 4096 > room) {
      char *more = realloc(out, room = room * 2 + 3 * 4096);
      if (!more) {
        free(out);
        out = NULL;
        break;
      }
      out = more;
    }
    int32_t n = 0;
    UErrorCode narrow = U_ZERO_ERROR;
    u_strToUTF8WithSub(
        out + used, (int32_t)(3 * 4096), &n, units, (int32_t)(to - units), 0xfffd, NULL, &narrow);
    if (U_FAILURE(narrow)) status = narrow;
    used += (size_t)n;
  }
  ucnv_close(converter);
  if (!out) status = U_MEMORY_ALLOCATION_ERROR;
  *error = status;
  *count_out = (int64_t)used;
  if (U_SUCCESS(status)) return (uint8_t *)out;
  free(out);
  return NULL;
}

const char *cicu_encoding_name(const char *label) {
  UErrorCode status = U_ZERO_ERROR;
  const char *name = ucnv_getAlias(label, 0, &status);
  return U_SUCCESS(status) ? name : NULL;
}

const char *cicu_detect_encoding(const uint8_t *bytes, int32_t count, int32_t *confidence) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return NULL;
  ucsdet_setText(detector, (const char *)bytes, count, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  /* The names are ICU's own constants: they outlive the detector. */
  const char *name = U_SUCCESS(status) && match ? ucsdet_getName(match, &status) : NULL;
  *confidence = name ? ucsdet_getConfidence(match, &status) : 0;
  ucsdet_close(detector);
  return U_SUCCESS(status) ? name : NULL;
}

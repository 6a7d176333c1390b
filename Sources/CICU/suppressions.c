#include "cicu.h"

#include <unicode/uloc.h>
#include <unicode/ures.h>

void cicu_suppressions(
    const char *locale, void *context, cicu_word_sink sink, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle *bundle = NULL;
  char name[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(locale, name, sizeof name, NULL, &status);
  if (status == U_STRING_NOT_TERMINATED_WARNING) return;
  /* From a locale to its parents; never to the process's own, as ures_open would go. */
  while (U_SUCCESS(status) && !bundle) {
    if (!*name) return;
    bundle = ures_openDirect(U_ICUDATA_NAME "-brkitr", name, &status);
    if (status != U_MISSING_RESOURCE_ERROR) break;
    ures_close(bundle);
    bundle = NULL;
    status = U_ZERO_ERROR;
    uloc_getParent(name, name, sizeof name, &status);
  }
  *error = status > 0 ? status : 0;
  if (U_FAILURE(status)) return;
  UResourceBundle *list = ures_getByKey(bundle, "exceptions", NULL, &status);
  list = ures_getByKey(list, "SentenceBreak", list, &status);
  for (int32_t i = 0, count = U_SUCCESS(status) ? ures_getSize(list) : 0; i < count; i++) {
    int32_t length = 0;
    const UChar *units = ures_getStringByIndex(list, i, &length, &status);
    if (U_SUCCESS(status)) sink(context, units, length, i);
  }
  if (status == U_MEMORY_ALLOCATION_ERROR) *error = status;
  ures_close(list);
  ures_close(bundle);
}

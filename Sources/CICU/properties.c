#include "cicu.h"

#include <unicode/uchar.h>
#include <unicode/ucpmap.h>
#include <unicode/uscript.h>

int32_t cicu_property_named(const char *name) { return u_getPropertyEnum(name); }

void cicu_property_ranges(
    int32_t property, void *context, cicu_range_sink sink, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  const UCPMap *map = u_getIntPropertyMap(property, &status);
  *error = status;
  if (U_FAILURE(status)) return;
  uint32_t value;
  UChar32 start = 0, end;
  while ((end = ucpmap_getRange(map, start, UCPMAP_RANGE_NORMAL, 0, NULL, NULL, &value)) >= 0) {
    sink(context, (uint32_t)start, (uint32_t)end, value);
    start = end + 1;
  }
}

uint32_t cicu_script_code(int32_t script) {
  const char *name = uscript_getShortName(script);
  if (!name || !name[0]) return 0x5a7a7a7a;
  return (uint32_t)(uint8_t)name[0] << 24 | (uint32_t)(uint8_t)name[1] << 16 |
         (uint32_t)(uint8_t)name[2] << 8 | (uint8_t)name[3];
}

int32_t cicu_script_extensions(uint32_t c, int32_t *scripts, int32_t capacity, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode codes[64];
  int32_t n = uscript_getScriptExtensions((UChar32)c, codes, 64, &status);
  *error = status;
  if (U_FAILURE(status)) return 0;
  for (int32_t i = 0; i < n && i < capacity; i++) scripts[i] = codes[i];
  return n < capacity ? n : capacity;
}

uint32_t cicu_paired_bracket(uint32_t c) {
  return (uint32_t)u_getBidiPairedBracket((UChar32)c);
}

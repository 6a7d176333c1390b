#include "cicu.h"

#include <unicode/ucharstrie.h>
#include <unicode/udata.h>
#include <unicode/unistr.h>

/* The head of a .dict file: eight numbers, of which these two are ours. */
enum { dictionary_offset = 0, dictionary_type = 4, dictionary_type_mask = 7 };

void cicu_dictionary_words(
    const char *name, void *context, cicu_word_sink sink, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UDataMemory *file =
      udata_open(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", "dict", name, &status);
  *error = status;
  if (U_FAILURE(status)) return;
  const uint8_t *bytes = static_cast<const uint8_t *>(udata_getMemory(file));
  const int32_t *head = reinterpret_cast<const int32_t *>(bytes);
  if ((head[dictionary_type] & dictionary_type_mask) == 1) {
    const char16_t *trie = reinterpret_cast<const char16_t *>(bytes + head[dictionary_offset]);
    icu::UCharsTrie::Iterator words(icu::ConstChar16Ptr(trie), 0, status);
    while (U_SUCCESS(status) && words.next(status)) {
      const icu::UnicodeString &word = words.getString();
      sink(
          context, reinterpret_cast<const uint16_t *>(word.getBuffer()), word.length(),
          words.getValue());
    }
  } else {
    status = U_INVALID_FORMAT_ERROR;
  }
  udata_close(file);
  *error = status;
}

/* A door to ICU4C that shows only <stdint.h> types.
 *
 * ICU renames its functions by macro, which Swift cannot see, and Foundation carries an ICU of its
 * own whose headers clash with these. So only the .c files beside this header include ICU's. Every
 * function that can fail sets an ICU error code, of which 0 and below mean success. Memory handed
 * out is freed with cicu_free. */
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/* The version of the library that runs, such as "72.1", and the name of an error code. */
const char *cicu_version(void);
const char *cicu_error_name(int32_t error);
void cicu_free(void *_Nullable memory);

/* Break iterators. UNIT: 0 grapheme, 1 word, 2 line, 3 sentence. An iterator reads UTF-8; every
 * maximal ill-formed subsequence counts as one U+FFFD, and boundaries are offsets of the bytes. */
typedef struct cicu_breaker cicu_breaker;
cicu_breaker *_Nullable cicu_breaker_open(int32_t unit, const char *locale, int32_t *error);
void cicu_breaker_close(cicu_breaker *breaker);
void cicu_breaker_set_text(
    cicu_breaker *breaker, const uint8_t *_Nullable bytes, int32_t count, int32_t *error);
/* Writes up to CAPACITY boundaries and their rule statuses; returns how many, 0 at the end. */
int32_t cicu_breaker_next(
    cicu_breaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity);

/* Properties. Calls SINK for each range [start, end] of code points that share a value. */
typedef void (*cicu_range_sink)(void *context, uint32_t start, uint32_t end, uint32_t value);
int32_t cicu_property_named(const char *name);
void cicu_property_ranges(
    int32_t property, void *context, cicu_range_sink sink, int32_t *error);
/* The four letters of a script's ISO 15924 code, packed with the first in the highest byte. */
uint32_t cicu_script_code(int32_t script);
/* How many scripts use C (UAX 24's Script_Extensions), the numbers written to SCRIPTS. */
int32_t cicu_script_extensions(uint32_t c, int32_t *scripts, int32_t capacity, int32_t *error);
uint32_t cicu_paired_bracket(uint32_t c);

/* The compiled rules of a break iterator, as ubrk_getBinaryRules gives them: malloc'ed, COUNT
 * bytes. NULL with no error where the iterator has none. UNIT as for cicu_breaker_open. */
uint8_t *_Nullable cicu_break_rules(
    int32_t unit, const char *locale, int32_t *count, int32_t *error);
/* Calls SINK for each range of code points that share a value of a serialised UCPTrie. */
void cicu_trie_ranges(
    const uint8_t *bytes, int32_t count, void *context, cicu_range_sink sink, int32_t *error);

/* Calls SINK for each word of one of ICU's break dictionaries (such as "cjdict"), in the order of
 * its UTF-16 units, with the dictionary's value. */
typedef void (*cicu_word_sink)(
    void *context, const uint16_t *units, int32_t count, int32_t value);
void cicu_dictionary_words(
    const char *name, void *context, cicu_word_sink sink, int32_t *error);

/* Calls SINK for each word of a locale after whose full stop no sentence ends (CLDR's
 * suppressions, "ss=standard"); none where the locale has no such list. */
void cicu_suppressions(
    const char *locale, void *context, cicu_word_sink sink, int32_t *error);

/* Normalises to NFKC stretch by stretch (each up to the next normalisation boundary). Writes the
 * code points, the byte at which the stretch of each starts, and COUNT after the last. Returns how
 * many code points there are; where CAPACITY is not more than that, the output is cut short. */
int32_t cicu_compose(
    const uint8_t *bytes, int32_t count, uint32_t *points, int32_t *offsets, int32_t capacity,
    int32_t *error);

/* Normal forms. FORM: 0 NFC, 1 NFD, 2 NFKC, 3 NFKD, 4 NFKC_Casefold. Well-formed UTF-8 in and
 * out; the result is malloc'ed, its length in COUNT_OUT. */
uint8_t *_Nullable cicu_normalize(
    int32_t form, const uint8_t *bytes, int64_t count, int64_t *count_out, int32_t *error);

/* Transliterators, by ICU's identifiers: "Han-Latin", "Traditional-Simplified". */
typedef struct cicu_transliterator cicu_transliterator;
cicu_transliterator *_Nullable cicu_transliterator_open(const char *name, int32_t *error);
void cicu_transliterator_close(cicu_transliterator *transliterator);
uint8_t *_Nullable cicu_transliterate(
    const cicu_transliterator *transliterator, const uint8_t *bytes, int64_t count,
    int64_t *count_out, int32_t *error);

/* Encodings. Decodes COUNT bytes of the encoding NAME to UTF-8; ill-formed sequences become
 * U+FFFD and are counted in REPLACED. */
uint8_t *_Nullable cicu_decode(
    const char *name, const uint8_t *bytes, int64_t count, int64_t *count_out,
    int64_t *replaced, int32_t *error);
/* ICU's name for an encoding's label, or null where it has no such converter. */
const char *_Nullable cicu_encoding_name(const char *label);
/* The likeliest encoding of the bytes, with ICU's confidence 0...100; null where none fits. */
const char *_Nullable cicu_detect_encoding(
    const uint8_t *bytes, int32_t count, int32_t *confidence);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
#endif

/* The shipped tables and models, embedded in the binary. Sources/CModels/README.md says what each
 * file is, which data it was made from, and the command that makes it. */
#ifndef CMODELS_H
#define CMODELS_H

#include <stdbool.h>
#include <stdint.h>

/* One embedded file. The memory is constant and lives as long as the program. */
typedef struct {
  const uint8_t *_Nonnull bytes;
  int64_t count;
} cmodels_file;

/* The weights of bead paths, and those for texts that teach themselves: SelarasAlignment,
 * `BeadModel`. */
cmodels_file cmodels_aligner(void);
cmodels_file cmodels_aligner_learnt(void);
/* The model of what is content on a page: SelarasCleaning, `CleanerModel`. */
cmodels_file cmodels_cleaner(void);
/* What tells a copy from a page that quotes: SelarasDuplication, `EvidenceModel`. */
cmodels_file cmodels_duplicates(void);

/* The folding table of comparisons: SelarasSegmentation, `Folding`. */
cmodels_file cmodels_folding(void);

/* The language model: SelarasIdentification, `LanguageModel`. */
cmodels_file cmodels_language(void);

/* The scripts and lower cases of letters: SelarasIdentification, `LetterTable`. */
cmodels_file cmodels_letters(void);

/* The lexicon of Chinese and Indonesian terms: SelarasAlignment, `Lexicon`. */
cmodels_file cmodels_lexicon(void);

/* How matched documents are judged: SelarasAlignment, `DocumentModel`. */
cmodels_file cmodels_matcher(void);

/* How mined sentences are judged: SelarasAlignment, `PairModel`. */
cmodels_file cmodels_miner(void);

/* How Han characters transcribe names: SelarasAlignment, `NameModel`. */
cmodels_file cmodels_names(void);

/* The model of Chinese words: SelarasSegmentation, `WordModel`. */
cmodels_file cmodels_words(void);

/* A longer word is cut, so that its rows are no more than lanes of 16 bits can sum. */
enum { CMODELS_LONGEST_WORD = 62, CMODELS_MOST_ROWS = 255 };

/* The rows of a word in a table of 2^(64-SHIFT) rows: its n-grams of two to five letters, the word's
 * two ends counting as a letter, and the word itself, by its hash. CODES are the letters, with a
 * boundary before and one after them. Returns how many rows were written. */
int64_t cmodels_word_rows(
    const uint32_t *_Nonnull codes, int64_t letters, uint64_t word, uint32_t shift,
    uint32_t *_Nonnull rows);

/* Adds up rows of a table of weights, a byte each, 128 for zero: the heart of scoring. Swift can
 * neither widen vectors of bytes nor ask for memory ahead.
 *
 * Words come again and again, so the sums of the rows of some thousands of words are kept: the rows
 * of a word that was seen lately need neither be hashed nor fetched from the table, which is larger
 * than a processor's near caches. What is kept changes no sum. */
typedef struct cmodels_sums cmodels_sums;

/* The table has 2^BITS rows of WIDTH bytes, a multiple of eight. So many words as there are PLACES
 * are kept, a power of two; with none, no word may be added. The table stays where it is, or is
 * copied. */
cmodels_sums *_Nonnull cmodels_sums_make(
    const uint8_t *_Nonnull table, uint32_t bits, int64_t width, int64_t places, bool copies);
void cmodels_sums_free(cmodels_sums *_Nonnull sums);

/* Adds the rows of a word. */
void cmodels_sums_add_word(
    cmodels_sums *_Nonnull sums, uint64_t word, const uint32_t *_Nonnull codes, int64_t letters);

/* The hash of a word, by the sum of its letters times MULTIPLIERS, one for each place. */
uint64_t cmodels_word_hash(uint64_t sum);

/* How words in letters of ASCII are read. MARKS has a one for each byte that is a mark to count,
 * zero else. */
typedef struct {
  const uint64_t *_Nonnull multipliers;
  const uint8_t *_Nonnull marks;
  int64_t most_features;
} cmodels_reading;

/* What was read, added to what was read before. */
typedef struct {
  int64_t letters;
  int64_t features;
  int64_t marks;
} cmodels_read;

/* Adds the rows of the words of TEXT from POSITION to END, up to the first that cannot be told from
 * bytes of ASCII alone: that has or touches other letters, begins an address or a tag, or is longer
 * than a word may be, or until MOST_FEATURES are read. Returns where that stands. */
int64_t cmodels_sums_add_words(
    cmodels_sums *_Nonnull sums, const uint8_t *_Nonnull text, int64_t position, int64_t end,
    const cmodels_reading *_Nonnull reading, cmodels_read *_Nonnull read);

/* Adds rows that are of no word; at most 255. */
void cmodels_sums_add_rows(
    cmodels_sums *_Nonnull sums, const uint32_t *_Nonnull rows, int64_t count);

/* The sums since the last clearing, WIDTH of them; valid until something is added. They hold the rows
 * of some sixteen million features. */
const int32_t *_Nonnull cmodels_sums_totals(cmodels_sums *_Nonnull sums);
void cmodels_sums_clear(cmodels_sums *_Nonnull sums);

#endif

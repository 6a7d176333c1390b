/* The shipped tables and models, embedded in the binary. Sources/CModels/README.md says what each
 * file is, which data it was made from, and the command that makes it. */
#ifndef CMODELS_H
#define CMODELS_H

#include <stdint.h>

/* One embedded file. The memory is constant and lives as long as the program. */
typedef struct {
  const uint8_t *_Nonnull bytes;
  int64_t count;
} cmodels_file;

/* The model of what is content on a page: SelarasCleaning, `CleanerModel`. */
cmodels_file cmodels_cleaner(void);
/* What tells a copy from a page that quotes: SelarasDuplication, `EvidenceModel`. */
cmodels_file cmodels_duplicates(void);

/* The folding table of comparisons: SelarasSegmentation, `Folding`. */
cmodels_file cmodels_folding(void);

/* The language model: SelarasIdentification, `LanguageModel`. */
cmodels_file cmodels_language(void);

/* The lexicon of Chinese and Indonesian terms: SelarasAlignment, `Lexicon`. */
cmodels_file cmodels_lexicon(void);

/* The model of Chinese words: SelarasSegmentation, `WordModel`. */
cmodels_file cmodels_words(void);

#endif

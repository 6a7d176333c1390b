#include "cmodels.h"

#define EMBEDDED(name)                                                                            \
  cmodels_file cmodels_##name(void) { return (cmodels_file){name##_bytes, sizeof name##_bytes}; }

static const uint8_t aligner_bytes[] = {
#embed "aligner.tsv"
};
EMBEDDED(aligner)

static const uint8_t aligner_learnt_bytes[] = {
#embed "aligner-learnt.tsv"
};
EMBEDDED(aligner_learnt)

static const uint8_t duplicates_bytes[] = {
#embed "duplicates.bin"
};
EMBEDDED(duplicates)

static const uint8_t folding_bytes[] = {
#embed "folding.bin"
};
EMBEDDED(folding)

/* Its tables begin at multiples of 64 bytes, lines of the cache. */
_Alignas(64) static const uint8_t language_bytes[] = {
#embed "language.bin"
};
EMBEDDED(language)

static const uint8_t letters_bytes[] = {
#embed "letters.bin"
};
EMBEDDED(letters)

static const uint8_t lexicon_bytes[] = {
#embed "lexicon.bin"
};
EMBEDDED(lexicon)

static const uint8_t matcher_bytes[] = {
#embed "matcher.tsv"
};
EMBEDDED(matcher)

static const uint8_t miner_bytes[] = {
#embed "miner.tsv"
};
EMBEDDED(miner)

static const uint8_t names_bytes[] = {
#embed "names.bin"
};
EMBEDDED(names)

static const uint8_t words_bytes[] = {
#embed "words.bin"
};
EMBEDDED(words)

static const uint8_t cleaner_bytes[] = {
#embed "cleaner.bin"
};
EMBEDDED(cleaner)

/* Sends rows of numbers down decision trees, many rows at once.
 *
 * QuickScorer: Lucchese, Nardini, Orlando, Perego, Tonellotto, Venturini, "QuickScorer: a fast
 * algorithm to rank documents with additive ensembles of regression trees", SIGIR 2015,
 * doi:10.1145/2766462.2767733; with the rows side by side as in their "Exploiting CPU SIMD
 * extensions to speed-up document scoring with tree ensembles", SIGIR 2016,
 * doi:10.1145/2911451.2914758. All questions of a tree are put to all rows, in any order and without a
 * jump: a row that a question turns away to the right loses the leaves on the left, and the leftmost
 * leaf that remains is the row's. */
#ifndef CTREES_H
#define CTREES_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/* How many rows are answered at once, and the most leaves of a tree. */
enum { ctrees_lanes = 32, ctrees_leaves = 32 };

/* A question: is the number in COLUMN at most THRESHOLD? Where it is not, of a tree's leaves only
 * those of KEPT remain, the leftmost being the highest bit. */
typedef struct {
  float threshold;
  uint32_t kept;
  uint32_t column;
} ctrees_question;

/* Lays COUNT rows of WIDTH numbers, 1 to ctrees_lanes of them, out by columns: WIDTH times
 * ctrees_lanes numbers. The last row stands for those that are missing. */
void ctrees_turn(const float *rows, int64_t width, int64_t count, float *columns);

/* How many rows this machine's widest registers hold: 4, 8 or 16. */
int32_t ctrees_widest(void);

/* Adds to each of the ctrees_lanes SUMS, tree by tree, the value of the leaf that its row reaches in
 * each of COUNT trees. The questions of tree I end before ENDS[I], and those of the first begin at
 * START; ctrees_leaves VALUES stand for each tree, from the first on. WIDEST bounds the registers that
 * are used, and changes nothing else. */
void ctrees_add(
    const ctrees_question *_Nullable questions, int64_t start, const int64_t *ends, const float *values,
    int64_t count, const float *columns, float *sums, int32_t widest);

#pragma clang assume_nonnull end

#endif

/* Sends rows of numbers down decision trees.
 *
 * Which way a row goes at a node is as good as tossed, so that a processor that guesses is wrong
 * every other time. C can say so, Swift cannot: this is that loop and nothing else. */
#ifndef CTREES_H
#define CTREES_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/* A node. A row whose number FEATURE is at most THRESHOLD goes to the next node, any other MORE nodes
 * further than that. In a leaf, THRESHOLD is minus infinity and MORE -1, so that a row stays. */
typedef struct {
  float threshold;
  uint16_t feature;
  int16_t more;
} ctrees_node;

/* Adds to each of the four SUMS the value of the leaf that the row in its place reaches, in each of
 * COUNT trees. VALUES stands beside NODES; ROOTS says where each tree begins. */
void ctrees_add(
    const ctrees_node *nodes, const float *values, const int32_t *roots, int64_t count,
    const float *_Nonnull const rows[_Nonnull 4], float sums[_Nonnull 4]);

#pragma clang assume_nonnull end

#endif

#include "ctrees.h"

#if defined(__clang__)
#define UNPREDICTABLE(condition) __builtin_unpredictable(condition)
#else
#define UNPREDICTABLE(condition) (condition)
#endif

static inline const ctrees_node *next(const ctrees_node *node, const float *row) {
  int32_t more = UNPREDICTABLE(row[node->feature] <= node->threshold) ? 0 : node->more;
  return node + 1 + more;
}

void ctrees_add(
    const ctrees_node *nodes, const float *values, const int32_t *roots, int64_t count,
    const float *const rows[4], float sums[4]) {
  const float *row0 = rows[0], *row1 = rows[1], *row2 = rows[2], *row3 = rows[3];
  float sum0 = sums[0], sum1 = sums[1], sum2 = sums[2], sum3 = sums[3];
  for (int64_t tree = 0; tree < count; tree++) {
    const ctrees_node *root = nodes + roots[tree];
    const ctrees_node *node0 = root, *node1 = root, *node2 = root, *node3 = root;
    while ((node0->more & node1->more & node2->more & node3->more) != -1) {
      node0 = next(node0, row0);
      node1 = next(node1, row1);
      node2 = next(node2, row2);
      node3 = next(node3, row3);
    }
    sum0 += values[node0 - nodes];
    sum1 += values[node1 - nodes];
    sum2 += values[node2 - nodes];
    sum3 += values[node3 - nodes];
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
}

/* The loop of planes.c, once for each kind of processor: define `name`, and the functions of three
 * inputs, each of which is one instruction where there are such, and ALL_SET. */

/* Adds 1 - rise, where the rise is 1 in `up`, -1 in `down`, else 0. */
static inline __attribute__((always_inline)) void name(inward)(
    lanes *number, int bits, const lanes *up, const lanes *down) {
  lanes one = ~(*up | *down), carry = number[0] & one;
  number[0] ^= one;
  /* Two and one exclude each other. */
  carry |= *down;
  for (int k = 1; k < bits; k++) {
    lanes next = number[k] & carry;
    number[k] ^= carry;
    carry = next;
  }
}

/* Takes away how many of `count` bits are set. */
static inline __attribute__((always_inline)) void name(spend)(
    lanes *number, int bits, const lanes *set, int count) {
  lanes amount[3] = {set[0]};
  if (count == COLUMNS) {
    lanes one = set[0] ^ set[1], two = set[0] & set[1];
    lanes other = set[2] ^ set[3], twice = set[2] & set[3], both = one & other;
    amount[0] = one ^ other;
    amount[1] = EITHER3(two, twice, both);
    amount[2] = MOST3(two, twice, both);
  }
  lanes borrow = {0};
  for (int k = 0; k < bits; k++) {
    lanes less = k < 3 ? amount[k] : (lanes){0}, more = number[k];
    number[k] = EITHER3(more, less, borrow);
    borrow = MOST3(~more, less, borrow);
  }
}

/* The cell below: `vertical` comes from the column before and goes to the next one, `horizontal` comes
 * from the row above and goes to the next one. */
#define CELL(c)                                                \
  do {                                                         \
    lanes low = halves[c][query[i - 1] & 15];                  \
    lanes high = halves[c][query[i - 1] >> 4];                 \
    lanes xv = AND_OR(low, high, fall), xh = AND_OR(low, high, left[c]); \
    lanes newRise = OR_NOR(left[c], xv, right[c]);             \
    lanes newFall = right[c] & xv;                             \
    grows = ~(xv | left[c]);                                   \
    right[c] = OR_NOR(fall, xh, rise);                         \
    left[c] = rise & xh;                                       \
    rise = newRise;                                            \
    fall = newFall;                                            \
  } while (0)

/* Goes on by `count` columns. The first band row after `top` and the last one, `bottom`, go down by a
 * row with each column: along their diagonals, whose growth goes to `topGrows` and `bottomGrows`. At
 * row 0 the band does not leave the edge. */
static inline __attribute__((always_inline)) void name(advance)(
    const uint8_t *query, lanes *up, lanes *down, lanes (*halves)[9], int count, int top,
    int bottom, int atEdge, lanes *topGrows, lanes *bottomGrows) {
  const lanes zero = {0}, ones = ~zero;
  lanes right[COLUMNS], left[COLUMNS], grows;
  for (int c = 0; c < count; c++) {
    right[c] = ones;
    left[c] = zero;
  }
  int i = top + 1;
  if (!atEdge) {
    UNROLL for (int row = 0; row < count; row++, i++) {
      lanes rise = up[i], fall = down[i];
      UNROLL for (int c = 0; c <= row; c++) CELL(c);
      topGrows[row] = grows;
      up[i] = rise;
      down[i] = fall;
    }
  }
  for (; i <= bottom; i++) {
    lanes rise = up[i], fall = down[i];
    UNROLL for (int c = 0; c < count; c++) CELL(c);
    up[i] = rise;
    down[i] = fall;
  }
  UNROLL for (int row = 0; row < count; row++, i++) {
    lanes rise = ones, fall = zero;
    UNROLL for (int c = row; c < count; c++) {
      CELL(c);
      if (c == row) bottomGrows[row] = grows;
    }
    up[i] = rise;
    down[i] = fall;
  }
}
#undef CELL

/* The halves of a column's classes: those of the lower two bits, then those of the upper two. */
static inline __attribute__((always_inline)) void name(halve)(const uint64_t *column, lanes *half) {
  lanes a, b, c, d;
  memcpy(&a, column, sizeof a);
  memcpy(&b, column + CDISTANCE_WORDS, sizeof b);
  memcpy(&c, column + 2 * CDISTANCE_WORDS, sizeof c);
  memcpy(&d, column + 3 * CDISTANCE_WORDS, sizeof d);
  half[0] = ~(a | b);
  half[1] = a & ~b;
  half[2] = ~a & b;
  half[3] = a & b;
  half[4] = ~(c | d);
  half[5] = c & ~d;
  half[6] = ~c & d;
  half[7] = c & d;
}

static inline __attribute__((always_inline)) void name(alive_bits)(
    const uint8_t *query, int n, const uint64_t *planes, int m, int limit, lanes *up, lanes *down,
    uint64_t *result, int bits) {
  const lanes zero = {0}, ones = ~zero;
  lanes halves[COLUMNS][9], topGrows[COLUMNS], bottomGrows[COLUMNS];
  /* What is left of the limit at the edges of the band, once the way to the last diagonal is paid. */
  lanes topLeft[MOST_BITS], bottomLeft[MOST_BITS];
  int last = n - m;
  int slack = (limit - (last < 0 ? -last : last)) / 2;
  int below = (last > 0 ? last : 0) + slack;
  int top = 0, bottom = below;
  int atEdge = 1, isFixed = 0;
  for (int c = 0; c < COLUMNS; c++) halves[c][8] = zero;
  for (int i = 1; i <= bottom; i++) {
    up[i] = ones;
    down[i] = zero;
  }
  int start = limit - below - (below > last ? below - last : last - below);
  for (int k = 0; k < bits; k++) bottomLeft[k] = (start >> k & 1) ? ones : zero;

  for (int j = 0; j < m;) {
    int count = m - j >= COLUMNS ? COLUMNS : 1;
    if (bottom - top < COLUMNS) {
      /* Too narrow for a step: cells that cannot matter are visited too. */
      for (int i = bottom + 1; i <= top + COLUMNS; i++) {
        up[i] = ones;
        down[i] = zero;
      }
      bottom = top + COLUMNS;
      isFixed = 1;
    }
    const uint64_t *column = planes + (int64_t)j * CDISTANCE_PLANES * CDISTANCE_WORDS;
    const uint64_t *ahead = column + AHEAD * CDISTANCE_PLANES * CDISTANCE_WORDS;
    for (int k = 0; k < COLUMNS * CDISTANCE_PLANES; k++) {
      __builtin_prefetch(ahead + k * CDISTANCE_WORDS);
    }
    for (int c = 0; c < count; c++) {
      name(halve)(column + c * CDISTANCE_PLANES * CDISTANCE_WORDS, halves[c]);
    }
    if (count == COLUMNS) {
      name(advance)(
          query, up, down, halves, COLUMNS, top, bottom, atEdge, topGrows, bottomGrows);
    } else {
      name(advance)(query, up, down, halves, 1, top, bottom, atEdge, topGrows, bottomGrows);
    }
    j += count;
    bottom += count;
    if (!isFixed) name(spend)(bottomLeft, bits, bottomGrows, count);
    if (!atEdge) {
      top += count;
      name(spend)(topLeft, bits, topGrows, count);
    } else {
      /* Row 0 costs j, and is on diagonal -j. */
      int rest = limit - j - (-j > last ? -j - last : last + j);
      if (rest < 0) {
        atEdge = 0;
        for (int k = 0; k < bits; k++) topLeft[k] = (rest >> k & 1) ? ones : zero;
      }
    }
    /* An edge that is past the limit in all texts moves inward; where the last diagonal is past it, no
     * text is left. */
    int goal = j + last;
    if (!atEdge) {
      while (top < goal && bottom - top > COLUMNS && ALL_SET(topLeft[bits - 1])) {
        top++;
        name(inward)(topLeft, bits, up + top, down + top);
      }
      if (ALL_SET(topLeft[bits - 1])) {
        /* A band of the least width stays; but nothing may be left in it. */
        lanes left[MOST_BITS];
        int row = top;
        for (int k = 0; k < bits; k++) left[k] = topLeft[k];
        while (row < goal && ALL_SET(left[bits - 1])) {
          row++;
          name(inward)(left, bits, up + row, down + row);
        }
        if (ALL_SET(left[bits - 1])) {
          memset(result, 0, sizeof zero);
          return;
        }
      }
    }
    if (!isFixed) {
      while (bottom > goal && bottom - top > COLUMNS && ALL_SET(bottomLeft[bits - 1])) {
        name(inward)(bottomLeft, bits, down + bottom, up + bottom);
        bottom--;
      }
    }
  }
  /* From the upper edge down to the last cell. */
  if (atEdge) {
    int rest = limit - m - n;
    for (int k = 0; k < bits; k++) topLeft[k] = (rest >> k & 1) ? ones : zero;
  }
  while (top < n) {
    top++;
    name(inward)(topLeft, bits, up + top, down + top);
  }
  lanes alive = ~topLeft[bits - 1];
  memcpy(result, &alive, sizeof alive);
}

static void name(alive)(
    const uint8_t *query, int n, const uint64_t *planes, int m, int limit, lanes *up, lanes *down,
    uint64_t *result) {
  /* What is left is never below -(m + limit) nor above 2 limit. */
  if (m + 2 * limit < 1 << 9) {
    name(alive_bits)(query, n, planes, m, limit, up, down, result, 10);
  } else {
    name(alive_bits)(query, n, planes, m, limit, up, down, result, MOST_BITS);
  }
}

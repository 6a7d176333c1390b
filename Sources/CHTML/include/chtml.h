/* A door to MyHTML that shows only <stdint.h> types.
 *
 * A page goes in as UTF-8 bytes; out comes its element tree as flat arrays in document order, which
 * stand until the next page is parsed. A node's descendants are the nodes between it and its END.
 * Tags and attributes are numbered by this file's own tables, in chtml.c. */
#ifndef CHTML_H
#define CHTML_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/* One element or text. TAG indexes the table of tags: 0 another element, 1 text. TEXT_START and
 * TEXT_COUNT are bytes of chtml_text; elements have none. PARENT is -1 for the first node. */
typedef struct chtml_node {
  int32_t parent;
  int32_t end;
  uint32_t text_start;
  uint32_t text_count;
  uint32_t first_attribute;
  /* Bit i stands for the attribute that is numbered so. */
  uint32_t attribute_names;
  uint16_t attribute_count;
  uint8_t tag;
} chtml_node;

/* One attribute of interest; its value is in chtml_text. */
typedef struct chtml_attribute {
  uint32_t start;
  uint32_t count;
  uint8_t name;
} chtml_attribute;

/* How parsing ended: with a tree; without one, because elements are nested more deeply, are more or
 * multiply faster than a page's do, or another of HTML's rules would take the square of the page's length;
 * or because memory ran out. A lost parser can only be closed, or
 * tried again. */
enum { chtml_parsed = 0, chtml_too_deep = 1, chtml_failed = 2, chtml_lost = 3 };

typedef struct chtml_parser chtml_parser;
chtml_parser *_Nullable chtml_open(int32_t *error);
void chtml_close(chtml_parser *parser);

/* Parses COUNT bytes of UTF-8. DEPTH is the greatest number of open elements that is borne; with
 * IMAGES, the addresses of images are read. Programs and style sheets come without their text. ERROR
 * receives MyHTML's status. */
int32_t chtml_parse(
    chtml_parser *parser, const uint8_t *bytes, int64_t count, int32_t depth, int32_t images,
    int32_t *error);
const chtml_node *_Nullable chtml_nodes(const chtml_parser *parser, int64_t *count);
const chtml_attribute *_Nullable chtml_attributes(const chtml_parser *parser, int64_t *count);
const uint8_t *_Nullable chtml_text(const chtml_parser *parser, int64_t *count);

/* The names behind the numbers; null past the last. */
const char *_Nullable chtml_tag_name(int32_t tag);
const char *_Nullable chtml_attribute_name(int32_t attribute);

#pragma clang assume_nonnull end

#endif

#include "chtml.h"

#include <myhtml/callback.h>
#include <myhtml/myhtml.h>
#include <myhtml/tree.h>
#include <stdlib.h>
#include <string.h>

/* The tags that the cleaner tells apart, in the order of its own enumeration. */
#define TAGS(X)                                                                                   \
  X(a, A) X(address, ADDRESS) X(article, ARTICLE) X(aside, ASIDE) X(audio, AUDIO) X(b, B)         \
  X(blockquote, BLOCKQUOTE) X(body, BODY) X(br, BR) X(button, BUTTON) X(canvas, CANVAS)           \
  X(caption, CAPTION) X(center, CENTER) X(dd, DD) X(details, DETAILS) X(dialog, DIALOG)           \
  X(dir, DIR) X(div, DIV) X(dl, DL) X(dt, DT) X(fieldset, FIELDSET) X(figcaption, FIGCAPTION)     \
  X(figure, FIGURE) X(footer, FOOTER) X(form, FORM) X(frameset, FRAMESET) X(h1, H1) X(h2, H2)     \
  X(h3, H3) X(h4, H4) X(h5, H5) X(h6, H6) X(head, HEAD) X(header, HEADER) X(hgroup, HGROUP)       \
  X(hr, HR) X(html, HTML) X(iframe, IFRAME) X(input, INPUT) X(label, LABEL) X(legend, LEGEND)     \
  X(li, LI) X(link, LINK) X(listing, LISTING) X(main, MAIN) X(map, MAP) X(math, MATH)             \
  X(menu, MENU) X(meta, META) X(nav, NAV) X(noembed, NOEMBED) X(noframes, NOFRAMES)               \
  X(noscript, NOSCRIPT) X(object, OBJECT) X(ol, OL) X(optgroup, OPTGROUP) X(option, OPTION)       \
  X(p, P) X(plaintext, PLAINTEXT) X(pre, PRE) X(rp, RP) X(rt, RT) X(script, SCRIPT)               \
  X(section, SECTION) X(select, SELECT) X(strong, STRONG) X(style, STYLE) X(summary, SUMMARY)     \
  X(svg, SVG) X(table, TABLE) X(tbody, TBODY) X(td, TD) X(template, TEMPLATE)                     \
  X(textarea, TEXTAREA) X(tfoot, TFOOT) X(th, TH) X(thead, THEAD) X(time, TIME) X(title, TITLE)   \
  X(tr, TR) X(ul, UL) X(video, VIDEO) X(xmp, XMP)         \
  X(img, IMG)

static const char *const tag_names[] = {
    "", "text",
#define NAME(name, constant) #name,
    TAGS(NAME)};
#define TAG_COUNT (int32_t)(sizeof tag_names / sizeof *tag_names)

enum {
  other_tag, text_tag,
#define OWN(name, constant) own_##name,
  TAGS(OWN)
};

static const uint8_t own_tags[MyHTML_TAG_LAST_ENTRY] = {
    [MyHTML_TAG__TEXT] = text_tag,
#define MAP(name, constant) [MyHTML_TAG_##constant] = own_##name,
    TAGS(MAP)};

static const char *const attribute_names[] = {
    "class", "id", "role", "hidden", "aria-hidden", "style", "href", "content", "property", "name",
    "itemprop", "rel", "datetime", "type", "itemtype", "colspan", "lang", "src", "alt", "data-src"};
#define ATTRIBUTE_COUNT (int32_t)(sizeof attribute_names / sizeof *attribute_names)
/* From here on attributes of images, which are read on request only. */
#define FIRST_OF_IMAGES 17

/* The names of each length by their numbers, ended by -1. */
enum { longest_attribute = 11 };
static const int8_t attributes_of[longest_attribute + 1][6] = {
    {-1}, {-1}, {1, -1}, {11, 17, 18, -1}, {2, 6, 9, 13, 16, -1}, {0, 5, -1}, {3, -1}, {7, 15, -1},
    {8, 10, 12, 14, 19, -1}, {-1}, {-1}, {4, -1}};

/* The number of an attribute's name, in whatever case; -1 for one that does not interest. */
static int32_t find_attribute(const char *key, size_t length) {
  if (length > longest_attribute) return -1;
  for (const int8_t *number = attributes_of[length]; *number >= 0; number++) {
    const char *name = attribute_names[*number];
    size_t i = 0;
    while (i < length && (key[i] >= 'A' && key[i] <= 'Z' ? key[i] | 0x20 : key[i]) == name[i]) i++;
    if (i == length) return *number;
  }
  return -1;
}

/* Whether attributes called so are read on an element of this kind. */
static int is_read(int32_t attribute, int32_t tag, int32_t images) {
  return attribute >= 0 && (attribute < FIRST_OF_IMAGES || (images && tag == own_img));
}

const char *chtml_tag_name(int32_t tag) {
  return tag >= 0 && tag < TAG_COUNT ? tag_names[tag] : NULL;
}

const char *chtml_attribute_name(int32_t attribute) {
  return attribute >= 0 && attribute < ATTRIBUTE_COUNT ? attribute_names[attribute] : NULL;
}

/* Pages of people have fewer than a hundred meta elements; past so many nobody asks what they say, and
   to copy it would take longer than all else on a page of nothing but them. */
enum { most_metas = 20000 };

/* The length of `application/ld+json`, the type of scripts that are read. */
enum { least_type = 19 };

struct chtml_parser {
  myhtml_t *html;
  myhtml_tree_t *tree;
  /* Nodes inserted into the tree so far, those that the parser made up included. */
  int64_t inserted;
  int64_t tokens;
  /* Meta elements so far. */
  int64_t metas;
  /* Bytes of text that stands in a table outside its cells, and what moving it out has cost. */
  int64_t fostered, fostering;
  /* Whether the addresses of images are read. */
  int32_t images;
  chtml_node *nodes;
  int64_t node_count, node_capacity;
  chtml_attribute *attributes;
  int64_t attribute_count, attribute_capacity;
  uint8_t *text;
  int64_t text_count, text_capacity;
};

static void count_node(myhtml_tree_t *tree, myhtml_tree_node_t *node, void *context) {
  ((chtml_parser *)context)->inserted++;
}

/* MyHTML looks for the piece of the page that a token stands in from the first piece on, which takes
   time with the square of their number: let it begin one piece before the last token's. */
static void pass_read_pieces(myhtml_tree_t *tree, const myhtml_token_node_t *token) {
  size_t begin = token->element_begin;
  if (!begin || (token->raw_begin && token->raw_begin < begin)) begin = token->raw_begin;
  mycore_incoming_buffer_t *first = tree->incoming_buf_first;
  while (first && first->next && first->next->offset + first->next->size < begin) {
    first = first->next;
  }
  tree->incoming_buf_first = first;
}

/* MyHTML keeps what it frees of its strings in a tree that is not balanced, and looks through it for
   each new one: let it forget the pieces once they are many. They are a few bytes each. */
static void forget_pieces(myhtml_tree_t *tree) {
  enum { many_pieces = 64 };
  for (size_t i = 0; i < tree->mchar->nodes_length; i++) {
    mchar_async_cache_t *cache = &tree->mchar->nodes[i].cache;
    if (cache->count > many_pieces) mchar_async_cache_clean(cache);
  }
}

/* A tree takes a hundred bytes a node and more. No page of people has more than MOST_NODES, nor more
   than MANY_NODES of which each has fewer than LEAST_BYTES of the page to itself. */
enum { most_nodes = 1500000, many_nodes = 400000, least_bytes = 10 };

/* Text moved out of a table joins what was moved before, which is copied each time. */
static void *count_token(myhtml_tree_t *tree, myhtml_token_node_t *token, void *context) {
  chtml_parser *parser = context;
  parser->tokens++;
  if (token) pass_read_pieces(tree, token);
  forget_pieces(tree);
  if (token && token->tag_id == MyHTML_TAG__TEXT && !(token->type & MyHTML_TOKEN_TYPE_WHITESPACE)) {
    switch (tree->insert_mode) {
      case MyHTML_INSERTION_MODE_IN_TABLE:
      case MyHTML_INSERTION_MODE_IN_TABLE_TEXT:
      case MyHTML_INSERTION_MODE_IN_TABLE_BODY:
      case MyHTML_INSERTION_MODE_IN_ROW:
        parser->fostered += (int64_t)token->raw_length;
        parser->fostering += parser->fostered;
        break;
      default: break;
    }
  }
  /* MyHTML keeps what is returned as the context of the next call. */
  return context;
}

/* Whether the tree's rules look at the attributes of such an element, or the watch over it does: the
   same formatting element three times over, what begins markup of another kind, what is told twice. */
static int has_weighed_attributes(myhtml_tag_id_t tag) {
  switch (tag) {
    case MyHTML_TAG__UNDEF: case MyHTML_TAG__TEXT: case MyHTML_TAG__COMMENT:
    case MyHTML_TAG__DOCTYPE: case MyHTML_TAG__END_OF_FILE:
    case MyHTML_TAG_ANNOTATION_XML: case MyHTML_TAG_B: case MyHTML_TAG_BIG: case MyHTML_TAG_BODY:
    case MyHTML_TAG_CODE: case MyHTML_TAG_EM: case MyHTML_TAG_FONT: case MyHTML_TAG_HTML:
    case MyHTML_TAG_I: case MyHTML_TAG_ISINDEX: case MyHTML_TAG_NOBR: case MyHTML_TAG_S:
    case MyHTML_TAG_SMALL: case MyHTML_TAG_STRIKE: case MyHTML_TAG_STRONG: case MyHTML_TAG_TT:
    case MyHTML_TAG_U:
      return 1;
    default: return 0;
  }
}

/* Takes the attributes that no one reads off a token before their keys and values are copied: half
   of all attributes' bytes. */
static void drop_attributes(
    const chtml_parser *parser, const myhtml_tree_t *tree, myhtml_token_node_t *token) {
  if (has_weighed_attributes(token->tag_id)) return;
  int32_t tag = token->tag_id < MyHTML_TAG_LAST_ENTRY ? own_tags[token->tag_id] : other_tag;
  const mycore_incoming_buffer_t *piece = tree->incoming_buf_first;
  for (myhtml_token_attr_t *a = token->attr_first, *next; a; a = next) {
    next = a->next;
    size_t begin = a->raw_key_begin, length = a->raw_key_length;
    while (piece && piece->offset + piece->size <= begin) piece = piece->next;
    /* A name that runs from one piece of the page into the next is left to the parser. */
    if (!piece || begin < piece->offset || begin - piece->offset + length > piece->size) continue;
    int32_t name = find_attribute(piece->data + (begin - piece->offset), length);
    if (!is_read(name, tag, parser->images)) myhtml_token_attr_remove(token, a);
  }
}

/* Whether the text of an element is a program or a style sheet, which no one reads: JSON-LD is. */
static int holds_code(myhtml_tree_node_t *node) {
  if (!node) return 0;
  if (myhtml_node_tag_id(node) == MyHTML_TAG_STYLE) return 1;
  if (myhtml_node_tag_id(node) != MyHTML_TAG_SCRIPT) return 0;
  myhtml_tree_attr_t *type = myhtml_attribute_by_key(node, "type", 4);
  size_t length = 0;
  return !type || !myhtml_attribute_value(type, &length) || length < least_type;
}

/* Before a token's text and attributes are copied: what no one reads need not be. */
static void *prepare_token(myhtml_tree_t *tree, myhtml_token_node_t *token, void *context) {
  if (!token) return context;
  if (token->tag_id == MyHTML_TAG__TEXT) {
    if (tree->insert_mode == MyHTML_INSERTION_MODE_TEXT &&
        holds_code(myhtml_tree_current_node(tree))) {
      token->raw_length = 0;
    }
  } else if (token->attr_first) {
    chtml_parser *parser = context;
    if (token->tag_id == MyHTML_TAG_META && ++parser->metas > most_metas) {
      token->attr_first = token->attr_last = NULL;
    } else {
      drop_attributes(parser, tree, token);
    }
  }
  return context;
}

/* Whether an element that gathers the attributes of all its repetitions has too many. */
static int is_laden(myhtml_tree_node_t *node) {
  int count = 0;
  if (!node) return 0;
  for (myhtml_tree_attr_t *a = myhtml_node_attribute_first(node); a; a = myhtml_attribute_next(a)) {
    if (++count > 1000) return 1;
  }
  return 0;
}

static mystatus_t open_tree(chtml_parser *parser) {
  parser->tree = myhtml_tree_create();
  if (!parser->tree) return MyHTML_STATUS_ERROR_MEMORY_ALLOCATION;
  mystatus_t status = myhtml_tree_init(parser->tree, parser->html);
  if (status) {
    myhtml_tree_destroy(parser->tree);
    parser->tree = NULL;
    return status;
  }
  myhtml_callback_tree_node_insert_set(parser->tree, count_node, parser);
  myhtml_callback_before_token_done_set(parser->tree, prepare_token, parser);
  myhtml_callback_after_token_done_set(parser->tree, count_token, parser);
  return MyHTML_STATUS_OK;
}

chtml_parser *chtml_open(int32_t *error) {
  chtml_parser *parser = calloc(1, sizeof *parser);
  *error = MyHTML_STATUS_ERROR_MEMORY_ALLOCATION;
  if (!parser) return NULL;
  parser->html = myhtml_create();
  if (parser->html) {
    *error = (int32_t)myhtml_init(parser->html, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0);
    if (!*error) *error = (int32_t)open_tree(parser);
    if (!*error) return parser;
  }
  chtml_close(parser);
  return NULL;
}

void chtml_close(chtml_parser *parser) {
  if (parser->tree) myhtml_tree_destroy(parser->tree);
  if (parser->html) myhtml_destroy(parser->html);
  free(parser->nodes);
  free(parser->attributes);
  free(parser->text);
  free(parser);
}

/* Makes room for MORE items of SIZE bytes after COUNT. */
static void *reserve(void *items, int64_t count, int64_t more, int64_t size, int64_t *capacity) {
  if (items && count + more <= *capacity) return items;
  int64_t wanted = (count + more) * 3 / 2 + 1024;
  void *grown = realloc(items, (size_t)(wanted * size));
  if (grown) *capacity = wanted;
  return grown;
}

#define RESERVE(array, singular, more)                                                            \
  ({                                                                                              \
    void *grown = reserve(parser->array, parser->singular##_count, more, sizeof *parser->array,   \
                          &parser->singular##_capacity);                                          \
    if (grown) parser->array = grown;                                                             \
    grown != NULL;                                                                                \
  })

static int append_text(chtml_parser *parser, const char *bytes, size_t count, uint32_t *start) {
  if ((uint64_t)parser->text_count + count > UINT32_MAX) return 0;
  if (!RESERVE(text, text, (int64_t)count)) return 0;
  *start = (uint32_t)parser->text_count;
  if (count) memcpy(parser->text + parser->text_count, bytes, count);
  parser->text_count += (int64_t)count;
  return 1;
}

/* Copies the attributes of interest; false where memory runs out. */
static int append_attributes(chtml_parser *parser, myhtml_tree_node_t *node, chtml_node *out) {
  out->first_attribute = (uint32_t)parser->attribute_count;
  for (myhtml_tree_attr_t *a = myhtml_node_attribute_first(node); a; a = myhtml_attribute_next(a)) {
    size_t length = 0;
    const char *key = myhtml_attribute_key(a, &length);
    if (!key || !length) continue;
    int32_t name = find_attribute(key, length);
    if (!is_read(name, out->tag, parser->images)) continue;
    if (out->attribute_count == UINT16_MAX || !RESERVE(attributes, attribute, 1)) continue;
    size_t count = 0;
    const char *value = myhtml_attribute_value(a, &count);
    chtml_attribute *added = &parser->attributes[parser->attribute_count];
    if (!append_text(parser, value, value ? count : 0, &added->start)) return 0;
    added->count = value ? (uint32_t)count : 0;
    added->name = (uint8_t)name;
    parser->attribute_count++;
    out->attribute_count++;
    out->attribute_names |= (uint32_t)1 << name;
  }
  return 1;
}

/* Whether a text is a program or a style sheet, which no one reads: JSON-LD is. */
static int is_code(const chtml_parser *parser, int64_t parent) {
  if (parent < 0) return 0;
  const chtml_node *element = &parser->nodes[parent];
  if (element->tag == own_style) return 1;
  if (element->tag != own_script) return 0;
  for (uint16_t i = 0; i < element->attribute_count; i++) {
    const chtml_attribute *a = &parser->attributes[element->first_attribute + i];
    if (!strcmp(attribute_names[a->name], "type") && a->count >= least_type) return 0;
  }
  return 1;
}

/* Walks the tree without recursion. A node's index waits in its `data`. */
static int flatten(chtml_parser *parser) {
  parser->node_count = parser->attribute_count = parser->text_count = 0;
  myhtml_tree_node_t *node = myhtml_tree_get_node_html(parser->tree);
  int64_t parent = -1;
  while (node) {
    myhtml_tag_id_t id = myhtml_node_tag_id(node);
    int kept = id != MyHTML_TAG__COMMENT && id != MyHTML_TAG__DOCTYPE;
    if (kept) {
      if (parser->node_count == INT32_MAX || !RESERVE(nodes, node, 1)) return 0;
      int64_t index = parser->node_count++;
      chtml_node *out = &parser->nodes[index];
      *out = (chtml_node){.parent = (int32_t)parent};
      out->tag = id < MyHTML_TAG_LAST_ENTRY ? own_tags[id] : other_tag;
      if (myhtml_node_namespace(node) != MyHTML_NAMESPACE_HTML && out->tag != text_tag &&
          out->tag != own_svg && out->tag != own_math)
        out->tag = other_tag;
      if (out->tag == text_tag) {
        size_t count = 0;
        const char *text = is_code(parser, parent) ? NULL : myhtml_node_text(node, &count);
        if (!append_text(parser, text, text ? count : 0, &out->text_start)) return 0;
        out->text_count = text ? (uint32_t)count : 0;
      } else if (!append_attributes(parser, node, out)) {
        return 0;
      }
      myhtml_node_set_data(node, (void *)(intptr_t)index);
      if (myhtml_node_child(node)) {
        parent = index;
        node = myhtml_node_child(node);
        continue;
      }
      out->end = (int32_t)parser->node_count;
    }
    while (node && !myhtml_node_next(node)) {
      node = parent < 0 ? NULL : myhtml_node_parent(node);
      if (!node) break;
      parser->nodes[parent].end = (int32_t)parser->node_count;
      parent = parser->nodes[parent].parent;
    }
    if (node) node = parent < 0 && parser->node_count ? NULL : myhtml_node_next(node);
  }
  return 1;
}

int32_t chtml_parse(
    chtml_parser *parser, const uint8_t *bytes, int64_t count, int32_t depth, int32_t images,
    int32_t *error) {
  *error = 0;
  parser->images = images;
  parser->inserted = parser->tokens = parser->metas = parser->fostered = parser->fostering = 0;
  parser->node_count = parser->attribute_count = parser->text_count = 0;
  if (count == 0) return chtml_parsed;
  if (!parser->tree && (*error = (int32_t)open_tree(parser))) return chtml_lost;
  myhtml_tree_t *tree = parser->tree;
  myhtml_tree_clean(tree);
  myhtml_encoding_set(tree, MyENCODING_UTF_8);
  int32_t result = chtml_parsed;
  int64_t fed = 0;
  /* Bytes since a token last ended, and how many had. */
  int64_t quiet = 0, tokens = 0;
  while (fed < count && result == chtml_parsed) {
    /* What a chunk can do to the tree grows with the elements that are open. */
    int64_t chunk = tree->open_elements && tree->open_elements->length > 200 ? 1024 : 8192;
    if (chunk > count - fed) chunk = count - fed;
    *error = (int32_t)myhtml_parse_chunk_single(tree, (const char *)bytes + fed, (size_t)chunk);
    if (*error) result = chtml_failed;
    fed += chunk;
    quiet = parser->tokens == tokens ? quiet + chunk : 0;
    tokens = parser->tokens;
    if (tree->open_elements->length > (size_t)depth || parser->inserted > 16384 + fed ||
        parser->inserted > most_nodes ||
        (parser->inserted > many_nodes && parser->inserted * least_bytes > fed) ||
        parser->fostering > (int64_t)1 << 28 || quiet > 4 << 20 || is_laden(tree->node_html) ||
        is_laden(tree->node_body)) {
      result = chtml_too_deep;
    }
  }
  if (result == chtml_parsed) {
    *error = (int32_t)myhtml_parse_chunk_end(tree);
    if (*error || !flatten(parser)) result = chtml_failed;
  }
  /* A great page's memory is not kept for the small ones that follow. */
  if (result != chtml_parsed || count > 8 << 20) {
    myhtml_tree_destroy(tree);
    parser->tree = NULL;
    mystatus_t status = open_tree(parser);
    if (status) {
      *error = (int32_t)status;
      result = chtml_lost;
    }
  }
  return result;
}

const chtml_node *chtml_nodes(const chtml_parser *parser, int64_t *count) {
  *count = parser->node_count;
  return parser->nodes;
}

const chtml_attribute *chtml_attributes(const chtml_parser *parser, int64_t *count) {
  *count = parser->attribute_count;
  return parser->attributes;
}

const uint8_t *chtml_text(const chtml_parser *parser, int64_t *count) {
  *count = parser->text_count;
  return parser->text;
}

#include "cxml.h"

#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

/* An entity whose replacement is longer than this is refused, and so is a file that uses more than
 * the whole of it. */
enum { LONGEST_REPLACEMENT = 1024, MOST_REPLACED = 1 << 16 };

struct cxml_reader {
  xmlTextReaderPtr reader;
  cxml_read read;
  void *context;
  int32_t code;
  int64_t line;
  char message[256];
  int64_t replaced;
};

static int take(void *context, char *buffer, int count) {
  cxml_reader *self = context;
  return self->read(self->context, (uint8_t *)buffer, count);
}

static int leave(void *context) {
  (void)context;
  return 0;
}

static void note(cxml_reader *self, int32_t code, int64_t line, const char *message) {
  if (self->code) return;
  self->code = code;
  self->line = line;
  strncpy(self->message, message ? message : "", sizeof self->message - 1);
  size_t length = strlen(self->message);
  while (length && (self->message[length - 1] == '\n' || self->message[length - 1] == ' '))
    self->message[--length] = 0;
  for (size_t i = 0; i < length; i++)
    if (self->message[i] == '\n') self->message[i] = ' ';
}

static void hear(void *context, xmlErrorPtr error) {
  /* A prefix that nobody declared is no fault of the text. */
  if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE) return;
  if (error->level < XML_ERR_FATAL && error->domain != XML_FROM_PARSER &&
      error->domain != XML_FROM_IO && error->domain != XML_FROM_I18N)
    return;
  note(context, error->code, error->line, error->message);
}

cxml_reader *cxml_reader_open(cxml_read read, void *context) {
  xmlInitParser();
  cxml_reader *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->read = read;
  self->context = context;
  /* Nothing is fetched, no subset is loaded, no entity is put in place by libxml2. */
  self->reader = xmlReaderForIO(
      take, leave, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
  if (!self->reader) {
    free(self);
    return NULL;
  }
  xmlTextReaderSetStructuredErrorHandler(self->reader, hear, self);
  return self;
}

void cxml_reader_close(cxml_reader *self) {
  xmlFreeTextReader(self->reader);
  free(self);
}

int32_t cxml_reader_next(cxml_reader *self) {
  int state = xmlTextReaderRead(self->reader);
  if (self->code) return -1;
  if (state < 0) {
    note(self, XML_ERR_INTERNAL_ERROR, xmlTextReaderGetParserLineNumber(self->reader),
         "the file ends too early, or is no XML");
    return -1;
  }
  return state;
}

int32_t cxml_reader_kind(cxml_reader *self) {
  switch (xmlTextReaderNodeType(self->reader)) {
    case XML_READER_TYPE_ELEMENT: return CXML_START;
    case XML_READER_TYPE_END_ELEMENT: return CXML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return CXML_TEXT;
    case XML_READER_TYPE_ENTITY_REFERENCE: return CXML_ENTITY;
    default: return CXML_OTHER;
  }
}

const char *cxml_reader_name(cxml_reader *self) {
  return (const char *)xmlTextReaderConstName(self->reader);
}

const char *cxml_reader_local_name(cxml_reader *self) {
  return (const char *)xmlTextReaderConstLocalName(self->reader);
}

const char *cxml_reader_value(cxml_reader *self) {
  return (const char *)xmlTextReaderConstValue(self->reader);
}

const char *cxml_reader_replacement(cxml_reader *self) {
  xmlNodePtr node = xmlTextReaderCurrentNode(self->reader);
  if (!node || !node->doc) return NULL;
  xmlEntityPtr entity = xmlGetDocEntity(node->doc, node->name);
  if (!entity || entity->etype != XML_INTERNAL_GENERAL_ENTITY || !entity->content) return NULL;
  size_t length = strlen((const char *)entity->content);
  self->replaced += (int64_t)length;
  if (length > LONGEST_REPLACEMENT || self->replaced > MOST_REPLACED) return NULL;
  return strpbrk((const char *)entity->content, "&<") ? NULL : (const char *)entity->content;
}

int32_t cxml_reader_is_empty(cxml_reader *self) {
  return xmlTextReaderIsEmptyElement(self->reader) == 1;
}

int32_t cxml_reader_next_attribute(cxml_reader *self) {
  if (xmlTextReaderMoveToNextAttribute(self->reader) == 1) return 1;
  xmlTextReaderMoveToElement(self->reader);
  return 0;
}

int64_t cxml_reader_line(cxml_reader *self) {
  xmlNodePtr node = xmlTextReaderCurrentNode(self->reader);
  long line = node ? xmlGetLineNo(node) : -1;
  return line > 0 ? line : xmlTextReaderGetParserLineNumber(self->reader);
}

int32_t cxml_reader_error(cxml_reader *self, int64_t *line) {
  *line = self->line;
  return self->code;
}

const char *cxml_reader_error_message(cxml_reader *self) { return self->message; }

#include "cxml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>

struct cxml_writer {
  xmlTextWriterPtr writer;
  xmlBufferPtr pending;
};

/* The text writer returns a count of bytes, or -1. */
static int32_t outcome(int written) {
  if (written >= 0) return 0;
  const xmlError *error = xmlGetLastError();
  return error && error->code ? error->code : XML_ERR_INTERNAL_ERROR;
}

cxml_writer *cxml_writer_open(void) {
  xmlInitParser();
  cxml_writer *writer = calloc(1, sizeof *writer);
  if (!writer) return NULL;
  writer->pending = xmlBufferCreate();
  if (writer->pending) {
    /* The default grows by what is needed each time, which is quadratic. */
    xmlBufferSetAllocationScheme(writer->pending, XML_BUFFER_ALLOC_DOUBLEIT);
    writer->writer = xmlNewTextWriterMemory(writer->pending, 0);
  }
  if (!writer->writer) {
    cxml_writer_close(writer);
    return NULL;
  }
  return writer;
}

void cxml_writer_close(cxml_writer *writer) {
  if (writer->writer) xmlFreeTextWriter(writer->writer);
  if (writer->pending) xmlBufferFree(writer->pending);
  free(writer);
}

int32_t cxml_writer_start_document(
    cxml_writer *writer, const char *doctype, const char *system_identifier) {
  xmlTextWriterPtr text = writer->writer;
  int32_t error = outcome(xmlTextWriterStartDocument(text, NULL, "UTF-8", NULL));
  if (error) return error;
  /* Before indentation is on: it would break the line inside the document type, which readers that
   * look at the first lines only do not expect. */
  error = outcome(xmlTextWriterWriteDTD(
      text, BAD_CAST doctype, NULL, BAD_CAST system_identifier, NULL));
  if (error) return error;
  error = outcome(xmlTextWriterWriteRaw(text, BAD_CAST "\n"));
  return error ? error : outcome(xmlTextWriterSetIndent(text, 1));
}

int32_t cxml_writer_start_plain_document(cxml_writer *writer) {
  int32_t error = outcome(xmlTextWriterStartDocument(writer->writer, NULL, "UTF-8", NULL));
  return error ? error : outcome(xmlTextWriterSetIndent(writer->writer, 1));
}

int32_t cxml_writer_start_public_document(
    cxml_writer *writer, const char *doctype, const char *public_identifier,
    const char *system_identifier) {
  xmlTextWriterPtr text = writer->writer;
  int32_t error = outcome(xmlTextWriterStartDocument(text, NULL, "UTF-8", NULL));
  if (error) return error;
  error = outcome(xmlTextWriterWriteDTD(
      text, BAD_CAST doctype, BAD_CAST public_identifier, BAD_CAST system_identifier, NULL));
  if (error) return error;
  error = outcome(xmlTextWriterWriteRaw(text, BAD_CAST "\n"));
  return error ? error : outcome(xmlTextWriterSetIndent(text, 1));
}

int32_t cxml_writer_raw(cxml_writer *writer, const char *xml) {
  return outcome(xmlTextWriterWriteRaw(writer->writer, BAD_CAST xml));
}

int32_t cxml_writer_start_element(cxml_writer *writer, const char *name) {
  return outcome(xmlTextWriterStartElement(writer->writer, BAD_CAST name));
}

int32_t cxml_writer_attribute(cxml_writer *writer, const char *name, const char *value) {
  return outcome(xmlTextWriterWriteAttribute(writer->writer, BAD_CAST name, BAD_CAST value));
}

int32_t cxml_writer_text(cxml_writer *writer, const char *text) {
  return outcome(xmlTextWriterWriteString(writer->writer, BAD_CAST text));
}

int32_t cxml_writer_end_element(cxml_writer *writer) {
  return outcome(xmlTextWriterFullEndElement(writer->writer));
}

int32_t cxml_writer_end_document(cxml_writer *writer) {
  int32_t error = outcome(xmlTextWriterEndDocument(writer->writer));
  return error ? error : outcome(xmlTextWriterFlush(writer->writer));
}

const uint8_t *cxml_writer_pending(const cxml_writer *writer, int64_t *count) {
  *count = xmlBufferLength(writer->pending);
  return xmlBufferContent(writer->pending);
}

void cxml_writer_discard_pending(cxml_writer *writer) { xmlBufferEmpty(writer->pending); }

/* A door to libxml2 that shows only <stdint.h> types.
 *
 * Debian's libxml2 includes ICU's headers in its own, and those clash with Foundation's ICU. So only
 * the .c files beside this header include libxml2's. Functions that return an int32_t return 0, or
 * libxml2's error code. */
#ifndef CXML_H
#define CXML_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/* A writer of UTF-8 XML into memory. All strings are well-formed UTF-8 without characters that XML
 * 1.0 forbids; what has to be escaped is. */
typedef struct cxml_writer cxml_writer;
cxml_writer *_Nullable cxml_writer_open(void);
void cxml_writer_close(cxml_writer *writer);

/* The XML declaration, and a document type with an external subset. */
int32_t cxml_writer_start_document(
    cxml_writer *writer, const char *doctype, const char *system_identifier);
/* The XML declaration alone, or with a document type that has both identifiers. */
int32_t cxml_writer_start_plain_document(cxml_writer *writer);
int32_t cxml_writer_start_public_document(
    cxml_writer *writer, const char *doctype, const char *public_identifier,
    const char *system_identifier);
/* XML that is well-formed as it stands, into the open element. */
int32_t cxml_writer_raw(cxml_writer *writer, const char *xml);
int32_t cxml_writer_start_element(cxml_writer *writer, const char *name);
int32_t cxml_writer_attribute(cxml_writer *writer, const char *name, const char *value);
/* Text of the open element; several calls in a row make one text. */
int32_t cxml_writer_text(cxml_writer *writer, const char *text);
/* The end of the innermost open element, with its own end tag. */
int32_t cxml_writer_end_element(cxml_writer *writer);
/* The ends of all open elements; hands all that was written to the pending bytes. */
int32_t cxml_writer_end_document(cxml_writer *writer);

/* What was written and not yet discarded. The bytes are the writer's, and good until its next
 * call. */
const uint8_t *_Nullable cxml_writer_pending(const cxml_writer *writer, int64_t *count);
void cxml_writer_discard_pending(cxml_writer *writer);

/* A reader that hands out a document node by node, in the memory of a few nodes. Nothing outside
 * the document is ever opened. */
typedef struct cxml_reader cxml_reader;
/* Fills the buffer; returns how many bytes it got, 0 at the end, -1 where it failed. */
typedef int32_t (*cxml_read)(void *context, uint8_t *buffer, int32_t count);
cxml_reader *_Nullable cxml_reader_open(cxml_read read, void *context);
void cxml_reader_close(cxml_reader *reader);

/* Goes to the next node: 1, or 0 at the end of the document, or -1 at a fault. */
int32_t cxml_reader_next(cxml_reader *reader);

enum { CXML_OTHER, CXML_START, CXML_END, CXML_TEXT, CXML_ENTITY };
int32_t cxml_reader_kind(cxml_reader *reader);
/* All strings are the reader's, and good until its next call. */
const char *_Nullable cxml_reader_name(cxml_reader *reader);
const char *_Nullable cxml_reader_local_name(cxml_reader *reader);
const char *_Nullable cxml_reader_value(cxml_reader *reader);
/* What an entity stands for, if that is a short text and no other entity. */
const char *_Nullable cxml_reader_replacement(cxml_reader *reader);
/* Whether an element has no end of its own. */
int32_t cxml_reader_is_empty(cxml_reader *reader);
/* Goes to the next attribute of the element: 1, or 0 after the last one, back at the element. */
int32_t cxml_reader_next_attribute(cxml_reader *reader);
int64_t cxml_reader_line(cxml_reader *reader);

/* libxml2's code for the first fault, with its line, from 1, and what is wrong. */
int32_t cxml_reader_error(cxml_reader *reader, int64_t *line);
const char *cxml_reader_error_message(cxml_reader *reader);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
#endif

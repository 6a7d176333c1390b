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

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
#endif

/* Empty. This target only brings in the include path that pkg-config names for libxml2, for CXML's
 * .c files; libxml2's headers include ICU's, which must stay out of Swift's sight. */

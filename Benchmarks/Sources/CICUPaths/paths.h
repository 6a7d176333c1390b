/* Empty. This target only brings in what pkg-config names for ICU, for CRivals's .c files; ICU's
 * headers clash with Foundation's ICU and must stay out of Swift's sight. */

/// Indonesian abbreviations, in lower case and without their last dot.
///
/// Gathered from the spelling guide of the Indonesian language (Ejaan Bahasa Indonesia yang
/// Disempurnakan, edition V, section II.B on abbreviations) and common usage in newspapers.
extension Abbreviations {
  static let indonesian = Abbreviations(
    before: [
      // Titles and forms of address.
      "dr", "drs", "dra", "drg", "drh", "ir", "prof", "h", "hj", "kh", "k.h", "r", "rr", "r.m",
      "r.a", "r.ay", "r.ngt", "tb", "tn", "ny", "nn", "sdr", "sdri", "bpk", "yth", "ust", "tgk",
      "pdt", "pnt", "rev", "mgr", "rm", "sr", "fr", "moh", "muh", "mohd",
      "abd",
      // Ranks.
      "letjen", "mayjen", "brigjen", "jend", "kol", "letkol", "kapt", "lettu", "letda", "serma",
      "sertu", "serka", "pelda", "peltu", "laks", "laksda", "laksdya", "marsda", "marsdya",
      "komjen", "irjen", "kombes", "kompol", "akp", "akbp", "ipda", "iptu", "aipda", "aiptu",
      "bripda", "briptu", "bripka", "brigpol", "mr", "mrs", "ms", "st", "sen", "gov",
      // Places, bodies and numbers that a name or a figure follows.
      "jl", "jln", "gg", "kab", "kec", "kel", "ds", "dsn", "dk", "kp", "prov", "kav", "blk", "komp",
      "no", "nmr", "hlm", "jil", "cet", "gb", "gbr", "lih", "bdk", "psl", "telp", "tlp", "rp",
      "pt", "cv", "fa", "ud", "rs", "sk", "uu", "a.n", "u.p", "u.b", "d.a", "d.h", "s.d", "c.q",
      "q.q", "a.l", "i.e", "e.g", "vs", "ph", "pte", "mt",
    ],
    beforeNumbers: [
      "hal", "vol", "ed", "tab", "ps", "ay", "art", "tel", "bab", "bag", "fig", "eq",
    ],
    anywhere: [
      "dll", "dsb", "dst", "dkk", "dsk", "dng", "spt", "tsb", "ttd", "tbk", "ltd", "inc", "corp",
      "co", "bhd", "sdn", "pte", "s.h", "s.e", "s.t", "s.pd", "s.kom", "s.sos", "s.ip", "s.ag",
      "s.ked", "s.si", "s.s", "s.ikom", "s.psi", "s.farm", "s.kep", "s.kg", "s.hut", "s.p", "s.pt",
      "s.pd.i", "s.h.i", "m.si", "m.sc", "m.a", "m.m", "m.b.a", "m.pd", "m.t", "m.hum", "m.h",
      "m.kom", "m.kes", "m.eng", "m.ag", "m.ap", "m.kn", "m.ikom", "m.phil", "ph.d", "sp.og",
      "sp.a", "sp.pd", "sp.b", "sp.jp", "sp.kj", "sp.m", "sp.tht", "sp.s", "a.md", "amd.keb", "b.a",
      "b.sc", "b.eng", "d.sc", "d.th", "lc", "alm", "almh", "s.w.t", "swt", "saw", "a.s", "r.a",
      "a.m", "p.m", "al", "univ", "okt", "sept", "agt", "feb", "jan", "nov", "des", "jr",
      "tgl", "thn", "th", "u.s", "u.k", "d.c", "r.i",
    ])
}

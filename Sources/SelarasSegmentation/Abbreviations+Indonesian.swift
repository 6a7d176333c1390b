/// Indonesian abbreviations, in lower case and without their last dot.
///
/// Gathered from the spelling guide of the Indonesian language (Ejaan Bahasa Indonesia yang
/// Disempurnakan, edition V, section II.B on abbreviations) and common usage in newspapers.
extension Abbreviations {
  static let indonesian = Abbreviations(
    before: [
      // Titles and forms of address.
      "dr", "drs", "dra", "drg", "drh", "ir", "prof", "h", "hj", "kh", "k.h", "r", "r.a", "tn",
      "ny",
      "nn", "sdr", "sdri", "bpk", "yth", "ust", "ustaz", "tgk", "letjen", "mayjen", "brigjen",
      "jend", "kol", "letkol", "kapt", "lettu", "letda", "serma", "komjen", "irjen", "kombes",
      "kompol", "akp", "ipda", "iptu", "brigpol", "st", "mr", "mrs", "ms", "jr",
      // Places and numbers that a name or a figure follows.
      "jl", "jln", "gg", "kab", "kec", "kel", "kp", "ds", "dsn", "prov", "no", "nomor", "hlm",
      "hal",
      "vol", "jil", "ed", "cet", "gb", "gbr", "tab", "lih", "bdk", "ps", "psl", "ay", "art", "tel",
      "telp", "rp", "pt", "cv", "fa", "ud", "pd", "a.n", "u.p", "d.a", "s.d", "c.q", "q.q", "a.l",
    ],
    anywhere: [
      "dll", "dsb", "dst", "dkk", "dsk", "tbk", "ltd", "inc", "corp", "co", "s.h", "s.e", "s.t",
      "s.pd", "s.kom", "s.sos", "s.ip", "s.ag", "s.ked", "m.si", "m.sc", "m.a", "m.m", "m.pd",
      "m.t",
      "m.hum", "m.h", "ph.d", "sp", "sp.og", "sp.a", "sp.pd", "a.md", "b.a", "b.sc", "hum", "kes",
      "wib", "wita", "wit", "s.w.t", "saw", "swt", "a.s", "r.a", "alm", "almh", "a.m", "p.m",
    ])
}

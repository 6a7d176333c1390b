import TestSupport

/// Short texts that the tests share; the second of each pair translates the first.
enum Samples {
  static let sentences: [(source: String, target: String)] = [
    ("政府今天宣布了新的教育政策。", "Pemerintah hari ini mengumumkan kebijakan pendidikan baru."),
    ("這項計畫將在2025年開始。", "Program ini akan dimulai pada tahun 2025."),
    ("學生可以免費使用圖書館。", "Siswa dapat menggunakan perpustakaan secara gratis."),
    ("水和食物都很重要。", "Air dan makanan sama-sama penting."),
    ("醫生說病人已經康復了。", "Dokter mengatakan pasien sudah sembuh."),
    ("請在下載之前檢查檔案的大小。", "Periksa ukuran berkas sebelum mengunduhnya."),
    ("公司去年賺了350萬美元。", "Perusahaan meraup 3,5 juta dolar tahun lalu."),
    ("為什麼這個問題很難回答？", "Mengapa pertanyaan ini sulit dijawab?"),
  ]

  /// A list of segments made of anything: words, Han, digits, marks, nothing, ill-formed bytes.
  static func anything(_ count: Int, using numbers: inout SplitMix) -> [String] {
    let pieces = [
      "kata", "juta", "1.000", "三百", "萬", "政府", "?", "「", " ", "\u{FFFD}", "\u{0}", "Qwen",
      "-nya", "\u{1F600}", "e\u{301}", "99999999999999999999", "億億億億", "兆", "",
    ]
    return (0..<count).map { _ in
      let length = Int.random(in: 0...12, using: &numbers)
      return (0..<length).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined(separator: Bool.random(using: &numbers) ? " " : "")
    }
  }
}

import Foundation
import SelarasText
import TestSupport
import Testing

@testable import SelarasCleaning

@Suite struct `Judging lines by those beside them` {
  /// The probability that each line is furniture, by adding up all ways to label the lines.
  private func naive(_ evidence: [Float]) -> [Double] {
    let odds = exp(-2.2)
    let change = odds / (1 + odds)
    var sums = [Double](repeating: 0, count: evidence.count)
    var all = 0.0
    for labels in 0..<(1 << evidence.count) {
      var weight = 1.0
      for index in evidence.indices {
        let isFurniture = labels >> index & 1 == 1
        let likely = 1 / (1 + exp(-Double(evidence[index])))
        weight *= isFurniture ? likely : 1 - likely
        if index > 0 {
          weight *= (labels >> (index - 1) & 1 == 1) == isFurniture ? 1 - change : change
        }
      }
      all += weight
      for index in evidence.indices where labels >> index & 1 == 1 { sums[index] += weight }
    }
    return sums.map { $0 / all }
  }

  @Test func `the chain gives what all labellings give together`() {
    var random = SystemRandomNumberGenerator()
    for count in [1, 2, 3, 5, 9] {
      let evidence = (0..<count).map { _ in Float.random(in: -6...6, using: &random) }
      let found = LineRuns(evidence).furniture
      for (probability, expected) in zip(found, naive(evidence)) {
        #expect(abs(Double(probability) - expected) < 2e-3, "\(evidence)")
      }
    }
    #expect(LineRuns([]).furniture.isEmpty)
  }

  @Test func `lines that say little go with their neighbours`() {
    let body: Float = -5
    let inRun = LineRuns([body, body, 7, 0, 0, 7, 0]).furniture
    #expect(inRun[..<2].allSatisfy { $0 < 0.1 })
    #expect(inRun[2...].allSatisfy { $0 > 0.9 })
    #expect(LineRuns([body, body, 0, body, body]).furniture[2] < 0.1)
  }

  @Test(arguments: [
    "Dilarang menyalin isi situs ini tanpa izin tertulis dari redaksi.",
    "本網站所有內容未經授權，請勿轉載或複製，違者依法追究。",
    "Tulisan ini diterjemahkan oleh mesin. Jika terdapat perbedaan, teks asli yang berlaku.",
    "訂閱我們的電子報，每週收到最新文章，隨時取消訂閱。",
    "Aset kripto berisiko tinggi; pastikan Anda memahami kemungkinan kerugian sebelum bertransaksi.",
    "Follow us on Telegram for the latest updates.",
    "3 小時前", "12 komentar", "Ekonomi | Pasar | Olahraga", "Kebijakan Privasi",
  ])
  func `what can be nothing but furniture has a strong cue`(line: String) {
    let cue = LineCue(line, letters: TextCounts(line.utf8.span).letters)
    #expect(cue.evidence >= 4, "\(cue)")
  }

  @Test(arguments: [
    "Pasal 12 Setiap orang dilarang memperbanyak dokumen tanpa izin tertulis dari kepala dinas.",
    "Ia mengatakan perdagangan aset kripto berisiko tinggi dan merugikan pembeli yang lengah.",
    "專家指出，投資債券也有風險，利率上升時價格會下跌，本金可能出現虧損。",
    "各位用戶，您好：我們先說明交易平台這次資產異常轉出的經過，所有損失都已經由公司的資金補足，"
      + "接下來會把調查的結果分享給每一位關心這件事的人，並且在頻道裡回答大家的問題。",
    "Harga beras di pasar induk naik lagi pekan ini.",
    "他在山上開了一家書店，每天早上自己煮豆漿。",
  ])
  func `what an article says has no strong cue`(line: String) {
    let cue = LineCue(line, letters: TextCounts(line.utf8.span).letters)
    #expect(cue.evidence < 4, "\(cue)")
  }

  @Test func `phrases are folded as lines are, and each list is read`() {
    for language in LinePhrases.languages {
      let lists =
        [
          language.menus, language.buttons, language.roles, language.cards, language.stamps,
          language.fillers, language.pages, language.readers, language.reports, language.controls,
        ] + language.notices.values.flatMap { $0 }
      for list in lists {
        let phrases = LinePhrases.phrases(list)
        #expect(!phrases.isEmpty)
        for phrase in phrases { #expect(Furniture.fold(phrase) == phrase, "\(phrase)") }
      }
      #expect(language.notices.count == LinePhrases.Notice.allCases.count)
      #expect(language.notices.values.allSatisfy { $0.count <= 16 })
    }
  }
}

internal import CModels
internal import SelarasSegmentation

/// How likely Latin letters spell what Han characters transcribe: Zuckerberg, 祖克柏.
///
/// A character is read as its syllable, and syllables become letters one by one: a stochastic
/// transducer whose edits pair a sound with a letter, drop a sound or put in a letter (Ristad and
/// Yianilos, "Learning string-edit distance", 1998, doi:10.1109/34.682181). Besides, some characters
/// transcribe far more often than others. Learnt by ``NameTrainer``; see <doc:NamesAcrossScripts>.
public struct NameModel: Hashable, Sendable {
  /// How many sounds there are: the letters, then zh, ch, sh and the final ng.
  static let sounds = 30
  static let letters = 26
  /// Characters of this block and what stands before it transcribe names.
  static let scalars: Range<UInt32> = 0x3400..<0xA000

  /// How much likelier a sound and a letter are together than each by itself: by sound, then letter.
  var pairs: [Float]
  /// The same for a sound without a letter, and a letter without a sound.
  var silent: [Float]
  var added: [Float]
  /// A score from which on half the pairs of a text are right.
  var threshold: Float
  /// The syllables, each a list of sounds.
  var syllables: [[UInt8]]
  /// The characters, each with its syllable and how much likelier it is in a transcription, as a
  /// logarithm; rising by scalar.
  var characters: [Character]

  /// What is known of a character.
  struct Character: Hashable, Sendable {
    var scalar: UInt16
    var syllable: UInt16
    /// In eighths of a nat.
    var prior: Int8
  }

  /// The number of a character plus one by its scalar; zero where it transcribes nothing.
  private(set) var places: [UInt16] = []

  init(
    pairs: [Float], silent: [Float], added: [Float], threshold: Float, syllables: [[UInt8]],
    characters: [Character]
  ) {
    (self.pairs, self.silent, self.added) = (pairs, silent, added)
    (self.threshold, self.syllables, self.characters) = (threshold, syllables, characters)
    places = [UInt16](repeating: 0, count: NameModel.scalars.count)
    for (number, character) in characters.enumerated()
    where NameModel.scalars.contains(UInt32(character.scalar)) {
      places[Int(character.scalar) - Int(NameModel.scalars.lowerBound)] = UInt16(number + 1)
    }
  }

  /// The model that the toolkit carries.
  static let shipped: NameModel? = {
    let file = unsafe cmodels_names()
    return try? NameModel(
      bytes: unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count))))
  }()

  /// The number of a folded character given by its UTF-8, if it transcribes names.
  @inline(__always)
  func character(_ bytes: borrowing [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count == 3 else { return nil }
    let first = range.lowerBound
    let scalar =
      UInt32(bytes[first] & 0x0F) << 12 | UInt32(bytes[first + 1] & 0x3F) << 6
      | UInt32(bytes[first + 2] & 0x3F)
    guard NameModel.scalars.contains(scalar) else { return nil }
    let place = places[Int(scalar - NameModel.scalars.lowerBound)]
    return place == 0 ? nil : Int(place) - 1
  }

  /// The sounds of a syllable that is written in Latin letters without tones.
  static func sounds(of syllable: String) -> [UInt8] {
    let bytes = Array(syllable.utf8)
    var sounds: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let next = i + 1 < bytes.count ? bytes[i + 1] : 0
      switch (bytes[i], next) {
      case (UInt8(ascii: "z"), UInt8(ascii: "h")): sounds.append(26)
      case (UInt8(ascii: "c"), UInt8(ascii: "h")): sounds.append(27)
      case (UInt8(ascii: "s"), UInt8(ascii: "h")): sounds.append(28)
      case (UInt8(ascii: "n"), UInt8(ascii: "g")): sounds.append(29)
      case (0x61...0x7A, _):
        sounds.append(bytes[i] - 0x61)
        i += 1
        continue
      default:
        i += 1
        continue
      }
      i += 2
    }
    return sounds
  }

  /// The letters of a word, from zero; accents are left out.
  static func letters(of word: some Sequence<UInt8>) -> [UInt8] {
    word.compactMap { byte in
      let letter = byte | 0x20
      return (0x61...0x7A).contains(letter) ? letter - 0x61 : nil
    }
  }

  /// The logarithm of how much likelier sounds and letters are together than by chance, over all
  /// ways to pair them.
  ///
  /// - Complexity: The product of the counts.
  func fit(_ sounds: [UInt8], _ word: [UInt8]) -> Float {
    fit(sounds, sounds.indices, word)
  }

  /// The same of a part of some sounds.
  func fit(_ sounds: borrowing [UInt8], _ part: Range<Int>, _ word: borrowing [UInt8]) -> Float {
    var row = [Float](repeating: 0, count: word.count + 1)
    row[0] = 1
    for j in 0..<word.count { row[j + 1] = row[j] * added[Int(word[j])] }
    for i in part {
      let sound = Int(sounds[i])
      let (base, drop) = (sound * NameModel.letters, silent[sound])
      var diagonal = row[0]
      row[0] *= drop
      for j in 0..<word.count {
        let letter = Int(word[j])
        let value =
          diagonal * pairs[base + letter] + row[j + 1] * drop + row[j] * added[letter]
        diagonal = row[j + 1]
        row[j + 1] = value
      }
    }
    return Float(Logarithm.natural(Double(max(row[word.count], .leastNormalMagnitude))))
  }

  /// How much of a character's prior counts: other names of the text have it too.
  static let priorWeight: Float = 0.3

  /// The sounds and the prior of characters.
  func reading(of characters: some Sequence<Int>) -> (sounds: [UInt8], prior: Float) {
    var sounds: [UInt8] = []
    var prior: Float = 0
    for number in characters {
      let character = self.characters[number]
      sounds += syllables[Int(character.syllable)]
      prior += Float(character.prior) / 8
    }
    return (sounds, prior * NameModel.priorWeight)
  }
}

internal import CBytes
internal import SelarasText

/// Compiled rules as `cbytes_step` and `cbytes_leap` read them.
///
/// The entries and the blocks of categories are those of ``BreakTables``; the rest is laid out
/// anew, so that a character costs no question but what its category is.
@safe
final class StepTables: Sendable {
  // The memory is written by `init` alone and freed by `deinit`: readers may share it.
  private nonisolated(unsafe) let index: UnsafeMutablePointer<UInt16>
  private nonisolated(unsafe) let statuses: UnsafeMutablePointer<UInt64>
  private nonisolated(unsafe) let plainRows: UnsafeMutablePointer<UInt8>
  /// All of it, valid as long as these tables and those that it was made from.
  nonisolated(unsafe) let automaton: cbytes_automaton

  /// Lays them out; `nil` where the processor lacks what stepping needs, or where there are more
  /// blocks of categories than 16 bits tell apart.
  init?(
    _ rules: BreakRules, categories: borrowing CategoryTable, entries: UnsafePointer<UInt16>,
    shift: Int, plain: PlainRuns?, rows: Set<Int>
  ) {
    guard cbytes_can_step(), categories.blockCount <= 1 << 10, rules.categoryCount > 2 else {
      return nil
    }
    let highest = 0x11_0000 >> 6
    unsafe index = .allocate(capacity: highest)
    for high in 0..<highest {
      // Surrogates have no block: what they get is never read.
      let block = high < 0x20 ? categories.lowBlocks[high] : categories.block(of: high) ?? 0
      unsafe (index + high).initialize(to: UInt16(block << 6))
    }
    unsafe statuses = .allocate(capacity: rules.stateCount)
    unsafe plainRows = .allocate(capacity: rules.stateCount)
    for state in 0..<rules.stateCount {
      unsafe (statuses + state).initialize(to: SegmentList.pack(status: rules.statuses[state]))
      unsafe (plainRows + state).initialize(to: rows.contains(state << shift) ? 1 : 0)
    }
    unsafe automaton = cbytes_automaton(
      entries: entries, index: index, blocks: categories.blocks, statuses: statuses,
      plain: plainRows, shift: Int32(shift), plain_row: Int32(plain?.row ?? 0),
      same: plain?.same ?? 0)
  }

  deinit {
    unsafe index.deallocate()
    unsafe statuses.deallocate()
    unsafe plainRows.deallocate()
  }
}

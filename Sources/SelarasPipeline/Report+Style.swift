extension Report {
  /// How the page looks.
  ///
  /// Six colours, told apart by lightness too; the seventh language begins
  /// again with the first.
  static let style = """
    :root { color-scheme: light dark; --ink: #1d2329; --paper: #fbfaf7; --line: #dcd8cf;
      --soft: #6c7178; --card: #fff; --l0: #fde8d7; --l1: #dcecfb; --l2: #e2f3df; --l3: #f1e1f5;
      --l4: #fbf3c9; --l5: #e4e4ea; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e3dc; --paper: #16181b;
      --line: #34383d; --soft: #9aa0a7; --card: #1e2125; --l0: #4a3220; --l1: #1f3a52;
      --l2: #24421f; --l3: #422a49; --l4: #45400f; --l5: #37373f; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
      color: var(--ink); font: 16px/1.65 "Noto Sans", "Helvetica Neue", Arial, "DejaVu Sans",
      "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
    h1 { font-size: 1.7rem; margin: 0 0 .75rem; } h1 small { color: var(--soft); font-weight: 400; }
    h2 { font-size: 1.35rem; line-height: 1.35; margin: .1rem 0 1rem; }
    h3 { font-size: 1.05rem; margin: 1.3rem 0 .4rem; }
    .summary { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 0 0 1rem; }
    .summary dt { color: var(--soft); font-size: .8rem; } .summary dd { margin: 0; font-weight: 600; }
    .legend span { padding: .1rem .55rem; border-radius: .3rem; font-size: .85rem; }
    section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
      padding: 1.25rem 1.5rem; margin: 1.5rem 0; }
    .id, .note { color: var(--soft); font-size: .85rem; margin: 0; overflow-wrap: anywhere; }
    article p { margin: .55rem 0; } article span { border-radius: .2rem; padding: .08rem 0;
      box-decoration-break: clone; -webkit-box-decoration-break: clone; }
    .item { padding-left: 1.2rem; position: relative; } .item::before { content: "•";
      position: absolute; left: .2rem; } .level2 { margin-left: 1.2rem; }
    .level3 { margin-left: 2.4rem; } .level4 { margin-left: 3.6rem; }
    .row { white-space: pre-wrap; tab-size: 16; border-bottom: 1px solid var(--line); }
    .caption { font-size: .9rem; color: var(--soft); }
    blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    pre { overflow-x: auto; font-size: .85rem; }
    .language0 { background: var(--l0); } .language1 { background: var(--l1); }
    .language2 { background: var(--l2); } .language3 { background: var(--l3); }
    .language4 { background: var(--l4); } .language5 { background: var(--l5); }
    .embedded { text-decoration: underline; text-decoration-thickness: 2px;
      text-underline-offset: 3px; }
    details { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: .6rem; }
    summary { cursor: pointer; font-weight: 600; font-size: .92rem; }
    .removed { padding-left: 1.1rem; font-size: .88rem; color: var(--soft); }
    .removed span, .repeat { white-space: pre-line; } .repeat { padding: .4rem 0; }
    table { width: 100%; border-collapse: collapse; margin-top: .5rem; font-size: .92rem; }
    caption { text-align: right; color: var(--soft); font-size: .85rem; }
    @media (max-width: 40rem) { td, td.confidence { display: block; width: auto; }
      section { padding: 1rem .9rem; } .removed { overflow-wrap: anywhere; } }
    td { vertical-align: top; padding: .5rem .6rem; border-top: 1px solid var(--line); width: 46%; }
    td.confidence { width: 8%; white-space: nowrap; color: var(--soft); } meter { width: 3rem; }
    """
}

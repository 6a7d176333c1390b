#!/usr/bin/env python3
"""Write pages/, gold.jsonl and the README's table from annotated/ and templates/.

    python3 annotate.py            write everything
    python3 annotate.py --check    write nothing; fail if anything is out of date or unsound

One source a page, annotated/NAME.txt, so that page and gold cannot drift apart:

    key: value          encoding, language, title, author, date, tests (";" between authors)
    ---
    p: text             a block in the page's language: p, h1-h6, li, q, row, code, cap
    p@zh-Hant: text     a block in another language
    row: a | b | c      a table row, cell by cell
    - text              furniture: in the page, never in the text
    @title              the headline card (.txt pages; the headline is not in the text)
    @body ... @end      the blocks that the page repeats
    @copy ... @end      their copy; "~ N old => new" edits its block N ("~ *" every block),
                        "+ N text" puts furniture after its block N

Inside a block [[...]] marks a phrase of the other language and script, {{...}} a whole clause,
and a return sign (U+23CE) a line break of the page's source. Blocks of an HTML page may hold
inline tags and character references; templates/NAME.html is the page round them, {{N}} being
its Nth block ({{N:th}}: a row of header cells) and {{title}} the headline.
"""

import html
import json
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ in the corpus
from soundness import check

HERE = Path(__file__).resolve().parent
KINDS = {"p": "paragraph", "li": "list-item", "q": "quote", "row": "table-row",
         "code": "code", "cap": "caption"}
CODECS = {"UTF-8": "utf-8", "Big5": "big5", "GB18030": "gb18030", "UTF-16LE": "utf-16-le"}
TOKEN = re.compile(r"\[\[|\]\]|\{\{|\}\}|\u23ce|<[^>]+>|&#?\w+;|.", re.S)
MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}")


class Block:
    """One block: its kind, its language, and its annotated source."""

    def __init__(self, tag, language, source):
        self.tag, self.language, self.source = tag, language, source

    def rendered(self):
        """The source as the page has it: marks gone, line breaks in place."""
        return MARK.sub("", self.source).replace("\u23ce", "\n")

    def cells(self):
        return self.rendered().split(" | ")

    def read(self, is_html):
        """Gold text with its marked spans: (text, [(mark, start, end)]), in characters."""
        source = self.source.replace(" | ", "\t") if self.tag == "row" else self.source
        text, spans, open_marks = "", [], []
        for match in TOKEN.finditer(source):
            token = match.group()
            if token in ("[[", "{{"):
                open_marks.append((token, len(text)))
            elif token in ("]]", "}}"):
                mark, start = open_marks.pop()
                spans.append((mark, start, len(text)))
            elif token == "\u23ce":
                text += self.line_break(text[-1:], source[match.end():match.end() + 1])
            elif is_html and len(token) > 1 and token[0] == "<":
                continue
            elif is_html and len(token) > 1 and token[0] == "&":
                text += html.unescape(token).replace("\xa0", " ")
            else:
                text += token
        assert not open_marks, f"mark left open: {self.source}"
        return text, sorted(spans, key=lambda span: span[1])

    def line_break(self, before, after):
        """A source line break is kept in code, vanishes between Chinese, else is a space."""
        if self.tag == "code":
            return "\n"
        latin = before.isascii() or after.isascii()
        return " " if latin else ""


class Page:
    """A page as annotated: its header, its lines in order, its repeat."""

    def __init__(self, path):
        self.name, self.header = path.stem, {}
        self.lines = []  # a Block, or a string of furniture, or "@title"
        self.repeat = None  # first and last block of the body, and of its copy
        head, body = path.read_text("utf-8").split("\n---\n", 1)
        for line in head.splitlines():
            key, value = line.split(": ", 1)
            self.header[key] = value
        self.language = self.header["language"]
        template = HERE / "templates" / f"{self.name}.html"
        self.template = template.read_text("utf-8") if template.exists() else None
        self.file = f"pages/{self.name}.{'html' if self.template else 'txt'}"
        self.parse(body.splitlines())

    @property
    def blocks(self):
        return [line for line in self.lines if isinstance(line, Block)]

    @property
    def furniture(self):
        return [line for line in self.lines if isinstance(line, str) and line != "@title"]

    @property
    def authors(self):
        return [a.strip() for a in self.header.get("author", "").split(";") if a.strip()]

    def parse(self, lines):
        body, edits = None, None
        for line in lines:
            if not line or line.startswith("#"):
                continue
            if line == "@body":
                body = [len(self.blocks), None]
            elif line == "@copy":
                edits = []
            elif line == "@end" and edits is not None:
                self.copy(body, edits)
                edits = None
            elif line == "@end":
                body[1] = len(self.blocks)
            elif edits is not None:
                edits.append(line)
            elif line == "@title":
                self.lines.append(line)
            elif line.startswith("- "):
                self.lines.append(line[2:])
            else:
                match = re.fullmatch(r"(h[1-6]|p|li|q|row|code|cap)(?:@([\w-]+))?: (.*)", line)
                assert match, f"{self.name}: cannot read: {line}"
                self.lines.append(Block(match[1], match[2] or self.language, match[3]))

    def copy(self, body, edits):
        source = self.blocks[body[0]:body[1]]
        copies = [Block(b.tag, b.language, b.source) for b in source]
        after = {}
        for edit in edits:
            sign, number, rest = edit.split(" ", 2)
            if sign == "+":
                after.setdefault(int(number), []).append(rest)
                continue
            old, new = rest.split(" => ")
            chosen = copies if number == "*" else [copies[int(number) - 1]]
            assert any(old in b.source for b in chosen), f"{self.name}: not there: {old}"
            for block in chosen:
                block.source = block.source.replace(old, new)
        first = len(self.blocks)
        self.repeat = (*body, first, first + len(copies))
        for number, block in enumerate(copies, 1):
            self.lines += [block, *after.get(number, [])]

    # The page

    def rendered(self):
        """The page as characters."""
        if not self.template:
            lines = [self.header["title"] if line == "@title" else
                     line if isinstance(line, str) else line.rendered() for line in self.lines]
            return "\n".join(lines) + "\n"
        blocks, used = self.blocks, []

        def fill(match):
            if match[1] == "title":
                return html.escape(self.header["title"], quote=True)
            used.append(int(match[1]))
            block = blocks[used[-1] - 1]
            if block.tag != "row":
                return block.rendered()
            cell = match[2] or "td"
            return "".join(f"<{cell}>{text}</{cell}>" for text in block.cells())

        page = re.sub(r"\{\{(\d+|title)(?::(th))?\}\}", fill, self.template)
        assert used == list(range(1, len(blocks) + 1)), f"{self.name}: blocks used: {used}"
        return page

    def encoded(self):
        """The page as bytes."""
        mark = "\ufeff" if self.header["encoding"] == "UTF-16LE" else ""
        return (mark + self.rendered()).encode(CODECS[self.header["encoding"]])

    # The gold

    def gold(self):
        """The page's gold record."""
        text, blocks, pieces = "", [], []  # pieces: (language, start, end, embedded), contiguous
        for block in self.blocks:
            if text:
                text += "\n"
                pieces[-1][2] += 1
            start = len(text)
            words, spans = block.read(bool(self.template))
            text += words
            record = {"kind": KINDS.get(block.tag, "heading")}
            if block.tag[0] == "h":
                record["level"] = int(block.tag[1])
            blocks.append(record | {"range": [start, len(text)]})
            self.split(pieces, block, start, len(text), spans)
        passages = []
        for language, start, end, embedded in pieces:
            blank = len(text[start:end]) - len(text[start:end].lstrip())
            if passages:  # white space belongs to the passage before
                passages[-1]["range"][1] += blank
                start += blank
            if passages and passages[-1]["language"] == language:
                passages[-1]["range"][1] = end
                passages[-1]["embedded"] += embedded
            else:
                passages.append({"language": language, "range": [start, end],
                                 "embedded": embedded})
        repeats = []
        if self.repeat:
            a, b, c, d = self.repeat
            repeats = [{"range": [blocks[c]["range"][0], blocks[d - 1]["range"][1]],
                        "of": [blocks[a]["range"][0], blocks[b - 1]["range"][1]]}]
        gold = {"id": self.name, "file": self.file, "title": self.header["title"]}
        if self.authors:
            gold["author"] = self.authors
        if "date" in self.header:
            gold["date"] = self.header["date"]
        gold |= {"language": self.language, "text": text, "blocks": blocks,
                 "passages": passages, "repeats": repeats,
                 "removed": list(dict.fromkeys(self.furniture))}
        return in_bytes(gold)

    @staticmethod
    def split(pieces, block, start, end, spans):
        """Add one block's pieces: its own language, and the clauses in another."""
        def other(language):
            return "id" if language.startswith("zh") else "zh-Hant"

        def embedded(language, low, high):
            return [{"range": [start + a, start + b],
                     "script": "Latn" if language.startswith("zh") else "Hani",
                     "language": other(language)}
                    for mark, a, b in spans if mark == "[[" and low <= start + a < high]

        position = start
        clauses = [(start + a, start + b) for mark, a, b in spans if mark == "{{"]
        for low, high in clauses:
            if position < low:
                pieces.append([block.language, position, low,
                               embedded(block.language, position, low)])
            pieces.append([other(block.language), low, high,
                           embedded(other(block.language), low, high)])
            position = high
        if position < end:
            pieces.append([block.language, position, end,
                           embedded(block.language, position, end)])

    def row(self, size):
        """This page's row of the README's table."""
        languages = []
        for passage in self.gold()["passages"]:
            if passage["language"] not in languages:
                languages.append(passage["language"])
        return (f"| `{self.file}` | {self.header['encoding']} | {', '.join(languages)} | "
                f"{len(self.blocks)} | {size:,} | {self.header['tests']} |")


def in_bytes(value, offsets=None):
    """The record with every range counted in UTF-8 bytes instead of characters."""
    if isinstance(value, dict):
        if "text" in value:
            offsets = [0]
            for character in value["text"]:
                offsets.append(offsets[-1] + len(character.encode("utf-8")))
        return {key: [offsets[p] for p in item] if key in ("range", "of") else
                in_bytes(item, offsets) for key, item in value.items()}
    if isinstance(value, list):
        return [in_bytes(item, offsets) for item in value]
    return value


def main():
    (HERE / "pages").mkdir(exist_ok=True)
    pages = [Page(path) for path in sorted((HERE / "annotated").glob("*.txt"))]
    outputs, records, rows = {}, [], []
    for page in pages:
        data, gold = page.encoded(), page.gold()
        check(data.decode(CODECS[page.header["encoding"]]), bool(page.template), gold)
        outputs[HERE / page.file] = data
        records.append(json.dumps(gold, ensure_ascii=False) + "\n")
        rows.append(page.row(len(data)))
    outputs[HERE / "gold.jsonl"] = "".join(records).encode("utf-8")
    readme = HERE / "README.md"
    if readme.exists():
        table = "\n".join(["<!-- pages -->",
                           "| page | encoding | languages | blocks | bytes | tests |",
                           "|---|---|---|---|---|---|", *rows, "<!-- /pages -->"])
        outputs[readme] = re.sub(r"<!-- pages -->.*<!-- /pages -->", lambda _: table,
                                 readme.read_text("utf-8"), flags=re.S).encode("utf-8")
    stale = [path for path, data in outputs.items()
             if not path.exists() or path.read_bytes() != data]
    stale += [path for path in sorted((HERE / "pages").iterdir()) if path not in outputs]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(HERE)}: not what annotated/ says", file=sys.stderr)
        print(f"{len(pages)} pages, {len(stale)} out of date", file=sys.stderr)
        sys.exit(1 if stale else 0)
    for path in stale:
        if path in outputs:
            path.write_bytes(outputs[path])
        else:
            path.unlink()
    print(f"{len(pages)} pages, {len(stale)} files written", file=sys.stderr)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Derive the parallel-articles corpus from its annotated sources.

    python3 Corpora/parallel-articles/annotate.py           write the files
    python3 Corpora/parallel-articles/annotate.py --check   verify, print counts

The source of truth is annotated/NAME.txt: one bead a stanza, stanzas parted
by an empty line, the beads in document order.

    zh: first sentence. | second sentence.
    id: only sentence. ¶

" | " parts the sentences of a side; a side with nothing after its colon is
empty (1-0, 0-1). "¶" after a sentence ends the paragraph on that side. "# "
before a sentence makes it a heading (or another line of its own, such as a
letter's salutation): a paragraph of its own, free to lack a final mark, that
also ends the paragraph before it. A line that starts with "//" is a comment.
See README.md for the derived files.
"""

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIDES = (("zh", "zh-Hant", ""), ("id", "id", " "))  # key, file tag, joiner
CLOSERS = "」』）”’)"
# What ends a sentence, and what would be a sentence end in the middle of one.
ENDING = {
    "zh": re.compile(rf"[。！？…][{CLOSERS}]*$"),
    "id": re.compile(rf"[.!?…][{CLOSERS}]*$"),
}
INNER = {
    "zh": re.compile(rf"[。！？][{CLOSERS}]*(?=[^。！？{CLOSERS}])"),
    "id": re.compile(rf"(\S*)[.!?][{CLOSERS}]*\s+(?=[^a-z\s])"),
}
# Abbreviations that may stand before a capital or a figure.
ABBREVIATIONS = {"dr", "drs", "dra", "prof", "ir", "jl", "no", "tbk", "s.d", "h",
                 "hj", "sdr", "yth", "psl", "kec", "kab", "gg", "dll", "dsb",
                 "m.sc", "s.h", "m.h", "a.n", "pt", "st"}


class Bad(Exception):
    """A fault in an annotated source."""


def parse_side(text, key, where):
    """The (sentence, is_heading, ends_paragraph) triples of one side."""
    result = []
    if not text.strip():
        return result
    for part in text.strip().split(" | "):
        sentence = part.strip()
        ends = sentence.endswith("¶")
        sentence = sentence.removesuffix("¶").rstrip()
        heading = sentence.startswith("# ")
        sentence = sentence.removeprefix("# ")
        check_sentence(sentence, heading, key, where)
        result.append((sentence, heading, ends or heading))
    return result


def check_sentence(sentence, heading, key, where):
    """Raise Bad unless the sentence is one clean sentence."""
    def fail(what):
        raise Bad(f"{where}: {what}: {sentence!r}")

    if not sentence:
        fail("empty sentence")
    if sentence != sentence.strip() or "  " in sentence or re.search(r"[\t\r\n]", sentence):
        fail("bad white space")
    if "¶" in sentence or "|" in sentence or sentence.startswith("#"):
        fail("stray mark")
    if not heading and not ENDING[key].search(sentence):
        fail("no sentence end")
    if key == "zh":
        if INNER["zh"].search(sentence):
            fail("sentence end inside")
        if re.search(r"[\u3400-\u9fff][,;:!?()]|[,;:!?()][\u3400-\u9fff]|[“”]", sentence):
            fail("half-width or foreign punctuation")
    else:
        for match in INNER["id"].finditer(sentence):
            if match.group(1).lower().lstrip("(“") not in ABBREVIATIONS:
                fail("sentence end inside")
        if re.search(r"[\u3000-\u303f\uff00-\uffef]|\"", sentence):
            fail("full-width or straight punctuation")


def parse(path):
    """The beads of one source: a list of {key: triples}."""
    beads = []
    stanza = {}
    lines = path.read_text(encoding="utf-8").split("\n") + [""]
    for number, line in enumerate(lines, 1):
        where = f"{path.name}:{number}"
        if line.startswith("//"):
            continue
        if not line.strip():
            if stanza:
                if set(stanza) != {"zh", "id"}:
                    raise Bad(f"{where}: stanza lacks a side")
                if not stanza["zh"] and not stanza["id"]:
                    raise Bad(f"{where}: stanza with two empty sides")
                beads.append(stanza)
                stanza = {}
            continue
        match = re.fullmatch(r"(zh|id):(?: (.*))?", line)
        if not match or match.group(1) in stanza:
            raise Bad(f"{where}: not a line of a stanza: {line!r}")
        stanza[match.group(1)] = parse_side(match.group(2) or "", match.group(1), where)
    return beads


def number_side(beads, key):
    """Sentences, each sentence's paragraph, and each bead's sentence numbers."""
    sentences, paragraph_of, groups = [], [], []
    paragraph, fresh = 0, True
    for bead in beads:
        group = []
        for sentence, heading, ends in bead[key]:
            if heading and not fresh:
                paragraph += 1
            group.append(len(sentences))
            sentences.append(sentence)
            paragraph_of.append(paragraph)
            fresh = ends
            paragraph += ends
        groups.append(group)
    return sentences, paragraph_of, groups


def paragraph_beads(groups, paragraphs, name):
    """Connected components of the paragraphs that two-sided beads link."""
    parent = {}

    def root(node):
        while parent[node] != node:
            node = parent[node]
        return node

    order = []  # paragraphs of both sides, by first appearance
    for bead in zip(*groups):
        nodes = [(side, paragraphs[side][s]) for side in (0, 1) for s in bead[side]]
        for node in nodes:
            if node not in parent:
                parent[node] = node
                order.append(node)
        if bead[0] and bead[1]:
            for node in nodes[1:]:
                parent[root(node)] = root(nodes[0])
    components = {}
    for node in order:
        components.setdefault(root(node), ([], []))[node[0]].append(node[1])
    beads = [tuple(sorted(side) for side in component) for component in components.values()]
    check_cover(beads, [p[-1] + 1 for p in paragraphs], f"{name}: paragraphs")
    return beads


def check_cover(beads, totals, where):
    """Raise Bad unless the beads cover 0..total-1 on each side once, in order."""
    for side in (0, 1):
        if [n for bead in beads for n in bead[side]] != list(range(totals[side])):
            raise Bad(f"{where}: beads do not cover side {side} in order")


def bead_lines(beads):
    return "".join(f"{list(zh)}:{list(id_)}\n" for zh, id_ in beads)


def derive(path):
    """The derived files {file name: text} of one source, and its counts."""
    name, beads = path.stem, parse(path)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise Bad(f"{name}: not a lower-case ASCII name with hyphens")
    files, groups, paragraphs, totals = {}, [], [], []
    for key, tag, joiner in SIDES:
        sentences, paragraph_of, group = number_side(beads, key)
        texts = [[] for _ in range(paragraph_of[-1] + 1)]
        for sentence, paragraph in zip(sentences, paragraph_of):
            texts[paragraph].append(sentence)
        files[f"{name}.{tag}.txt"] = "".join(joiner.join(t) + "\n" for t in texts)
        files[f"{name}.{tag}.sentences"] = "".join(s + "\n" for s in sentences)
        groups.append(group)
        paragraphs.append(paragraph_of)
        totals.append(len(sentences))
    sentence_beads = list(zip(*groups))
    check_cover(sentence_beads, totals, f"{name}: sentences")
    linked = paragraph_beads(groups, paragraphs, name)
    files[f"{name}.sentences.beads"] = bead_lines(sentence_beads)
    files[f"{name}.paragraphs.beads"] = bead_lines(linked)
    counts = {
        "sentences": Counter(f"{len(a)}-{len(b)}" for a, b in sentence_beads),
        "paragraphs": Counter(f"{len(a)}-{len(b)}" for a, b in linked),
        "totals": totals,
    }
    return files, counts


def report(all_counts):
    """Print sizes: an article a line, then the bead types altogether."""
    for name, counts in all_counts.items():
        types = ", ".join(f"{k} {v}" for k, v in sorted(counts["sentences"].items()))
        print(f"{name}: zh {counts['totals'][0]}, id {counts['totals'][1]}; {types}")
    zh = sum(c["totals"][0] for c in all_counts.values())
    id_ = sum(c["totals"][1] for c in all_counts.values())
    print(f"articles {len(all_counts)}; sentences zh {zh}, id {id_}")
    for level in ("sentences", "paragraphs"):
        total = sum((c[level] for c in all_counts.values()), Counter())
        size = sum(total.values())
        two_sided = sum(v for k, v in total.items() if "0" not in k.split("-"))
        print(f"{level} beads {size}, both sides non-empty {two_sided}: " + ", ".join(
            f"{k} {v} ({100 * v / size:.1f}%)" for k, v in sorted(total.items())))


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    wanted, all_counts, faults = {}, {}, []
    for path in sorted((HERE / "annotated").glob("*.txt")):
        try:
            files, all_counts[path.stem] = derive(path)
            wanted.update(files)
        except Bad as fault:
            faults.append(str(fault))
    if not faults and arguments:
        present = {p.name for pattern in ("*.txt", "*.sentences", "*.beads")
                   for p in HERE.glob(pattern)}
        faults += [f"{n}: no source derives it" for n in sorted(present - set(wanted))]
        for file_name, text in sorted(wanted.items()):
            path = HERE / file_name
            if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
                faults.append(f"{file_name}: missing or out of date")
    elif not faults:
        for file_name, text in wanted.items():
            (HERE / file_name).write_bytes(text.encode("utf-8"))
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        report(all_counts)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Documents with known beads, made of parallel text, and how well a program finds them."""
import pathlib
import re
import subprocess
import tempfile

CLAUSE = re.compile(r"(?<=[，；：、])|(?<=[,;:]) ")
LEVELS = {"light": 0.5, "medium": 1.0, "heavy": 1.7}


def is_wide(text):
    """Whether words stand without spaces, as in Chinese."""
    return 2 * sum("\u2e80" <= c <= "\u9fff" for c in text) > len(text)


def join(parts):
    return ("" if parts and is_wide(parts[0]) else " ").join(parts)


def halves(text, rng):
    """A text in two, cut after a comma or the like, both of a fair length; or None."""
    parts = [p for p in CLAUSE.split(text) if p]
    least = 8 if is_wide(text) else 20
    cuts = [(join(parts[:k]), join(parts[k:])) for k in range(1, len(parts))]
    cuts = [c for c in cuts if min(map(len, c)) >= least]
    return list(rng.choice(cuts)) if cuts else None


def noisy(pairs, level, rng):
    """Segments of both sides and the beads of a document.

    Of hundred pairs at the level `medium` six are missing on one side, blocks of three to eight are
    missing now and then, fourteen times two or three are joined on one side, eight are cut, and twice
    the border between two is moved.
    """
    factor, sides, beads, k = LEVELS[level], ([], []), [], 0

    def add(*texts):
        beads.append(tuple(tuple(range(len(s), len(s) + len(t))) for s, t in zip(sides, texts)))
        for side, text in zip(sides, texts):
            side.extend(text)

    while k < len(pairs):
        draw, here, left = rng.random() / factor, rng.randrange(2), len(pairs) - k
        pick = lambda mine, other: (mine, other) if here == 0 else (other, mine)
        mine, other = pairs[k][here], pairs[k][1 - here]
        if draw < 0.065:
            for pair in pairs[k:k + (rng.randint(3, 8) if draw < 0.005 else 1)]:
                add(*pick([pair[here]], []))
                k += 1
        elif draw < 0.205 and left > 2:
            count = 3 if draw < 0.085 else 2
            joined = join([p[here] for p in pairs[k:k + count]])
            add(*pick([joined], [p[1 - here] for p in pairs[k:k + count]]))
            k += count
        elif draw < 0.285 and (parts := halves(mine, rng)):
            add(*pick(parts, [other]))
            k += 1
        elif 0.285 <= draw < 0.305 and left > 1 and (parts := halves(pairs[k + 1][here], rng)):
            add(*pick([join([mine, parts[0]]), parts[1]], [other, pairs[k + 1][1 - here]]))
            k += 2
        else:
            add([pairs[k][0]], [pairs[k][1]])
            k += 1
    return sides, beads


class StrictScore:
    """Strict F1 as Vecalign counts: precision over all beads, recall over those with both sides."""

    def __init__(self):
        self.right = self.found = self.recalled = self.gold = 0

    def add(self, gold, found):
        found = set(found)
        both = [b for b in gold if b[0] and b[1]]
        self.right += len(found & set(gold))
        self.found += len(found)
        self.recalled += sum(b in found for b in both)
        self.gold += len(both)

    def __str__(self):
        p, r = self.right / max(1, self.found), self.recalled / max(1, self.gold)
        return f"strict F1 {2 * p * r / max(1e-9, p + r):.4f} (precision {p:.4f}, recall {r:.4f}, {self.gold} beads)"


def parse(text):
    """Beads of `align --output beads`."""
    return [tuple(tuple(int(n) for n in side.strip("[]").split(",") if n.strip()) for side in line.split(":")[:2])
            for line in text.splitlines()]


def align(program, sides, tags, extra=()):
    """The beads that the program finds between segments."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / name for name in ("source", "target")]
        for path, lines in zip(paths, sides):
            path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        out = subprocess.run(
            [program, "align", *paths, "--unit", "line", "--output", "beads", "--source", tags[0],
             "--target", tags[1], *extra], capture_output=True, text=True, check=True)
    return parse(out.stdout)


def lengths_only(sides):
    """The beads of PyPI's galechurch over UTF-8 byte lengths."""
    import galechurch
    beads = galechurch.align(*(["x" * len(line.encode()) for line in side] for side in sides)).beads
    found = [(tuple(range(b.source_start, b.source_end)), tuple(range(b.target_start, b.target_end))) for b in beads]
    for side in (0, 1):
        covered = {n for bead in found for n in bead[side]}
        found += [((n,), ()) if side == 0 else ((), (n,)) for n in range(len(sides[side])) if n not in covered]
    return found

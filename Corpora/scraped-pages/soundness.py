"""Checks that a page and its gold record agree, and that the record is sound."""

import re
from html.parser import HTMLParser

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


class Fault(Exception):
    """Something in a page or its gold that must not be."""


class Visible(HTMLParser):
    """Text that a reader of the page can see."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.hidden, self.text = 0, ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.hidden:
            self.text += data


def folded(text):
    return "".join(text.split())


def check(page, is_html, gold):
    """Raise Fault at the first thing wrong with `gold`, the record of the decoded `page`."""
    Check(Visible(page).text if is_html else page, gold).run()


class Check:
    def __init__(self, seen, gold):
        self.seen, self.gold = folded(seen), gold
        self.text = gold["text"].encode("utf-8")

    def need(self, condition, reason, detail=""):
        if not condition:
            raise Fault(f"{self.gold['id']}: {reason}: {detail}")

    def cut(self, bounds):
        """The text between two byte offsets; decoding fails off a character's boundary."""
        start, end = bounds
        self.need(0 <= start < end <= len(self.text), "range outside the text", bounds)
        return self.text[start:end].decode("utf-8")

    def run(self):
        self.blocks()
        self.passages()
        self.repeats()
        self.strings()

    def blocks(self):
        """Blocks cover the text but for the newlines between, and stand in the page in order."""
        position, at = 0, 0
        for block in self.gold["blocks"]:
            words = self.cut(block["range"])
            self.need(block["range"][0] == position, "gap before", words)
            self.need(words == words.strip(), "blanks round", words)
            position = block["range"][1] + 1
            at = self.seen.find(folded(words), at)
            self.need(at >= 0, "not in the page, in this order", words)
            at += len(folded(words))
        self.need(position == len(self.text) + 1, "blocks end before the text")

    def passages(self):
        """Passages cover the text; what is embedded lies inside and is of the other script."""
        position = 0
        for passage in self.gold["passages"]:
            words, (start, end) = self.cut(passage["range"]), passage["range"]
            self.need(start == position, "passages apart at", words)
            self.need(words[0].strip(), "passage opens with a blank", words)
            self.need(len(HAN.findall(words)) >= 8 or len(words.split()) >= 3, "short", words)
            position = end
            marked = ""
            for one in passage["embedded"]:
                phrase = self.cut(one["range"])
                self.need(start <= one["range"][0] and one["range"][1] <= end, "outside", phrase)
                fits = (len(phrase.split()) >= 3 and not HAN.search(phrase)
                        if one["script"] == "Latn" else all(map(HAN.match, phrase)))
                self.need(fits, "not an embedded phrase", phrase)
                marked += phrase
            if passage["language"] == "id":
                self.need(HAN.findall(words) == HAN.findall(marked), "Han unmarked in", words)
        self.need(position == len(self.text), "passages end before the text")

    def repeats(self):
        """A repeat and its source span whole blocks, the source first."""
        starts = {block["range"][0] for block in self.gold["blocks"]}
        ends = {block["range"][1] for block in self.gold["blocks"]}
        for repeat in self.gold["repeats"]:
            for start, end in (repeat["of"], repeat["range"]):
                self.need(start in starts and end in ends, "repeat cuts a block", (start, end))
            self.need(repeat["of"][1] < repeat["range"][0], "repeat overlaps its source")

    def strings(self):
        """Headline, authors and furniture stand in the page, and not in the text."""
        text = folded(self.gold["text"])
        for string in [self.gold["title"], *self.gold["removed"]]:
            self.need(folded(string) in self.seen, "not in the page", string)
            self.need(folded(string) not in text, "in the text", string)
        for author in self.gold.get("author", []):
            self.need(folded(author) in self.seen, "author not in the page", author)

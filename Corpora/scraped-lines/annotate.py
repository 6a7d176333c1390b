#!/usr/bin/env python3
"""Makes gold.jsonl from annotated.txt; --check says whether it is up to date.

A page begins with `@ NAME LANGUAGE KIND`. Each line after it is one line of the scraped text behind a
mark and a space: `=` article, `-` furniture, `#` headline.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
KINDS = {"=": "article", "-": "furniture", "#": "title"}


def pages():
    page = None
    for number, line in enumerate((HERE / "annotated.txt").read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        mark, text = line[0], line[2:]
        if mark == "@":
            if page:
                yield page
            name, language, kind = text.split()
            page = {"id": name, "language": language, "page_type": kind, "lines": []}
        elif mark in KINDS and line[1] == " " and text == " ".join(text.split()) and text:
            page["lines"].append({"text": text, "is": KINDS[mark]})
        else:
            sys.exit(f"annotated.txt:{number}: no such line: {line!r}")
    if page:
        yield page


def record(page):
    titles = [line["text"] for line in page["lines"] if line["is"] == "title"]
    if titles:
        page["title"] = titles[0]
    page["text"] = "\n".join(line["text"] for line in page["lines"] if line["is"] == "article")
    keys = ["id", "language", "page_type", "title", "text", "lines"]
    return json.dumps({key: page[key] for key in keys if key in page}, ensure_ascii=False) + "\n"


def main():
    gold = "".join(record(page) for page in pages())
    path = HERE / "gold.jsonl"
    if "--check" in sys.argv:
        sys.exit(0 if path.read_text("utf-8") == gold else "gold.jsonl is out of date")
    path.write_text(gold, "utf-8")


main()

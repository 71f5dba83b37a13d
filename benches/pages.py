#!/usr/bin/env python3
"""How much of an article telusur reads out of saved web pages. Python 3.9+, standard library only.

    pages.py [--telusur CMD] PAGES REFERENCES

PAGES holds NAME.html, REFERENCES for each of them NAME.txt with the article's text (headline and paragraphs) and, where
there is one, NAME.also.txt with what may stand in it or not (day, byline, credits). Words are compared as bags of words
in small letters: `found` is the share of the reference's words that were read, `furniture` the share of words read that
stand in neither file, F the harmonic mean of what is found and what is no furniture. Exit status 1 where no page was read.
"""
import argparse, collections, json, pathlib, re, shlex, subprocess, sys


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def line(name, right, extra, missed):
    f, found = 2 * right / (2 * right + extra + missed), right / (right + missed)
    return f"{name:28} F {f:.4f}  found {found:.4f}  furniture {extra / max(right + extra, 1):.4f}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--telusur", default="target/release/telusur")
    arguments.add_argument("pages", type=pathlib.Path)
    arguments.add_argument("references", type=pathlib.Path)
    given = arguments.parse_args()
    total = [0, 0, 0]
    for page in sorted(given.pages.glob("*.html")):
        reference = given.references / f"{page.stem}.txt"
        if not reference.exists():
            print(f"{page.stem}: no {reference.name} to compare with", file=sys.stderr)
            continue
        run = subprocess.run(shlex.split(given.telusur) + ["extract", str(page)], stdout=subprocess.PIPE, text=True)
        read = words(json.loads(run.stdout)["article"]["text"]) if run.returncode in (0, 1) and run.stdout else words("")
        true = words(reference.read_text(encoding="utf-8"))
        also = given.references / f"{page.stem}.also.txt"
        allowed = words(also.read_text(encoding="utf-8")) if also.exists() else words("")
        counts = [sum((read & true).values()), sum((read - true - allowed).values()), sum((true - read).values())]
        print(line(page.stem, *counts))
        total = [t + c for t, c in zip(total, counts)]
    if not total[0]:
        sys.exit(1)
    print(line("all", *total))


if __name__ == "__main__":
    main()

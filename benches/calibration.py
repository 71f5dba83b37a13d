#!/usr/bin/env python3
"""How often a finding is right that telusur says it is so sure of. Python 3.9+, standard library only.

    calibration.py [--telusur CMD] [--language CODE] [--columns FILE...] [--gold DIR...]

--columns takes annotated names: a token and its IOB tag a line, an empty line behind a sentence.
--gold takes a folder with articles/NN.txt and gold/NN.json: quotes (content, speaker) and facts.

A name is right with its exact words and kind, a quote where it shares four fifths of its letters with an annotated
one, and a fact where it covers half of an annotated one of its kind. Prints a table in Markdown: for each span of
confidence how many findings there were, how sure they were on average, and the share that was right.
"""
import argparse, collections, json, os, shlex, subprocess

KINDS = {"PER": "person", "PERSON": "person", "ORG": "organisation", "ORGANISATION": "organisation",
         "LOC": "place", "PLACE": "place"}
STEPS = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01]
NO_SPACE_BEFORE, NO_SPACE_BEHIND = set(")]}”’.,;:!?%'"), set("([{“‘`")


def analyse(args, documents):
    feed = "".join(json.dumps(d) + "\n" for d in documents).encode()
    run = subprocess.run(shlex.split(args.telusur) + ["extract", "--batch"], input=feed, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def sentences(path):
    sentence = []
    for line in open(path, encoding="utf-8"):
        columns = line.split()
        if columns:
            sentence.append((columns[0], columns[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def with_spaces(tokens):
    """The text of a list of tokens, and where each one stands."""
    text, places, glued = "", [], True
    for token in tokens:
        if not glued and not (len(token) == 1 and token in NO_SPACE_BEFORE):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glued = len(token) == 1 and token in NO_SPACE_BEHIND
    return text, places


def names(tags, places):
    found, start = set(), None
    for at, tag in enumerate(tags + ["O"]):
        prefix, _, kind = tag.partition("-")
        if start is not None and (prefix != "I" or kind != start[0]):
            found.add((KINDS.get(start[0].upper()), places[start[1]][0], places[at - 1][1]))
            start = None
        if prefix == "B" or (prefix == "I" and start is None):
            start = (kind, at)
    return found


def score_names(args, path, tally):
    documents, gold = [], []
    for number, sentence in enumerate(sentences(path)):
        text, places = with_spaces([token for token, _ in sentence])
        documents.append({"id": str(number), "text": text, "language": args.language})
        gold.append(names([tag for _, tag in sentence], places))
    for analysis, right in zip(analyse(args, documents), gold):
        for entity in analysis["entities"]:
            for mention in entity["mentions"]:
                if mention["form"] == "name" and entity["kind"] in KINDS.values():
                    good = (entity["kind"], mention["start"], mention["end"]) in right
                    tally["name"].append((entity["confidence"], good))


def letters(spans):
    return {at for span in spans for at in range(span["start"], span["end"])}


def find(text, piece, start=0):
    """The letters of an annotated piece of text, which is a string or {"text", "n": which occurrence}."""
    if isinstance(piece, dict):
        at = -1
        for _ in range(piece.get("n", 1)):
            at = text.find(piece["text"], at + 1)
        piece = piece["text"]
    else:
        at = text.find(piece, start)
        at = at if at >= 0 else text.find(piece)
    return set(range(at, at + len(piece)))


def score_gold(args, folder, tally):
    ids = sorted(name[:-5] for name in os.listdir(os.path.join(folder, "gold")) if name.endswith(".json"))
    texts = [open(os.path.join(folder, "articles", i + ".txt"), encoding="utf-8").read() for i in ids]
    golds = [json.load(open(os.path.join(folder, "gold", i + ".json"), encoding="utf-8")) for i in ids]
    documents = [{"id": i, "text": t, "language": args.language} for i, t in zip(ids, texts)]
    for text, gold, analysis in zip(texts, golds, analyse(args, documents)):
        title, start, quotes = text.find("\n"), 0, []
        for quote in gold["quotes"]:
            content = set()
            for piece in quote["content"]:
                content |= find(text, piece, start)
                start = min(find(text, piece, start))
            quotes.append(content)
        for quote in analysis["quotes"]:
            content = letters(quote["content"])
            if min(content) > title:
                good = any(len(content & q) >= 0.8 * len(content | q) for q in quotes)
                tally["quote"].append((quote["confidence"], good))
        for fact in analysis["facts"]:
            if fact["kind"] in ("comparison", "background"):
                mine = letters(fact["spans"])
                theirs = [find(text, f["text"]) for f in gold["facts"] if f["kind"] == fact["kind"]]
                good = any(len(mine & f) >= 0.5 * min(len(mine), len(f)) for f in theirs)
                tally[fact["kind"]].append((fact["confidence"], good))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--telusur", default="target/release/telusur")
    parser.add_argument("--language", default="id")
    parser.add_argument("--columns", nargs="*", default=[])
    parser.add_argument("--gold", nargs="*", default=[])
    args = parser.parse_args()
    tally = collections.defaultdict(list)
    for path in args.columns:
        score_names(args, path, tally)
    for folder in args.gold:
        score_gold(args, folder, tally)
    print("| finding | said to be | findings | sure on average | right |\n|---|---|---|---|---|")
    for kind, findings in tally.items():
        for low, high in zip(STEPS, STEPS[1:]):
            inside = [(sure, good) for sure, good in findings if low <= sure < high]
            if inside:
                sure = sum(s for s, _ in inside) / len(inside)
                right = sum(g for _, g in inside) / len(inside)
                print(f"| {kind} | {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {sure:.2f} | {right:.2f} |")


if __name__ == "__main__":
    main()

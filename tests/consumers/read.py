"""Reads telusur's output with programs that nobody here wrote: the schemas with jsonschema, the CSV
and the JSON Lines with pandas, the Markdown with markdown-it, and every offset with Python's own
strings: read.py TELUSUR"""

import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import jsonschema
import pandas
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

SCHEMAS = Path(__file__).parents[2] / "assets/schema"

# Signs that trip programs: emoji and combining marks before names, quotes in quotes, markup, tabs,
# formulas, separators of lines, turned writing, metacharacters in names.
HOSTILE = (
    "=Judul 😀 e\u0301 <script>\n\n"
    "\u201c=SUM(A1) \u2018dan\u2019 \u2028tidak\u0085 \U0001f469\u200d\U0001f469\u200d\U0001f467,\u201d kata *Sari* _Dewi_ Handayani.\n\n"
    "Menurut Menteri Budi \u05d0\u05d1 Santosa, harga naik dari 5 menjadi \u22127, \"lalu\", \tturun.\r\n\r\n"
    "\u201c+62 @semua -10,\u201d ujar Ömer Ayşe. Ayşe menjabat sebagai wali kota sejak 2019.\n"
)


def run(telusur, *arguments, given=None):
    done = subprocess.run([telusur, *arguments], input=given, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode("utf-8")


def validator(name):
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def spans(value):
    """Every object with start, end and the words between."""
    if isinstance(value, dict):
        if {"start", "end"} <= value.keys() and ("text" in value or "exact" in value):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check_offsets(value, text):
    seen = 0
    for span in spans(value):
        if len(span.get("spans", [])) > 1:
            continue  # the pieces have their own
        words = span.get("text", span.get("exact"))
        assert text[span["start"] : span["end"]] == words, span
        assert text[: span["start"]].endswith(span.get("prefix", ""))
        assert text[span["end"] :].startswith(span.get("suffix", ""))
        seen += 1
    return seen


def check_batch(telusur, articles):
    lines = [json.dumps({"id": name, "text": text}) for name, text in articles.items()]
    output = run(telusur, "extract", "--batch", given="\n".join(lines).encode())
    # Programs that take U+2028 for the end of a line find as many lines as we wrote.
    assert len(output.splitlines()) == len(articles)
    analyses = [json.loads(line) for line in output.splitlines()]
    extract = validator("extract.schema.json")
    for analysis, (name, text) in zip(analyses, articles.items(), strict=True):
        extract.validate(analysis)
        assert analysis["id"] == name
        assert analysis["article"]["text"] == text.replace("\r\n", "\n")
        found = [analysis[key] for key in ("entities", "quotes", "facts")]
        assert check_offsets(found, analysis["article"]["text"]) > 5, name
    frame = pandas.read_json(io.StringIO(output), lines=True)
    assert list(frame["id"]) == list(articles)


def check_export(telusur, name, text):
    def export(*arguments):
        return run(telusur, "export", "-", *arguments, given=text.encode())

    data = json.loads(export("--format", "json"))
    validator("export.schema.json").validate(data)
    assert check_offsets(data["facts"], text.replace("\r\n", "\n")) > 0, name
    for raw in ([], ["--raw"]):
        csv = export("--format", "csv", *raw)
        frame = pandas.read_csv(io.StringIO(csv, newline=""), dtype=str, keep_default_na=False)
        assert len(frame) == len(data["facts"])
        for (_, row), fact in zip(frame.iterrows(), data["facts"], strict=True):
            guarded = row["guarded"].split()
            assert not (raw and guarded)
            for column, cell in row.items():
                if column == "guarded":
                    continue
                if column in guarded:
                    assert cell[0] == "'"
                    cell = cell[1:]
                assert cell == as_cell(fact[column]), (name, fact["id"], column)
    check_markdown(export("--format", "md"), data, name)
    return len(data["facts"])


def check_markdown(markdown, data, name):
    """Every fact is a quotation of its exact words with a note of its own, and nothing else is markup."""
    parser = MarkdownIt("commonmark").use(front_matter_plugin).use(footnote_plugin)
    tokens = parser.parse(markdown)
    kinds = [token.type for token in tokens]
    assert kinds[0] == "front_matter" and data["article"]["sha256"] in tokens[0].content
    inline = [token for token in tokens if token.type == "inline"]
    allowed = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "footnote_ref", "softbreak"}
    used = {child.type for token in inline for child in token.children}
    assert used <= allowed, (name, used - allowed)
    assert not {"html_block", "code_block", "fence", "hr", "bullet_list_open", "ordered_list_open"} & set(kinds), name
    # The first paragraph of each quotation has the words, the last one the citation.
    quoted = [tokens[at + 2] for at, kind in enumerate(kinds) if kind == "blockquote_open"]
    shown = ["".join(child.content or " " for child in token.children) for token in quoted]
    printable = [
        " ".join("".join("\ufffd" if is_control(c) else c for c in fact["exact"]).split()) for fact in data["facts"]
    ]
    assert [" ".join(words.split()) for words in shown] == printable, (name, shown, printable)
    assert kinds.count("footnote_open") == len(data["facts"]), name


def is_control(character):
    return unicodedata.category(character) == "Cc" and not character.isspace()


def as_cell(value):
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case [{"start": _}, *_]:
            return " ".join(f"{piece['start']}-{piece['end']}" for piece in value)
        case list():
            return " | ".join(value)
        case _:
            return str(value)


def main(telusur):
    samples = {code: json.loads(run(telusur, "extract", "--sample", code)) for code in ("id", "en")}
    articles = {code: sample["article"]["text"] for code, sample in samples.items()} | {"hostile": HOSTILE}
    for sample in samples.values():
        validator("extract.schema.json").validate(sample)
    check_batch(telusur, articles)
    facts = sum(check_export(telusur, name, text) for name, text in articles.items())
    print(f"{len(articles)} articles, {facts} facts: schemas, offsets, CSV and JSON agree")


main(sys.argv[1])

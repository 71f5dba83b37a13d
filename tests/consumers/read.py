"""Reads what telusur writes with a JSON Schema validator, pandas, and Python's own strings."""

import io
import json

import jsonschema
import pandas
from common import SCHEMAS, run

# Signs that trip programs: emoji and combining marks before names, quotes in quotes, markup, tabs,
# formulas, separators of lines, turned writing, metacharacters in names.
HOSTILE = (
    "=Judul 😀 e\u0301 <script>\n\n"
    "\u201c=SUM(A1) \u2018dan\u2019 \u2028tidak\u0085 \U0001f469\u200d\U0001f469\u200d\U0001f467,\u201d kata *Sari* _Dewi_ Handayani.\n\n"
    "Menurut Menteri Budi \u05d0\u05d1 Santosa, harga naik dari 5 menjadi \u22127, \"lalu\", \tturun.\r\n\r\n"
    "\u201c+62 @semua -10,\u201d ujar Ömer Ayşe. Ayşe menjabat sebagai wali kota sejak 2019.\n"
)


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
    data = json.loads(run(telusur, "export", "-", "--format", "json", given=text.encode()))
    validator("export.schema.json").validate(data)
    validator("extract.schema.json").validate(data["document"])
    assert check_offsets(data["facts"], text.replace("\r\n", "\n")) > 0, name
    return len(data["facts"])


def main(telusur):
    samples = {code: json.loads(run(telusur, "extract", "--sample", code)) for code in ("id", "en")}
    articles = {code: sample["article"]["text"] for code, sample in samples.items()} | {"hostile": HOSTILE}
    for sample in samples.values():
        validator("extract.schema.json").validate(sample)
    check_batch(telusur, articles)
    facts = sum(check_export(telusur, name, text) for name, text in articles.items())
    print(f"JSON Schema, pandas: {len(articles)} articles, {facts} facts, their offsets")

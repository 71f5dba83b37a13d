"""The CSV and the JSON Lines are the same, cell by cell, to pandas and to DuckDB."""

import io
import json

import duckdb
import pandas


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
            return " | ".join(map(str, value))
        case _:
            return str(value)


def unguarded(row):
    """A row without the guards that its last column names."""
    guarded = row.pop("guarded").split()
    for column in guarded:
        assert row[column][0] == "'", column
        row[column] = row[column][1:]
    return row, guarded


def check(article):
    wanted = [{key: as_cell(value) for key, value in fact.items()} for fact in article.facts]
    seen = set()
    for options in ([], ["--raw"]):
        csv = article.export("csv", *options)
        frame = pandas.read_csv(io.StringIO(csv, newline=""), dtype=str, keep_default_na=False)
        rows = [unguarded(dict(row)) for _, row in frame.iterrows()]
        assert [row for row, _ in rows] == wanted, article.name
        guards = {column for _, guarded in rows for column in guarded}
        assert not (options and guards)
        seen |= guards
        path = article.exported_file("csv", "csv", *options)
        query = f"SELECT * FROM read_csv('{path}', all_varchar=true, header=true, delim=',', quote='\"', escape='\"', nullstr='\x01')"
        relation = duckdb.sql(query)
        ducks = [dict(zip(relation.columns, (cell or "" for cell in row))) for row in relation.fetchall()]
        assert [unguarded(row)[0] for row in ducks] == wanted, article.name
    if article.name == "hostile":
        assert {"exact", "title"} <= seen, seen
    # The JSON Lines themselves, and every type in them.
    lines = article.exported_file("jsonl", "jsonl")
    frame = pandas.read_json(lines, lines=True, dtype=False, convert_dates=False)
    assert list(frame["exact"]) == [fact["exact"] for fact in article.facts]
    assert list(frame["start"]) == [fact["start"] for fact in article.facts]
    rows = duckdb.sql(f"SELECT exact, confidence FROM read_json('{lines}', format='newline_delimited')").fetchall()
    assert [row[0] for row in rows] == [fact["exact"] for fact in article.facts]
    assert [round(row[1], 4) for row in rows] == [fact["confidence"] for fact in article.facts]
    for fact in article.facts:
        assert article.text[fact["start"] : fact["end"]].startswith(fact["spans"][0]["exact"])
        assert all(article.text[p["start"] : p["end"]] == p["exact"] for p in fact["spans"])
    exported = json.loads(article.export("json"))
    assert exported["facts"] == article.facts
    return "pandas and DuckDB: CSV equals JSON Lines cell by cell"

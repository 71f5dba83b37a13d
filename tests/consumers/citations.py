"""CSL-JSON through pandoc's citeproc, BibLaTeX through bibtexparser and pandoc, RIS through rispy."""

import json

import bibtexparser
import pypandoc
import rispy
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import convert_to_unicode
from common import one_line


def cited(bibliography, key):
    """What pandoc prints of a source."""
    text = f"---\nbibliography: {bibliography}\n---\n\nX [@{key}].\n"
    return pypandoc.convert_text(text, "plain", format="markdown", extra_args=["--citeproc", "--wrap=none"])


def letters(text):
    """Letters and digits alone: styles set marks and capitals as they like."""
    return "".join(c for c in text.lower() if c.isalnum())


def check(article):
    about = article.analysis["article"]
    title = one_line(about["title"])
    (item,) = json.loads(article.export("csl"))
    assert item["type"] == "article-newspaper" and item["title"] == about["title"]
    assert item["custom"]["facts"] == article.facts and len(item["annote"].split("\n")) == len(article.facts)
    path = article.exported_file("csl", "csl.json")
    assert letters(title)[:30] in letters(cited(path, item["id"])), cited(path, item["id"])

    database = bibtexparser.loads(article.export("bib"), parser=BibTexParser(customization=convert_to_unicode, ignore_nonstandard_types=False))
    (entry,) = database.entries
    assert entry["ENTRYTYPE"] == "online" and entry["ID"] == item["id"]
    assert one_line(entry["annotation"]).count("\\par ") == len(article.facts) - 1 or len(article.facts) == 1
    path = article.exported_file("bib", "bib")
    read = json.loads(pypandoc.convert_file(str(path), "csljson", format="biblatex"))
    assert letters(title) == letters(read[0]["title"].replace("<span class=\"nocase\">", "").replace("</span>", "")), read[0]["title"]

    if author := about["byline"]:
        assert item["author"] == [{"literal": author}]
        (name,) = read[0]["author"]
        assert letters(author) == letters("".join(name.values())), name

    (source,) = rispy.loads(article.export("ris"))
    assert source["type_of_reference"] == "NEWS" and one_line(source.get("title") or source["primary_title"]) == title
    assert source.get("authors", []) == ([one_line(about["byline"])] if about["byline"] else [])
    assert len(source["notes"]) == len(article.facts)
    assert all(one_line(f["exact"].replace("\x85", " ")) in one_line(n) for f, n in zip(article.facts, source["notes"], strict=True))
    assert "machine_extracted" in source["keywords"]
    return "pandoc --citeproc, bibtexparser, rispy: citations"

"""Markdown through pandoc, and the HTML report through html5lib and extruct."""

import json
import re
import unicodedata

import extruct
import html5lib
import pypandoc
import yaml
from common import one_line


def printable(text):
    """White space is one blank, control characters are replaced, as in what people read."""
    control = lambda c: unicodedata.category(c) == "Cc" and not c.isspace()  # noqa: E731
    return one_line("".join("\ufffd" if control(c) else c for c in text))


def shown_in_html(text):
    """Control characters, which HTML may not hold, are replaced; nothing else is."""
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" and c not in "\t\n" else c for c in text)


def walk(node, kind):
    """Every element of pandoc's tree of a kind."""
    if isinstance(node, dict):
        if node.get("t") == kind:
            yield node
        for inner in node.values():
            yield from walk(inner, kind)
    elif isinstance(node, list):
        for inner in node:
            yield from walk(inner, kind)


def plain(node):
    """The words of a part of pandoc's tree, without its notes."""
    match node:
        case {"t": "Str", "c": words}:
            return words
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Note"}:
            return ""
        case {"t": "Code", "c": [_, words]}:
            return words
        case {"t": "Quoted"}:
            raise AssertionError("pandoc has made quotation marks of its own")
        case {"c": inner}:
            return plain(inner)
        case list():
            return "".join(map(plain, node))
        case _:
            return ""


def check_markdown(article):
    markdown = article.export("md")
    tree = json.loads(pypandoc.convert_text(markdown, "json", format="markdown"))
    for kind in ("RawInline", "RawBlock", "Math", "Image", "CodeBlock", "Strikeout", "Superscript", "Subscript", "Cite"):
        assert not list(walk(tree, kind)), (article.name, kind)
    notes = list(walk(tree["blocks"], "Note"))
    assert len(notes) == len(article.facts), "one note a fact"
    quotes = list(walk(tree["blocks"], "BlockQuote"))
    shown = [printable(" ".join(plain(block) for block in quote["c"][:-1])) for quote in quotes]
    wanted = [printable(fact["exact"]) for fact in article.facts]
    assert shown == wanted, [pair for pair in zip(shown, wanted) if pair[0] != pair[1]][:1]
    for fact, note in zip(article.facts, notes, strict=True):
        words = printable(plain(note["c"]))
        assert fact["sha256"] in words
        fragments = [link["c"][2][0] for link in walk(note, "Link")]
        assert any("#:~:text=" in address for address in fragments), fragments
    front = yaml.safe_load(re.match(r"---\n(.*?)\n---\n", markdown, re.S).group(1))
    assert front["sha256"] == article.analysis["article"]["sha256"] and front["machine_extracted"] is True
    # Pandoc reads Markdown there, too.
    assert printable(plain(tree["meta"]["title"])) == printable(article.analysis["article"]["title"])
    # The same through strict CommonMark: nothing in it is HTML.
    html = pypandoc.convert_text(markdown, "html", format="markdown")
    assert "<script" not in html and "<b>" not in html


def check_html(article):
    page = article.export("html")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(page)
    scripts = document.findall(".//script")
    assert [s.get("type") for s in scripts] == ["application/ld+json"]
    loads = [e for tag in ("img", "link", "iframe", "object", "embed", "audio", "video") for e in document.findall(f".//{tag}")]
    assert not loads and not re.search(r"url\(|@import", page), "nothing is loaded"
    policy = next(m.get("content") for m in document.findall(".//meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert not [e for e in document.iter() if any(k.startswith("on") or k == "style" for k in e.attrib)]
    ids = [e.get("id") for e in document.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    jumps = [a.get("href")[1:] for a in document.findall(".//a") if a.get("href", "").startswith("#")]
    assert len(jumps) == len(article.facts) and set(jumps) <= set(ids), "every fact leads to its place"
    listed = {li.get("id"): "".join(li.find("blockquote").itertext()) for li in document.findall(".//li")}
    shown = {f["id"]: shown_in_html(f["exact"]) for f in article.facts}
    assert listed == shown
    # The article stands in it whole.
    blocks = [article.text[b["start"] : b["end"]] for b in article.analysis["article"]["blocks"]]
    body = ["".join(e.itertext()) for e in document.find(".//article")]
    assert [one_line(b) for b in body] == [one_line(shown_in_html(b)) for b in blocks]
    data = extruct.extract(page, syntaxes=["json-ld"], uniform=True)["json-ld"]
    graph = data[0]["@graph"] if "@graph" in data[0] else data
    news = [item for item in graph if item["@type"] == "NewsArticle"]
    quotations = [item for item in graph if item["@type"] == "Quotation"]
    assert len(news) == 1 and news[0]["headline"] == article.analysis["article"]["title"]
    said = [fact for fact in article.facts if fact["quote_kind"]]
    assert [q["text"] for q in quotations] == [fact["exact"] for fact in said]
    assert all("machine_extracted" in q["creditText"] for q in quotations)


def check(article):
    check_markdown(article)
    check_html(article)
    return f"pandoc {pypandoc.get_pandoc_version()}, html5lib strict, extruct: Markdown and HTML"

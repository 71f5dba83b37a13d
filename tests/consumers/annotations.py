"""W3C Web Annotations through a JSON Schema of the model's conditions, pyld and rdflib; Hypothes.is
through the fields that its importer reads; and back into telusur."""

import json

import jsonschema
import rdflib
from common import FILES, run
from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"


def loader(url, _options=None):
    """The context of the model, as far as its terms occur here; nothing is fetched."""
    assert url == "http://www.w3.org/ns/anno.jsonld", url
    document = json.loads((FILES / "anno-context.json").read_text(encoding="utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def triples(document):
    return jsonld.to_rdf(document, {"documentLoader": loader, "format": "application/n-quads"})


def check_w3c(article):
    document = json.loads(article.export("w3c"))
    schema = json.loads((FILES / "web-annotation.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    items = document["first"]["items"]
    assert document["total"] == len(items) == len(article.facts)
    graph = rdflib.Dataset().parse(data=triples(document), format="nquads")
    graph = rdflib.Graph().parse(data=triples(document), format="nt") if not len(graph) else graph
    oa = rdflib.Namespace(OA)
    found = {str(quad[2]) for quad in graph.quads((None, oa.exact, None, None))}
    assert found == {piece["exact"] for fact in article.facts for piece in fact["spans"]}
    annotations = {quad[0] for quad in graph.quads((None, rdflib.RDF.type, oa.Annotation, None))}
    assert len(annotations) == len(article.facts)
    own = rdflib.URIRef("urn:telusur:vocabulary:standing")
    assert {str(quad[2]) for quad in graph.quads((None, own, None, None))} == {"machine_extracted"}
    for fact, item in zip(article.facts, items, strict=True):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for piece, target in zip(fact["spans"], targets, strict=True):
            quote, position = target["selector"]
            assert article.text[position["start"] : position["end"]] == quote["exact"] == piece["exact"]
        assert item["telusur:confidence"] == fact["confidence"]
    # What we write is read as somebody else's, too.
    path = article.exported_file("w3c", "jsonld")
    shown = run(article.telusur, "show", "--plain", str(article.path), "--annotations", str(path))
    assert shown.count("[A") >= len(items) and f"A{len(items)} " in shown


def check_hypothesis(article):
    document = json.loads(article.export("hypothesis"))
    assert isinstance(document["annotations"], list), "what its importer asks first"
    assert len(document["annotations"]) == len(article.facts)
    for fact, annotation in zip(article.facts, document["annotations"], strict=True):
        assert annotation.keys() == {"uri", "document", "target", "tags", "text"}
        assert isinstance(annotation["uri"], str) and ":" in annotation["uri"]
        assert all(isinstance(title, str) for title in annotation["document"]["title"])
        (target,) = annotation["target"]
        (selector,) = target["selector"]
        assert target["source"] == annotation["uri"] and selector["type"] == "TextQuoteSelector"
        assert selector["exact"] == article.text[fact["start"] : fact["end"]]
        around = selector["prefix"] + selector["exact"] + selector["suffix"]
        assert around in article.text
        assert all(isinstance(tag, str) and tag for tag in annotation["tags"])
        assert "machine_extracted" in annotation["tags"] and annotation["text"]


def check(article):
    check_w3c(article)
    check_hypothesis(article)
    return f"JSON Schema, pyld {jsonld.__version__ if hasattr(jsonld, '__version__') else ''}, rdflib {rdflib.__version__}: annotations"

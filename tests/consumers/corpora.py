"""brat, UIMA CAS, CoNLL-U, and spans for spaCy."""

import io
import json
import re
import tarfile

import conllu
import spacy
from cassis import load_cas_from_json
from spacy import displacy
from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs

from common import run


def check_brat(article):
    archive = tarfile.open(article.exported_file("brat", "tar"))
    files = {m.name: archive.extractfile(m).read().decode("utf-8") for m in archive.getmembers()}
    assert sorted(files) == ["annotation.conf", "article.ann", "article.txt"]
    folder = article.path.with_name(f"{article.name}.brat")
    run(article.telusur, "export", str(article.path), "--format", "brat", "-o", str(folder))
    assert {p.name: p.read_bytes().decode("utf-8") for p in folder.iterdir()} == files
    text = files["article.txt"]
    assert text == article.text
    # As brat's own reader does: lines, tabs, offsets, and the words again.
    spans, texts = {}, 0
    # Programs that see more ends of lines than one find as many lines.
    assert len(files["article.ann"].splitlines()) == files["article.ann"].count("\n")
    for line in files["article.ann"].split("\n")[:-1]:
        number, rest = line.split("\t", 1)
        if number.startswith("T"):
            head, words = rest.split("\t")
            label, places = head.split(" ", 1)
            parts = [tuple(map(int, part.split())) for part in places.split(";")]
            assert words == " ".join(text[start:end] for start, end in parts), line
            assert all("\n" not in text[start:end] for start, end in parts)
            spans[number] = label
            texts += 1
        elif number.startswith("R"):
            _, one, two = rest.split(" ")
            assert {one.split(":")[1], two.split(":")[1]} <= spans.keys(), line
        elif number.startswith("A"):
            assert rest.split(" ")[1] in spans
        else:
            assert number.startswith("#") and rest.split("\t")[0].split(" ")[1] in spans
    labels = re.search(r"\[entities\]\n(.*?)\n\n", files["annotation.conf"], re.S).group(1).split("\n")
    assert set(spans.values()) <= set(labels)
    assert sum(label in ("Statement", "Comparison", "Background", "Elaboration") for label in spans.values()) == len(article.facts)


def check_brat_with_bioc(article):
    from bioc import brat

    folder = article.path.with_name(f"{article.name}.brat")
    with open(folder / "article.txt", encoding="utf-8", newline="") as text, open(folder / "article.ann", encoding="utf-8") as ann:
        document = brat.load(text, ann)
    entities = list(document.entities)
    assert len(entities) == sum(1 for line in (folder / "article.ann").read_text("utf-8").split("\n") if line.startswith("T"))


def check_cas(article):
    cas = load_cas_from_json(article.export("cas"))
    assert cas.sofa_string == article.text
    facts = [a for a in cas.select_all() if a.type.name == "telusur.Fact"]
    # cassis turns UTF-16 units into Python's own.
    wanted = [(fact["id"], piece["exact"]) for fact in article.facts for piece in fact["spans"]]
    assert sorted((a.identifier, cas.sofa_string[a.begin : a.end]) for a in facts) == sorted(wanted)
    assert {a.standing for a in facts} == {"machine_extracted"}
    names = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    mentions = {m["text"] for e in article.analysis["entities"] for m in e["mentions"]}
    assert names and all(a.get_covered_text() in mentions for a in names)
    # And again as XMI and JSON, which take nothing they cannot hold.
    again = load_cas_from_json(cas.to_json())
    assert len(list(again.select_all())) == len(list(cas.select_all()))


def check_conllu(article):
    data = article.export("conllu")
    sentences = conllu.parse(data)
    assert sentences and conllu.parse("".join(s.serialize() for s in sentences)) == sentences
    named = set()
    for sentence in sentences:
        built = ""
        for token in sentence:
            misc = token["misc"] or {}
            built += token["form"] + ("" if "SpaceAfter" in misc else " ")
            if misc.get("NER", "").startswith("B-"):
                named.add(misc["NER"])
        text = sentence.metadata["text"]
        assert "".join(built.split()) == "".join(text.split()), (built, text)
    assert {"B-PER"} <= named, named
    # spaCy's own converter reads names as entities.
    docs = list(conllu_to_docs(data, n_sents=1, no_print=True))
    assert len(docs) == len(sentences)
    tags = {ent.label_ for doc in docs for ent in doc.ents}
    assert "PER" in tags, tags


def check_spans(article):
    line = article.export("spans")
    assert len(line.splitlines()) == 1
    task = json.loads(line)
    assert task["text"] == article.text
    for key in ("spans", "ents"):
        places = [(s["start"], s["end"]) for s in task[key]]
        assert places == sorted(places), key
    ends = [0] + [e["end"] for e in task["ents"]]
    assert all(e["start"] >= end for e, end in zip(task["ents"], ends)), "entities do not overlap"
    # The tokens make up the text, and every span begins and ends at one.
    nlp = spacy.blank("xx")
    doc = Doc(nlp.vocab, words=[t["text"] for t in task["tokens"]], spaces=[t["ws"] for t in task["tokens"]])
    assert doc.text == article.text
    for span in task["spans"]:
        found = doc.char_span(span["start"], span["end"], label=span["label"], alignment_mode="strict")
        assert found is not None and (found.start, found.end - 1) == (span["token_start"], span["token_end"]), span
    # spaCy's own tokens as well, for names; in the hostile article it cuts where we do not.
    blank = spacy.blank(article.analysis["article"]["language"])(article.text)
    missed = [e for e in task["ents"] if blank.char_span(e["start"], e["end"], alignment_mode="strict") is None]
    assert article.name == "hostile" or not missed, [article.text[e["start"] : e["end"]] for e in missed]
    html = displacy.render({"text": task["text"], "ents": task["ents"], "title": None}, style="ent", manual=True, page=False)
    assert html.count("<mark") == len(task["ents"]) and "<script" not in html
    facts = [s for s in task["spans"] if s["id"].startswith("F")]
    assert sorted(article.text[s["start"] : s["end"]] for s in facts) == sorted(p["exact"] for f in article.facts for p in f["spans"])


def check(article):
    check_brat(article)
    check_brat_with_bioc(article)
    check_cas(article)
    check_conllu(article)
    check_spans(article)
    return f"bioc, dkpro-cassis, conllu, spaCy {spacy.__version__} (char_span strict, displaCy): corpora"

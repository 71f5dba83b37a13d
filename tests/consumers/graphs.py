"""GraphML through networkx, DOT through Graphviz itself."""

import shutil
import subprocess

import networkx
import pydot


def check(article):
    graph = networkx.read_graphml(article.exported_file("graphml", "graphml"))
    facts = {n: d for n, d in graph.nodes(data=True) if d["type"] == "fact"}
    assert facts.keys() == {fact["id"] for fact in article.facts}
    for fact in article.facts:
        node = facts[fact["id"]]
        readable = "".join("\ufffd" if ord(c) < 32 and c not in "\t\n" or 0x7F <= ord(c) < 0xA0 else c for c in fact["exact"])
        assert node["exact"] == readable and node["confidence"] == fact["confidence"]
        assert node["standing"] == "machine_extracted" and node["machine_extracted"] is True
    links = {(link["from"], link["to"], link["kind"]) for link in article.analysis["links"]}
    edges = {(a, b, d["kind"]) for a, b, d in graph.edges(data=True)}
    assert links <= edges

    path = article.exported_file("dot", "dot")
    (parsed,) = pydot.graph_from_dot_file(str(path), encoding="utf-8")
    names = {node.get_name() for node in parsed.get_nodes()}
    assert set(graph.nodes) <= names
    drawn = "pydot (there is no dot here)"
    if dot := shutil.which("dot"):
        done = subprocess.run([dot, "-Tsvg", path], capture_output=True, check=True)
        assert not done.stderr, done.stderr
        assert done.stdout.count(b'class="node"') == len(graph.nodes) and b"<script" not in done.stdout
        drawn = "Graphviz dot and pydot"
    return f"networkx {networkx.__version__}, {drawn}: graphs"

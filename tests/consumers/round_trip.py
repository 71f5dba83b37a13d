"""What telusur writes as JSON opens again in telusur, and a reader's own template is filled."""

import json

from common import run


def check(article):
    first = article.exported_file("json", "json")
    for command in (["extract"], ["quotes"], ["show", "--plain"], ["export", "--format", "jsonl"]):
        from_text = run(article.telusur, command[0], str(article.path), *command[1:])
        from_json = run(article.telusur, command[0], str(first), *command[1:])
        if command == ["extract"]:
            from_text, from_json = json.loads(from_text), json.loads(from_json)
            from_text.pop("id"), from_json.pop("id")
        assert from_text == from_json, command
    assert run(article.telusur, "export", str(first), "--format", "json") == first.read_text(encoding="utf-8")
    template = article.path.with_name("own.txt.j2")
    template.write_text("{% for f in facts %}{{ f.id }}\t{{ f.standing }}\t{{ f.exact }}\n{% endfor %}", encoding="utf-8")
    filled = run(article.telusur, "export", str(article.path), "--template", str(template))
    assert filled == "".join(f"{f['id']}\t{f['standing']}\t{f['exact']}\n" for f in article.facts)
    return "telusur itself: JSON opens again with the same findings"

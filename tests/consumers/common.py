"""Running telusur, and articles to run it on."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

import hostile

FILES = Path(__file__).parent
SCHEMAS = FILES.parents[1] / "assets/schema"


# Two exports of one article say when it was read; here that is the same time for both.
os.environ["SOURCE_DATE_EPOCH"] = "1741140900"


def run(telusur, *arguments, given=None, status=0):
    """Standard output, as text. Nothing may be said on standard error, but that a file was written."""
    done = subprocess.run([telusur, *arguments], input=given, capture_output=True, check=False)
    said = done.stderr.decode("utf-8")
    assert done.returncode == status, (arguments, done.returncode, said)
    assert not said or "written to" in said or status, (arguments, said)
    return done.stdout.decode("utf-8")


class Article:
    """A file, and everything that telusur finds in it."""

    def __init__(self, telusur, folder, name, text):
        self.telusur, self.name = telusur, name
        self.path = Path(folder) / (hostile.FILE if name == "hostile" else f"{name}.txt")
        self.path.write_text(text, encoding="utf-8", newline="")
        self.analysis = json.loads(run(telusur, "extract", str(self.path)))
        self.text = self.analysis["article"]["text"]
        self.facts = [json.loads(line) for line in self.export("jsonl").splitlines()]
        assert len(self.facts) == len(self.analysis["facts"])

    def export(self, name, *options):
        return run(self.telusur, "export", str(self.path), "--format", name, *options)

    def exported_file(self, name, ending, *options):
        """The path of an export."""
        target = self.path.with_name(f"{self.name}.out.{ending}")
        run(self.telusur, "export", str(self.path), "--format", name, "-o", str(target), "--force", *options)
        return target


def articles(telusur):
    """The embedded articles, and the hostile one, in a folder of their own that lasts as long as they do."""
    folder = tempfile.TemporaryDirectory(prefix="telusur-consumers-")
    texts = {"hostile": hostile.TEXT}
    for code in ("id", "en"):
        texts[code] = json.loads(run(telusur, "extract", "--sample", code))["article"]["text"]
    found = [Article(telusur, folder.name, name, text) for name, text in texts.items()]
    found[0].folder = folder
    return found


def one_line(text):
    return " ".join(text.split())

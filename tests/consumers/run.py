"""Runs programs that nobody here wrote on what telusur writes: run.py TELUSUR

Makes a virtual environment of its own under target/, where it is not there yet, and installs what
requirements.txt lists; then runs itself in it."""

import os
import subprocess
import sys
import time
import venv
from pathlib import Path

HERE = Path(__file__).parent
VENV = HERE.parents[1] / "target/consumers-venv"
LISTED = HERE / "requirements.txt"


def prepared():
    """The interpreter of an environment that has everything in the list."""
    python, mark = VENV / "bin/python", VENV / "installed.txt"
    if mark.exists() and mark.read_text() == LISTED.read_text():
        return python
    if not python.exists():
        venv.create(VENV, with_pip=True)
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", LISTED]
    for attempt in range(1, 4):
        if subprocess.run(command, check=False).returncode == 0:
            mark.write_text(LISTED.read_text())
            return python
        time.sleep(5 * attempt)
    sys.exit("the packages could not be installed in three attempts")


def main(telusur):
    import annotations
    import citations
    import common
    import corpora
    import documents
    import graphs
    import read
    import round_trip
    import table

    articles = common.articles(telusur)
    print(f"{len(articles)} articles, {sum(len(a.facts) for a in articles)} facts")
    read.main(telusur)
    for module in (table, documents, annotations, corpora, citations, graphs, round_trip):
        begun = time.monotonic()
        said = [module.check(article) for article in articles]
        print(f"{said[0]} ({time.monotonic() - begun:.1f} s)", flush=True)


if __name__ == "__main__":
    if os.environ.get("TELUSUR_CONSUMERS") != "ready":
        python = prepared()
        environment = dict(os.environ, TELUSUR_CONSUMERS="ready", PYTHONDONTWRITEBYTECODE="1", PYTHONWARNINGS="ignore", PYTHONIOENCODING="utf-8")
        # Nobody's own notebooks and settings.
        for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            environment[name] = "/nonexistent/telusur-tests"
        sys.exit(subprocess.run([python, *sys.argv], env=environment, check=False).returncode)
    main(os.path.abspath(sys.argv[1]))

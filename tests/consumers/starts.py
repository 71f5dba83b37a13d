"""Starts a command in a pseudo-terminal of 120x40, waits until the embedded article's title is on
the screen, presses q, and wants exit status 0: starts.py COMMAND..."""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

ARTICLE = Path(__file__).parents[2] / "assets/articles/kremlin.id.txt"
SECONDS = 60


def main(command):
    # The words of the title may stand on several rows: its first one will do.
    wanted = ARTICLE.read_text(encoding="utf-8").split()[0]
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        # Nobody's own notebooks and settings.
        for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = "/nonexistent/telusur-tests"
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    screen, pressed, deadline = "", False, time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                part = os.read(terminal, 1 << 16)
            except OSError:
                break
            if not part:
                break
            screen += part.decode("utf-8", "replace")
        plain = re.sub(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]", " ", screen)
        if wanted in plain and not pressed:
            os.write(terminal, b"q")
            pressed = True
    else:
        os.kill(child, 15)
        sys.exit(f"no end within {SECONDS} s; the screen began: {screen[:400]!r}")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if not pressed or status != 0:
        sys.exit(f"exit status {status}, title seen: {pressed}; the screen began: {screen[:400]!r}")
    print("opened, showed the article, and left on q")


main(sys.argv[1:])

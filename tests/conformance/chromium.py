"""Chromium without a window, as its PDF viewer shows files: driven through a pipe, by the DevTools protocol
(JSON messages that end in a zero byte; descriptor 3 of the browser reads, 4 writes).
"""

import base64
import json
import os
import subprocess
import time

from support import run

DPI = 96
BETWEEN = 40  # pixels, more than the viewer leaves between pages and around them
PAPER = 255
LONGEST = 40  # seconds until a file is shown


class Chromium:
    def __init__(self, folder):
        """`folder` takes its profile and the pictures in hand."""
        self.folder, self.count, self.read = folder, 0, b""
        to_browser, self.to = os.pipe()
        self.of, of_browser = os.pipe()

        def connect():
            """In the browser's process, above the numbers that are given away."""
            reads, writes = os.dup2(to_browser, 100), os.dup2(of_browser, 101)
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        self.browser = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--hide-scrollbars", "--disable-background-networking", "--disable-component-update",
             f"--user-data-dir={folder / 'profile'}", "--remote-debugging-pipe"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(of_browser)

    def close(self):
        self.ask("Browser.close")
        self.browser.wait(timeout=30)
        os.close(self.to)
        os.close(self.of)

    def ask(self, method, session=None, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next_message()
            if answer.get("id") == self.count:  # else it tells of events
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def next_message(self):
        while b"\0" not in self.read:
            piece = os.read(self.of, 1 << 20)
            assert piece, "chromium has ended"
            self.read += piece
        message, self.read = self.read.split(b"\0", 1)
        return json.loads(message)

    def pages(self, pdf, sizes):
        """A picture (width, rows of grays) of each page of the file; `sizes` are theirs, in points."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        width = max(width for width, _ in sizes) * DPI / 72 + 2 * BETWEEN
        height = sum(height * DPI / 72 + BETWEEN for _, height in sizes)
        self.ask("Emulation.setDeviceMetricsOverride", session, width=round(width),
                 height=round(height), deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", session, url=f"file://{pdf}#toolbar=0&navpanes=0&zoom=100")
        try:
            return self.wait_for_pages(session, len(sizes))
        finally:
            self.ask("Target.closeTarget", targetId=target)

    def wait_for_pages(self, session, count):
        """The viewer says nowhere when it is done: two pictures that are alike, with all pages on them."""
        before, end = None, time.monotonic() + LONGEST
        while time.monotonic() < end:
            time.sleep(0.1)
            try:
                shot = self.ask("Page.captureScreenshot", session, format="png",
                                optimizeForSpeed=True)["data"]
            except RuntimeError:  # there is nothing to be seen while one page gives way to the other
                continue
            if shot == before:
                found = cut_pages(self.gray(base64.b64decode(shot)))
                if len(found) == count:
                    return found
            before = shot
        raise AssertionError(f"chromium does not show {count} pages")

    def gray(self, png):
        """(width, height, pixels), through MuPDF, which reads a PNG as a page at 96 dpi."""
        (self.folder / "shot.png").write_bytes(png)
        done = run("mutool", "draw", "-q", "-r", DPI, "-c", "gray", "-F", "pgm", "-o",
                   self.folder / "shot.pgm", self.folder / "shot.png")
        assert done.returncode == 0, done.stderr.decode()
        head, pixels = (self.folder / "shot.pgm").read_bytes().split(b"\n255\n", 1)
        width, height = map(int, head.split(b"\n")[-1].split())
        return width, height, pixels


def cut_pages(picture):
    """The pages on the viewer's dark ground: rows that have white in them lie on a page."""
    width, height, pixels = picture
    found, rows = [], []
    for y in range(height + 1):
        row = pixels[y * width:(y + 1) * width]
        if row and max(row) == PAPER:
            rows.append(row)
        elif rows:
            left, right = rows[0].index(PAPER), rows[0].rindex(PAPER) + 1
            found.append((right - left, [each[left:right] for each in rows]))
            rows = []
    return found

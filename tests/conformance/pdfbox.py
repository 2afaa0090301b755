"""Runs tests/tools/PdfBox.java, compiled once a test program, with Debian's PDFBox."""

import pathlib

from support import run

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "tools" / "PdfBox.java"
JARS = "preflight pdfbox2 fontbox2 xmpbox commons-logging javax.activation jaxb-api".split()


class PdfBox:
    def __init__(self, folder):
        """`folder` takes the compiled classes."""
        self.path = ":".join([str(folder)] + [f"/usr/share/java/{jar}.jar" for jar in JARS])
        done = run("javac", "-cp", self.path, "-d", folder, SOURCE)
        assert done.returncode == 0, done.stderr.decode()

    def run(self, *words):
        return run("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true",
                   "-cp", self.path, "PdfBox", *words)

    def preflight(self, files):
        """{file: its errors as PDF/A-1b; "" for none}."""
        done = self.run("preflight", *files)
        assert done.returncode == 0, done.stderr.decode()
        return dict(line.split("\t", 1) for line in done.stdout.decode().splitlines() if "\t" in line)

"""zhibiao batch when it is killed, when the disk is full, and when the folder takes no files: no file is
partial, nothing is lost, and the next run does the rest.
"""

import os
import random
import resource
import subprocess
import time
import unittest

from batch_support import BatchCase, lines, record
from support import ZHIBIAO, run


FILES_A_FLUSH = 32  # engine/batch.cpp: so many are reported at a time


class Crash(BatchCase):
    def setUp(self):
        super().setUp()
        self.write("units.jsonl", lines(record(n) for n in range(1, 201)))

    def make_clean(self):
        self.batch("units.jsonl", "-t", "card", out="clean")
        return self.pdfs("clean")

    def assert_none_is_partial(self, clean):
        for name, data in self.pdfs().items():
            self.assertEqual(clean[name], data, name)

    def assert_nothing_is_left_over(self):
        left = {path.name for path in self.out.iterdir()} - set(self.pdfs())
        self.assertEqual({"report.jsonl", "summary.txt"}, left)

    def run_and_kill(self, pause, *more):
        child = subprocess.Popen(
            [ZHIBIAO, "batch", "units.jsonl", "-t", "card", "-d", "out", "--templates", ".", "--quiet",
             "--jobs", "2", *more], cwd=self.folder)
        time.sleep(pause)
        child.kill()
        return child.wait()

    def test_killed_again_and_again_at_any_moment_it_ends_with_what_a_clean_run_makes(self):
        clean = self.make_clean()
        begin = time.monotonic()
        self.batch("units.jsonl", "-t", "card", out="timed")
        whole_run = time.monotonic() - begin
        dice = random.Random(6)
        killed = 0
        for _ in range(16):
            if self.run_and_kill(dice.uniform(0, whole_run)) != 0:
                killed += 1
            else:  # it was done before it was to be killed: half of its files are lost
                for name in dice.sample(sorted(clean), len(clean) // 2):
                    (self.out / name).unlink()
            self.assert_none_is_partial(clean)
        self.assertGreater(killed, 2)
        self.batch("units.jsonl", "-t", "card")
        self.assertGreater(self.outcomes().count("kept"), 0, "no run was remembered")
        self.assertEqual(clean, self.pdfs())
        self.assertEqual(list(range(1, 201)), [row["number"] for row in self.report()[0]])
        self.assert_nothing_is_left_over()

    def test_a_second_run_does_not_write_the_same_folder(self):
        first = subprocess.Popen([ZHIBIAO, "batch", "-", "-t", "card", "-d", "out", "--templates", ".",
                                  "--quiet"], cwd=self.folder, stdin=subprocess.PIPE)
        for _ in range(200):
            if (self.out / "report.jsonl.part").exists():
                break
            time.sleep(0.02)
        said = self.batch("units.jsonl", "-t", "card", code=1)
        self.assertIn("another zhibiao is writing", said)
        first.communicate(lines([record(1)]).encode())
        self.assertEqual(0, first.returncode)

    def test_an_unwritable_folder_is_said_at_once(self):
        self.write("units.jsonl", lines([record(1)]))
        self.write("file", "")
        self.assertIn("error[file-unwritable]", self.batch("units.jsonl", "-t", "card", code=1, out="file"))
        self.assertIn("error[file-unwritable]", self.batch("units.jsonl", "-t", "card", code=1, out="a/b"))
        (self.folder / "out/units-1.pdf").mkdir(parents=True)
        self.assertIn("error[file-unwritable]", self.batch("units.jsonl", "-t", "card", code=3))

    def mount(self, options):
        """A small file system as the output folder; False where this system lets nobody mount."""
        self.out.mkdir()
        if run("mount", "-t", "tmpfs", "-o", options, "tmpfs", self.out).returncode != 0:
            return False
        self.addCleanup(run, "umount", self.out)
        return True

    def assert_stopped_and_finished_later(self, clean, said, fault, make_room):
        self.assertIn(fault, said)
        self.assertIn("run the same command again", said)
        partial = self.pdfs()
        self.assert_none_is_partial(clean)
        make_room()
        self.batch("units.jsonl", "-t", "card")
        self.assertEqual(clean, self.pdfs())
        # What was written and reported is kept; the report's last lines may be what found no room.
        self.assertGreaterEqual(self.outcomes().count("kept"), len(partial) - FILES_A_FLUSH)
        self.assert_nothing_is_left_over()

    def test_a_full_disk_stops_the_batch_and_the_next_run_finishes_it(self):
        clean = self.make_clean()
        if not self.mount(f"size={sum(map(len, clean.values())) // 2}"):
            return self.check_largest_file(clean)
        said = self.batch("units.jsonl", "-t", "card", code=1)
        self.assertGreater(len(self.pdfs()), 5)
        self.assert_stopped_and_finished_later(
            clean, said, "No space left on device", lambda: run("mount", "-o", "remount,size=64m", self.out))

    def test_a_limit_on_the_size_of_files_stops_it_like_a_full_disk(self):
        self.check_largest_file(self.make_clean())

    def check_largest_file(self, clean):
        """The report outgrows the limit after a few records."""
        limit = max(map(len, clean.values())) + 15_000
        said = self.batch("units.jsonl", "-t", "card", code=1,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertGreater(len(self.pdfs()), 5)
        self.assert_stopped_and_finished_later(clean, said, "File too large", lambda: None)

    def test_a_folder_that_becomes_read_only_stops_the_batch(self):
        clean = self.make_clean()
        if not self.mount("size=64m"):
            self.out.mkdir(exist_ok=True)
        self.run_and_kill(0.2)
        mounted = os.path.ismount(self.out)
        if mounted:
            run("mount", "-o", "remount,ro", self.out)
        else:
            self.out.chmod(0o555)
        before = self.pdfs()
        said = self.batch("units.jsonl", "-t", "card", code=1)
        self.assertIn("Read-only file system" if mounted else "Permission denied", said)
        self.assertEqual(before, self.pdfs())
        if mounted:
            run("mount", "-o", "remount,rw", self.out)
        else:
            self.out.chmod(0o755)
        self.batch("units.jsonl", "-t", "card")
        self.assertEqual(clean, self.pdfs())
        self.assert_nothing_is_left_over()


if __name__ == "__main__":
    unittest.main()

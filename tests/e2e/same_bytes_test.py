"""The same record gives the same bytes: in every time zone and locale, by any clock, from any folder, with
any number of threads, with memory that was used before, and by a program built elsewhere.
"""

import hashlib
import os
import shutil
import subprocess
import unittest

from support import FORM, RECORD, ROOT, ZHIBIAO, FolderCase, run

# Those that change what C libraries write: commas in numbers, ı for I, another character set.
LOCALES = {"de_DE": "UTF-8", "tr_TR": "UTF-8", "zh_CN": "GB18030"}
DATE = "2024-04-15"


def make_locales(folder):
    """{variable: value} that make them known to a program."""
    for name, characters in LOCALES.items():
        done = run("localedef", "-i", name, "-f", characters, folder / f"{name}.{characters}")
        assert (folder / f"{name}.{characters}").is_dir(), done.stderr.decode()
    return {"LOCPATH": str(folder)}


class SameBytes(FolderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.expected = cls.rendered(cls)

    def rendered(self, *before, program=ZHIBIAO, record=RECORD, form=FORM, cwd=None, **environment):
        """The digest of the example; `before` stands before the command."""
        output = self.folder / "out.pdf"
        output.unlink(missing_ok=True)
        done = run(*before, program, "render", record, "-t", form, "--date", DATE, "--embed-record",
                   "-o", output, cwd=cwd, env={"PATH": os.environ["PATH"], **environment})
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return hashlib.sha256(output.read_bytes()).hexdigest()

    def test_in_every_time_zone(self):
        for zone in ("UTC", "Asia/Shanghai", "Pacific/Apia", "America/St_Johns", "nonsense"):
            with self.subTest(zone):
                self.assertEqual(self.expected, self.rendered(TZ=zone))

    def test_in_every_locale(self):
        known = make_locales(self.folder)
        for name, characters in LOCALES.items():
            with self.subTest(name):
                self.assertEqual(self.expected, self.rendered(LC_ALL=f"{name}.{characters}", **known))
        self.assertEqual(self.expected, self.rendered(LANG="xx_YY.nonsense"))

    def test_by_any_clock(self):
        for time in ("1999-12-31 23:59:59", "2024-02-29 12:00:00", "2039-01-01 00:00:00"):
            with self.subTest(time):
                self.assertEqual(self.expected, self.rendered("faketime", "-f", time))

    def test_from_any_folder_by_anybody(self):
        self.assertEqual(self.expected, self.rendered(cwd="/", HOME="/nowhere"))
        self.assertEqual(self.expected, self.rendered("sh", "-c", 'umask 077; exec "$@"', "sh"))

    def test_from_a_copy_of_the_record_elsewhere(self):
        copy = self.folder / "elsewhere" / "copy.json"
        copy.parent.mkdir()
        shutil.copyfile(RECORD, copy)
        self.assertEqual(self.expected, self.rendered(record=copy.name, form=ROOT / "templates" / FORM,
                                                      cwd=copy.parent))

    def test_with_memory_that_was_used_before(self):
        """What is read before it was written shows when memory is filled with one byte or another."""
        for fill in ("1", "85", "254"):
            self.assertEqual(self.expected, self.rendered(MALLOC_PERTURB_=fill))

    def test_by_any_number_of_threads_as_alone(self):
        records = self.folder / "records"
        records.mkdir()
        for number in range(6):
            shutil.copy(RECORD, records / f"{number}.json")
        for jobs in (1, 2, 5):
            out = self.folder / f"out-{jobs}"
            done = run(ZHIBIAO, "batch", records, "-t", FORM, "-d", out, "--jobs", jobs, "--quiet",
                       "--date", DATE, "--embed-record")
            self.assertEqual(0, done.returncode, done.stderr.decode())
            digests = {hashlib.sha256(pdf.read_bytes()).hexdigest() for pdf in out.glob("*.pdf")}
            self.assertEqual({self.expected}, digests)

    def test_by_a_program_built_in_another_folder_in_another_way(self):
        copy = self.folder / "a folder elsewhere"
        shutil.copytree(ROOT / "src", copy / "src")
        shutil.copy(ROOT / "CMakeLists.txt", copy)
        for part in ("templates", "fonts"):
            (copy / part).symlink_to(ROOT / part)
        # With ccache the second time takes seconds.
        caching = {**os.environ, "CCACHE_BASEDIR": str(copy), "CCACHE_NOHASHDIR": "1"}
        for command in (["cmake", "-S", copy, "-B", copy / "made", "-G", "Ninja",
                         "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_CXX_FLAGS=-O0", "-DZHIBIAO_TESTS=OFF"],
                        ["cmake", "--build", copy / "made"]):
            done = subprocess.run(list(map(str, command)), env=caching, timeout=900,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            self.assertEqual(0, done.returncode, done.stdout.decode()[-2000:])
        self.assertEqual(self.expected, self.rendered(program=copy / "made" / "zhibiao"))


if __name__ == "__main__":
    unittest.main()

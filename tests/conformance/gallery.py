"""The forms that the tests of this folder look at: (name, template, record) of each example of the
repository and of the manual, and of base_form. Both are paths, as the command takes them.
"""

import json
import pathlib

import base_form
import manual_test
import seals
from support import ROOT, zhibiao


def render(template, record, output, *options):
    """Returns `output`, which must have been written."""
    done = zhibiao("render", record, "-t", template, "-o", output, *options)
    assert done.returncode == 0, done.stderr.decode()
    return output


def forms(folder):
    """Those that are written here lie in `folder`."""
    for record in sorted(ROOT.glob("examples/*/*.json")):
        yield f"{record.parent.name}-{record.stem}", ROOT / "templates" / record.parent.name, record
    written = [(name, json.loads(text)) for name, text in manual_test.examples()]
    written.append(("conformance", {"template": base_form.FORM, "record": base_form.RECORD}))
    for name, example in written:
        place = pathlib.Path(folder) / "forms" / name
        place.mkdir(parents=True)
        for key in ("template", "record"):
            (place / f"{key}.json").write_text(json.dumps(example[key]), encoding="utf-8")
        seals.write_seals(example["template"], place)
        yield name, place / "template.json", place / "record.json"

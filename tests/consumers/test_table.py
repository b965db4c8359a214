"""The table of readers in docs/CONSUMERS.md names each of them with the version that is tested."""

import json
import unittest

from site_under_test import HERE


class Table(unittest.TestCase):
    def test_every_reader_is_listed_with_its_version(self):
        rows = [line for line in (HERE.parent.parent / "docs/CONSUMERS.md").read_text().splitlines() if line.startswith("| ")]
        python = [line.split("==") for line in (HERE / "requirements.in").read_text().split()]
        javascript = json.loads((HERE / "package.json").read_text())["devDependencies"].items()
        for name, version in [*python, *javascript]:
            self.assertTrue(
                any(f"| {name} | {version} |" in row or f"[{name}]" in row and f"| {version} |" in row for row in rows),
                f"{name} {version}",
            )


if __name__ == "__main__":
    unittest.main()

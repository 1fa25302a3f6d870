"""Prints "N passed, N failed, N skipped" from the .trx files below a folder; exit 1 unless everything passed."""
import pathlib
import sys
import xml.etree.ElementTree as ET

NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
passed = failed = skipped = 0
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.trx")):
    for result in ET.parse(file).iter(NAMESPACE + "UnitTestResult"):
        outcome = result.get("outcome")
        passed += outcome == "Passed"
        skipped += outcome == "NotExecuted"
        failed += outcome not in ("Passed", "NotExecuted")
        if outcome not in ("Passed", "NotExecuted"):
            print("failed test:", result.get("testName"))

steps = int(sys.argv[2])
if steps and not failed:
    failed = steps
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)

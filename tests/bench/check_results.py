#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the benchmark with tiny sizes and look whether every scenario brought results and nothing was lost. How fast it
was is no matter of a test.

`check_results.py PROGRAM SCENARIO… [-- OPTION…]`; exit status 1 and one line per fault.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

# Numbers that must be zero wherever they are told.
ZERO = ("lost", "repeated", "disorder", "refused", "cut off", "failed", "wrong")


def faults_in(results, scenarios):
    faults = list(results["faults"])
    rows = results["results"]
    for scenario in scenarios:
        if not any(row["scenario"] == scenario for row in rows):
            faults.append(f"{scenario}: no results")
    for row in rows:
        where = f"{row['scenario']}, {row['case']}"
        values = row["values"]
        faults += [f"{where}: {name} is {values[name]}" for name in ZERO if values.get(name, 0) != 0]
        rate = next(iter(values.values()))
        if not rate > 0:
            faults.append(f"{where}: nothing was measured")
    return faults


def main(program, arguments):
    split = arguments.index("--") if "--" in arguments else len(arguments)
    scenarios, options = arguments[:split], arguments[split + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "results.json"
        command = [program, "--quick", "--data", folder, "--json", str(file), *options, *scenarios]
        status = subprocess.run(command, check=False).returncode
        if not file.exists():
            return [f"no results; the benchmark ended with status {status}"]
        faults = faults_in(json.loads(file.read_text(encoding="utf-8")), scenarios)
    if status != 0 and not faults:
        faults.append(f"the benchmark ended with status {status}")
    return faults


if __name__ == "__main__":
    found = main(sys.argv[1], sys.argv[2:])
    print("\n".join(found) or "results: all there")
    sys.exit(bool(found))

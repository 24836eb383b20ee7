#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's translations hold every sentence of the source, finished, with its places for values, and no other.

`translations.py ROOT LUPDATE`; exit status 1 and one line per fault.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

PLACE = re.compile(r"%(?:n|L?\d+)")


def messages(path):
    """(context, source) -> message element."""
    found = {}
    for context in xml.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            found[(context.findtext("name"), message.findtext("source"))] = message
    return found


def forms(message):
    translation = message.find("translation")
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.findall("numerusform")]
    return [translation.text or ""]


def faults_of(path, wanted):
    faults = []
    held = messages(path)
    for context, source in sorted(wanted.keys() - held.keys()):
        faults.append(f"{path.name}: {context}: {source!r} is missing; run lupdate and translate it")
    for context, source in sorted(held.keys() - wanted.keys()):
        faults.append(f"{path.name}: {context}: {source!r} is not in the source any more")
    for (context, source), message in held.items():
        where = f"{path.name}: {context}: {source!r}"
        if message.find("translation").get("type"):
            faults.append(f"{where} is not finished")
        for form in forms(message):
            if not form:
                faults.append(f"{where} is empty")
            elif sorted(PLACE.findall(form)) != sorted(PLACE.findall(source)):
                faults.append(f"{where} has other places for values than {form!r}")
    return faults


def check(root, lupdate):
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "fresh.ts"
        subprocess.run([lupdate, "desktop", "-I", ".", "-silent", "-locations", "none", "-target-language", "zh_CN", "-ts", fresh],
                       cwd=root, check=True, stderr=subprocess.DEVNULL)
        wanted = messages(fresh)
    plural = {key: message for key, message in wanted.items() if message.get("numerus") == "yes"}
    faults = [] if wanted else ["lupdate found nothing"]
    for path in sorted((pathlib.Path(root) / "resources/i18n").glob("*.ts")):
        # English needs its plurals only.
        faults += faults_of(path, plural if path.stem.endswith("_en") else wanted)
    return faults


if __name__ == "__main__":
    result = check(sys.argv[1], sys.argv[2])
    print("\n".join(result) or "translations: all in order")
    sys.exit(bool(result))

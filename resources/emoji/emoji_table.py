#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the desktop's table of emoji out of Unicode's own files.

`emoji_table.py EMOJI_TEST CLDR_COMMON OUTPUT`: emoji-test.txt has the emoji in their groups and order, the folders
`annotations` and `annotationsDerived` of CLDR what they are called in English and Chinese.

One line an emoji, with tabs between: the emoji; the number of its group; the same in the five skin tones, with blanks
between, or nothing; its name and its keywords (with | between) in English; and in Chinese.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

GROUPS = [
    "Smileys & Emotion",
    "People & Body",
    "Animals & Nature",
    "Food & Drink",
    "Travel & Places",
    "Activities",
    "Objects",
    "Symbols",
    "Flags",
]
LINE = re.compile(r"^([0-9A-F ]+?)\s*;\s*fully-qualified\s*#")
TONES = range(0x1F3FB, 0x1F400)
SELECTOR = "\ufe0f"


def listed(path):
    """(emoji, group) in order, without the unknown groups."""
    group = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# group:"):
            group = line.split(":", 1)[1].strip()
        found = LINE.match(line)
        if found and group in GROUPS:
            yield "".join(chr(int(code, 16)) for code in found[1].split()), GROUPS.index(group)


def tones_in(emoji):
    return [ord(c) for c in emoji if ord(c) in TONES]


def without_tones(emoji):
    return "".join(c for c in emoji if ord(c) not in TONES).replace(SELECTOR, "")


def annotations(common, language):
    """Emoji without selectors -> (name, keywords)."""
    names, words = {}, {}
    for folder in ("annotationsDerived", "annotations"):
        for each in xml.parse(common / folder / f"{language}.xml").iter("annotation"):
            emoji = each.get("cp").replace(SELECTOR, "")
            if each.get("type") == "tts":
                names[emoji] = each.text.strip()
            else:
                words[emoji] = [word.strip() for word in each.text.split("|")]
    return names, words


def columns(key, told):
    names, words = told
    return [names[key], "|".join(word for word in words.get(key, []) if word != names[key])]


def table(test, common):
    told = [annotations(common, language) for language in ("en", "zh")]
    bases, toned = [], {}
    for emoji, group in listed(test):
        tones = tones_in(emoji)
        if not tones:
            bases.append((emoji, group))
        elif len(set(tones)) == 1:
            # Of two people with one tone each the one with the same twice comes last, and stays.
            toned.setdefault(without_tones(emoji), {})[tones[0]] = emoji
    for emoji, group in bases:
        key = emoji.replace(SELECTOR, "")
        # What is too new to have a name is too new for most systems, too.
        if not all(key in names for names, _ in told):
            continue
        variants = toned.get(key, {})
        row = [emoji, str(group), " ".join(variants[tone] for tone in TONES) if len(variants) == 5 else ""]
        for language in told:
            row += columns(key, language)
        yield "\t".join(row)


def main():
    test, common, output = (pathlib.Path(argument) for argument in sys.argv[1:])
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("\n".join(table(test, common)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, for the other checks here."""
import os
import pathlib
import re

# Folders that hold nothing of ours. They are not even entered: a build folder may hold a whole Debian root.
SKIPPED = re.compile(r"(build[^/]*|\.git|\.cache|(.*/)?node_modules|webassets/(dist|generated)|resources/i18n)$")


def files(root):
    """(path from the root, path) of every file below the root, in order."""
    root = pathlib.Path(root)
    for folder, folders, names in os.walk(root):
        here = pathlib.Path(folder)
        folders[:] = sorted(
            name for name in folders if not SKIPPED.match((here / name).relative_to(root).as_posix())
        )
        for name in sorted(names):
            yield (here / name).relative_to(root).as_posix(), here / name

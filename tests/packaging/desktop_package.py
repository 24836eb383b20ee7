#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's Debian package holds what a desktop looks for, valid to its specifications, and its program starts.

`desktop_package.py BUILD VERSION`
"""
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stdout}{done.stderr}")
    return done.stdout


def png_size(path):
    header = path.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    return struct.unpack(">II", header[16:24])


def check_files(root):
    share = root / "usr/share"
    for side in SIZES:
        icon = share / f"icons/hicolor/{side}x{side}/apps/foyer-desktop.png"
        assert png_size(icon) == (side, side), f"{icon} has another size"
    assert (share / "icons/hicolor/scalable/apps/foyer-desktop.svg").read_text().startswith("<svg")
    entry = share / "applications/foyer-desktop.desktop"
    run("desktop-file-validate", "--no-hints", str(entry))
    metainfo = share / "metainfo/org.foyer.Foyer.metainfo.xml"
    run("appstreamcli", "validate", "--no-net", str(metainfo))
    # What is installed belongs together.
    assert "<launchable type=\"desktop-id\">foyer-desktop.desktop</launchable>" in metainfo.read_text()
    assert "Icon=foyer-desktop\n" in entry.read_text()
    others = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and "share" not in path.parts}
    assert others == {"usr/bin/foyer-desktop"}, f"also installed: {others}"


def main(build, version):
    with tempfile.TemporaryDirectory() as folder:
        run("cpack", "--config", f"{build}/CPackConfig.cmake", "-G", "DEB", "-B", folder,
            "-D", "CPACK_COMPONENTS_ALL=desktop", "-D", "CPACK_STRIP_FILES=OFF", cwd=build)
        packages = list(pathlib.Path(folder).glob("*.deb"))
        assert len(packages) == 1, f"made: {packages}"
        package = packages[0]
        assert package.name.startswith(f"foyer-desktop_{version}"), package.name
        fields = run("dpkg-deb", "--field", str(package))
        for wanted in ("Package: foyer-desktop", "libqt6widgets6", "libqt6keychain1", "libsecret-1-0", "libqt6sql6-sqlite"):
            assert wanted in fields, f"{wanted} is missing in:\n{fields}"
        root = pathlib.Path(folder) / "root"
        run("dpkg-deb", "--extract", str(package), str(root))
        check_files(root)
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        said = run(str(root / "usr/bin/foyer-desktop"), "--version", env=environment)
        assert version in said, said


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorded frames fit the schema, every kind of frame is among them, and the refused ones do not fit."""
import json
import sys

import jsonschema


def main(schema_path, vectors_path):
    schema = json.load(open(schema_path, encoding="utf-8"))
    vectors = json.load(open(vectors_path, encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    def validator(name):
        return jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/" + name})

    faults = []
    for group, name in (("server", "ServerFrame"), ("client", "ClientFrame")):
        for vector in vectors[group]:
            for error in validator(name).iter_errors(vector["frame"]):
                faults.append(f"{group} '{vector['name']}': {error.message[:200]}")
    for vector in vectors["clientRefused"]:
        try:
            frame = json.loads(vector["bytes"])
        except (ValueError, RecursionError):
            continue
        if validator("ClientFrame").is_valid(frame):
            faults.append(f"clientRefused '{vector['name']}' fits the schema")

    seen = {event["type"] for vector in vectors["server"] for event in vector["frame"]}
    seen_requests = {vector["frame"]["type"] for vector in vectors["client"]}
    for definition in schema["$defs"]:
        kind, _, name = definition.partition("_")
        if kind == "Event" and name not in seen or kind == "Request" and name not in seen_requests:
            faults.append(f"no vector shows {definition}")
    print("\n".join(faults) or "vectors: all fit the schema")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

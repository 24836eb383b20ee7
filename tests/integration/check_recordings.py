#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that real servers said in the stories fits the schemas, and every kind of event was heard.

Usage: check_recordings.py SCHEMA_FOLDER RECORDINGS_FOLDER STORY...
"""
import json
import pathlib
import re
import sys

import jsonschema

SHOWN = 20


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Api:
    """The HTTP answers that openapi.json allows."""

    def __init__(self, folder):
        self.frames = load(folder / "foyer.v1.json")
        self.paths = []
        for path, operations in load(folder / "openapi.json")["paths"].items():
            pattern = re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", path) + "$")
            self.paths.append((pattern, path, operations))
        self.heard = set()
        self.validators = {}

    def validator(self, schema):
        text = json.dumps(schema).replace("foyer.v1.json#/", "#/")
        if text not in self.validators:
            whole = {**self.frames, **json.loads(text)}
            self.validators[text] = jsonschema.Draft202012Validator(whole)
        return self.validators[text]

    def faults(self, answer):
        path = answer["path"].split("?")[0].removeprefix("/api/v1")
        method = answer["method"].lower()
        if not answer["path"].startswith("/api/v1"):
            return []
        for pattern, name, operations in self.paths:
            if pattern.match(path) and method in operations:
                return self.operation_faults(name, method, operations[method], answer)
        if answer["status"] < 400:
            return [f"{method} {path}: {answer['status']}, but there is no such operation"]
        return self.body_faults(f"{method} {path}", {"$ref": "#/$defs/Problem"}, answer)

    def operation_faults(self, name, method, operation, answer):
        where = f"{method} {name} {answer['status']}"
        responses = operation["responses"]
        response = responses.get(str(answer["status"]))
        if response is None and answer["status"] >= 400:
            response = responses.get("default")
        if response is None:
            return [f"{where}: this status is not described"]
        self.heard.add((method, name, answer["status"] < 400))
        content = response.get("content")
        if not content or method == "head":
            return [f"{where}: a body where none is described"] if answer["body"] else []
        kind = answer["type"].split(";")[0].strip()
        if kind not in content:
            return [f"{where}: type {kind!r} is not described"]
        if "json" not in kind:
            return []
        return self.body_faults(where, content[kind]["schema"], answer)

    def body_faults(self, where, schema, answer):
        try:
            body = json.loads(answer["body"])
        except ValueError:
            return [f"{where}: the body is not JSON: {answer['body'][:80]!r}"]
        return [f"{where}: {error.json_path}: {error.message[:160]}"
                for error in self.validator(schema).iter_errors(body)]

    def operations(self):
        return {(method, path, True) for _, path, operations in self.paths
                for method in operations if method != "parameters"}


class Frames:
    """The events that foyer.v1.json allows; each distinct one is looked at once."""

    def __init__(self, api):
        self.api = api
        self.seen = set()
        self.kinds = {}

    def faults(self, text):
        events = json.loads(text)
        if not isinstance(events, list) or not events:
            return [f"not a list of events: {text[:120]}"]
        return [fault for event in events for fault in self.event_faults(event)]

    def event_faults(self, event):
        text = json.dumps(event, sort_keys=True)
        if text in self.seen:
            return []
        self.seen.add(text)
        name = event.get("type") if isinstance(event, dict) else None
        self.kinds[name] = self.kinds.get(name, 0) + 1
        if f"Event_{name}" not in self.api.frames["$defs"]:
            return [f"an event of unknown type: {text[:120]}"]
        validator = self.api.validator({"$ref": f"#/$defs/Event_{name}"})
        return [f"{text[:120]}: {error.message[:160]}" for error in validator.iter_errors(event)]

    def unheard(self):
        known = (name.partition("_") for name in self.api.frames["$defs"])
        return [name for kind, _, name in known if kind == "Event" and name not in self.kinds]


def main(schema_folder, recordings_folder, *stories):
    api = Api(pathlib.Path(schema_folder))
    frames = Frames(api)
    faults, answers = [], 0
    for story in stories:
        path = pathlib.Path(recordings_folder) / f"{story}.jsonl"
        if not path.exists():
            faults.append(f"{story} recorded nothing")
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            answers += "frame" not in record
            found = frames.faults(record["frame"]) if "frame" in record else api.faults(record)
            faults += [f"{story}: {fault}" for fault in found]
    faults += [f"no story ever heard the event {name}" for name in frames.unheard()]
    for method, path, _ in sorted(api.operations() - api.heard):
        faults.append(f"no story ever got a good answer to {method.upper()} {path}")
    unique = list(dict.fromkeys(faults))
    print("\n".join(unique[:SHOWN]) or f"{answers} answers and {len(frames.seen)} events fit the schemas")
    if len(unique) > SHOWN:
        print(f"… and {len(unique) - SHOWN} more")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The vocabulary of schema.org: whether each property may belong to its type, and have its value."""

import re

from schema_org import registry

TEXTS = {"Text", "CssSelectorType", "XPathType", "PronounceableText"}
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+\Z")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)\Z")


def ancestors(kind):
    """A type and everything that it is a kind of."""
    found, open_ = set(), [kind]
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += registry.CLASS_METADATA[name].parents
    return found


def faults(block):
    """Everything that a block of JSON-LD says against the vocabulary."""
    if block.get("@context") not in ("https://schema.org", "https://schema.org/"):
        yield f"context {block.get('@context')!r}"
    yield from node_faults(block)


def node_faults(value):
    kinds = as_list(value.get("@type"))
    graph = as_list(value.get("@graph"))
    for inner in graph:
        yield from node_faults(inner)
    if not kinds:
        if not graph and set(value) - {"@context", "@id"}:
            yield f"no type: {sorted(value)}"
        return
    known = [kind for kind in kinds if kind in registry.CLASS_METADATA]
    for kind in set(kinds) - set(known):
        yield f"type {kind}"
    for kind in known:
        if registry.CLASS_METADATA[kind].superseded_by:
            yield f"type {kind} is superseded by {registry.CLASS_METADATA[kind].superseded_by}"
    all_kinds = set().union(*map(ancestors, known)) if known else set()
    for name, values in value.items():
        if name.startswith("@"):
            continue
        about = registry.PROPERTY_BY_SCHEMA.get(name)
        if about is None:
            yield f"property {name}"
            continue
        if about.superseded_by:
            yield f"property {name} is superseded by {about.superseded_by}"
        if not all_kinds & set(about.domains):
            yield f"{name} of {'/'.join(kinds)}: it belongs to {', '.join(about.domains)}"
        for one in as_list(values):
            if not is_in(one, about.ranges):
                said = one.get("@type") if isinstance(one, dict) else repr(one)[:80]
                yield f"{name} of {'/'.join(kinds)} is {said}: it should be {', '.join(about.ranges)}"
            if isinstance(one, dict):
                yield from node_faults(one)


def is_in(value, ranges):
    """True if a value is of one of these types."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return True
        kinds = [kind for kind in as_list(value.get("@type")) if kind in registry.CLASS_METADATA]
        return any(ancestors(kind) & set(ranges) for kind in kinds)
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, (int, float)):
        return "Number" in ranges or (isinstance(value, int) and "Integer" in ranges)
    if not isinstance(value, str) or not value.strip():
        return False
    if TEXTS & set(ranges):
        return True
    if ADDRESS.match(value):
        # The address of a thing stands for the thing, and a member of a list of schema.org for itself.
        return "URL" in ranges or any(kind not in registry.DATATYPES for kind in ranges)
    return bool(("Date" in ranges and DAY.match(value)) or ("DateTime" in ranges and TIME.match(value)))


def as_list(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

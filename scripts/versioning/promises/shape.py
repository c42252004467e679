"""The shape of JSON as JSON Schema, made from an example, and what a difference of two shapes means for programs."""

from typing import Any

Schema = dict[str, Any]


def shape_of(value: Any) -> Schema:  # Any: a JSON value
    """The schema of an example: all properties are required, elements of an array share one schema."""
    if isinstance(value, dict):
        properties = {str(name): shape_of(each) for name, each in sorted(value.items())}
        return {"type": "object", "properties": properties, "required": sorted(properties)}
    if isinstance(value, list):
        items: Schema = {}
        for element in value:
            items = _merged(items, shape_of(element))
        return {"type": "array", "items": items}
    names = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}
    return {"type": names[type(value)]}


def differences(place: str, old: Schema, new: Schema) -> list[tuple[bool, str]]:
    """Whether each difference breaks a program that reads the JSON, and its line. An empty schema says nothing."""
    if not old or not new or old == new:
        return []
    before, after = _types(old), _types(new)
    # a number without a fraction may become one with, null may come where it was before
    if not after <= before:
        return [(True, f"{place} was {'|'.join(sorted(before))}, is {'|'.join(sorted(after))}")]
    found = differences(f"{place}[]", old.get("items", {}), new.get("items", {}))
    mine, theirs = old.get("properties", {}), new.get("properties", {})
    for name in sorted({*mine, *theirs}):
        if name not in theirs and "properties" in new:
            found.append((True, f"{place}.{name} is gone"))
        elif name not in mine and "properties" in old:
            found.append((False, f"{place}.{name} is new"))
        elif name in mine and name in theirs:
            found += differences(f"{place}.{name}", mine[name], theirs[name])
    missing = sorted((set(old.get("required", [])) - set(new.get("required", []))) & set(theirs))
    return found + [(True, f"{place}.{name} may be missing") for name in missing]


def _types(schema: Schema) -> set[str]:
    kinds = schema.get("type", [])
    return {kinds} if isinstance(kinds, str) else set(kinds)


def _merged(one: Schema, other: Schema) -> Schema:
    if not one or not other:
        return one or other
    kinds = sorted(_types(one) | _types(other))
    merged: Schema = {"type": kinds[0] if len(kinds) == 1 else kinds}
    if "properties" in one or "properties" in other:
        mine, theirs = one.get("properties", {}), other.get("properties", {})
        merged["properties"] = {
            name: _merged(mine.get(name, {}), theirs.get(name, {})) for name in sorted({*mine, *theirs})
        }
        required = [set(each["required"]) for each in (one, other) if "required" in each]
        merged["required"] = sorted(set.intersection(*required))
    if "items" in one or "items" in other:
        merged["items"] = _merged(one.get("items", {}), other.get("items", {}))
    return merged

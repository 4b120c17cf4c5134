#!/usr/bin/env python3
"""Measures the records of `assay` on the thirty texts beside this file, and asks for what was
reached before: gold.ndjson and absent.ndjson come in, one TAP point a kind goes out.

A gold row is found when a record of its kind overlaps its words and has every field that the row
lists in `need`; text is right when it holds the wanted text, case folded. `symmetric` sides may
change places. A quote counts as exact when its ends are the gold's too. A row of absent.ndjson is
wrong when a record overlaps it in the same way. LEAST only ever grows, MOST only ever falls.

    measure.py ASSAY            the points
    measure.py ASSAY KIND...    the points, and what was missed of these kinds (or "all")"""
import collections
import json
import math
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST = {
    "pledge": 88,
    "tie": 26,
    "project": 29,
    "event": 70,
    "quote": 68,
    "quotes exact": 65,
    "name": 75,
}
MOST = {"absent": 1}


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def records_of(assay):
    """All records of all texts, by document and kind."""
    names = sorted(n for n in os.listdir(HERE) if n.endswith(".txt"))
    found = collections.defaultdict(list)
    for stage in ("spot", "facts"):
        out = subprocess.run([assay, stage, "--to=ndjson", *names], cwd=HERE, check=True,
                             stdout=subprocess.PIPE).stdout.decode("utf-8")
        for line in out.splitlines():
            record = json.loads(line)
            if stage == "spot" or record["kind"] != "document":
                found[record["doc"], record["kind"]].append(record)
    return found


def same(want, have):
    if isinstance(want, list):
        return isinstance(have, list) and sorted(map(str, want)) == sorted(map(str, have))
    if isinstance(want, str):
        return isinstance(have, str) and want.lower() in have.lower()
    if isinstance(want, bool) or not isinstance(have, (int, float)):
        return want == have
    return math.isclose(want, have, rel_tol=1e-5, abs_tol=1e-9)


def wrong_fields(row, record):
    return [k for k in row["need"] if row[k] == "any" and k not in record
            or row[k] != "any" and not same(row[k], record.get(k))]


def near(row, found):
    return [r for r in found[row["doc"], row["kind"]]
            if r["start"] < row["end"] and row["start"] < r["end"]]


def fitting(row, found):
    """The records that are the row's, and what is said when there is none."""
    around = near(row, found)
    ways = [row]
    if row.get("symmetric"):
        ways.append(dict(row, a=row.get("b", []), b=row.get("a", [])))
    fits = [r for r in around if any(not wrong_fields(way, r) for way in ways)]
    best = min(around, key=lambda r: len(wrong_fields(row, r)), default=None)
    why = "nothing there" if best is None else "; ".join(
        f"{k} is {best.get(k)!r}, wanted {row[k]!r}" for k in wrong_fields(row, best))
    return fits, why


def measure(found, shown):
    right, of, missed = collections.Counter(), collections.Counter(), []
    for row in rows("gold.ndjson"):
        kind = row["kind"]
        fits, why = fitting(row, found)
        right[kind] += bool(fits)
        of[kind] += 1
        if kind == "quote":
            ends = {(r["start"], r["end"]) for r in fits}
            right["quotes exact"] += (row["start"], row["end"]) in ends
            of["quotes exact"] += 1
        if not fits and shown & {kind, "all"}:
            missed.append(f"missed {kind} {row['text'][:80]!r} in {row['doc'][:2]}: {why}")
    for row in rows("absent.ndjson"):
        wrong = any(not r.get("negated") and not wrong_fields(row, r) for r in near(row, found))
        right["absent"] += wrong
        of["absent"] += 1
        if wrong and shown & {row["kind"], "all", "absent"}:
            missed.append(f"not a {row['kind']}: {row['text'][:80]!r} in {row['doc'][:2]}")
    return right, of, missed


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    right, of, missed = measure(records_of(os.path.abspath(sys.argv[1])), set(sys.argv[2:]))
    for line in missed:
        print("#", line)
    print(f"1..{len(LEAST) + len(MOST)}")
    bad = False
    for i, (name, bound) in enumerate([*LEAST.items(), *MOST.items()], 1):
        ok = right[name] >= bound if name in LEAST else right[name] <= bound
        bad |= not ok
        print("ok" if ok else "not ok", i, "-", f"{name}: {right[name]} of {of[name]},",
              "at least" if name in LEAST else "at most", bound)
    sys.exit(bad)


if __name__ == "__main__":
    main()

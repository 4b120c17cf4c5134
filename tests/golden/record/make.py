#!/usr/bin/env python3
"""Puts the byte offsets into gold.ndjson and absent.ndjson, and checks every row.

A row names its evidence by words of the text (`text`), and by `nth` (from 0) where the words
stand there more than once; `start` and `end` are worked out here, so that they cannot drift when
a text is edited. Run it after every change; it writes nothing when a row does not hold."""
import datetime
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {"pledge", "event", "tie", "project", "quote", "name"}
PLOVER = set("""AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN
    PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split())
STATUS = {"project": {"proposed", "planned", "building", "operating", "cancelled"},
          "event": {"held", "planned", "cancelled"}}
SIDES = ("a", "b", "by", "parties")
DAYS = ("from", "to", "due_from", "due_to")
# The states of the set; a new one is added by hand from ISO 3166-1.
STATES = set("""AGO ARE ARG AUS AUT AZE BEL BGD BGR BHR BRA BRN BWA CHL CHN COD COL CYP CZE DEU
    DJI DNK EGY ERI ESP EST ETH FIN FRA GBR GEO GRC HND HRV HUN IDN IND IRL IRN ISR ITA JOR JPN
    KEN KHM KOR KWT LAO LTU LUX LVA MKD MLT MMR MYS NLD NZL OMN PAK PAN PER PHL POL PRT PRY PSE
    QAT ROU RUS SAU SGP SVK SVN SWE THA TWN TZA UGA UKR URY USA VEN VNM ZAF ZMB ZWE""".split())


def located(row, raw):
    """The row with its offsets; ValueError where the words are not there or not unique."""
    words, at = row["text"].encode(), -1
    for _ in range(row.get("nth", 0) + 1):
        at = raw.find(words, at + 1)
        if at < 0:
            break
    if at < 0 or ("nth" not in row and raw.count(words) > 1):
        raise ValueError(f"found {raw.count(words)} times")
    head = {"kind": row["kind"], "doc": row["doc"], "start": at, "end": at + len(words)}
    return {**head, **{k: v for k, v in row.items() if k not in head}}


def check(row):
    """Kinds, names, codes and days; ValueError with the field that is wrong."""
    sides = SIDES + (("to",) if row["kind"] == "pledge" else ())
    days = [k for k in DAYS if isinstance(row.get(k), str) and row[k] != "any"]
    for wrong, field in (
            (row["kind"] not in KINDS, "kind"),
            (row["kind"] == "event" and row.get("type", "AGREE") not in PLOVER, "type"),
            ("status" in row and row["status"] not in STATUS[row["kind"]], "status"),
            (any(k not in row for k in row["need"]), "need"),
            (not {s for k in sides for s in row.get(k, [])} <= STATES, "state"),
            (row["kind"] == "name" and row.get("code", "KEN") not in STATES, "code"),
            ("from" in row and row.get("to", row["from"]) < row["from"], "to")):
        if wrong:
            raise ValueError(field)
    for k in days:
        datetime.date.fromisoformat(row[k])


def meets(gold, absent):
    """Would a right record count as one that must not be found?"""
    return (gold["kind"] == absent["kind"] and gold["doc"] == absent["doc"]
            and gold["start"] < absent["end"] and absent["start"] < gold["end"]
            and all(gold.get(k) == absent[k] for k in absent["need"]))


def read(name):
    rows = []
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for row in map(json.loads, file):
            with open(os.path.join(HERE, row["doc"]), "rb") as text:
                raw = text.read()
            try:
                rows.append(located(row, raw))
                check(rows[-1])
            except ValueError as why:
                sys.exit(f"{row['doc']}: {row['text']!r}: {why}")
    return rows


def main():
    sets = {name: read(name) for name in ("gold.ndjson", "absent.ndjson")}
    for gold in sets["gold.ndjson"]:
        for absent in sets["absent.ndjson"]:
            if meets(gold, absent):
                sys.exit(f"in both files: {absent['doc']}: {absent['text']!r}")
    for name, rows in sets.items():
        with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
        print(name, len(rows))


if __name__ == "__main__":
    main()

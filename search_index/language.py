"""The query language in one table: the parser reads it, and help and documentation are made from it.

Names are written here folded (small letters, no accents, no spaces); people may type them with accents.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from planner.i18n import _
from planner.vietnamese import fold


class Filter(StrEnum):
    """What a filter looks at."""

    kind = "kind"
    year = "year"
    agency = "agency"
    area = "area"
    state = "state"
    since = "since"
    until = "until"
    record = "record"


FILTERS: dict[Filter, tuple[str, ...]] = {
    Filter.kind: ("loai", "kind"),
    Filter.year: ("nam", "year"),
    Filter.agency: ("coquan", "cq", "agency"),
    Filter.area: ("linhvuc", "lv", "area"),
    Filter.state: ("trangthai", "tt", "state"),
    Filter.since: ("tu", "tungay", "from"),
    Filter.until: ("den", "denngay", "to"),
    Filter.record: ("trong", "in"),
}
"""The names of each filter, the one that is shown first."""

OR_WORDS = ("OR", "HOAC", "|")
"""Between alternatives; in capital letters, so that the ordinary word stays a word."""

STANDINGS: dict[str, tuple[str, ...]] = {
    "quahan": ("overdue",),
    "sapquahan": ("due_soon",),
    "sapdenhan": ("due_soon",),
    "tronghan": ("in_progress", "not_started"),
    "khongthoihan": ("no_deadline",),
    "dunghan": ("done_on_time",),
    "trehan": ("done_late",),
}
"""States that follow from the day of today, by the names of planner.tracking's Standing."""

STATES: dict[str, tuple[str, ...]] = {
    "hoanthanh": ("completed",),
    "dangthuchien": ("in_progress",),
    "chuathuchien": ("not_started",),
    "choxacnhan": ("awaiting_confirmation",),
    "tamhoan": ("suspended",),
    "tralai": ("returned",),
    "lamlai": ("redo",),
    "duthao": ("draft",),
    "trinhky": ("submitted",),
    "daky": ("signed",),
    "daphathanh": ("issued",),
    "dabanhanh": ("issued",),
    "dacapso": ("numbered",),
    "thuhoi": ("withdrawn",),
    "thaythe": ("replaced",),
    "tiepnhan": ("received",),
}
"""Workflow states of tasks and documents."""

RECORDS: dict[str, str] = {
    "nhiemvu": "task",
    "giaiphap": "solution",
    "nhomgiaiphap": "solution_group",
    "vanban": "document",
    "coquan": "agency",
    "nhomcoquan": "agency_group",
    "linhvuc": "area",
    "nguoiky": "signer",
    "chiso": "indicator",
    "cancu": "legal_basis",
    "kehoachnam": "annual_plan",
}
"""Kinds of records."""

_BY_NAME = {name: which for which, names in FILTERS.items() for name in names}


def plain_name(text: str) -> str:
    """Return a name as the tables write it: without accents, capitals, spaces and joiners."""
    return "".join(char for char in fold(text) if char.isalnum())


def filter_named(name: str) -> Filter | None:
    """Return the filter that is written as `name`, with or without accents."""
    return _BY_NAME.get(plain_name(name))


def filter_names() -> list[str]:
    """Return every name of a filter."""
    return list(_BY_NAME)


class Rule(NamedTuple):
    """One line of the language: what is written, and what it finds."""

    written: str
    finds: str


def language_table() -> list[Rule]:
    """Return the whole language, for people, in the language of the program."""
    return [
        Rule(_("administrative reform"), _("both words, in any order; accents and capitals may be left out")),
        Rule(_('"administrative reform"'), _("the words one after the other")),
        Rule(_("reform -tax"), _("the first word without the second; also before a phrase or a filter")),
        Rule(_("fees OR charges"), _("one or the other; filters beside the words hold for both")),
        Rule(_("(fees OR charges) land"), _("brackets keep alternatives together")),
        Rule(_("digit*"), _("words that begin so")),
        Rule("23/CT-TTg · 23 ct ttg", _("goes straight to the document with this number and symbol")),
        Rule("STTTT", _("an agency under all its names; its successor's records follow, marked as such")),
        Rule("loai:CT · loai:CT,KH · -loai:CT", _("document kind, by its code")),
        Rule("nam:2022 · nam:2020-2022", _("year, or a span of years")),
        Rule(_('coquan:SNV · coquan:"Department of Home Affairs"'), _("agency: ID, abbreviation or name")),
        Rule("linhvuc:2", _("reform area, by its number")),
        Rule("trangthai:quahan", _("state: {states}", states=", ".join([*STANDINGS, *STATES]))),
        Rule(
            "tu:2021-01-01 den:31/12/2022", _("day of issue or deadline within a span; a year alone will do")
        ),
        Rule("trong:nhiemvu", _("only this kind of record: {records}", records=", ".join(RECORDS))),
    ]

"""What a check found, and the sheet on which every measured rule is noted, kept or broken."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

import msgspec

from planner.documents.check.pieces import Piece
from planner.documents.layout.rules import Rule, article, layout_rules
from planner.documents.package_data import read_yaml
from planner.i18n import _, ngettext

_LONGEST_QUOTE = 60


class Severity(StrEnum):
    """How bad a finding is."""

    error = "error"
    warning = "warning"
    info = "info"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that the file does not keep; every text is finished, in the language in use."""

    rule: str
    article: str
    severity: Severity
    component: str
    where: str
    expected: str
    found: str
    remedy: str
    record: str = ""
    """ID of the record of the plan that the words come from, in a draft made from plan data."""
    field: str = ""
    """The field of that record, such as "text" or "deadline.text"."""


class CertificateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that was measured: what the decree says and what the file has."""

    rule: str
    component: str
    article: str
    expected: str
    found: str
    ok: bool


class TextRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule about words and signs: what it says, its component, its article, how bad it is to break it."""

    says: str
    """The rule in one sentence."""
    component: str
    article: str = ""
    severity: Severity = Severity.error


class _TextRules(msgspec.Struct, frozen=True):
    names: dict[str, str]
    rules: dict[str, TextRule]


@cache
def text_rules() -> dict[str, TextRule]:
    """Return the rules about words and signs by their IDs."""
    return read_yaml("check/text_rules.yaml", _TextRules).rules


@cache
def _names() -> dict[str, str]:
    table = read_yaml("check/text_rules.yaml", _TextRules)
    return {component.key: component.name for component in layout_rules().components.values()} | table.names


def component_name(key: str) -> str:
    """Return the Vietnamese name of a component."""
    return _names().get(key, key)


class _Note(msgspec.Struct):
    rule: str
    component: str
    article: str
    expected: str
    found: list[str]
    ok: bool = True
    broken: dict[tuple[str, Severity], tuple[list[str], str]] = {}
    """Places and remedy by what was found and how bad it is."""


class Sheet:
    """Collects what is measured; a rule broken in the same way in many places is one finding."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str, str], _Note] = {}
        self.part = ""
        """Name of the part of the file that is being checked; empty for the main document."""

    def measure(
        self,
        rule: Rule,
        found: str,
        *,
        ok: bool,
        expected: str,
        where: str,
        remedy: str,
        severity: Severity = Severity.error,
        component: str = "",
    ) -> None:
        """Note one measurement of a rule of the layout table."""
        key = component or rule.id.partition(".")[0]
        self._note(rule.id, key, rule.article, expected, severity, found, ok, where, remedy)

    def text(
        self,
        rule_id: str,
        *,
        ok: bool,
        expected: str,
        found: str,
        where: str,
        remedy: str,
        severity: Severity | None = None,
    ) -> None:
        """Note one look at a rule about words and signs."""
        rule = text_rules()[rule_id]
        law = article(rule.article) if rule.article else ""
        self._note(
            rule_id, rule.component, law, expected, severity or rule.severity, found, ok, where, remedy
        )

    def _note(
        self,
        rule: str,
        component: str,
        law: str,
        expected: str,
        severity: Severity,
        found: str,
        ok: bool,  # noqa: FBT001
        where: str,
        remedy: str,
    ) -> None:
        note = self._notes.setdefault(
            (rule, component, expected), _Note(rule, component, law, expected, [], broken={})
        )
        if found and found not in note.found:
            note.found.append(found)
        if not ok:
            note.ok = False
            note.broken.setdefault((found, severity), ([], remedy))[0].append(where)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every broken rule, errors first, each with its first place and the number of others."""
        found = [
            Finding(
                rule=note.rule,
                article=note.article,
                severity=severity,
                component=component_name(note.component),
                where=_places(places),
                expected=note.expected,
                found=value,
                remedy=remedy,
            )
            for note in self._notes.values()
            for (value, severity), (places, remedy) in note.broken.items()
        ]
        order = list(Severity)
        return tuple(sorted(found, key=lambda each: order.index(each.severity)))

    @property
    def rows(self) -> tuple[CertificateRow, ...]:
        """Every rule that was measured, with what was found."""
        return tuple(
            CertificateRow(
                rule=note.rule,
                component=component_name(note.component),
                article=note.article,
                expected=note.expected,
                found="; ".join(note.found[:5]),
                ok=note.ok,
            )
            for note in self._notes.values()
        )

    @property
    def checked(self) -> int:
        """How many different rules were measured."""
        return len({note.rule for note in self._notes.values()})

    def at(self, piece: Piece) -> str:
        """Return where a piece stands: the part of the page and its first words."""
        words = quoted(piece.text)
        name = component_name(piece.component)
        here = _("{component}: “{words}”", component=name, words=words)
        return f"{self.part}, {here}" if self.part else here


def quoted(text: str) -> str:
    """Return the first words of a text."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rsplit(' ', 1)[0]}…"


def _places(places: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(places))
    more = len(distinct) - 1
    if not more:
        return distinct[0]
    return ngettext(
        "{first} (and {count} more place)", "{first} (and {count} more places)", more, first=distinct[0]
    )

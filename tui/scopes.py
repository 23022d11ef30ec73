"""Where actions can be used, and the keys of the keyboard, each with its name for people."""

from __future__ import annotations

from enum import StrEnum

from planner.i18n import _ as translate


def _(message: str) -> str:
    """Mark a text of the tables for the catalogue; it is translated when it is shown."""
    return message


class Scope(StrEnum):
    """Where an action can be used."""

    everywhere = "everywhere"
    dashboard = "dashboard"
    plan = "plan"
    agencies = "agencies"
    search = "search"
    record = "record"
    documents = "documents"
    document = "document"
    draft = "draft"
    list = "list"
    tree = "tree"
    typing = "typing"
    text_box = "text_box"
    field = "field"
    dialog = "dialog"
    form = "form"
    conflict = "conflict"
    pick = "pick"
    question = "question"
    help = "help"
    rules = "rules"
    findings = "findings"


_SCOPE_TITLES = {
    Scope.everywhere: _("Everywhere"),
    Scope.dashboard: _("On the overview"),
    Scope.plan: _("In the plan"),
    Scope.agencies: _("In the list of agencies"),
    Scope.search: _("While searching"),
    Scope.record: _("With a task"),
    Scope.documents: _("In the list of documents"),
    Scope.document: _("With a document"),
    Scope.draft: _("While drafting a document"),
    Scope.list: _("In lists"),
    Scope.tree: _("In the tree of the plan"),
    Scope.typing: _("While typing"),
    Scope.text_box: _("In a field of several lines"),
    Scope.field: _("In a field with a choice"),
    Scope.dialog: _("In every window"),
    Scope.form: _("In forms"),
    Scope.conflict: _("When two people changed the same"),
    Scope.pick: _("While choosing from a list"),
    Scope.question: _("When the program asks"),
    Scope.help: _("In this help"),
    Scope.rules: _("In the table of layout rules"),
    Scope.findings: _("In the list of layout findings"),
}


def scope_title(scope: Scope) -> str:
    """Return the heading of a scope in the help."""
    return translate(_SCOPE_TITLES[scope])


_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": _("Space bar"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "tab": "Tab",
    "slash": "/",
    "question_mark": "?",
}


def key_name(key: str) -> str:
    """Return a key as people write it: "ctrl+z" is "Ctrl+Z"."""
    return "+".join(
        translate(_KEY_NAMES[part])
        if part in _KEY_NAMES
        else part.capitalize()
        if len(part) > 1
        else part.upper()
        for part in key.split("+")
    )

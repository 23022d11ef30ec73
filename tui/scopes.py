"""Where actions can be used; a new place is one line here."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from planner.i18n import _ as translate


def _(message: str) -> str:
    """Mark a text of the table for the catalogue; it is translated when it is shown."""
    return message


class Scope(StrEnum):
    """Where an action can be used: the name for the code, and the heading in the help."""

    title_id: str

    def __new__(cls, name: str, title_id: str) -> Self:
        """Keep the heading beside the name."""
        scope = str.__new__(cls, name)
        scope._value_ = name
        scope.title_id = title_id
        return scope

    everywhere = "everywhere", _("Everywhere")
    dashboard = "dashboard", _("On the overview")
    plan = "plan", _("In the plan")
    matrix = "matrix", _("In the matrix")
    agencies = "agencies", _("In the list of agencies")
    follow = "follow", _("In the lists of tasks followed up")
    calendar = "calendar", _("In the calendar of deadlines")
    review = "review", _("While reviewing a task")
    search = "search", _("While searching")
    record = "record", _("With a task")
    documents = "documents", _("In the list of documents")
    page = "page", _("On the page of a record")
    document = "document", _("With a document")
    workflow = "workflow", _("On the way of a document")
    register = "register", _("In the register")
    intake = "intake", _("While importing past documents")
    links = "links", _("With the links of a document")
    draft = "draft", _("While drafting a document")
    list = "list", _("In lists")
    filtered = "filtered", _("In lists with a filter")
    tree = "tree", _("In the tree of the plan")
    typing = "typing", _("While typing")
    text_box = "text_box", _("In a field of several lines")
    field = "field", _("In a field with a choice")
    dialog = "dialog", _("In every window")
    form = "form", _("In forms")
    conflict = "conflict", _("When two people changed the same")
    pick = "pick", _("While choosing from a list")
    go_menu = "go_menu", _("In the menu of views")
    key_card = "key_card", _("In the keyboard card")
    settings = "settings", _("In the settings")
    jump = "jump", _("In jump mode")
    tour = "tour", _("In the first steps")
    long_work = "long_work", _("During long work")
    question = "question", _("When the program asks")
    help = "help", _("In this help")
    rules = "rules", _("In the table of layout rules")
    findings = "findings", _("In the list of layout findings")
    reports = "reports", _("In the reports")
    indicators = "indicators", _("In the indicators and scores")
    reminders = "reminders", _("While reminding late agencies")
    sheets = "sheets", _("With the Excel sheets of the agencies")
    sheet_rows = "sheet_rows", _("While a filled-in sheet is looked at")
    batch = "batch", _("While many documents are written")


def scope_title(scope: Scope) -> str:
    """Return the heading of a scope in the help."""
    return translate(scope.title_id)

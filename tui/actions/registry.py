"""Joins the tables of actions, and answers what can be done where."""

from __future__ import annotations

from functools import cache

from tui.actions import (
    dialogs,
    documents,
    everywhere,
    fields,
    follow,
    going,
    intake,
    lists,
    overlays,
    register,
    reports,
    searching,
    tasks,
)
from tui.actions.action import Action
from tui.key_names import key_name
from tui.scopes import Scope, scope_title

ACTIONS: tuple[Action, ...] = (
    *everywhere.ACTIONS,
    *going.ACTIONS,
    *tasks.ACTIONS,
    *follow.ACTIONS,
    *documents.ACTIONS,
    *register.ACTIONS,
    *intake.ACTIONS,
    *reports.ACTIONS,
    *searching.ACTIONS,
    *lists.ACTIONS,
    *fields.ACTIONS,
    *dialogs.ACTIONS,
    *overlays.ACTIONS,
)
"""Every action, in the order of the keyboard card."""


@cache
def actions_of(scope: Scope) -> tuple[Action, ...]:
    """Return the actions of one scope, in the order of the table."""
    return tuple(action for action in ACTIONS if scope in action.scopes)


def action_named(action_id: str) -> Action:
    """Return the action called `action_id`; raises KeyError for another name."""
    return _by_id()[action_id]


@cache
def _by_id() -> dict[str, Action]:
    return {action.id: action for action in ACTIONS}


def keyboard_card() -> list[dict[str, object]]:
    """Return every action for the keyboard card: id, keys, label, help, where it works, article."""
    return [
        {
            "id": action.id,
            "keys": ", ".join(key_name(key) for key in action.keys),
            "label": action.label,
            "help": action.help,
            "scopes": [scope_title(scope) for scope in action.scopes],
            "article": action.article,
        }
        for action in ACTIONS
    ]

"""The one registry of everything the person can do: keys, words and place of each action.

Key bindings, footer, help screen, palette, jump letters and the keyboard card are all made from these tables.
They know nothing of Textual, so that the command line and the documentation can read them cheaply.

To add an action: put an `Action` into the table `ACTIONS` of the module of its theme (or of a new module,
which `registry.py` then joins), write the method `action_<id>` in the screen whose class names the scope, and
add a proof of the same name to tests/tui (a test fails without it). A new place: a line in `tui/scopes.py`.
To add a main view: one line in `tui/views.py`; its keys, menu entry and palette entry follow by themselves.

Keys: no letter that Telex rewrites (a e i o u y d w), and none of `tui.views.RESERVED`. A key of a place wins
over the same key of `Scope.everywhere`; use that only for the same idea, as "/" is.
"""

from tui.actions.action import Action
from tui.actions.registry import ACTIONS, action_named, actions_of, keyboard_card

__all__ = ["ACTIONS", "Action", "action_named", "actions_of", "keyboard_card"]

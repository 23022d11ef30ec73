"""The one registry of everything the person can do: keys, words and place of each action.

Key bindings, footer, help screen, palette and the keyboard card are all made from this table.
It knows nothing of Textual, so that the command line and the documentation can read it cheaply.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.i18n import _ as translate
from tui.scopes import Scope, key_name, scope_title


def _(message: str) -> str:
    """Mark a text of the table for the catalogue; it is translated when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the person can do."""

    id: str
    """Stable name; the screen or widget of its scope has a method `action_<id>`."""
    keys: tuple[str, ...]
    """Textual's names of the keys; the first is the one shown."""
    scopes: tuple[Scope, ...]
    label_id: str
    help_id: str
    article_id: str = ""
    """Article of Decree 30/2020 that the action carries out, if any."""
    footer: int = 0
    """Rank in the footer: 1 comes first, 0 stays out."""
    in_palette: bool = False
    """Whether the palette offers it; only for actions that make sense everywhere."""
    priority: bool = False
    """Whether its keys win over a text field that has the focus."""

    @property
    def label(self) -> str:
        """Name of the action, two or three words."""
        return translate(self.label_id)

    @property
    def help(self) -> str:
        """What the action does, one sentence."""
        return translate(self.help_id)

    @property
    def article(self) -> str:
        """The article, in the language in use."""
        return translate(self.article_id) if self.article_id else ""

    @property
    def shown_key(self) -> str:
        """The first key as printed on a keyboard."""
        return key_name(self.keys[0])


_E = (Scope.everywhere,)
_LISTED = (
    Scope.list,
    Scope.plan,
    Scope.search,
    Scope.pick,
    Scope.agencies,
    Scope.documents,
    Scope.rules,
)
ACTIONS: tuple[Action, ...] = (
    Action(
        "help",
        ("f1", "question_mark"),
        (*_E, Scope.dialog),
        _("Help"),
        _("Shows what each key does here."),
        footer=7,
        in_palette=True,
    ),
    Action(
        "show_dashboard",
        ("f2", "1"),
        _E,
        _("Overview"),
        _("Goes to the overview: progress, late tasks, tasks due soon."),
        in_palette=True,
    ),
    Action(
        "show_plan",
        ("f3", "2"),
        _E,
        _("Plan"),
        _("Goes to the plan: areas, groups, solutions, tasks."),
        in_palette=True,
    ),
    Action(
        "show_agencies",
        ("f4", "3"),
        _E,
        _("Agencies"),
        _("Goes to the agencies and their tasks."),
        in_palette=True,
    ),
    Action(
        "show_search",
        ("f5", "4", "slash"),
        _E,
        _("Search"),
        _("Goes to the search; accents may be left out."),
        in_palette=True,
    ),
    Action(
        "show_problems",
        ("f6", "5"),
        _E,
        _("Data"),
        _("Goes to the problems found in the data."),
        in_palette=True,
    ),
    Action(
        "show_documents",
        ("f12", "6"),  # F11 makes the window of most terminals fill the screen
        _E,
        _("Documents"),
        _("Goes to the documents: drafts first, then those issued."),
        in_palette=True,
    ),
    Action(
        "draft_document",
        ("ctrl+n", "m"),
        _E,
        _("Draft a document"),
        _("Makes a Word document of any kind from the plan, with its page shown while you fill it in."),
        article_id=_("Decree 30/2020, Articles 7 to 10"),
        in_palette=True,
    ),
    Action(
        "draft_directive",
        ("f8", "c"),
        _E,
        _("Draft a directive"),
        _("Makes a directive in Word from the tasks of the plan."),
        article_id=_("Decree 30/2020, Articles 7 to 10"),
        footer=8,
        in_palette=True,
    ),
    Action(
        "palette",
        ("ctrl+p",),
        _E,
        _("Do or find"),
        _("Finds any action or record by a part of its name."),
        footer=9,
    ),
    Action(
        "undo_change", ("ctrl+z",), _E, _("Undo"), _("Takes the last saved change back."), in_palette=True
    ),
    Action(
        "redo_change",
        ("ctrl+y",),
        _E,
        _("Redo"),
        _("Makes the change again that was taken back."),
        in_palette=True,
    ),
    Action(
        "reload",
        ("ctrl+r",),
        _E,
        _("Read again"),
        _("Reads the files again, with what others have changed."),
        in_palette=True,
    ),
    Action(
        "switch_theme",
        ("f9",),
        _E,
        _("Light or dark"),
        _("Changes between the light and the dark colours."),
        in_palette=True,
    ),
    Action(
        "show_rules",
        ("ctrl+g",),
        (*_E, Scope.help, Scope.draft, Scope.findings),
        _("Table of layout rules"),
        _("Shows every layout rule of the decree with its value and its article."),
        article_id=_("Decree 30/2020, Appendix I"),
        in_palette=True,
    ),
    Action("go_back", ("escape",), _E, _("Back"), _("Goes back to where you were."), footer=6),
    Action(
        "quit",
        ("ctrl+q", "f10"),
        _E,
        _("Quit"),
        _("Closes the program; everything saved stays saved."),
        footer=10,
        in_palette=True,
        priority=True,
    ),
    Action(
        "choose_year",
        ("n",),
        (Scope.dashboard, Scope.plan),
        _("Year"),
        _("Chooses the year of the plan that is shown."),
        footer=5,
    ),
    Action(
        "filter",
        ("slash",),
        (Scope.plan, Scope.agencies, Scope.documents),
        _("Filter"),
        _("Goes to the filter; the list keeps what contains the words, accents aside."),
        footer=5,
    ),
    Action(
        "edit_task",
        ("s", "f7"),
        (Scope.record,),
        _("Edit"),
        _("Opens the form of the chosen task."),
        footer=3,
    ),
    Action(
        "add_progress",
        ("t", "insert"),
        (Scope.record,),
        _("Report progress"),
        _("Notes how far the chosen task has come."),
        footer=4,
    ),
    Action(
        "open_file",
        ("v", "ctrl+o"),
        (Scope.document,),
        _("Open in Word"),
        _("Opens the file of the chosen document with the program the system has for it."),
        footer=3,
    ),
    Action(
        "check_layout",
        ("k", "ctrl+l"),
        (Scope.document,),
        _("Check the layout"),
        _("Measures the file of the chosen document against the decree, as it is now."),
        article_id=_("Decree 30/2020, Appendix I"),
        footer=4,
    ),
    Action(
        "show_preview",
        ("ctrl+t",),
        (Scope.draft,),
        _("The page"),
        _("Goes to the page as it will be printed, and back to the fields."),
        footer=2,
    ),
    Action(
        "show_findings",
        ("ctrl+l",),
        (Scope.draft,),
        _("Layout findings"),
        _("Lists what the layout check finds in the draft."),
        article_id=_("Decree 30/2020, Appendix I"),
        footer=3,
    ),
    Action(
        "go_to_field",
        ("enter",),
        (Scope.findings,),
        _("To the field"),
        _("Goes to the field in which the finding can be put right."),
        footer=1,
    ),
    Action(
        "cursor_up",
        ("up",),
        _LISTED,
        _("Up"),
        _("Goes one line up."),
    ),
    Action(
        "cursor_down",
        ("down",),
        _LISTED,
        _("Down"),
        _("Goes one line down."),
    ),
    Action("page_up", ("pageup",), (Scope.list,), _("Page up"), _("Goes one page up.")),
    Action("page_down", ("pagedown",), (Scope.list,), _("Page down"), _("Goes one page down.")),
    Action("first", ("home",), (Scope.list,), _("First"), _("Goes to the first line.")),
    Action("last", ("end",), (Scope.list,), _("Last"), _("Goes to the last line.")),
    Action("open", ("enter",), (Scope.list,), _("Open"), _("Opens the chosen line."), footer=2),
    Action("open_found", ("enter",), (Scope.search,), _("Open"), _("Opens the chosen result."), footer=2),
    Action("expand", ("right",), (Scope.tree,), _("Unfold"), _("Shows what belongs to the chosen line.")),
    Action(
        "collapse",
        ("left",),
        (Scope.tree,),
        _("Fold"),
        _("Hides what belongs to the chosen line, or goes to the line above it."),
    ),
    Action(
        "toggle_fold",
        ("space",),
        (Scope.tree,),
        _("Fold or unfold"),
        _("Shows or hides what belongs to the chosen line."),
    ),
    Action(
        "undo_typing", ("ctrl+z",), (Scope.typing,), _("Undo typing"), _("Takes the last typed word back.")
    ),
    Action(
        "redo_typing", ("ctrl+y",), (Scope.typing,), _("Redo typing"), _("Types again what was taken back.")
    ),
    Action(
        "choose",
        ("enter", "space", "down"),
        (Scope.field,),
        _("Choose"),
        _("Opens the list of what can stand in this field."),
    ),
    Action(
        "save",
        ("ctrl+s",),
        (Scope.form, Scope.conflict),
        _("Save"),
        _("Saves and closes the window."),
        footer=1,
    ),
    Action(
        "close",
        ("escape",),
        (Scope.dialog,),
        _("Close"),
        _("Closes the window; asks first if something would be lost."),
        footer=6,
    ),
    Action(
        "accept",
        ("enter",),
        (Scope.pick,),
        _("Choose"),
        _("Takes the chosen line; where several can be chosen, marks it."),
        footer=1,
    ),
    Action("finish", ("ctrl+s",), (Scope.pick,), _("Done"), _("Takes all marked lines."), footer=2),
    Action(
        "switch_side",
        ("space", "enter"),
        (Scope.conflict,),
        _("The other side"),
        _("Changes between your text and the other person's."),
        footer=1,
    ),
    Action("say_yes", ("c",), (Scope.question,), _("Yes"), _("Answers yes.")),
    Action("say_no", ("k", "escape"), (Scope.question,), _("No"), _("Answers no; nothing is lost.")),
)


def actions_of(scope: Scope) -> tuple[Action, ...]:
    """Return the actions of one scope, in the order of the table."""
    return tuple(action for action in ACTIONS if scope in action.scopes)


def action_named(action_id: str) -> Action:
    """Return the action called `action_id`; raises StopIteration for another name."""
    return next(action for action in ACTIONS if action.id == action_id)


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

"""What can be done everywhere."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

_E = (Scope.everywhere,)
ACTIONS = (
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
        "show_keys",
        ("b",),
        (*_E, Scope.help),
        _("Keyboard card"),
        _("Shows every action with its keys, found by a part of its name."),
        footer=9,
        in_palette=True,
    ),
    Action(
        "show_settings",
        ("h",),
        _E,
        _("Settings"),
        _("Colours, density, and signs for old consoles."),
        in_palette=True,
    ),
    Action(
        "jump",
        ("ctrl+k", "j"),
        (*_E, Scope.dialog),
        _("Jump"),
        _("Puts a letter on everything you can go to; the letter goes there."),
        in_palette=True,
        priority=True,
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
        (Scope.dashboard, Scope.plan, Scope.follow, Scope.register, Scope.matrix),
        _("Year"),
        _("Chooses the year of the plan or register that is shown."),
        footer=5,
    ),
)

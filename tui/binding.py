"""Ties the registry of actions to Textual: a class names its scope and gets the scope's keys."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from tui.actions import actions_of
from tui.scopes import Scope


def bindings_of(scope: Scope) -> list[BindingType]:
    """Return the key bindings of one scope."""
    return [
        Binding(
            key,
            (action.call or action.id).replace("{key}", key),
            show=False,
            priority=action.priority and len(key) > 1,
            id=f"{scope}.{action.id}.{key}",
        )
        for action in actions_of(scope)
        for key in action.keys
    ]


class Scoped:
    """Mixin of screens and widgets: `class Plan(Scoped, Screen, scope=Scope.plan)`."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ()
    """The scopes whose keys the class has, its own first."""
    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, scope: Scope | tuple[Scope, ...] = (), **options: Any) -> None:
        """Take the keys of `scope`, besides those of the base classes.

        Textual itself inherits the keys of widgets and screens; those of a plain mixin are taken here.
        """
        own = (scope,) if isinstance(scope, Scope) else scope
        inherited = (scope for base in cls.__bases__ for scope in getattr(base, "SCOPES", ()))
        cls.SCOPES = tuple(dict.fromkeys((*own, *inherited)))
        mixed_in = (s for b in cls.__bases__ if not issubclass(b, DOMNode) for s in getattr(b, "SCOPES", ()))
        cls.BINDINGS = [b for one in dict.fromkeys((*own, *mixed_in)) for b in bindings_of(one)]
        super().__init_subclass__(**options)

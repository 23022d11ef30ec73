"""Ties the registry of actions to Textual: a class names its scope and gets the scope's keys."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from tui.actions import actions_of
from tui.scopes import Scope


def bindings_of(scope: Scope) -> list[BindingType]:
    """Return the key bindings of one scope."""
    return [
        Binding(
            ",".join(action.keys), action.id, show=False, priority=action.priority, id=f"{scope}.{action.id}"
        )
        for action in actions_of(scope)
    ]


class Scoped:
    """Mixin of screens and widgets: `class Plan(Scoped, Screen, scope=Scope.plan)`."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ()
    """The scopes whose keys the class has, its own first."""
    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, scope: Scope | tuple[Scope, ...] = (), **options: Any) -> None:
        """Take the keys of `scope`, besides those of the base classes."""
        own = (scope,) if isinstance(scope, Scope) else scope
        cls.SCOPES = tuple(dict.fromkeys((*own, *cls.SCOPES)))
        cls.BINDINGS = [binding for one in own for binding in bindings_of(one)]
        super().__init_subclass__(**options)

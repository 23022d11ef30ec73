"""Who may take a step: the roles of the workspace, or everybody where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.i18n import _
from planner.model.document_workflow import transition
from planner.model.documents import DocumentStep
from planner.model.roles import Role, RoleHolder
from planner.model.workspace import Workspace
from planner.register.errors import NotAllowedError, RolesBrokenError
from planner.register.words import role_name, step_name
from planner.store import Store

KEEPING = (Role.records_clerk,)
"""Who reserves numbers, makes them void, enters late documents and closes a year."""


def require_step(store: Store, step: DocumentStep, today: date, command: str) -> None:
    """Refuse a step to somebody without the role for it; raises NotAllowedError and RolesBrokenError."""
    require_roles(store, transition(step).roles, step_name(step), today, command)


def require_keeping(store: Store, today: date, command: str) -> None:
    """Refuse the keeping of the register to anybody but the records clerk."""
    require_roles(store, KEEPING, _("keep the register"), today, command)


def require_roles(store: Store, roles: Sequence[Role], what: str, today: date, command: str) -> None:
    """Refuse what needs one of `roles` to a user who holds none of them on `today`."""
    workspace = store.load()
    _refuse_broken(store)
    if allowed(workspace, store.user, roles, today, enforced=roles_are_kept(store)):
        return
    able = ", ".join(
        f"{holder.name} ({', '.join(holder.users)})" for holder in holders(workspace, roles, today)
    )
    names = _(" or ").join(role_name(role) for role in roles)
    raise NotAllowedError(store.user, what, names, able, command)


def roles_are_kept(store: Store) -> bool:
    """Tell whether the workspace has a file of roles, even an empty one."""
    return any(file.kind == "role_holder" for file in store.files().values())


def allowed(workspace: Workspace, user: str, roles: Sequence[Role], today: date, *, enforced: bool) -> bool:
    """Tell whether `user` may do what one of `roles` may."""
    if not enforced or not roles:
        return True
    return any(holder.holds(user, today) for holder in holders(workspace, roles, today))


def holders(workspace: Workspace, roles: Sequence[Role], today: date) -> list[RoleHolder]:
    """Return the people who hold one of `roles` on `today`."""
    return [
        holder
        for holder in workspace.role_holders.values()
        if set(roles) & set(holder.roles) and holder.in_office(today)
    ]


def _refuse_broken(store: Store) -> None:
    for file in store.files().values():
        if file.kind == "role_holder" and file.issues:
            issue = file.issues[0]
            raise RolesBrokenError(issue.file, issue.line, issue.message)

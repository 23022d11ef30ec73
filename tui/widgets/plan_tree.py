"""The tree of the plan: area > group > solution > task, as a list that folds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from planner.i18n import _
from planner.tracking import standing
from planner.vietnamese import all_begin, fold, folded_words, without_marks
from tui.scopes import Scope
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.record_list import Cell, Column, RecordList, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from textual import events

    from planner.model.programme import Solution
    from planner.model.tasks import Task
    from planner.model.workspace import Workspace

CROSS_CUTTING = "*"
"""Key of the branch for what serves all areas."""
UNATTACHED = "*tasks"
"""Key of the branch for tasks that belong to no solution."""
MARKS = {
    "done_on_time": ("√", "done"),
    "done_late": ("√", "done"),
    "overdue": ("!", "late"),
    "due_soon": ("~", "soon"),
    "in_progress": ("●", ""),
    "not_started": ("○", "quiet"),
    "no_deadline": ("∞", "quiet"),
}
"""Sign and tone of each standing; the sign tells it without the colour."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree with what belongs to it."""

    key: str
    text: str
    mark: str = ""
    tone: str = ""
    children: tuple[Branch, ...] = ()
    tasks: int = 0
    """Tasks in the branch, itself not counted."""
    folded: str = field(default="", compare=False)


def plan_branches(workspace: Workspace, today: date, year: int | None) -> tuple[Branch, ...]:
    """Return the whole plan as a tree, with the tasks of one year, or of all years."""
    tasks: dict[str, list[Branch]] = {}
    loose: dict[str, list[Branch]] = {}
    for task in workspace.tasks_of(year=year):
        branch = _task_branch(task, workspace, today)
        if task.solution and task.solution in workspace.solutions:
            tasks.setdefault(task.solution, []).append(branch)
        else:
            loose.setdefault(workspace.area_of(task) or CROSS_CUTTING, []).append(branch)
    areas = sorted(workspace.areas.values(), key=lambda area: area.number)
    tops = [(area.id, f"{area.number}. {area.name}") for area in areas]
    tops.append((CROSS_CUTTING, _("Across areas")))
    found = [
        _branch(key, text, [*_groups(workspace, key, tasks), *_loose(key, loose.get(key, []))])
        for key, text in tops
    ]
    return tuple(branch for branch in found if branch.children or branch.key != CROSS_CUTTING)


def _branch(key: str, text: str, children: Iterable[Branch]) -> Branch:
    below = tuple(children)
    count = sum(1 if child.mark else child.tasks for child in below)
    return Branch(key, text, children=below, tasks=count, folded=_folded(key, text))


def _groups(workspace: Workspace, area: str, tasks: dict[str, list[Branch]]) -> Iterator[Branch]:
    """Yield the groups that have a solution in the area; one group can stand under several areas."""
    solutions = [s for s in workspace.solutions.values() if (s.area or CROSS_CUTTING) == area]
    for group in sorted(workspace.solution_groups.values(), key=lambda g: g.number):
        members = sorted((s for s in solutions if s.group == group.id), key=lambda s: s.number)
        if members:
            below = [_branch(s.id, _solution_text(s), tasks.get(s.id, [])) for s in members]
            yield _branch(
                f"{area}/{group.id}", _("Group {number}. {name}", number=group.number, name=group.name), below
            )


def _solution_text(solution: Solution) -> str:
    return f"{solution.id} {solution.text}"


def _loose(area: str, tasks: list[Branch]) -> Iterator[Branch]:
    if tasks:
        yield _branch(f"{area}/{UNATTACHED}", _("Tasks outside the solutions"), tasks)


def _task_branch(task: Task, workspace: Workspace, today: date) -> Branch:
    mark, tone = MARKS[standing(task, workspace, today).standing]
    return Branch(task.id, task.text, mark, tone, folded=_folded(task.id, task.text))


def _folded(*texts: str) -> str:
    return fold(without_marks(" ".join(texts)))


def record_id(key: str) -> str:
    """Return the ID of the record behind a line's key, "" for a line that is none."""
    last = key.rpartition("/")[2]
    return "" if last.startswith("*") else last


_Line: TypeAlias = tuple[Branch, int, bool]
"""A branch on show, how deep it stands, and whether it is unfolded."""


class PlanTree(RecordList, scope=Scope.tree):
    """The plan as lines that fold and unfold; a filter unfolds what it finds."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(Column(), Column(4, right=True), empty=empty, id=id)
        self._branches: tuple[Branch, ...] = ()
        self._open: set[str] = set()
        self._wanted = ""
        self._by_key: dict[str, tuple[Branch, str]] = {}

    def plant(self, branches: tuple[Branch, ...]) -> None:
        """Show another tree; what was unfolded stays unfolded."""
        self._branches = branches
        self._by_key = dict(self._walk(branches, ""))
        self._grow()

    def _walk(self, branches: Iterable[Branch], above: str) -> Iterator[tuple[str, tuple[Branch, str]]]:
        for branch in branches:
            yield branch.key, (branch, above)
            yield from self._walk(branch.children, branch.key)

    def filter(self, needle: str) -> None:
        """Keep what contains the words of `needle`, with everything above it."""
        wanted = needle.strip()
        if wanted != self._wanted:
            self._wanted = wanted
            self._when_painted(len(self._by_key), lambda: self._wanted == wanted, self._grow_again)

    def _grow_again(self) -> None:
        self._grow(self._first_match() if self._wanted else None)

    def _first_match(self) -> str:
        words = folded_words(self._wanted)
        return next((k for k, (branch, _up) in self._by_key.items() if all_begin(words, branch.folded)), "")

    def reveal(self, record: str) -> bool:
        """Unfold down to a record and choose it; tells whether the tree has it."""
        key = (
            record
            if record in self._by_key
            else next((k for k in self._by_key if record_id(k) == record), "")
        )
        if not key:
            return False
        above = self._by_key[key][1]
        while above:
            self._open.add(above)
            above = self._by_key[above][1]
        self._grow(key)
        return self.chosen_key == key

    def _grow(self, choose: str | None = None) -> None:
        lines: list[_Line] = []
        self._add_lines(lines, self._branches, 0, folded_words(self._wanted))
        rows = LazyRows([branch.key for branch, _depth, _is_open in lines], lambda place: _row(*lines[place]))
        self.show(rows, choose=choose)

    def _add_lines(
        self, lines: list[_Line], branches: Iterable[Branch], depth: int, wanted: tuple[str, ...]
    ) -> None:
        """Add the lines on show; below a branch that has the wanted words everything may be unfolded."""
        for branch in branches:
            if not wanted or all_begin(wanted, branch.folded):
                is_open = branch.key in self._open
                lines.append((branch, depth, is_open))
                if is_open:
                    self._add_lines(lines, branch.children, depth + 1, ())
            elif branch.children:
                place = len(lines)
                self._add_lines(lines, branch.children, depth + 1, wanted)
                if len(lines) > place:
                    lines.insert(place, (branch, depth, True))

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the mouse; a click on its sign folds or unfolds it at once."""
        event.prevent_default()
        super().on_click(event)
        branch, _above = self._by_key.get(self.chosen_key, (None, ""))
        where = event.get_content_offset(self)
        if event.chain == 1 and where is not None and branch is not None and branch.children:
            text = self.rows[where.y + self.scroll_offset.y].cells[0].text
            if 0 <= where.x - (len(text) - len(text.lstrip())) <= 1:
                self.action_toggle_fold()

    def action_expand(self) -> None:
        """Show what belongs to the chosen line; once shown, go to its first."""
        if self.chosen_key in self._open or self._wanted:
            self.action_cursor_down()
        else:
            self._open.add(self.chosen_key)
            self._grow()

    def action_collapse(self) -> None:
        """Hide what belongs to the chosen line, or go to the line above it."""
        branch, above = self._by_key.get(self.chosen_key, (None, ""))
        if branch is not None and branch.key in self._open and branch.children:
            self._open.discard(branch.key)
            self._grow()
        elif above:
            self.choose(above)

    def action_toggle_fold(self) -> None:
        """Show or hide what belongs to the chosen line."""
        if self.chosen_key in self._open:
            self.action_collapse()
        else:
            self.action_expand()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer folding only where there is something to fold."""
        if action in {"expand", "toggle_fold"}:
            branch, _above = self._by_key.get(self.chosen_key, (None, ""))
            return branch is not None and bool(branch.children)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open a task; fold or unfold anything else."""
        branch, _above = self._by_key.get(self.chosen_key, (None, ""))
        if branch is not None and branch.children:
            self.action_toggle_fold()
        else:
            super().action_open()


def _row(branch: Branch, depth: int, is_open: bool) -> Row:  # noqa: FBT001 - the parts of a line
    sign = branch.mark or ("▼" if is_open else "►") if branch.children or branch.mark else " "
    tone = branch.tone or ("strong" if depth == 0 else "")
    count = str(branch.tasks) if branch.tasks else ""
    return Row(branch.key, (Cell(f"{'  ' * depth}{sign} {branch.text}", tone), Cell(count, "quiet")))

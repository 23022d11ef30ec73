"""Tells what the tests cost: `make test-times` lists the dearest files and tests by processor time."""

from __future__ import annotations

import os
from collections import Counter

import pytest

MOST = 40
SPENT: Counter[str] = Counter()
_begun = 0.0


def spent() -> float:
    """Return the seconds that this process and the programs it has waited for have worked so far."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol():
    global _begun  # noqa: PLW0603 - a worker runs one test after the other
    _begun = spent()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    global _begun
    report = yield
    before, _begun = _begun, spent()
    report.user_properties.append(("cpu", _begun - before))
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    SPENT[report.nodeid] += sum(value for name, value in report.user_properties if name == "cpu")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    files: Counter[str] = Counter()
    for test, seconds in SPENT.items():
        files[test.partition("::")[0]] += seconds
    for title, costs in (("files", files), ("tests", SPENT)):
        terminalreporter.section(f"dearest {title}, of {sum(costs.values()):.0f} seconds of the processor")
        for name, seconds in costs.most_common(MOST):
            terminalreporter.line(f"{seconds:7.2f}  {name}")

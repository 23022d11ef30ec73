"""Data files of this package: layout rules, wording and kinds, read when they are first needed."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from planner.typed_data import known

T = TypeVar("T")
FOLDER = Path(__file__).parent


def read_yaml(relative_path: str, wanted: type[T], folder: Path = FOLDER) -> T:
    """Return the YAML file at `relative_path` of this package, or of `folder`, as a `wanted`.

    Every scalar is read as text and converted by the type, so that `yes` or `0123` stay what was written.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    # The base loaders build nothing but text, lists and mappings; the file belongs to this package.
    data = yaml.load((folder / relative_path).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return msgspec.convert(data, known(wanted), strict=False)

"""Where the program keeps what is not the workspace: caches, logs, and the shipped plan."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

APP = "cchc"


def shipped_plans() -> Path:
    """Return the folder of the plan that travels with the program."""
    package = Path(__file__).resolve().parent
    checkout = package.parent / "plans"
    return checkout if (checkout / "workspace.yaml").exists() else package / "shipped_plans"


def cache_root() -> Path:
    """Return the folder of all caches ($CCHC_CACHE_DIR moves it); it can be deleted."""
    return Path(os.environ.get("CCHC_CACHE_DIR") or platformdirs.user_cache_dir(APP, appauthor=False))


def cache_dir(workspace: Path) -> Path:
    """Return the cache folder of one workspace; it can be deleted."""
    key = hashlib.sha256(str(workspace.resolve()).encode()).hexdigest()[:16]
    return cache_root() / f"{workspace.resolve().name}-{key}"


def config_dir() -> Path:
    """Return the folder of the person's own settings ($CCHC_CONFIG_DIR moves it)."""
    return Path(os.environ.get("CCHC_CONFIG_DIR") or platformdirs.user_config_dir(APP, appauthor=False))


def log_file() -> Path:
    """Return the file that keeps the details of errors ($CCHC_LOG_DIR moves it)."""
    base = os.environ.get("CCHC_LOG_DIR") or platformdirs.user_log_dir(APP, appauthor=False)
    return Path(base) / "cchc.log"


def documents_dir() -> Path:
    """Return the folder in which the person keeps documents ($CCHC_DOCUMENTS_DIR moves it)."""
    return Path(os.environ.get("CCHC_DOCUMENTS_DIR") or platformdirs.user_documents_dir())


def state_dir() -> Path:
    """Return the folder of what the program remembers about the person ($CCHC_STATE_DIR moves it)."""
    return Path(os.environ.get("CCHC_STATE_DIR") or platformdirs.user_state_dir(APP, appauthor=False))

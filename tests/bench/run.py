"""Runs every benchmark of this folder, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run and stop at the first that fails."""
    for script in sorted(Path(__file__).parent.glob("*.py")):
        if script.name not in {Path(__file__).name, "search_peers.py"}:
            print(f"== {script.stem}", flush=True)
            subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    main()

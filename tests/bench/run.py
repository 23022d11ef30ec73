"""Runs every benchmark of this folder, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run all; returns 1 when a limit was broken."""
    broken = []
    for script in sorted(Path(__file__).parent.glob("*.py")):
        if script.name not in {Path(__file__).name, "search_peers.py", "pseudo_terminal.py"}:
            print(f"== {script.stem}", flush=True)
            if subprocess.run([sys.executable, str(script)], check=False).returncode:
                broken.append(script.stem)
    if broken:
        print(f"limits broken: {', '.join(broken)}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())

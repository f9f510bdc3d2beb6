#!/usr/bin/env python3
"""Runs mtlint and other checkers of text side by side on the same files, and prints a table.

    cargo build --release
    pip install typos codespell proselint; npm install --global write-good textlint textlint-rule-write-good
    tests/bench/peers.py [FOLDER]          # a folder of .txt files; without one, 400 articles are made up

A tool that isn't installed is left out. Each round runs every tool once, so that what else the machine does hits all
alike; the median counts. Findings go into a file that nobody reads.
"""

import argparse
import os
import pathlib
import platform
import random
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = """the of and to in a that for on with said was by he is at from it as his which had be has not after government
minister president people talks week year city court country would police party election state market price war border
report month company bank union law council official reporters Monday deal vote million percent against about into""".split()

# Each tool: its command, of which {folder} is the folder and {files} all files in it, and whether it takes files alone.
TOOLS = {
    "mtlint": "{mtlint} check --quiet --format jsonl -j 1 {folder}",
    "mtlint without the judge": "{mtlint} check --quiet --format jsonl -j 1 --ignore any/judge {folder}",
    "typos": "typos --format brief --threads 1 {folder}",
    "codespell": "codespell {folder}",
    "proselint": "proselint check {files}",
    "write-good": "write-good {files}",
    "textlint": "textlint --rule write-good --format unix {files}",
    "vale": "vale --output=line --minAlertLevel=suggestion {folder}",
    "harper-cli": "harper-cli lint {files}",
}


def article(chance):
    """About 5 KB of words in a row, which look enough like news to a program."""
    sentence = lambda: " ".join(chance.choices(WORDS, k=chance.randint(9, 28))).capitalize() + "."
    return "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(13)) + "\n"


def make_up(folder, count):
    chance = random.Random(1)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(chance), encoding="utf-8")


def installed():
    mtlint = ROOT / "target/release/mtlint"
    for name, command in TOOLS.items():
        program = str(mtlint) if command.startswith("{mtlint}") else shutil.which(command.split()[0])
        if program and os.path.exists(program):
            yield name, program, command


def version(program):
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    lines = (said.stdout or said.stderr).strip().splitlines()[:1]
    return [line for line in lines if any(letter.isdigit() for letter in line)]


def seconds(program, command, folder, sink):
    files = sorted(str(path) for path in folder.rglob("*.txt"))
    arguments = []
    for part in command.split()[1:]:
        arguments += files if part == "{files}" else [part.replace("{folder}", str(folder))]
    start = time.perf_counter()
    subprocess.run([program, *arguments], stdout=sink, stderr=sink, check=False)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, open(pathlib.Path(made) / "sink", "wb") as sink:
        folder = arguments.folder or pathlib.Path(made) / "texts"
        if not arguments.folder:
            folder.mkdir()
            make_up(folder, 400)
        size = sum(path.stat().st_size for path in folder.rglob("*.txt")) / 1e6
        tools = list(installed())
        times = {name: [] for name, *_ in tools}
        for _ in range(arguments.rounds):
            for name, program, command in tools:
                times[name].append(seconds(program, command, folder, sink))
    base = statistics.median(times.get("mtlint", [float("nan")]))
    print(f"{size:.1f} MB in one folder, one thread, {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
    print("| tool | MB/s | time against mtlint | version |\n|---|---|---|---|")
    for name, program, _ in tools:
        median = statistics.median(times[name])
        print(f"| {name} | {size / median:.2f} | {median / base:.2f} | {' '.join(version(program))} |")


if __name__ == "__main__":
    main()

"""Runs the implementations in interleaved rounds and writes the table: `compare.py <desk> <page>`."""

import json
import os
import statistics
import subprocess
import sys

ROUNDS = 11
DESK, PAGE = sys.argv[1:3]
SIMPY = os.path.join(os.path.dirname(__file__), "desk.py")
BY_HAND = "## Where the time of an event goes"
MEMORY = [1, 10, 100, 1000]


def command(which, *numbers):
    start = [sys.executable, SIMPY] if which == "simpy" else [DESK, which]
    return start + [str(n) for n in numbers]


def run(which, *numbers):
    return json.loads(subprocess.run(command(which, *numbers), check=True, capture_output=True).stdout)


def rounds(plan):
    """One result per implementation and round, the implementations taking turns."""
    results = {which: [] for which in plan}
    for _ in range(ROUNDS):
        for which, numbers in plan.items():
            results[which].append(run(which, *numbers))
    return results


def rates(results):
    return [r["events"] / r["cpu_ns"] * 1e3 for r in results]


def spread(values, digits=2):
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"**{middle:.{digits}f}** ({low:.{digits}f}–{high:.{digits}f})"


def same(results):
    """Checksums agree between kernel and plain Rust where both ran the same replications."""
    sums = {r["checksum"] for which in ("kernel", "plain") for r in results[which]}
    return "identical to the last bit" if len(sums) == 1 else "DIFFERENT"


def table(results):
    lines = ["| implementation | million events per CPU second | kernel ÷ this |", "|---|---|---|"]
    kernel = rates(results["kernel"])
    for which, name in NAMES.items():
        if which in results:
            own = rates(results[which])
            ratio = "" if which == "kernel" else spread([k / o for k, o in zip(kernel, own)])
            lines.append(f"| {name} | {spread(own, 3 if which == 'simpy' else 2)} | {ratio} |")
    return lines


NAMES = {
    "kernel": "the kernel, bevy_ecs 0.20.1",
    "plain": "plain Rust, `BinaryHeap`, no ECS",
    "nexosim": "NeXosim 1.0, one thread",
    "simpy": f"SimPy 4.1.1, Python {sys.version_info.major}.{sys.version_info.minor}",
}


def over(results, which):
    ratio = statistics.median(rates(results["plain"])) / statistics.median(rates(results[which]))
    return f"{ratio:.1f}"


def cost(results, which):
    """Nanoseconds per event."""
    return 1e3 / statistics.median(rates(results[which]))


def budget(results, which):
    return cost(results, which) / 100


def kept():
    """What stands by hand at the end of the page: it is not measured here."""
    with open(PAGE, encoding="utf-8") as file:
        _, heading, text = file.read().partition(BY_HAND)
    return heading + text


def threads_against_processes():
    ratios = []
    for _ in range(ROUNDS):
        together = run("kernel", 64, 365, 60, 2)["wall_ns"]
        pair = [subprocess.Popen(command("kernel", 64, 365, 60), stdout=subprocess.PIPE) for _ in range(2)]
        apart = [json.loads(process.communicate()[0])["wall_ns"] for process in pair]
        ratios.append(max(apart) / together)
    return ratios


def hours(result):
    return ", ".join(f"{h:.2f}" for h in result["hours"])


def page():
    province = rounds({"kernel": (64, 365, 40), "plain": (64, 365, 40), "nexosim": (64, 365, 8), "simpy": (64, 365, 1)})
    large = rounds({"kernel": (4096, 365, 1), "plain": (4096, 365, 1)})
    threads = threads_against_processes()
    memory = [run("kernel", 64, 365, n)["memory_kb"] / 1024 for n in MEMORY]
    rust = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    lines = [
        "# How fast the kernel is",
        "",
        "The reference model is `benches/desk`: agencies with incidents that are detected, reported, triaged, approved,",
        "contained by severity and recovered; an event is one pop from the future event list. Kernel, plain Rust and",
        "NeXosim take the same keyed draws on the same clock of whole seconds. The peers are in `benches/peers`.",
        "",
        "Made by `benches/peers/run`. " + f"{os.cpu_count()} cores shared with other work, Rust {rust}, release profile with fat LTO.",
        f"Medians of {ROUNDS} interleaved rounds, in parentheses the least and the greatest; ratios are taken within a",
        "round. CPU time of the run without its first replication, which warms up; NeXosim has to build each replication",
        "anew. SimPy draws from Python's own generator; its time is that of its only replication.",
        "",
        "## 64 agencies, 365 days",
        "",
        *table(province),
        "",
        f"Kernel and plain Rust: results {same(province)}.",
        f"Mean hours to detect, report, contain, recover: kernel {hours(province['kernel'][0])};",
        f"NeXosim {hours(province['nexosim'][0])}; SimPy {hours(province['simpy'][0])}.",
        "",
        "The aims are 0.8 of plain Rust, 5 times NeXosim and 100 times SimPy. For scale: plain Rust itself reaches",
        f"{over(province, 'nexosim')} times NeXosim and {over(province, 'simpy')} times SimPy here (ratios of the medians).",
        "",
        f"A hundred times SimPy would be {budget(province, 'simpy'):.0f} ns per event; the kernel takes {cost(province, 'kernel'):.0f} and plain Rust {cost(province, 'plain'):.0f}.",
        "",
        "## 4096 agencies, 365 days",
        "",
        *table(large),
        "",
        f"Kernel and plain Rust: results {same(large)}.",
        "",
        "## Threads and memory",
        "",
        f"Two threads, a world each, reach {spread(threads)} of the throughput of two processes side by side (wall clock).",
        "",
        "| replications in one world | " + " | ".join(str(n) for n in MEMORY) + " |",
        "|---|" + "---|" * len(MEMORY),
        "| greatest resident memory, MiB | " + " | ".join(f"{m:.1f}" for m in memory) + " |",
        "",
    ]
    return "\n".join(lines)


text = page() + "\n" + kept()
with open(PAGE, "w", encoding="utf-8") as file:
    file.write(text)
print(text)

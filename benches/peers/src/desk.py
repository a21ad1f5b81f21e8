"""The reference model in SimPy 4.1: `desk.py <agencies> <days> <replications>` prints one line of JSON.

Processes and resources as its guide has them, draws from Python's own generator: the results agree in the mean
only. An event of the model is counted as in the other implementations; SimPy itself needs several per step.
"""

import json
import math
import random
import sys
import time

import simpy

HOUR, MINUTE = 3600.0, 60.0


class Desk:
    def __init__(self, agencies, days, seed):
        self.env = simpy.Environment()
        self.luck = random.Random(seed)
        self.officers = simpy.Resource(self.env, 4 * agencies // 64)
        self.directors = simpy.Resource(self.env, agencies // 64)
        self.responders = simpy.PriorityResource(self.env, 12 * agencies // 64)
        self.events = self.closed = 0
        self.sums = [0.0, 0.0, 0.0, 0.0]
        for _ in range(agencies):
            self.env.process(self.agency(simpy.Resource(self.env, 1)))
        self.env.run(until=days * 24 * HOUR)

    def agency(self, staff):
        env, luck = self.env, self.luck
        while True:
            yield env.timeout(luck.expovariate(1 / (24 * HOUR)))
            self.events += 1
            env.process(self.incident(staff))

    def incident(self, staff):
        env, luck = self.env, self.luck
        occurred = env.now
        yield env.timeout(luck.expovariate(1 / (2 * HOUR)))
        self.events += 1
        detected = env.now
        yield env.timeout(luck.lognormvariate(math.log(15 * MINUTE), 0.8))
        self.events += 1
        reported = env.now
        with self.officers.request() as turn:
            yield turn
            yield env.timeout(luck.expovariate(1 / (30 * MINUTE)))
            self.events += 1
        if luck.random() < 0.3:
            with self.directors.request() as turn:
                yield turn
                yield env.timeout(luck.expovariate(1 / (20 * MINUTE)))
                self.events += 1
        with self.responders.request(priority=luck.randrange(4)) as turn:
            yield turn
            yield env.timeout(luck.lognormvariate(math.log(3 * HOUR), 0.7))
            self.events += 1
        contained = env.now
        with staff.request() as turn:
            yield turn
            yield env.timeout(luck.lognormvariate(math.log(6 * HOUR), 0.9))
            self.events += 1
        self.closed += 1
        moments = [occurred, detected, reported, contained, env.now]
        for i in range(4):
            self.sums[i] += moments[i + 1] - moments[i]


def main():
    agencies, days, replications = (int(text) for text in sys.argv[1:4])
    start = time.process_time_ns()
    runs = [Desk(agencies, days, 2026 + r) for r in range(replications)]
    cpu = time.process_time_ns() - start
    closed = sum(run.closed for run in runs)
    hours = [sum(run.sums[i] for run in runs) / closed / HOUR for i in range(4)]
    events = sum(run.events for run in runs)
    print(json.dumps({"events": events, "cpu_ns": cpu, "closed": closed, "hours": hours}))


main()

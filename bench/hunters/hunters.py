"""Hypothesis with target(), and scipy's differential evolution, on one claim.

Reads a line of JSON: the claim as `program.ts` writes it, the name of the hunter, a seed, seconds of CPU for
the hunt and for making what it finds simpler. Whenever floating point
says that a point violates the claim, it is asked about in a line {"ask": point}; the answer "yes" comes from the judge. The last line
tells how many points were evaluated and what it cost.
"""

import json
import math
import sys
import threading
import time

TOLERANCE = 1e-9
NOTHING = (1e6, -1e6, False)
# Numbers are as large and as small as this, where their domain has no end.
LEAST, MOST = 1e-6, 1e6


class Undefined(Exception):
    """The point or a value does not exist."""


class BudgetOver(BaseException):
    """The seconds are used up. Not an Exception, which a hunter would take for a failure."""


class Found(BaseException):
    """The judge has said yes."""


def broken(relation, left, right):
    if relation in (">=", ">"):
        return broken("<" if relation == ">" else "<=", right, left)
    size = abs(left) + abs(right) or 1
    far = (left - right) / size
    if relation == "!=":
        return 1 if far == 0 else 0
    if relation == "=":
        return 0 if abs(far) <= TOLERANCE else abs(far)
    if relation == "<":
        return 0 if left < right else far + TOLERANCE
    return 0 if far <= 0 else far


def gap_of(relation, left, right):
    if relation in (">=", ">"):
        return gap_of("<" if relation == ">" else "<=", right, left)
    far = (left - right) / (abs(left) + abs(right) or 1)
    if relation == "=":
        return abs(far), abs(far) > TOLERANCE
    gap = math.log(left) - math.log(right) if left > 0 and right > 0 else far
    return gap, (left >= right if relation == "<" else left > right)


class Claim:
    """A program of `program.ts` with the point that it speaks of; the same as `runtime.ts` in JavaScript."""

    def __init__(self, program):
        self.program = program
        self.T = 1
        self.values = []
        self.memos = []
        names = self.runtime()
        # Definitions find each other, and themselves, by name.
        for k, text in enumerate(program["definitions"]):
            names[f"D{k}"] = self.memo(eval(text, names))
        run = lambda text: None if text is None else eval(text, names)
        self.givens = [
            {**given, "ranges": [run(r) for r in given["ranges"]], "lower": run(given["lower"]), "upper": run(given["upper"])}
            for given in program["givens"]
        ]
        self.premises = [(s["relation"], run(s["pairs"])) for s in program["premises"]]
        self.statements = [(s["relation"], run(s["pairs"])) for s in program["statements"]]
        self.repairs = [run(text) for text in program["repairs"]]

    def draw(self, horizon, number):
        """A new point, number by number; False if its form is not defined."""
        self.T = horizon
        self.values = []
        self.forget()
        try:
            for given in self.givens:
                value = self.row(given, 0, (), number)
                if given["shape"] and len(given["ranges"]) == 1:
                    value[1].sort(reverse=given["shape"] == "nonincreasing")
                self.values.append(value)
                self.forget()
            for repair in self.repairs:
                repair()
            self.forget()
            return True
        except (Undefined, ArithmeticError, ValueError, TypeError, RecursionError):
            return False

    def row(self, given, depth, indices, number):
        if depth == len(given["ranges"]):
            lower, upper = given["lower"], given["upper"]
            return number(given, lower and lower(*indices), upper and upper(*indices))
        start, end = given["ranges"][depth](*indices)
        return [start, [self.row(given, depth + 1, indices + (i,), number) for i in range(int(start), int(end) + 1)]]

    def judge(self):
        """Penalty (0: admissible, nearly), gap (above 0: violated), whether it is violated."""
        try:
            penalty = self.outside() if self.repairs else 0
            for relation, pairs in self.premises:
                for left, right in pairs():
                    penalty += broken(relation, left, right)
            gap, violated = -1e6, False
            for relation, pairs in self.statements:
                for left, right in pairs():
                    own, fails = gap_of(relation, left, right)
                    gap = max(gap, own)
                    violated = violated or fails
        except (Undefined, ArithmeticError, ValueError, TypeError, RecursionError):
            return NOTHING
        if not math.isfinite(penalty) or not math.isfinite(gap):
            return NOTHING
        return penalty, gap, violated and penalty == 0

    def outside(self):
        def visit(given, value, indices):
            if isinstance(value, list):
                return sum(visit(given, entry, indices + (value[0] + i,)) for i, entry in enumerate(value[1]))
            far = 0
            if given["lower"]:
                far += broken(">" if given["isLowerOpen"] else ">=", value, given["lower"](*indices))
            if given["upper"]:
                far += broken("<" if given["isUpperOpen"] else "<=", value, given["upper"](*indices))
            return far

        return sum(visit(given, value, ()) for given, value in zip(self.givens, self.values))

    def point(self):
        plain = lambda value: [plain(entry) for entry in value[1]] if isinstance(value, list) else value
        return {"T": self.T, **{given["name"]: plain(value) for given, value in zip(self.givens, self.values)}}

    def forget(self):
        for memo in self.memos:
            memo.clear()

    def memo(self, function):
        memo = {}
        self.memos.append(memo)

        def remembered(*values):
            if values not in memo:
                memo[values] = function(*values)
            return memo[values]

        return remembered

    def place(self, k, indices):
        row, at = self.values, k
        for i in indices:
            start, row = row[at]
            at = int(i - start)
            if not 0 <= at < len(row):
                raise Undefined
        return row, at

    def at(self, k, *indices):
        row, at = self.place(k, indices)
        return row[at]

    def put(self, mode, source, k, *indices):
        row, at = self.place(k, indices)
        value = source()
        # Just inside the bound: the bound itself is rounded.
        margin = 1e-12 * abs(value)
        row[at] = value if mode == "set" else min(row[at], value - margin) if mode == "most" else max(row[at], value + margin)
        self.forget()
        return []

    def rescale(self, mode, total, wanted, k, power):
        self.forget()
        goal = wanted()
        if goal == 0 and mode == "set" and power == 1:
            # No factor makes a sum 0: the mean is taken away.
            entries = self.values[k][1]
            mean = total() / len(entries)
            entries[:] = [value - mean for value in entries]
            self.forget()
            return
        ratio = goal / total()
        if ratio < 0 or (mode == "most" and ratio >= 1):
            return
        factor = ratio ** (1 / power) * (1 if mode == "set" else 1 - 1e-12)
        entries = self.values[k][1]
        entries[:] = [value * factor for value in entries]
        self.forget()

    def runtime(self):
        """The names that programs use, beside those of the language."""
        def span(start, end):
            return range(int(start), int(end) + 1)

        def power(base, exponent):
            if isinstance(exponent, int):
                return base**exponent
            return math.pow(base, exponent)

        return {
            "horizon": lambda: self.T,
            "at": self.at,
            "put": self.put,
            "rescale": self.rescale,
            "each": lambda start, end, body: [x for i in span(start, end) for x in body(i)],
            "each_down": lambda start, end, body: [x for i in reversed(span(start, end)) for x in body(i)],
            "r_sum": lambda start, end, body: sum(map(body, span(start, end))),
            "r_prod": lambda start, end, body: math.prod(map(body, span(start, end))),
            "r_max": lambda start, end, body: max(map(body, span(start, end))),
            "r_min": lambda start, end, body: min(map(body, span(start, end))),
            "power": power,
            "f_sqrt": math.sqrt,
            "f_ln": math.log,
            "f_exp": math.exp,
            "f_log2": math.log2,
            "f_cos": math.cos,
            "f_sin": math.sin,
            "f_floor": math.floor,
            "f_ceil": math.ceil,
            "f_mod": lambda x, y: x - y * math.floor(x / y) if isinstance(x, float) or isinstance(y, float) else x % y,
            "f_pi": lambda: math.pi,
        }


class Hunt:
    """What both hunters share: the budget, the questions to the judge, and the count."""

    def __init__(self, claim, seconds, shrinking, horizons):
        self.claim = claim
        self.seconds = seconds
        self.shrinking = shrinking
        self.horizons = horizons
        self.started = time.process_time()
        self.evaluations = 0
        self.asked = 0
        self.found_at = None

    def cpu(self):
        return time.process_time() - self.started

    def evaluate(self):
        """The judgement of the claim's point by floating point; and whether the judge confirms a violation."""
        if self.cpu() > (self.seconds if self.found_at is None else self.found_at + self.shrinking):
            raise BudgetOver
        self.evaluations += 1
        penalty, gap, violated = self.claim.judge()
        return penalty, gap, violated and self.ask()

    def ask(self):
        self.asked += 1
        print(json.dumps({"ask": self.claim.point()}), flush=True)
        said = sys.stdin.readline().strip() == "yes"
        if said and self.found_at is None:
            self.found_at = self.cpu()
        return said


def hypothesis_hunt(hunt, seed):
    """Rounds of 1,000 examples: the half of a round climbs, from what the other half has found."""
    from hypothesis import HealthCheck, Phase, Verbosity, assume, given, settings, target
    from hypothesis import seed as with_seed
    from hypothesis import strategies as st

    claim = hunt.claim
    magnitudes = st.floats(LEAST, MOST)

    def number_of(draw):
        def number(given, lower, upper):
            if given["isInteger"]:
                return draw(st.integers(int(lower), int(upper)))
            if lower is not None and upper is not None:
                return draw(
                    st.floats(lower, upper, exclude_min=given["isLowerOpen"] and lower < upper, exclude_max=given["isUpperOpen"] and lower < upper)
                )
            if lower is None and upper is None:
                return draw(st.floats(-MOST, MOST))
            end, is_open, sign = (lower, given["isLowerOpen"], 1) if upper is None else (upper, given["isUpperOpen"], -1)
            far = draw(magnitudes if is_open else st.one_of(st.just(0.0), magnitudes))
            return end + sign * far

        return number

    if not claim.program["usesHorizon"]:
        horizons = st.just(1)
    elif claim.givens:
        horizons = st.one_of(*(st.integers(1, most) for most in hunt.horizons))
    else:
        horizons = st.integers(1, hunt.horizons[-1])

    @st.composite
    def points(draw):
        from hypothesis.errors import InvalidArgument

        horizon = draw(horizons)
        try:
            return claim.draw(horizon, number_of(draw))
        except InvalidArgument:
            # An empty domain.
            return False

    def round_of(index):
        @with_seed(seed + index)
        @settings(
            max_examples=1000,
            deadline=None,
            database=None,
            verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.target, Phase.shrink],
        )
        @given(points())
        def holds(drawn):
            assume(drawn)
            penalty, gap, confirmed = hunt.evaluate()
            assume(penalty == 0)
            target(gap)
            assert not confirmed

        holds()

    index = 0
    while True:
        before = hunt.evaluations
        try:
            round_of(index)
        except AssertionError:
            return
        except Exception as error:
            # No example satisfies the premises, or one was not stable: the next round has another seed.
            if type(error).__module__.split(".")[0] != "hypothesis":
                raise
            if hunt.cpu() > hunt.seconds:
                return
        if hunt.evaluations == before and hunt.cpu() > hunt.seconds:
            return
        index += 1


def evolution_hunt(hunt, seed):
    """Differential evolution over the numbers of one horizon after the other, with equal shares of the time: one half of it in logarithmic
    coordinates, where a domain has an end missing, the other in linear ones."""
    from scipy.optimize import differential_evolution

    claim = hunt.claim

    def number_of(coordinates):
        # Numbers of Python: those of numpy are slower, and do not say when they overflow.
        next_one = iter([float(u) for u in coordinates])

        def number(given, lower, upper):
            u = next(next_one)
            if given["isInteger"]:
                return min(int(upper), int(lower) + int(u * (int(upper) - int(lower) + 1)))
            if lower is not None and upper is not None:
                inside = min(max(u, 1e-12 if given["isLowerOpen"] else 0), 1 - 1e-12 if given["isUpperOpen"] else 1)
                return lower + inside * (upper - lower)
            if lower is None and upper is None:
                return 10 * (2 * u - 1) if is_linear else math.sinh(14.5 * (2 * u - 1))
            end, is_open, sign = (lower, given["isLowerOpen"], 1) if upper is None else (upper, given["isUpperOpen"], -1)
            if not is_open and u < 0.02:
                return end
            return end + sign * (10 * max(u, LEAST) if is_linear else LEAST * (MOST / LEAST) ** u)

        return number

    def height(coordinates):
        if hunt.cpu() > hunt.seconds:
            raise BudgetOver
        if not claim.draw(horizon, number_of(coordinates)):
            return 1e9
        penalty, gap, confirmed = hunt.evaluate()
        if confirmed:
            raise Found
        return 1e3 + penalty if penalty > 0 else -gap

    def dimension_at():
        """How many numbers a point has; more than any, where integers decide it."""
        most = 0
        for share in (0.0, 0.5, 1.0):
            count = 0

            def number(given, lower, upper):
                nonlocal count
                count += 1
                lower, upper = (lower if lower is not None else 0), (upper if upper is not None else 1)
                return int(lower + share * (upper - lower)) if given["isInteger"] else lower + share * (upper - lower)

            claim.draw(horizon, number)
            most = max(most, count)
        return most

    if not claim.givens:
        for horizon in range(1, hunt.horizons[-1] + 1):
            height([])
        return
    horizons = (1, 2, 3, 5, 8, 14, 24, 50) if claim.program["usesHorizon"] else (1,)
    turn = 0
    while True:
        is_linear = turn % 2 == 1
        until = hunt.seconds / 2 if turn == 0 else hunt.seconds
        for position, horizon in enumerate(horizons):
            end = hunt.cpu() + (until - hunt.cpu()) / (len(horizons) - position)
            dimension = dimension_at()
            if dimension == 0:
                height([])
                continue
            differential_evolution(
                height,
                [(0.0, 1.0)] * dimension,
                seed=seed + turn,
                maxiter=10**6,
                polish=False,
                tol=1e-10,
                callback=lambda *_, end=end, **__: hunt.cpu() > end,
            )
            if hunt.cpu() > hunt.seconds:
                return
        turn += 1


def main():
    order = json.loads(sys.stdin.readline())
    import hypothesis.strategies  # noqa: F401  the import is not the hunt
    import scipy.optimize  # noqa: F401

    hunt = Hunt(Claim(order["program"]), order["seconds"], order["shrinking"], order["horizons"])
    hunters = {"hypothesis": hypothesis_hunt, "evolution": evolution_hunt}
    problem = None
    try:
        hunters[order["hunter"]](hunt, order["seed"])
    except (BudgetOver, Found):
        pass
    except BaseException as error:
        problem = f"{type(error).__name__}: {error}"
    print(json.dumps({"evaluations": hunt.evaluations, "asked": hunt.asked, "seconds": hunt.cpu(), "foundAt": hunt.found_at, "problem": problem}), flush=True)


# Recursions of a claim are recursions here.
sys.setrecursionlimit(10**6)
threading.stack_size(512 * 2**20)
worker = threading.Thread(target=main)
worker.start()
worker.join()

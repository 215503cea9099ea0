"""Independent values for the statements of the series: writes oracle.json beside this file.

    python3 make-oracle.py            # needs mpmath, nothing else

For every claim that states a formula of the series, and for some points (T = 1, 2, 3, 5, 8; small rational
data), the file holds the value of the FIRST and of the LAST member of the statement to 50 significant digits.
The formulas below are written from the articles' formulas, with plain loops and 1-based sequences; they
share no text and no code with the claim blocks in proofs/, so that an error in a block shows as a difference.

Format: [{ "claim", "at", "first", "last" }]. `at` maps the claim's `given` names (and T) to numbers: integers,
decimal strings or "p/q" strings; a sequence is an array from index 1, a family an array of arrays, t first.
`first` and `last` are decimal strings; arrays of them, in the order of the index, for a statement that is
quantified over one (`for k in 1..T-1`; empty for T = 1); null where the member does not exist.

Everything is computed with 60 digits and again with 130; the script stops unless both print the same.
"""

import json
from fractions import Fraction
from pathlib import Path

from mpmath import mp, mpf

DIGITS = 50


def real(text):
    value = Fraction(text)
    return mpf(value.numerator) / value.denominator


class At:
    """A point: `p.R` is a number, `p.G` a list with an unused entry 0, `p.g` a list of such lists."""

    def __init__(self, data):
        for name, value in data.items():
            setattr(self, name, self.number(value) if name not in ("T", "d") else value)

    @classmethod
    def number(cls, value):
        if isinstance(value, list):
            return [None] + [cls.number(v) for v in value]
        return real(value)


def add(a, b, term):
    """The sum of term(k) for k = a, ..., b; 0 when a > b."""
    total = mpf(0)
    for k in range(a, b + 1):
        total += term(k)
    return total


def each(a, b, term):
    return [term(k) for k in range(a, b + 1)]


def sqrt(x):
    return mp.sqrt(x)


def ln(x):
    return mp.log(x)


def norm2(x):
    return add(1, len(x) - 1, lambda i: x[i] ** 2)


# Sums of squares and of inverse squares


def squares(p, t=None):
    return add(1, p.T if t is None else t, lambda k: p.G[k] ** 2)


def inverses(p, t=None):
    return add(1, p.T if t is None else t, lambda k: 1 / p.G[k] ** 2)


def recent(p, t):
    return add(1, t, lambda k: p.G[k] ** 2 / max(1, t - k))


# Schedules, as lists from index 1


def rates(p, rate):
    return [None] + [rate(t) for t in range(1, p.T + 1)]


def constant(p):
    return rates(p, lambda t: p.R / sqrt(squares(p)))


def adagrad_norm(p):
    return rates(p, lambda t: p.R / sqrt(squares(p, t)))


def inverse_sqrt(p):
    return rates(p, lambda t: p.alpha / sqrt(mpf(t)))


def linear_decay(p):
    return rates(p, lambda t: p.alpha * (1 - mpf(t) / (p.T + 1)))


def inverse_square(p):
    return rates(p, lambda t: p.R / p.G[t] ** 2 / sqrt(inverses(p)))


def causal_inverse_square(p):
    return rates(p, lambda t: p.R / p.G[t] ** 2 / sqrt(inverses(p, t)))


def causal_last_iterate(p):
    return rates(p, lambda t: p.R / sqrt(p.T * recent(p, t)))


def warmup_decay(p):
    return rates(p, lambda t: p.R / p.G[t] ** 2 / sqrt(inverses(p)) * (1 - inverses(p, t) / inverses(p)))


def warmup_decay_shifted(p):
    return rates(p, lambda t: p.R / p.G[t] ** 2 / sqrt(inverses(p)) * (1 - inverses(p, t - 1) / inverses(p)))


def causal_warmup_decay_shifted(p):
    return rates(p, lambda t: p.R / p.G[t] ** 2 / sqrt(inverses(p, t)) * (1 - mpf(t) / (p.T + 1)))


# Bounds


def average_bounded(p, eta):
    return p.R**2 / (2 * p.T * eta[p.T]) + add(1, p.T, lambda t: eta[t] * p.G[t] ** 2) / (2 * p.T)


def average_monotone(p, eta):
    return p.R**2 / (2 * p.T * eta[p.T]) + add(1, p.T, lambda t: (eta[t] * p.G[t]) ** 2) / (2 * p.T * eta[p.T])


def average_weighted(p, eta):
    total = add(1, p.T, lambda t: eta[t])
    return p.R**2 / (2 * total) + add(1, p.T, lambda t: (eta[t] * p.G[t]) ** 2) / (2 * total)


def last_monotone(p, eta):
    late = add(1, p.T, lambda t: (eta[t] * p.G[t]) ** 2 / max(1, p.T - t))
    return p.R**2 / (2 * p.T * eta[p.T]) + late / (2 * eta[p.T])


def last_general(p, eta):
    def tail(a):
        return add(a, p.T, lambda t: eta[t])

    noise = add(1, p.T, lambda t: (eta[t] * p.G[t]) ** 2 / tail(min(t + 1, p.T)))
    return p.R**2 / (2 * tail(1)) + noise / 2


def last_top_down(p, w):
    return (p.R**2 + add(1, p.T, lambda t: (w[t] * p.G[t]) ** 2)) / (2 * add(1, p.T, lambda t: w[t]))


def with_constant_G(p):
    """The same point with the sequence G, G, ..., G; with a scalar rate likewise."""
    q = At({})
    q.__dict__.update(p.__dict__)
    q.G = [None] + [p.G] * p.T
    return q


# Members of the statements. Each function returns (first, last).


def distance_expansion(p):
    moved = [None] + [p.theta[i] - p.eta * p.g[i] - p.phi[i] for i in range(1, p.d + 1)]
    apart = [None] + [p.theta[i] - p.phi[i] for i in range(1, p.d + 1)]
    cross = add(1, p.d, lambda i: apart[i] * p.g[i])
    return norm2(moved), norm2(apart) - 2 * p.eta * cross + p.eta**2 * norm2(p.g)


def regret_telescope(p):
    first = add(1, p.T, lambda t: (p.dist[t] ** 2 - p.dist[t + 1] ** 2) / (2 * p.eta[t]))
    return first, p.D**2 / (2 * p.eta[p.T])


def constant_rate_optimum(p):
    return p.D**2 / (2 * p.T * p.eta) + p.G**2 * p.eta / 2, p.D * p.G / sqrt(mpf(p.T))


def constant_rate_attained(p):
    eta = p.D / (p.G * sqrt(mpf(p.T)))
    return p.D**2 / (2 * p.T * eta) + p.G**2 * eta / 2, p.D * p.G / sqrt(mpf(p.T))


def inverse_sqrt_sum(p):
    return add(1, p.T, lambda t: 1 / sqrt(mpf(t))), 2 * sqrt(mpf(p.T))


def inverse_sqrt_rate(p):
    eta = inverse_sqrt(p)
    first = p.D**2 / (2 * p.T * eta[p.T]) + p.G**2 / (2 * p.T) * add(1, p.T, lambda t: eta[t])
    return first, p.D**2 / (2 * p.alpha * sqrt(mpf(p.T))) + p.G**2 * p.alpha / sqrt(mpf(p.T))


def projection_expansion(p):
    def clamp(i):
        return p.a[i] if p.phi[i] < p.a[i] else p.b[i] if p.phi[i] > p.b[i] else p.phi[i]

    first = add(1, p.d, lambda i: (p.phi[i] - p.theta[i]) ** 2)
    return first, add(1, p.d, lambda i: (clamp(i) - p.theta[i]) ** 2)


def distance_telescope(p):
    first = mpf(0)
    theta = list(p.theta1)
    for t in range(1, p.T + 1):
        first += 2 * p.eta[t] * add(1, p.d, lambda i: (theta[i] - p.phi[i]) * p.g[t][i])
        theta = [None] + [theta[i] - p.eta[t] * p.g[t][i] for i in range(1, p.d + 1)]
    start = add(1, p.d, lambda i: (p.theta1[i] - p.phi[i]) ** 2)
    return first, start + add(1, p.T, lambda t: p.eta[t] ** 2 * norm2(p.g[t]))


def monotone_scaling(p):
    return add(1, p.T, lambda t: p.q[t]) / p.T, add(1, p.T, lambda t: p.eta[t] * p.q[t]) / (p.T * p.eta[p.T])


def constant_rate_unbounded(p):
    root = sqrt(mpf(p.T))
    q = with_constant_G(p)
    return average_monotone(q, rates(p, lambda t: p.alpha / root)), (p.R**2 / p.alpha + p.G**2 * p.alpha) / (2 * root)


def inverse_sqrt_unbounded(p):
    root = sqrt(mpf(p.T))
    last = p.R**2 / (2 * p.alpha * root) + p.G**2 * p.alpha / (2 * root) * (1 + ln(mpf(p.T)))
    return average_monotone(with_constant_G(p), inverse_sqrt(p)), last


def weighted_constant_G(p):
    return average_weighted(with_constant_G(p), p.eta), p.R * p.G / sqrt(mpf(p.T))


def last_average_identity(p):
    T, q = p.T, p.q
    differences = add(1, T - 1, lambda k: add(T - k, T, lambda t: q[t] - q[T - k]) / (k * (k + 1)))
    return q[T], add(1, T, lambda t: q[t]) / T + differences


def suffix_average_step(p):
    T, q = p.T, p.q

    def S(k):
        return add(T - k + 1, T, lambda t: q[t]) / k

    first = each(1, T - 1, lambda k: k * S(k))
    last = each(1, T - 1, lambda k: k * S(k + 1) + add(T - k, T, lambda t: q[t] - q[T - k]) / (k + 1))
    return first, last


def sum_exchange(p):
    T, eta = p.T, p.eta
    first = add(1, T - 1, lambda k: add(T - k, T, lambda t: eta[t] ** 2) / eta[T] / (k * (k + 1)))
    last = add(1, T, lambda t: eta[t] ** 2 / eta[T] * (mpf(1) / max(1, T - t) - mpf(1) / T))
    return first, last


def last_monotone_split(p):
    T, eta = p.T, p.eta
    sum_ = add(1, T - 1, lambda t: eta[t] ** 2 / eta[T] / (T - t))
    last = p.R**2 / (2 * T * eta[T]) + p.G**2 * eta[T] / 2 + p.G**2 / 2 * sum_
    return last_monotone(with_constant_G(p), eta), last


def constant_rate_last_side(p, eta):
    return p.R**2 / (2 * p.T * eta) + p.G**2 * eta / 2 * (2 + ln(mpf(p.T)))


def constant_rate_last(p):
    return last_monotone(with_constant_G(p), rates(p, lambda t: p.eta)), constant_rate_last_side(p, p.eta)


def constant_rate_last_optimum(p):
    return constant_rate_last_side(p, p.eta), p.R * p.G * sqrt((2 + ln(mpf(p.T))) / p.T)


def constant_rate_last_attained(p):
    eta = p.R / (p.G * sqrt(p.T * (2 + ln(mpf(p.T)))))
    return constant_rate_last_side(p, eta), p.R * p.G * sqrt((2 + ln(mpf(p.T))) / p.T)


def inverse_sqrt_last(p):
    root = sqrt(mpf(p.T))
    a = p.R**2 / (2 * p.alpha * root)
    b = p.G**2 * p.alpha / (2 * root)
    return last_monotone(with_constant_G(p), inverse_sqrt(p)), a + b + 2 * b * (1 + ln(mpf(p.T)))


def weighted_last_identity(p):
    T, q, w = p.T, p.q, p.w

    def total(a, b):
        return add(a, b, lambda t: w[t])

    mean = add(1, T, lambda t: w[t] * q[t]) / total(1, T)
    differences = add(
        1,
        T - 1,
        lambda k: (1 / total(k + 1, T) - 1 / total(k, T)) * add(k, T, lambda t: w[t] * (q[t] - q[k])),
    )
    return q[T], mean + differences


def weighted_suffix_step(p):
    T, q, w = p.T, p.q, p.w

    def weight(k):
        return add(T - k + 1, T, lambda t: w[t])

    def S(k):
        return add(T - k + 1, T, lambda t: w[t] * q[t]) / weight(k)

    first = each(1, T - 1, lambda k: weight(k) * S(k))
    last = each(
        1,
        T - 1,
        lambda k: weight(k) * S(k + 1)
        + w[T - k] / weight(k + 1) * add(T - k, T, lambda t: w[t] * (q[t] - q[T - k])),
    )
    return first, last


def weighted_sum_exchange(p):
    T, eta = p.T, p.eta

    def total(a):
        return add(a, T, lambda t: eta[t])

    first = add(1, T - 1, lambda k: (1 / total(k + 1) - 1 / total(k)) * add(k, T, lambda t: eta[t] ** 2))
    last = add(1, T, lambda t: eta[t] ** 2 * (1 / total(min(t + 1, T)) - 1 / total(1)))
    return first, last


def general_refines_monotone(p):
    return last_general(p, p.eta), last_monotone(p, p.eta)


def linear_decay_total(p):
    eta = linear_decay(p)
    return add(1, p.T, lambda t: eta[t]), p.alpha * p.T / 2


def linear_decay_tail(p):
    T, eta = p.T, linear_decay(p)
    first = each(1, T - 1, lambda t: add(t + 1, T, lambda k: eta[k]))
    return first, each(1, T - 1, lambda t: p.alpha * (T - t) * (T + 1 - t) / (2 * (T + 1)))


def linear_decay_ratio(p):
    T, eta = p.T, linear_decay(p)
    first = each(1, T - 1, lambda t: eta[t] ** 2 / add(t + 1, T, lambda k: eta[k]))
    return first, each(1, T - 1, lambda t: 4 * p.alpha / (T + 1))


def linear_decay_sum(p):
    T, eta = p.T, linear_decay(p)
    return add(1, T, lambda t: eta[t] ** 2 / add(min(t + 1, T), T, lambda k: eta[k])), 4 * p.alpha


def linear_decay_rate(p):
    last = p.R**2 / (p.alpha * p.T) + 2 * p.G**2 * p.alpha
    return last_general(with_constant_G(p), linear_decay(p)), last


def linear_decay_best(p):
    first = p.R**2 / (p.alpha * p.T) + 2 * p.G**2 * p.alpha
    return first, 2 * sqrt(mpf(2)) * p.R * p.G / sqrt(mpf(p.T))


def linear_decay_attained(p):
    alpha = p.R / (p.G * sqrt(mpf(2 * p.T)))
    first = p.R**2 / (alpha * p.T) + 2 * p.G**2 * alpha
    return first, 2 * sqrt(mpf(2)) * p.R * p.G / sqrt(mpf(p.T))


def best_average(p):
    return p.R / p.T * sqrt(squares(p))


def old_average_optimum(p):
    return average_bounded(p, p.eta), best_average(p)


def old_average_attained(p):
    return average_bounded(p, constant(p)), best_average(p)


def adagrad_telescope(p):
    eta = adagrad_norm(p)
    return add(1, p.T, lambda t: eta[t] * p.G[t] ** 2), 2 * p.R * sqrt(squares(p))


def adagrad_rate(p):
    return average_bounded(p, adagrad_norm(p)), 3 * p.R / (2 * p.T) * sqrt(squares(p))


def monotone_optimum(p):
    return average_monotone(p, p.eta), best_average(p)


def monotone_optimum_rate(p):
    eta = rates(p, lambda t: p.R / sqrt(add(1, p.T, lambda k: p.G[k])))
    return average_monotone(p, eta), best_average(p)


def monotone_causal(p):
    last = best_average(p) * (1 + ln(squares(p) / squares(p, 1)) / 2)
    return average_monotone(p, adagrad_norm(p)), last


def cauchy_schwarz(p):
    first = add(1, p.T, lambda t: p.eta[t] ** 2 * p.G[t] ** 2)
    return first, add(1, p.T, lambda t: p.eta[t]) ** 2 / inverses(p)


def best_weighted(p):
    return p.R / sqrt(inverses(p))


def logarithm(p):
    return 1 + ln(inverses(p) / inverses(p, 1)) / 2


def weighted_optimum(p):
    return average_weighted(p, p.eta), best_weighted(p)


def weighted_attained(p):
    return average_weighted(p, inverse_square(p)), best_weighted(p)


def causal_rate_sum(p):
    eta = causal_inverse_square(p)
    return add(1, p.T, lambda t: eta[t]), p.R * sqrt(inverses(p))


def causal_square_sum(p):
    eta = causal_inverse_square(p)
    first = add(1, p.T, lambda t: (eta[t] * p.G[t]) ** 2)
    return first, p.R**2 + p.R**2 * ln(inverses(p) / inverses(p, 1))


def causal_weighted_rate(p):
    return average_weighted(p, causal_inverse_square(p)), best_weighted(p) * logarithm(p)


def last_optimum(p):
    return last_monotone(p, p.eta), p.R * sqrt(recent(p, p.T) / p.T)


def last_attained(p):
    eta = rates(p, lambda t: p.R / sqrt(p.T * recent(p, p.T)))
    return last_monotone(p, eta), p.R * sqrt(recent(p, p.T) / p.T)


def last_causal_rate(p):
    last = p.R / 2 * sqrt(recent(p, p.T) / p.T) * (3 + ln(mpf(p.T)))
    return last_monotone(p, causal_last_iterate(p)), last


def variational_reduction(p):
    total = add(1, p.T, lambda t: p.step[t])
    return add(1, p.T, lambda t: (p.step[t] * p.G[t]) ** 2), total**2 / inverses(p)


def endpoint_side(p, W):
    return p.R**2 / (2 * W**2) + 2 * W**2 / inverses(p)


def endpoint_optimum(p):
    return endpoint_side(p, p.W), 2 * p.R / sqrt(inverses(p))


def endpoint_attained(p):
    return endpoint_side(p, sqrt(p.R * sqrt(inverses(p)) / 2)), 2 * p.R / sqrt(inverses(p))


def warmup_decay_in_last_general(p):
    return None, 4 * best_weighted(p)  # eta_T = 0: the bound divides by it


def causal_warmup_decay_in_last_general(p):
    return None, 4 * best_weighted(p) * logarithm(p)  # likewise


def shifted_warmup_decay_in_last_general(p):
    return last_general(p, warmup_decay_shifted(p)), 4 * best_weighted(p)


def shifted_causal_warmup_decay_in_last_general(p):
    return last_general(p, causal_warmup_decay_shifted(p)), 4 * best_weighted(p) * logarithm(p)


def top_down_optimum(p):
    return last_top_down(p, p.w), best_weighted(p)


def top_down_attained(p):
    return last_top_down(p, inverse_square(p)), best_weighted(p)


def top_down_schedule(p):
    w = inverse_square(p)
    total = add(1, p.T, lambda k: w[k])
    return each(1, p.T, lambda t: w[t] * add(t + 1, p.T, lambda k: w[k]) / total), warmup_decay(p)[1:]


def top_down_linear_decay(p):
    last = each(1, p.T, lambda t: p.R / (p.G * sqrt(mpf(p.T))) * (1 - mpf(t) / p.T))
    return warmup_decay(with_constant_G(p))[1:], last


# Points. One pool for each kind of value and each T; a claim says which it reads.

HORIZONS = (1, 2, 3, 5, 8)
POSITIVE = ["2", "1/2", "3", "1", "5/4", "7/3", "0.1", "6"]
OTHER_POSITIVE = ["1", "3/2", "1/3", "2", "0.7", "4", "5/2", "1/8"]
RATES = ["1", "1/3", "2", "0.25", "3/2", "5", "1/7", "0.9"]
DECREASING = ["3", "3", "2.5", "2", "9/7", "1", "1/2", "0.1"]
REALS = ["-3/2", "2", "0.25", "-1", "7/3", "5", "-1/6", "4"]
OTHER_REALS = ["1", "-2", "1/3", "3", "-0.5", "0", "2", "-7/4"]
DISTANCES = ["2", "1", "5/2", "0", "3", "1.5", "3", "2/3", "1"]
NONNEGATIVE = ["1/2", "0", "3", "2", "0.2", "7/5", "1", "0"]
SCALARS = {
    "R": ["1", "2", "1/2", "3", "0.7"],
    "G": ["2", "1", "3/2", "0.1", "5"],
    "D": ["3", "3", "10/3", "4", "3.5"],
    "W": ["1", "3/2", "0.2", "5", "2"],
    "alpha": ["1", "1/2", "3", "0.1", "7/4"],
    "eta": ["1", "1/2", "3", "0.1", "7/4"],
}


def vectors(T, d):
    return [[str(Fraction(REALS[(3 * t + i) % 8]) / (i + 1)) for i in range(d)] for t in range(T)]


def given(name, n, T):
    """The value of a given at the n-th horizon. `name` is `R`, `G[]`, `eta[]!` (nonincreasing), ..."""
    if not name.endswith(("[]", "[]!")):
        return SCALARS[name][n]
    pools = {
        "G[]": POSITIVE if n % 2 == 0 else OTHER_POSITIVE,
        "eta[]": RATES,
        "w[]": RATES,
        "eta[]!": DECREASING,
        "q[]": REALS,
        "q[]!": NONNEGATIVE,
        "step[]": OTHER_REALS,
    }
    return pools[name][:T]


def points(names):
    for n, T in enumerate(HORIZONS):
        yield {"T": T} | {name.rstrip("[]!"): given(name, n, T) for name in names.split()}


def vector_points():
    for n, d in enumerate((1, 2, 3, 6)):
        yield {
            "T": n + 1,
            "d": d,
            "theta": REALS[:d],
            "g": OTHER_REALS[:d],
            "phi": RATES[:d],
            "eta": ["1/2", "-2", "0.3", "3"][n],
        }


def box_points():
    lower = ["-1", "0", "-2", "1", "1/2", "-3"]
    upper = ["1", "0", "-1", "4", "2", "0.5"]
    inside = ["1/2", "0", "-1", "1", "1.25", "-1/3"]
    outside = ["3", "-1", "-3/2", "5", "0", "-1"]
    for n, d in enumerate((1, 2, 3, 6)):
        yield {"T": n + 1, "d": d, "phi": outside[:d], "a": lower[:d], "b": upper[:d], "theta": inside[:d]}


def regret_points():
    for n, T in enumerate(HORIZONS):
        yield {"T": T, "D": SCALARS["D"][n], "dist": DISTANCES[: T + 1], "eta": DECREASING[:T]}


def path_points():
    for T, d in ((1, 1), (2, 2), (3, 4), (5, 3)):
        yield {"T": T, "d": d, "theta1": REALS[:d], "phi": OTHER_REALS[:d], "g": vectors(T, d), "eta": RATES[:T]}


STATEMENTS = [
    (distance_expansion, vector_points()),
    (regret_telescope, regret_points()),
    (constant_rate_optimum, points("D G eta")),
    (constant_rate_attained, points("D G")),
    (inverse_sqrt_sum, points("")),
    (inverse_sqrt_rate, points("D G alpha")),
    (projection_expansion, box_points()),
    (distance_telescope, path_points()),
    (monotone_scaling, points("q[]! eta[]!")),
    (constant_rate_unbounded, points("R G alpha")),
    (inverse_sqrt_unbounded, points("R G alpha")),
    (weighted_constant_G, points("R G eta[]")),
    (last_average_identity, points("q[]")),
    (suffix_average_step, points("q[]")),
    (sum_exchange, points("eta[]")),
    (last_monotone_split, points("R G eta[]!")),
    (constant_rate_last, points("R G eta")),
    (constant_rate_last_optimum, points("R G eta")),
    (constant_rate_last_attained, points("R G")),
    (inverse_sqrt_last, points("R G alpha")),
    (weighted_last_identity, points("q[] w[]")),
    (weighted_suffix_step, points("q[] w[]")),
    (weighted_sum_exchange, points("eta[]")),
    (general_refines_monotone, points("R G[] eta[]!")),
    (linear_decay_total, points("alpha")),
    (linear_decay_tail, points("alpha")),
    (linear_decay_ratio, points("alpha")),
    (linear_decay_sum, points("alpha")),
    (linear_decay_rate, points("R G alpha")),
    (linear_decay_best, points("R G alpha")),
    (linear_decay_attained, points("R G")),
    (old_average_optimum, points("R G[] eta[]!")),
    (old_average_attained, points("R G[]")),
    (adagrad_telescope, points("R G[]")),
    (adagrad_rate, points("R G[]")),
    (monotone_optimum, points("R G[] eta[]!")),
    (monotone_optimum_rate, points("R G[]")),
    (monotone_causal, points("R G[]")),
    (cauchy_schwarz, points("G[] eta[]")),
    (weighted_optimum, points("R G[] eta[]")),
    (weighted_attained, points("R G[]")),
    (causal_rate_sum, points("R G[]")),
    (causal_square_sum, points("R G[]")),
    (causal_weighted_rate, points("R G[]")),
    (last_optimum, points("R G[] eta[]!")),
    (last_attained, points("R G[]")),
    (last_causal_rate, points("R G[]")),
    (variational_reduction, points("step[] G[]")),
    (endpoint_optimum, points("R G[] W")),
    (endpoint_attained, points("R G[]")),
    (warmup_decay_in_last_general, points("R G[]")),
    (causal_warmup_decay_in_last_general, points("R G[]")),
    (shifted_warmup_decay_in_last_general, points("R G[]")),
    (shifted_causal_warmup_decay_in_last_general, points("R G[]")),
    (top_down_optimum, points("R G[] w[]")),
    (top_down_attained, points("R G[]")),
    (top_down_schedule, points("R G[]")),
    (top_down_linear_decay, points("R G")),
]


def text(value):
    if value is None:
        return None
    if isinstance(value, list):
        return [text(v) for v in value]
    return mp.nstr(value, DIGITS, min_fixed=-200, max_fixed=200)


def members(statement, at):
    first, last = statement(At(at))
    return text(first), text(last)


def entry(statement, at):
    mp.dps = 60
    coarse = members(statement, at)
    mp.dps = 130
    if members(statement, at) != coarse:
        raise SystemExit(f"{statement.__name__}: 60 digits are not enough at {at}")
    return {"claim": statement.__name__, "at": at, "first": coarse[0], "last": coarse[1]}


def main():
    entries = [entry(statement, at) for statement, at_all in STATEMENTS for at in at_all]
    lines = ",\n".join("  " + json.dumps(e) for e in entries)
    Path(__file__).with_name("oracle.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()

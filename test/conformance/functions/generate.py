"""Writes the vectors of this folder: python3 generate.py (needs mpmath 1.2 or later). Deterministic."""
import json, math, random, struct
from fractions import Fraction
import mpmath

DIGITS = 60
mpmath.mp.prec = 4000

def fraction_of(x):
    sign, man, exp, _ = x._mpf_
    f = Fraction(int(man)) * (Fraction(2) ** exp)
    return -f if sign else f

def decimal_text(f, up):
    """f rounded down, or up, to DIGITS significant digits."""
    if f == 0: return '0'
    if f < 0:
        return '-' + decimal_text(-f, not up)
    e = len(str(f.numerator)) - len(str(f.denominator))
    if f < Fraction(10) ** e: e -= 1
    scaled = f * Fraction(10) ** (DIGITS - 1 - e)
    n = scaled.numerator // scaled.denominator
    if up and n != scaled: n += 1
    if n == 10 ** DIGITS:
        n //= 10; e += 1
    text = str(n)
    return f'{text[0]}.{text[1:]}e{e:+d}'

def below(f):
    """The greatest binary64 number <= f, for |f| within the range."""
    x = f.numerator / f.denominator
    while Fraction(x) > f: x = math.nextafter(x, -math.inf)
    while True:
        y = math.nextafter(x, math.inf)
        if math.isinf(y) or Fraction(y) > f: return x
        x = y

def row(op, args, value, exact):
    lo, hi = value
    if not exact:
        assert decimal_text(lo, False) == decimal_text(hi, False)
    b_lo = below(hi if exact else lo)
    b_hi = -below(-hi)
    r = {'op': op}
    for name, a in zip('xy', args): r[name] = repr(a); r[name + 'hex'] = a.hex()
    texts = [decimal_text(lo, False), decimal_text(hi, True)]
    r |= {'digits': DIGITS, 'lo': texts[0], 'hi': texts[1], 'exact': texts[0] == texts[1], 'b64': [repr(b_lo), repr(b_hi)]}
    return r

def enclosed(f, x):
    """A transcendental value: mpmath's, 100 units of 4000 bits wide."""
    v = fraction_of(f(mpmath.mpf(x)))
    eps = abs(v) * Fraction(1, 2 ** 3890)
    return v - eps, v + eps

rng = random.Random(20261126)
def bits_float(e_low, e_high):
    e = rng.randint(e_low, e_high)
    m = rng.getrandbits(52) | (1 << 52)
    return math.ldexp(m, e - 52)
sign = lambda: rng.choice((1, -1))
near = lambda x, n: [x] + [y for k in range(1, n + 1) for y in (step(x, k), step(x, -k))]
def step(x, k):
    for _ in range(abs(k)): x = math.nextafter(x, math.inf if k > 0 else -math.inf)
    return x

# The binary64 numbers that are nearest to a multiple of pi/2: x = 6381956970095103 * 2^797 is the worst of all.
WORST = [math.ldexp(6381956970095103, 797), math.ldexp(6411027962775774, -47), math.ldexp(5706674932067741, -50)]

def angles():
    out = [5e-324, 2.2250738585072014e-308, 1e-300, 1e-20, 2.0 ** -27, 2.0 ** -26, 1.0, 0.5, 1.7976931348623157e308, 2.0 ** 1023]
    out += WORST + [2.0 ** 19, step(2.0 ** 19, 1), step(2.0 ** 19, -1), 2.0 ** 53, 2.0 ** 62]
    for k in list(range(1, 60)) + [10 ** j for j in range(2, 15)] + [7 * 10 ** j + 3 for j in range(2, 14)]:
        out += near(float(mpmath.pi * k / 2), 1)
    for k in range(1, 20): out += [float(mpmath.pi * k / 4)]
    while len(out) < 500: out.append(bits_float(-1074 + 53, 1023))
    while len(out) < 800: out.append(bits_float(-8, 25))
    while len(out) < 1000: out.append(rng.uniform(0, 10))
    seen = list(dict.fromkeys(out))
    while len(seen) < 1010: seen.append(bits_float(-30, 60))
    return [sign() * x for x in seen]

def write(name, rows):
    with open(f'{name}.jsonl', 'w') as f:
        for r in rows: f.write(json.dumps(r, separators=(',', ':')) + '\n')

args = angles()
write('cos', [row('cos', [x], enclosed(mpmath.cos, x), False) for x in args])
write('sin', [row('sin', [x], enclosed(mpmath.sin, x), False) for x in args])

def logs():
    out = [5e-324, 1.7976931348623157e308, 3.0, 0.1, 10.0]
    for n in list(range(-1074, 1024, 11)): out += [math.ldexp(1, n)]
    for n in range(-30, 54, 2): out += near(math.ldexp(1, n), 1)
    while len(out) < 1010: out.append(bits_float(-1021, 1023))
    return list(dict.fromkeys(out))
rows = []
for x in logs():
    m, e = math.frexp(x)
    if m == 0.5: rows.append(row('log2', [x], (Fraction(e - 1), Fraction(e - 1)), True))
    else: rows.append(row('log2', [x], enclosed(lambda v: mpmath.log(v) / mpmath.log(2), x), False))
while len(rows) < 1000:
    x = bits_float(-1021, 1023)
    if math.frexp(x)[0] != 0.5: rows.append(row('log2', [x], enclosed(lambda v: mpmath.log(v) / mpmath.log(2), x), False))
write('log2', rows)

def reals():
    out = [0.0, 5e-324, -5e-324, 0.5, -0.5, 1.7976931348623157e308, 2.0 ** 52 - 0.5, 2.0 ** 53, -(2.0 ** 52) + 0.5]
    for n in range(-60, 61): out += near(float(n), 1)
    for j in range(1, 52, 3): out += near(2.0 ** j, 1) + near(-2.0 ** j, 1)
    while len(out) < 1010: out.append(sign() * bits_float(-40, 56))
    return list(dict.fromkeys(out))
xs = reals()
while len(xs) < 1000: xs.append(sign() * bits_float(-3, 53))
for name, f in (('floor', math.floor), ('ceil', math.ceil)):
    write(name, [row(name, [x], (Fraction(f(x)),) * 2, True) for x in xs])

def mod(x, y):
    a, b = Fraction(x), Fraction(y)
    q = a / b
    return a - b * (q.numerator // q.denominator)
pairs = []
for n in range(-20, 21):
    for m in (-7.0, -3.0, -1.0, 0.5, 1.0, 3.0, 10.0): pairs.append((float(n), m))
for n in range(1, 60): pairs += [(y, 0.1) for y in near(n / 10, 1)] + [(y, math.pi) for y in near(n * math.pi, 1)]
while len(pairs) < 1100:
    y = sign() * bits_float(-30, 30)
    pairs.append((y * rng.randint(-10 ** 6, 10 ** 6) if rng.random() < 0.5 else sign() * bits_float(-40, 50), y))
write('mod', [row('mod', [x, y], (mod(x, y),) * 2, True) for x, y in pairs])

"""The meaning of instructions and intrinsics that work on values alone.

Each returns the result and tells `oblige(what, condition)` what must hold for it not to be poison:
LLVM lets a program compute poison as long as nothing depends on it; here it must not arise at all.
"""

import re

import terms
from ir import Unsupported
from terms import binary, choose, compare, constant, extend, is_set, negation
from values import POISON, lanes, lift


def fits(operation, kind, x, y):
    """That `operation` on x and y, as exact integers, is in range; kind: zero_extend or sign_extend."""
    width = x.width
    if operation == "mul":
        # Enough, and easy for a solver: both are unsigned and have at most half the bits, less one.
        bound = constant(width, 1 << (width // 2 - 1))
        return terms.conjunction([compare("ule", x, bound), compare("ule", y, bound)])
    if operation == "shl":
        if terms.is_constant(y) and terms.possible(x) << y.data >> x.width - (kind == "sign_extend") == 0:
            return terms.TRUE
        back = "lshr" if kind == "zero_extend" else "ashr"
        return compare("eq", binary(back, binary("shl", x, y), y), x)
    wide = binary(operation, extend(kind, width + 1, x), extend(kind, width + 1, y))
    return compare("eq", wide, extend(kind, width + 1, binary(operation, x, y)))


def arithmetic(instruction, a, b, oblige):
    operation, flags = instruction.operation, instruction.flags

    def one(x, y):
        if "nuw" in flags:
            oblige(f"{operation} nuw", fits(operation, "zero_extend", x, y))
        if "nsw" in flags:
            oblige(f"{operation} nsw", fits(operation, "sign_extend", x, y))
        if "disjoint" in flags:
            if terms.possible(x) & terms.possible(y):
                oblige("or disjoint", compare("eq", binary("and", x, y), constant(x.width, 0)))
            if terms.is_constant(y):
                return binary("add", x, y)  # the same, and seen to be the next index
        if operation in ("shl", "lshr", "ashr"):
            oblige(f"{operation} within the width", compare("ult", y, constant(x.width, x.width)))
        if "exact" in flags:
            oblige(f"{operation} exact",
                   compare("eq", binary("shl", binary(operation, x, y), y), x))
        return binary(operation, x, y)

    return lift(instruction.type, one, a, b)


def comparison(instruction, a, b, oblige):
    def one(x, y):
        if "samesign" in instruction.flags:
            zero = constant(x.width, 0)
            oblige("icmp samesign",
                   terms.equal(compare("slt", x, zero), compare("slt", y, zero)))
        return terms.bit(compare(instruction.data, x, y))

    return lift(instruction.type, one, a, b)


def cast(instruction, value, oblige):
    operation, flags = instruction.operation, instruction.flags
    target = instruction.type
    width = target[2][1] if target[0] == "vector" else target[1]

    def one(x):
        if "nneg" in flags:
            oblige("zext nneg", compare("sle", constant(x.width, 0), x))
        if operation == "zext":
            return extend("zero_extend", width, x)
        if operation == "sext":
            return extend("sign_extend", width, x)
        result = terms.extract(width - 1, 0, x)
        for flag, kind in (("nuw", "zero_extend"), ("nsw", "sign_extend")):
            if flag in flags:
                oblige(f"trunc {flag}", compare("eq", extend(kind, x.width, result), x))
        return result

    return lift(target, one, value)


def selection(condition, a, b, oblige):
    """One value by a bit; an arm that is poison must not be the chosen one."""
    if isinstance(a, (list, tuple)) or isinstance(b, (list, tuple)):
        made = [selection(condition, x, y, oblige) for x, y in zip(a, b, strict=True)]
        return made if isinstance(a, list) else tuple(made)
    if condition is POISON:
        return POISON
    chosen = is_set(condition)
    if terms.is_constant(chosen):
        return a if chosen.data else b
    if a is POISON or b is POISON:
        oblige("select away from poison", negation(chosen) if a is POISON else chosen)
        return b if a is POISON else a
    return choose(chosen, a, b)


def minus(x):
    return binary("sub", constant(x.width, 0), x)


def absolute(x):
    return choose(compare("slt", x, constant(x.width, 0)), minus(x), x)


def extremum(name, x, y):
    predicate = {"umin": "ult", "umax": "ugt", "smin": "slt", "smax": "sgt"}[name]
    return choose(compare(predicate, x, y), x, y)


def population(x):
    """The number of ones."""
    result = constant(x.width, 0)
    for i in range(x.width):
        result = binary("add", result, extend("zero_extend", x.width, terms.extract(i, i, x)))
    return result


def leading_zeros(x):
    result = constant(x.width, x.width)
    for i in range(x.width):
        result = choose(is_set(terms.extract(i, i, x)), constant(x.width, x.width - 1 - i), result)
    return result


def with_overflow(sign, operation, x, y):
    if operation == "mul":
        raise Unsupported("mul.with.overflow")
    kind = "sign_extend" if sign == "s" else "zero_extend"
    fine = fits(operation, kind, x, y)
    return binary(operation, x, y), terms.bit(negation(fine))


def reduction(name, values):
    if any(v is POISON for v in values):
        return POISON
    result = values[0]
    for value in values[1:]:
        result = binary(name, result, value) if name in ("add", "mul", "and", "or", "xor") \
            else extremum(name, result, value)
    return result


def intrinsic(name, type, operands, oblige):
    """A call of @llvm.…, by the language reference."""
    base = name.split(".")[1]
    if base == "abs":
        value, strict = operands
        if strict.data:
            for x in lanes(value):
                least = constant(x.width, 1 << (x.width - 1))
                oblige("abs of the least integer", negation(compare("eq", x, least)))
        return lift(type, absolute, value)
    if base in ("umin", "umax", "smin", "smax"):
        return lift(type, lambda x, y: extremum(base, x, y), *operands)
    if base == "ctpop":
        return lift(type, population, operands[0])
    if base == "ctlz":
        if operands[1].data:
            for x in lanes(operands[0]):
                oblige("ctlz of zero", negation(compare("eq", x, constant(x.width, 0))))
        return lift(type, leading_zeros, operands[0])
    overflow = re.fullmatch(r"llvm\.([us])(add|sub|mul)\.with\.overflow\.i\d+", name)
    if overflow:
        return with_overflow(overflow[1], overflow[2], *operands)
    reduced = re.fullmatch(r"llvm\.vector\.reduce\.(\w+)\.v\d+i\d+", name)
    if reduced:
        return reduction(reduced[1], operands[0])
    raise Unsupported(f"the intrinsic {name}")

"""Lanes that move, and the x86 intrinsics that the kernels' bodies use.

The intrinsics are written down from the instruction set's manual, each in a few lines, and compared
with the machine's own on random vectors by hardware.py. A vector is a list of lanes, the lowest first.
"""

import terms
from ir import Unsupported
from terms import binary, choose, compare, constant, extend, extract
from values import POISON, reshaped


def element(operation, instruction, operands):
    """extractelement, insertelement, shufflevector."""
    vector = operands[0]
    if operation == "shufflevector":
        count = instruction.operands[0][0][1]
        both = list(vector) + list(operands[1])
        if len(both) != 2 * count:
            raise Unsupported(instruction.text)
        return [POISON if m is POISON else both[m.data] for m in operands[2]]
    index = operands[-1]
    if operation == "extractelement" and index is not POISON and not terms.is_constant(index):
        return one_of(vector, index)
    if index is POISON or not terms.is_constant(index) or index.data >= len(vector):
        raise Unsupported(instruction.text)
    if operation == "extractelement":
        return vector[index.data]
    return vector[:index.data] + [operands[1]] + vector[index.data + 1:]


def one_of(vector, index):
    """The lane at an index that must be shown to be in range; here it is, by its own bits."""
    if POISON in vector or terms.possible(index) >= len(vector):
        raise Unsupported("a lane at an index without a bound")
    result = vector[-1]
    for k in reversed(range(len(vector) - 1)):
        result = choose(compare("eq", index, constant(index.width, k)), vector[k], result)
    return result


def total(values):
    result = values[0]
    for value in values[1:]:
        result = binary("add", result, value)
    return result


def saturated(width, x):
    """x, a signed integer of more bits, at the nearest of `width` bits."""
    least, most = (constant(x.width, v) for v in (-(1 << (width - 1)), (1 << (width - 1)) - 1))
    inside = choose(compare("slt", x, least), least, choose(compare("slt", most, x), most, x))
    return extract(width - 1, 0, inside)


def narrow(width, vector):
    """The vector's bits in lanes of `width`."""
    lanes = sum(v.width for v in vector) // width
    return reshaped(("vector", lanes, ("int", width)), vector)


def pmaddwd(a, b):
    """Each 32-bit lane: the sum of the two products of its signed 16-bit halves."""
    products = [binary("mul", extend("sign_extend", 32, x), extend("sign_extend", 32, y))
                for x, y in zip(a, b, strict=True)]
    return [total(products[i:i + 2]) for i in range(0, len(products), 2)]


def pmaddubsw(a, b):
    """Each 16-bit lane: unsigned byte times signed byte, two of them added with saturation."""
    products = [binary("mul", extend("zero_extend", 18, x), extend("sign_extend", 18, y))
                for x, y in zip(a, b, strict=True)]
    return [saturated(16, total(products[i:i + 2])) for i in range(0, len(products), 2)]


def pshufb(table, indices):
    """Each byte: 0 if its index has the top bit, else the byte at its low 4 bits, in each 128 bits."""
    result = []
    for at, index in enumerate(indices):
        room = table[at // 16 * 16:at // 16 * 16 + 16]
        low = extract(3, 0, index)
        found = room[-1]
        for k in reversed(range(15)):
            found = choose(compare("eq", low, constant(4, k)), room[k], found)
        top = terms.is_set(extract(7, 7, index))
        result.append(choose(top, constant(8, 0), found))
    return result


def vpdpbusd(sums, a, b):
    """Each 32-bit lane: the sum plus four products of an unsigned byte of a and a signed byte of b."""
    a, b = narrow(8, a), narrow(8, b)
    products = [binary("mul", extend("zero_extend", 32, x), extend("sign_extend", 32, y))
                for x, y in zip(a, b, strict=True)]
    return [binary("add", s, total(products[4 * i:4 * i + 4])) for i, s in enumerate(sums)]


def vpdpwssd(sums, a, b):
    """Each 32-bit lane: the sum plus the two products of its signed 16-bit halves."""
    products = pmaddwd(narrow(16, a), narrow(16, b))
    return [binary("add", s, p) for s, p in zip(sums, products, strict=True)]


INTRINSICS = {
    "llvm.x86.avx2.pmadd.wd": pmaddwd,
    "llvm.x86.avx2.pmadd.ub.sw": pmaddubsw,
    "llvm.x86.avx2.pshuf.b": pshufb,
    "llvm.x86.avx512.pshuf.b.512": pshufb,
    "llvm.x86.avx512.vpdpbusd.512": vpdpbusd,
    "llvm.x86.avx512.vpdpwssd.512": vpdpwssd,
}


def x86(name, type, operands):
    if name not in INTRINSICS:
        raise Unsupported(f"the intrinsic {name}")
    if any(POISON in operand for operand in operands):
        raise Unsupported(f"{name} of poison")
    result = INTRINSICS[name](*operands)
    return reshaped(type, result)

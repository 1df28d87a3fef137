"""Compiled code with one planted fault each: the solvers must refute it, and the fault must be real.

A mutant is a change of the text of the IR that ships. Its question must be refuted; the solver's inputs
must break a claim when they are computed with; and, unless the fault is one that only LLVM's rules can
see, the mutant compiled to machine code must answer wrongly there and the shipping code rightly.
"""

import copy
import ctypes
import re
import subprocess
from dataclasses import dataclass

import loops
import scalars
from compilation import width
from ir import Unsupported
from solvers import REFUTED, ask_bitwuzla


@dataclass(frozen=True)
class Mutant:
    fault: str
    subject: str
    old: str  # a regular expression, of which the first match changes
    new: str
    count: int = 0  # axes
    rule: bool = False  # seen by LLVM's rules only: poison


MUTANTS = [
    Mutant("difference becomes sum", "distance_Int8", r"= sub i8", "= add i8"),
    Mutant("no absolute value", "distance_Int16", r"call i16 @llvm.abs.i16\(i16 (%\w+), i1 false\)",
           r"call i16 @llvm.smin.i16(i16 \1, i16 \1)"),
    Mutant("absolute value of the least is poison", "distance_Int32",
           r"(llvm.abs.*)i1 false", r"\1i1 true", rule=True),
    Mutant("difference may not overflow", "distance_Int64", r"= sub i64", "= sub nsw i64", rule=True),
    Mutant("displacement the other way round", "displacement_Int8",
           r"sub i8 (%\w+), (%\w+)", r"sub i8 \2, \1"),
    Mutant("antipode one off", "antipode_Int16", r"-32768", "32767"),
    Mutant("antipode sets the bit", "antipode_Int8", r"= xor", "= or"),
    Mutant("signed order becomes unsigned", "precedes_Int32", r"icmp sgt", "icmp ugt"),
    Mutant("a number precedes itself", "precedes_Int8", r"icmp ne", "icmp eq"),
    Mutant("unsigned steps become signed", "arcContains_UInt8", r"icmp uge", "icmp sge"),
    Mutant("the end is not on the arc", "arcContains_Int32", r"icmp uge", "icmp ugt"),
    Mutant("half the ring may be added", "additionIsDefined_Int8", r", -1$", ", -2"),
    Mutant("antipodes by sum", "isAntipodal_Int64", r"= xor", "= add"),
    Mutant("halving loses its last bit", "firstFloor_Int8", r"= lshr i8 (%[\w.]+), 1",
           r"= lshr i8 \1, 2"),
    Mutant("midpoints in the other order", "firstFloor_Int16", r"icmp slt i16", "icmp sgt i16"),
    Mutant("halfway goes the other way", "first_up_UInt8", r"sub i8 (%\w+), (%\w+)$",
           r"add i8 \1, \2"),
    Mutant("displacements compared as unsigned", "displacementLess_Int16", r"icmp slt", "icmp ult"),
    Mutant("extension with the sign", "lee64_Int8", r"= zext <2 x i8>", "= sext <2 x i8>", count=5),
    Mutant("a lane is counted twice", "lee64_Int16", r"(%bin.rdx = add <2 x i64> )%\w+, (%\w+)",
           r"\1\2, \2", count=4),
    Mutant("the rest is left out", "lee64_Int32", r"(%cmp.n = icmp) eq", r"\1 ne", count=5),
    Mutant("vector difference becomes sum", "lee64_Int64", r"= sub <2 x i64>", "= add <2 x i64>",
           count=4),
    Mutant("the rest starts again", "lee64_UInt8", r"(%\.ph\d* = phi i64 .*)%n.vec,", r"\g<1>0,",
           count=5),
    Mutant("wrong place of the second half", "squared64_Int8",
           r"(getelementptr inbounds nuw i8, ptr %\w+, i64 )2", r"\g<1>1", count=4),
    Mutant("square becomes double", "squared64_Int16",
           r"= mul nuw nsw i64 (%[\w.]+), (%[\w.]+)", r"= add i64 \1, \2", count=1),
    Mutant("greatest becomes least", "chebyshev_UInt8", r"llvm.umax.i8", "llvm.umin.i8", count=2),
    Mutant("greatest of signed bytes", "chebyshev_Int8", r"llvm.umax.i8", "llvm.smax.i8", count=2),
    Mutant("a load beyond the rows", "lee64_UInt32",
           r"(getelementptr inbounds nuw i8, ptr %\w+, i64 )8", r"\g<1>12", count=4, rule=True),
]


def changed(module, mutant):
    """The module with the fault, and the changed text of the function."""
    body = loops.body_of(module, f"@{mutant.subject}")
    candidates = [body.name, *called(module, body.name)]
    for name in candidates:
        source = module.source(name)
        head, rest = source.split("\n", 1)
        broken, found = re.subn(mutant.old, mutant.new, rest, count=1, flags=re.M)
        if found and broken != rest:
            result = copy.copy(module)
            result.read = {}
            result.sources = {**module.sources, name: head + "\n" + broken}
            return result
    raise Unsupported(f"the mutant '{mutant.fault}' of {mutant.subject} changes nothing: "
                      "the compiler writes other code now; choose another place")


def called(module, name):
    """The functions of the module that a function calls, directly or not, or hands on."""
    found, stack = {}, [name]
    while stack:
        for other in re.findall(r'@(?:"[^"]*"|[\w.$]+)', module.source(stack.pop()).split("\n", 1)[1]):
            if other in module.starts and other not in found:
                found[other] = None
                stack.append(other)
    return list(found)


def question(module, definitions, mutant):
    function, type = mutant.subject.rsplit("_", 1)
    for row in loops.LOOPS:
        if row[0] == function:
            return loops.for_counts(module, definitions, *row, type, [mutant.count], plainly=True)
    for row in scalars.OPERATIONS:
        if row[0] == function:
            return scalars.question(module, definitions, *row, type)
    raise KeyError(mutant.subject)


def standalone(module, name):
    """One function and what it calls, as a module of its own."""
    texts = [module.source(f) for f in dict.fromkeys([name, *called(module, name)])]
    text = "\n".join(texts)
    intrinsics = set(re.findall(r"@llvm\.[\w.]+", text))
    declared = [line for line in module.text.splitlines()
                if line.startswith("declare") and any(f"{i}(" in line for i in intrinsics)]
    known = "\n".join(declared)
    for intrinsic in sorted(intrinsics):  # those that only the mutant calls
        if f"{intrinsic}(" not in known:
            kind = intrinsic.rsplit(".", 1)[1]
            declared.append(f"declare {kind} {intrinsic}({kind}, {kind})")
    types = [line for line in module.text.splitlines() if re.match(r"%Ts\w+ = type <\{ i\d+ \}>", line)]
    text = "\n".join(types + declared) + "\n" + text
    text = re.sub(r"(, !llvm\.loop !\d+| #\d+)", "", text)
    return re.sub(r"@(\d+)", r'@"number\1"', text)


def machine(module, subject, scratch, label):
    """The function as machine code."""
    source, library = scratch / f"{label}.ll", scratch / f"{label}.so"
    source.write_text(standalone(module, f"@{subject}"))
    done = subprocess.run(["clang", "-O1", "-shared", "-fPIC", "-Wno-override-module", "-o", library,
                           source], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"clang refuses {source}:\n{done.stderr}")
    return getattr(ctypes.CDLL(str(library)), subject)


def answer(function, question, mutant, inputs):
    """What machine code returns at these inputs, as an unsigned number."""
    type = mutant.subject.rsplit("_", 1)[1]
    bits = width(type)
    unsigned = {8: ctypes.c_uint8, 16: ctypes.c_uint16, 32: ctypes.c_uint32, 64: ctypes.c_uint64}
    # Arguments are extended by the caller as their type says.
    scalar = unsigned[bits] if type.startswith("U") else getattr(ctypes, f"c_int{bits}")
    if not mutant.count:
        definition = next(iter(question.definitions.values()))
        function.restype = unsigned[definition.width] if definition.width else ctypes.c_bool
        return int(function(*(scalar(inputs.get(n, 0)) for n, _ in question.inputs)))
    function.restype = ctypes.c_uint64 if "64_" in mutant.subject else unsigned[bits]
    rows = [(scalar * mutant.count)(*(scalar(inputs.get(f"{r}_{k}", 0)).value
                                      for k in range(mutant.count))) for r in "ab"]
    return int(function(*rows, ctypes.c_int64(mutant.count)))


def expected(question, mutant, inputs):
    """What the printed definition says."""
    if not mutant.count:
        definition = next(iter(question.definitions.values()))
        return int(definition(*(inputs.get(n, 0) for n, _ in question.inputs)))
    step = next(iter(question.definitions.values()))
    total = 0
    for k in range(mutant.count):
        total = step(total, inputs.get(f"a_{k}", 0), inputs.get(f"b_{k}", 0))
    return total


def refuted(module, definitions, mutant, scratch, label):
    """Why the mutant counts as refuted; raises where it does not."""
    broken = changed(module, mutant)
    asked = question(broken, definitions, mutant)
    names = {n for n, _ in asked.inputs}
    for text in asked.texts():
        verdict, inputs = ask_bitwuzla(text, 20, names)
        if verdict == REFUTED:
            break
    else:
        raise AssertionError(f"{mutant.subject}, {mutant.fault}: not refuted")
    claims = asked.broken(inputs)
    if not claims:
        raise AssertionError(f"{mutant.subject}, {mutant.fault}: {inputs} breaks no claim")
    shown = ", ".join(f"{n} = {v}" for n, v in sorted(inputs.items())[:4])
    if mutant.rule:
        return f"{claims[0].split(':')[0]}, at {shown}"
    right = expected(asked, mutant, inputs)
    wrong = answer(machine(broken, mutant.subject, scratch, label), asked, mutant, inputs)
    shipped = answer(machine(module, mutant.subject, scratch, f"{label}-shipped"), asked, mutant, inputs)
    if shipped != right or wrong == right:
        raise AssertionError(f"{mutant.subject}, {mutant.fault}: at {inputs} the definition says "
                             f"{right}, shipping code {shipped}, the mutant {wrong}")
    return f"{wrong} instead of {right}, at {shown}"

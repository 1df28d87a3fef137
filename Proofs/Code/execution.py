"""Symbolic execution of a function: all its paths, what each returns, and what must hold on the way.

Loops run as often as their conditions, once constant, say; or they are cut at their header, where an
invariant is claimed on arrival, claimed again after one turn, and believed in between. Every claim is
kept with the conditions of the path that leads to it. Nothing is guessed: IR without a meaning here
raises `Unsupported`.
"""

from dataclasses import dataclass, field, replace

import operations
import terms
import vectors
from cycles import back_edges
from ir import Unsupported, offset_in_bits, size_in_bits
from terms import compare, conjunction, constant, implication, is_set, negation
from values import (POISON, Callee, Cells, Pointer, Rows, bits, byte_size, literal, of_bits, reshaped)

MOST_BLOCKS = 20000
IDLE_INTRINSICS = ("llvm.lifetime", "llvm.experimental.noalias", "llvm.dbg")


@dataclass
class State:
    """One path so far."""

    environment: dict = field(default_factory=dict)
    path: tuple = ()  # conditions
    memory: dict = field(default_factory=dict)  # (object, cell) to its term, where it was written
    inside: dict = field(default_factory=dict)  # cuts that the path is past, the latest last: see enter
    read: tuple = ()  # indices of Rows that were read

    def assuming(self, *conditions):
        new = [c for c in conditions if c is not terms.TRUE]
        return replace(self, path=self.path + tuple(new)) if new else self


@dataclass
class Claim:
    what: str
    state: State
    condition: object

    @property
    def term(self):
        return implication(self.state.path, self.condition)


class Execution:
    """Runs functions of a module. `cuts` has, for a (function, header), its invariant."""

    def __init__(self, module, cuts=None):
        self.module, self.cuts = module, cuts or {}
        self.claims, self.fresh, self.blocks = [], 0, 0

    def claim(self, state, what, condition):
        if implication(state.path, condition) is not terms.TRUE:
            self.claims.append(Claim(what, state, condition))

    def new(self, hint, width):
        self.fresh += 1
        return terms.variable(f"{hint}{self.fresh}", width)

    def run(self, name, arguments, state=None):
        """Yields (state, value) for every path that returns."""
        function = self.module.function(name)
        state = state or State()
        outer = state.environment
        if len(arguments) != len(function.parameters):
            raise Unsupported(f"{len(arguments)} arguments of {name}")
        names = [n for _, n in function.parameters]
        start = replace(state, environment=dict(zip(names, arguments)))
        entry = next(iter(function.blocks))
        work = [(entry, 0, start)]
        while work:
            label, position, state = work.pop()
            for done, value in self.block(function, label, position, state, work):
                value = self.in_range(done, function.range, value, f"what {name} returns")
                yield replace(done, environment=outer), value

    def in_range(self, state, bounds, value, what):
        """The claim of a `range` attribute."""
        if bounds:
            if value is POISON:
                raise Unsupported("a range of poison")
            low, high = (constant(value.width, b) for b in bounds)
            offset = terms.binary("sub", value, low)
            if low is not high:
                self.claim(state, f"{what} is in its range",
                           compare("ult", offset, terms.binary("sub", high, low)))
        return value

    def block(self, function, label, position, state, work):
        """Executes one block from `position` on; pushes its successors; yields at a return."""
        if position == 0:
            self.blocks += 1
            if self.blocks > MOST_BLOCKS:
                raise Unsupported(f"more than {MOST_BLOCKS} blocks")
        environment = dict(state.environment)  # this block's own, to write into
        state = replace(state, environment=environment)
        for at, instruction in enumerate(function.blocks[label]):
            if at < position or instruction.operation == "phi":
                continue

            def value(type, given):
                if given[0] in ("local", "glob"):
                    if given[1] in self.module.starts:
                        return Callee(given[1])
                    if given[1] in self.module.constants:
                        return self.given(given[1])
                    if given[1] not in environment:
                        raise Unsupported(f"{given[1]} in {instruction.text}")
                    return environment[given[1]]
                return literal(type, given)

            def oblige(what, condition):
                self.claim(state, f"{what}: {instruction.text}", condition)

            operands = [value(*o) for o in instruction.operands]
            operation = instruction.operation
            if operation == "call":
                results = list(self.call(instruction, operands, state, oblige))
                if len(results) == 1:
                    state, environment[instruction.result] = results[0]
                    state = replace(state, environment=environment)
                    continue
                work += [(label, at + 1, replace(s, environment={
                    **environment, instruction.result: v})) for s, v in results]
                return
            if operation == "ret":
                result = operands[0] if operands else None
                if result is POISON:
                    oblige("poison is not returned", terms.FALSE)
                else:
                    yield state, result
                return
            if operation == "unreachable":
                oblige("never reached", terms.FALSE)
                return
            if operation in ("br", "switch"):
                self.branch(function, label, instruction, operands, value, state, oblige, work)
                return
            if operation == "store":
                state = self.store(state, operands[1], operands[0], instruction, oblige)
                continue
            environment[instruction.result], state = self.compute(
                instruction, operands, state, oblige)

    def given(self, name):
        """A pointer to a constant of the module."""
        type, value = self.module.constants[name]
        cells = reshaped(("vector", byte_size(type), ("int", 8)), literal(type, value))
        return Pointer(Cells(name, 8, len(cells), contents=cells))

    def compute(self, instruction, operands, state, oblige):
        operation = instruction.operation
        if operation in terms.OPERATORS:
            return operations.arithmetic(instruction, *operands, oblige), state
        if operation == "icmp":
            return operations.comparison(instruction, *operands, oblige), state
        if operation == "bitcast":
            return reshaped(instruction.type, operands[0]), state
        if operation in ("zext", "sext", "trunc"):
            return operations.cast(instruction, operands[0], oblige), state
        if operation == "select":
            condition, a, b = operands
            if isinstance(condition, list):
                return [operations.selection(*lane, oblige)
                        for lane in zip(condition, a, b, strict=True)], state
            return operations.selection(condition, a, b, oblige), state
        if operation == "freeze":
            type = instruction.operands[0][0]
            result = operands[0]
            if result is POISON:
                result = self.new("frozen", type[1])
            elif isinstance(result, list) and POISON in result:
                result = [self.new("frozen", type[2][1]) if v is POISON else v for v in result]
            return result, state
        if operation == "extractvalue":
            return operands[0][instruction.data], state
        if operation == "insertvalue":
            fields = operands[0] if operands[0] is not POISON else \
                (POISON,) * len(instruction.operands[0][0][1])
            at = instruction.data
            return fields[:at] + (operands[1],) + fields[at + 1:], state
        if operation in ("extractelement", "insertelement", "shufflevector"):
            return vectors.element(operation, instruction, operands), state
        if operation == "getelementptr":
            return self.place(instruction, operands, oblige), state
        if operation == "load":
            return self.load(state, operands[0], instruction.type, oblige)
        if operation == "alloca":
            made = Cells(self.new("stack", 1).data, 8, byte_size(instruction.type), writable=True)
            return Pointer(made), state
        raise Unsupported(instruction.text)

    # Control

    def branch(self, function, label, instruction, operands, value, state, oblige, work):
        targets = instruction.data
        if instruction.operation == "br" and not operands:
            ways = [(terms.TRUE, targets[0])]
        elif operands[0] is POISON:
            oblige("no branch on poison", terms.FALSE)
            return
        elif instruction.operation == "br":
            condition = is_set(operands[0])
            ways = [(condition, targets[0]), (negation(condition), targets[1])]
        else:
            type = instruction.operands[0][0]
            tests = [compare("eq", operands[0], value(type, case)) for case, _ in targets[1:]]
            ways = [(test, target) for test, (_, target) in zip(tests, targets[1:])]
            ways.append((conjunction([negation(t) for t in tests]), targets[0][1]))
        for condition, target in reversed(ways):
            if condition is not terms.FALSE and negation(condition) not in state.path:
                self.enter(function, label, target, state.assuming(condition), work)

    def enter(self, function, source, target, state, work):
        """Goes from one block to another: phis take their values, all at once."""
        environment, arrived = state.environment, {}
        for instruction in function.blocks[target]:
            if instruction.operation != "phi":
                break
            given = dict(instruction.data)[source]
            arrived[instruction.result] = environment[given[1]] \
                if given[0] in ("local", "glob") else literal(instruction.type, given)
        place = (function.name, target)
        cut = self.cuts.get(place)
        if cut:
            for what, condition in cut.claimed(arrived, state):
                self.claim(state, f"{what}, arriving at {target} from {source}", condition)
            if place in state.inside:
                if (source, target) not in back_edges(function):
                    raise Unsupported(f"the loop at {target} is entered twice")
                _, known = state.inside[place]
                if any(state.memory[cell] is POISON for cell in known):
                    raise Unsupported(f"a turn of {target} leaves poison in memory")
                return  # one turn is done, and what it must preserve is claimed
            arrived = cut.anything(arrived, self.new)
            memory, known = self.forgotten(state.memory)
            state = replace(state, memory=memory, inside={**state.inside, place: (arrived, known)})
            state = state.assuming(*(condition for _, condition in cut.assumed(arrived, state)))
        work.append((target, 0, replace(state, environment={**environment, **arrived})))

    def forgotten(self, memory):
        """Memory after any number of turns, and the cells that may have changed, four of them a term.

        What no turn has written yet stays unwritten, which is less than the truth: it is poison to read.
        """
        known = [key for key, cell in memory.items()
                 if len(key) == 2 and key[0].writable and cell is not POISON]
        words = {key: (key[0], key[1] // 4) for key in known}
        made = {word: self.new("word", 32) for word in dict.fromkeys(words.values())}
        changed = {key: terms.extract(key[1] % 4 * 8 + 7, key[1] % 4 * 8, made[words[key]])
                   for key in known}
        return {**memory, **changed}, known

    def call(self, instruction, operands, state, oblige):
        (_, name), bounds = instruction.data
        if name in state.environment:
            target = state.environment[name]
            if not isinstance(target, Callee):
                raise Unsupported(instruction.text)
            name = target.name
        plain = name[1:]
        if plain.startswith(IDLE_INTRINSICS):
            yield state, None
        elif plain == "llvm.assume":
            oblige("assumed", is_set(operands[0]))
            yield state, None
        elif plain in ("llvm.trap", "llvm.ubsantrap"):
            oblige("no trap", terms.FALSE)
        elif plain.startswith(("llvm.memcpy.", "llvm.memset.")):
            yield self.copy(plain, operands, state, instruction, oblige), None
        elif plain.startswith("llvm.x86."):
            yield state, vectors.x86(plain, instruction.type, operands)
        elif plain.startswith("llvm."):
            result = operations.intrinsic(plain, instruction.type, operands, oblige)
            yield state, self.in_range(state, bounds, result, instruction.text)
        else:
            for returned, result in self.run(name, operands, state):
                yield returned, self.in_range(returned, bounds, result, instruction.text)

    # Memory

    def place(self, instruction, operands, oblige):
        type, pointer = instruction.data, operands[0]
        if not isinstance(pointer, Pointer):
            raise Unsupported(instruction.text)
        for at, index in enumerate(operands[1:]):
            if index is POISON or index.width != 64 and not terms.is_constant(index):
                raise Unsupported(instruction.text)
            if at > 0 and type[0] == "struct":
                step = constant(64, offset_in_bits(type, index.data) // 8)
                pointer, type = pointer.moved(step, 1), type[1][index.data]
                continue
            if at > 0:
                type = type[2]
            pointer = pointer.moved(terms.extend("sign_extend", 64, index), size_in_bits(type) // 8)
        if instruction.flags & {"inbounds", "nuw", "nusw"}:
            object = pointer.object
            size = object.width // 8
            count = object.count if isinstance(object, Rows) else constant(64, object.count)
            oblige("the place is in the object or at its end",
                   compare("ule", pointer.index(size), count))
        return pointer

    def load(self, state, pointer, type, oblige):
        if type == ("ptr",):
            return self.load_pointer(state, pointer, oblige), state
        size = byte_size(type)
        cells, state = self.read(state, pointer, size, oblige)
        return reshaped(type, cells) if POISON in cells else of_bits(type, bits(cells)), state

    def load_pointer(self, state, pointer, oblige):
        index = pointer.index(8)
        found = state.memory.get((pointer.object, "pointer", index))
        if found is None:
            raise Unsupported("a pointer in memory that nobody put there")
        return found

    def read(self, state, pointer, size, oblige):
        """The cells that `size` bytes from here occupy."""
        if not isinstance(pointer, Pointer):
            raise Unsupported(f"a load from {pointer}")
        object = pointer.object
        cell = object.width // 8
        first, count = pointer.index(cell), size // cell
        if size % cell:
            raise Unsupported(f"{size} bytes of cells of {cell}")
        if isinstance(object, Rows):
            indices = [terms.binary("add", first, constant(64, k)) for k in range(count)]
            oblige("loads within the rows", compare("ult", indices[0], object.count))
            oblige("loads within the rows", compare("ult", indices[-1], object.count))
            state = replace(state, read=state.read + tuple(indices))
            return [object.cell(i) for i in indices], state
        if not terms.is_constant(first):
            return [self.any_of(state, object, first, oblige)], state
        if first.data + count > object.count:
            oblige("loads within the object", terms.FALSE)
            return [POISON] * count, state
        return [self.content(state, object, first.data + k) for k in range(count)], state

    def content(self, state, object, index):
        found = state.memory.get((object, index))
        if found is not None:
            return found
        return POISON if object.writable else object.initial(index)

    def any_of(self, state, object, index, oblige):
        """One cell at a place that is not known."""
        oblige("loads within the object", compare("ult", index, constant(64, object.count)))
        values = [self.content(state, object, k) for k in range(object.count)]
        result = values[-1]
        for k in reversed(range(object.count - 1)):
            result = operations.selection(
                terms.bit(compare("eq", index, constant(64, k))), values[k], result, oblige)
        return result

    def store(self, state, pointer, value, instruction, oblige):
        type = instruction.operands[0][0]
        if not isinstance(pointer, Pointer):
            raise Unsupported(instruction.text)
        whole = bits(value)
        size = byte_size(type)
        if isinstance(value, list) and whole is POISON:
            cells = reshaped(("vector", size, ("int", 8)), value)
        else:
            cells = of_bits(("vector", size, ("int", 8)), whole)
        return self.write(state, pointer, cells, oblige)

    def write(self, state, pointer, cells, oblige):
        object = pointer.object
        index = pointer.index(1)
        if not isinstance(object, Cells) or not object.writable or object.width != 8 \
                or not terms.is_constant(index):
            raise Unsupported(f"a store to {object}")
        if index.data + len(cells) > object.count:
            oblige("stores within the object", terms.FALSE)
            return state
        written = {(object, index.data + k): cell for k, cell in enumerate(cells)}
        return replace(state, memory={**state.memory, **written})

    def copy(self, name, operands, state, instruction, oblige):
        target, source, size = operands[0], operands[1], operands[2]
        if not terms.is_constant(size) or operands[3] is not constant(1, 0):
            raise Unsupported(instruction.text)
        if name.startswith("llvm.memset."):
            return self.write(state, target, [source] * size.data, oblige)
        cells, state = self.read(state, source, size.data, oblige)
        return self.write(state, target, cells, oblige)

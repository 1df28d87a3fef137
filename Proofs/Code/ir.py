"""LLVM's textual IR, read strictly: what is not understood to its last word is an error.

Only the functions asked for are read, out of modules of a hundred thousand lines. Attributes and
metadata that make a claim are kept for the semantics or refused; those without consequence for
values are listed here.
"""

import re
from dataclasses import dataclass, field


class Unsupported(Exception):
    """IR whose meaning is not written down in these files."""


TOKEN = re.compile(r"""
    \s*(?: (?P<local>%(?:"[^"]*"|[\w.$-]+)) | (?P<glob>@(?:"[^"]*"|[\w.$-]+))
         | (?P<string>c"[^"]*") | (?P<meta>!["\w.]*) | (?P<group>\#\d+) | (?P<number>-?\d+)
         | (?P<word>[A-Za-z_][\w.]*) | (?P<mark>\.\.\.|[<>{}()\[\],=*]) )""", re.X)

# Claims about memory and calling conventions: they change no value of an integer.
IDLE_ATTRIBUTES = {
    "zeroext", "signext", "noundef", "nonnull", "readonly", "writeonly", "readnone", "noalias",
    "immarg", "nocapture", "returned", "swiftself", "nofree", "noalias", "initializes",
}
IDLE_METADATA = {"!tbaa", "!llvm.loop", "!prof", "!tbaa.struct", "!srcloc"}
FLAGS = {"nuw", "nsw", "exact", "disjoint", "nneg", "samesign", "inbounds", "nusw"}
BINARY = {"add", "sub", "mul", "and", "or", "xor", "shl", "lshr", "ashr"}
CASTS = {"zext", "sext", "trunc", "bitcast"}


@dataclass
class Instruction:
    operation: str
    result: str = None
    type: object = None
    operands: list = field(default_factory=list)  # of (type, value)
    flags: frozenset = frozenset()
    data: object = None
    text: str = ""


@dataclass
class Function:
    name: str
    type: object
    range: object
    parameters: list  # of (type, name)
    blocks: dict  # label to instructions; the first is the entry


# Types: ("int", w), ("vector", n, element), ("array", n, element), ("struct", fields, packed),
# ("ptr",), ("void",).

def size_in_bits(type):
    kind = type[0]
    if kind == "int":
        return type[1]
    if kind == "ptr":
        return 64
    if kind in ("vector", "array"):
        return type[1] * size_in_bits(type[2])
    if kind == "struct":
        return offset_in_bits(type, len(type[1]))
    raise Unsupported(f"the size of {type}")


def alignment_in_bits(type):
    if type[0] == "struct":
        return 8 if type[2] else max(map(alignment_in_bits, type[1]), default=8)
    return alignment_in_bits(type[2]) if type[0] == "array" else size_in_bits(type)


def offset_in_bits(type, index):
    """Where field `index` of a structure starts; its size, for one past the last."""
    position = 0
    for at, one in enumerate(type[1]):
        align = 8 if type[2] else alignment_in_bits(one)
        position = -(-position // align) * align
        if at == index:
            return position
        position += size_in_bits(one)
    align = alignment_in_bits(type)
    return -(-position // align) * align


class Line:
    """The tokens of one instruction."""

    def __init__(self, text, types):
        self.text, self.types, self.tokens, self.at = text, types, [], 0
        end = 0
        while end < len(text.rstrip()):
            match = TOKEN.match(text, end)
            if not match:
                raise Unsupported(f"at {text[end:]!r} in {text.strip()!r}")
            self.tokens.append((match.lastgroup, match[0].strip()))
            end = match.end()

    def peek(self):
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def kind(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1][1]

    def accept(self, *texts):
        if self.peek() in texts:
            return self.next()
        return None

    def expect(self, text):
        if self.accept(text) is None:
            raise self.error(f"expected {text!r}")

    def error(self, what):
        return Unsupported(f"{what} before {' '.join(t for _, t in self.tokens[self.at:])!r} "
                           f"in {self.text.strip()!r}")

    def flags(self):
        found = set()
        while self.peek() in FLAGS:
            found.add(self.next())
        return frozenset(found)

    def end(self):
        """The rest is metadata, alignment or a group of attributes, none of which claims anything."""
        while self.at < len(self.tokens):
            self.accept(",")
            if self.kind() == "group" or self.accept("align"):
                self.next()
            elif self.kind() == "meta" and self.next() in IDLE_METADATA:
                self.next()
            else:
                raise self.error("not understood")

    # Types and values

    def type(self):
        token = self.next()
        if re.fullmatch(r"i\d+", token):
            return ("int", int(token[1:]))
        if token in ("ptr", "void"):
            return (token,)
        if token in ("<", "["):
            if self.accept("{"):
                return self.structure(packed=True)
            count = int(self.next())
            self.expect("x")
            element = self.type()
            self.expect(">" if token == "<" else "]")
            return ("vector" if token == "<" else "array", count, element)
        if token == "{":
            return self.structure(packed=False)
        if token in self.types:
            return self.types[token]
        self.at -= 1
        raise self.error("not a type")

    def structure(self, packed):
        fields = []
        while not self.accept("}"):
            fields.append(self.type())
            self.accept(",")
        if packed:
            self.expect(">")
        return ("struct", tuple(fields), packed)

    def value(self, type):
        """A name, or a constant: ("constant", n), ("list", values), ("poison",), ("zero",)."""
        kind, token = self.kind(), self.next()
        if kind in ("local", "glob"):
            return (kind, token)
        if kind == "number":
            return ("constant", int(token))
        if token in ("true", "false"):
            return ("constant", int(token == "true"))
        if token in ("poison", "undef"):
            return ("poison",)
        if token in ("zeroinitializer", "null"):
            return ("zero",)
        if token == "splat":
            self.expect("(")
            one = self.typed_value()
            self.expect(")")
            return ("list", [one[1]] * type[1])
        if token in ("<", "["):
            values = []
            while not self.accept(">", "]"):
                values.append(self.typed_value()[1])
                self.accept(",")
            return ("list", values)
        self.at -= 1
        raise self.error("not a value")

    def typed_value(self):
        type = self.type()
        return type, self.value(type)

    def attributes(self):
        """Skips attributes without consequence; returns the bounds of `range`, if there is one."""
        bounds = None
        while True:
            if self.peek() in ("range",):
                self.next(), self.expect("(")
                self.type()
                bounds = (int(self.next()), self.expect(",") or int(self.next()))
                self.expect(")")
            elif self.accept("align"):
                if self.accept("("):
                    self.next(), self.expect(")")
                else:
                    self.next()
            elif self.peek() in ("captures", "dereferenceable", "dereferenceable_or_null", "sret"):
                self.next(), self.expect("(")
                while not self.accept(")"):
                    self.next()
            elif self.peek() in IDLE_ATTRIBUTES:
                self.next()
            else:
                return bounds

    def label(self):
        self.expect("label")
        return self.next()


def instruction(line):
    result = None
    if line.kind() == "local":
        result = line.next()
        line.expect("=")
    operation = line.next()
    made = Instruction(operation, result, text=line.text.strip())
    if operation in ("tail", "musttail", "notail"):
        operation = made.operation = line.next()
    if operation in BINARY or operation == "icmp":
        made.flags = line.flags()
        if operation == "icmp":
            made.data = line.next()
        made.type, first = line.typed_value()
        line.expect(",")
        made.operands = [(made.type, first), (made.type, line.value(made.type))]
    elif operation in CASTS:
        made.flags = line.flags()
        made.operands = [line.typed_value()]
        line.expect("to")
        made.type = line.type()
    elif operation == "phi":
        made.type, made.data = line.type(), []
        while line.accept("["):
            value = line.value(made.type)
            line.expect(",")
            made.data.append((line.next(), value))
            line.expect("]")
            line.accept(",")
    elif operation in ("select", "freeze", "extractelement", "insertelement", "ret", "store"):
        if operation == "ret" and line.accept("void"):
            line.end()
            return made
        made.operands = [line.typed_value()]
        while line.peek() == "," and line.tokens[line.at + 1][1] not in ("align",) \
                and line.tokens[line.at + 1][0] != "meta":
            line.next()
            made.operands.append(line.typed_value())
    elif operation == "shufflevector":
        made.operands = [line.typed_value() for _ in range(3) if line.accept(",") or True]
    elif operation in ("extractvalue", "insertvalue"):
        made.operands = [line.typed_value()]
        line.expect(",")
        if operation == "insertvalue":
            made.operands.append(line.typed_value())
            line.expect(",")
        made.data = int(line.next())
    elif operation == "getelementptr":
        made.flags = line.flags()
        made.data = line.type()
        while line.accept(","):
            made.operands.append(line.typed_value())
    elif operation == "load":
        made.type = line.type()
        line.expect(",")
        made.operands = [line.typed_value()]
    elif operation == "alloca":
        made.type = line.type()
    elif operation == "br":
        if line.peek() == "label":
            made.data = [line.label()]
        else:
            made.operands = [line.typed_value()]
            made.data = [line.expect(",") or line.label(), line.expect(",") or line.label()]
    elif operation == "switch":
        made.operands = [line.typed_value()]
        line.expect(",")
        made.data = [(None, line.label())]
        line.expect("[")
        while not line.accept("]"):
            _, case = line.typed_value()
            line.expect(",")
            made.data.append((case, line.label()))
    elif operation == "call":
        call(line, made)
    elif operation != "unreachable":
        raise line.error(f"no meaning for {operation}")
    line.end()
    return made


def call(line, made):
    line.accept("swiftcc", "fastcc")
    bounds = line.attributes()
    made.type = line.type()
    if line.accept("asm"):
        raise line.error("assembly")
    callee = line.value(("ptr",))
    line.expect("(")
    while not line.accept(")"):
        type = line.type()
        claimed = line.attributes()
        if claimed:
            raise line.error("a range claimed of an argument")
        made.operands.append((type, line.value(type)))
        line.accept(",")
    made.data = (callee, bounds)


class Module:
    """Functions by name, read when asked for."""

    def __init__(self, text):
        self.text = text
        self.types = {}
        for name, body in re.findall(r'^(%[\w.$"]+) = type (.*)$', text, re.M):
            try:
                self.types[name] = Line(body, self.types).type()
            except Unsupported:
                pass  # met again, and refused, if a function uses it
        self.constants = {}  # arrays of integers: name to (type, value)
        for name, body in re.findall(r"^(@[\w.]+) = [a-z_ ]*constant (\[\d+ x i\d+\] \[.*\]),", text, re.M):
            self.constants[name] = Line(body, self.types).typed_value()
        self.starts = {m[1]: m.start() for m in
                       re.finditer(r'^define [^@\n]*(@(?:"[^"]*"|[\w.$]+))\(', text, re.M)}
        self.read = {}
        self.sources = {}  # texts that replace the module's, by name

    def source(self, name):
        """The text of one function."""
        if name in self.sources:
            return self.sources[name]
        if name not in self.starts:
            raise Unsupported(f"{name} is not in the module")
        start = self.starts[name]
        return self.text[start:self.text.index("\n}\n", start) + 3]

    def function(self, name):
        if name not in self.read:
            self.read[name] = function(self.source(name), self.types)
        return self.read[name]


def function(text, types):
    lines = text.split("\n")
    head = re.match(r'define (?:(?:dso_local|protected|hidden|internal|linkonce_odr|private|swiftcc|'
                    r'fastcc) )*(.*?)(@(?:"[^"]*"|[\w.$]+))\((.*)\) ', lines[0])
    if not head:
        raise Unsupported(lines[0])
    before = Line(head[1], types)
    bounds = before.attributes()
    result = before.type()
    parameters, inside = [], Line(head[3], types)
    while inside.peek():
        type = inside.type()
        if inside.attributes():
            raise inside.error("a range claimed of a parameter")
        parameters.append((type, inside.next()))
        inside.accept(",")
    blocks, label, pending = {}, "%" + str(len(parameters)), ""
    for raw in lines[1:lines.index("}")]:
        text = raw.split(" ;", 1)[0] if ";" in raw else raw
        name = re.match(r'("[^"]*"|[\w.$-]+):', text)
        if name:
            label = "%" + name[1]
            blocks[label] = []
        elif text.strip():
            pending += text
            if pending.lstrip().startswith("switch") and "]" not in pending:
                continue
            blocks.setdefault(label, []).append(instruction(Line(pending, types)))
            pending = ""
    return Function(head[2], result, bounds, parameters, blocks)

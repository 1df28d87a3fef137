"""The translator on small IR of its own: values, poison, refusals, and the reader's strictness."""

import random
import unittest

import printing
import terms
import values
import vectors
from distances import Distances
from execution import Execution, State
from ir import Module, Unsupported


def module(body, head="i8 @f(i8 %0, i8 %1)"):
    return Module(f"define {head} #0 {{\nentry:\n{body}\n}}\n")


def results(text, widths=(8, 8), **inputs):
    """What @f returns and the claims that fail, at these inputs."""
    arguments = [terms.variable(n, w) for n, w in zip("abcdef", widths)]
    execution = Execution(text)
    returned = []
    for state, value in execution.run("@f", arguments):
        if all(printing.evaluate(state.path, inputs)):
            lanes = value if isinstance(value, (list, tuple)) else [value]
            returned.append(printing.evaluate(lanes, inputs))
    failed = [c.what for c in execution.claims if not printing.evaluate([c.term], inputs)[0]]
    return returned, failed


class Arithmetic(unittest.TestCase):
    def test_operations_are_those_of_the_machine(self):
        python = {
            "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y,
            "and": lambda x, y: x & y, "or": lambda x, y: x | y, "xor": lambda x, y: x ^ y,
        }
        for name, meaning in python.items():
            text = module(f"  %2 = {name} i8 %0, %1\n  ret i8 %2")
            for a, b in [(0, 0), (255, 1), (128, 128), (127, 200), (3, 250)]:
                self.assertEqual(results(text, a=a, b=b), ([[meaning(a, b) % 256]], []))

    def test_flags_become_claims(self):
        text = module("  %2 = add nsw i8 %0, %1\n  ret i8 %2")
        self.assertEqual(results(text, a=100, b=27)[1], [])
        self.assertEqual(len(results(text, a=100, b=28)[1]), 1)
        text = module("  %2 = sub nuw i8 %0, %1\n  ret i8 %2")
        self.assertEqual(len(results(text, a=1, b=2)[1]), 1)
        text = module("  %2 = or disjoint i8 %0, %1\n  ret i8 %2")
        self.assertEqual(results(text, a=5, b=2), ([[7]], []))
        self.assertEqual(len(results(text, a=5, b=1)[1]), 1)
        text = module("  %2 = shl i8 %0, %1\n  ret i8 %2")
        self.assertEqual(len(results(text, a=1, b=8)[1]), 1)

    def test_a_product_without_overflow_is_claimed_with_room_to_spare(self):
        text = module("  %2 = mul nuw i8 %0, %1\n  ret i8 %2")
        self.assertEqual(results(text, a=8, b=8), ([[64]], []))
        self.assertEqual(len(results(text, a=16, b=16)[1]), 1)

    def test_absolute_value_of_the_least(self):
        call = "  %2 = tail call i8 @llvm.abs.i8(i8 %0, i1 {})\n  ret i8 %2"
        self.assertEqual(results(module(call.format("false")), a=128), ([[128]], []))
        self.assertEqual(len(results(module(call.format("true")), a=128)[1]), 1)

    def test_a_range_is_claimed_of_what_returns(self):
        text = module("  ret i8 %0", "range(i8 0, -127) i8 @f(i8 %0, i8 %1)")
        self.assertEqual(results(text, a=128)[1], [])
        self.assertEqual(len(results(text, a=129)[1]), 1)

    def test_signed_and_unsigned_comparison(self):
        for predicate, answer in [("slt", 1), ("ult", 0), ("sge", 0), ("uge", 1)]:
            text = module(f"  %2 = icmp {predicate} i8 %0, %1\n  ret i1 %2",
                          "i1 @f(i8 %0, i8 %1)")
            self.assertEqual(results(text, a=255, b=1), ([[answer]], []))


class Control(unittest.TestCase):
    def test_phis_take_their_values_at_once(self):
        text = module("  br label %1\n\n1:\n  %2 = phi i8 [ %0, %entry ], [ %3, %1 ]\n"
                      "  %3 = phi i8 [ %n, %entry ], [ %2, %1 ]\n"
                      "  %4 = phi i8 [ 0, %entry ], [ %5, %1 ]\n  %5 = add i8 %4, 1\n"
                      "  %6 = icmp eq i8 %5, 3\n  br i1 %6, label %7, label %1\n\n7:\n"
                      "  ret i8 %2", "i8 @f(i8 %0, i8 %n)")
        self.assertEqual(results(text, a=1, b=2), ([[1]], []))

    def test_a_trap_must_be_out_of_reach(self):
        text = module("  %2 = icmp eq i8 %0, %1\n  br i1 %2, label %3, label %4\n\n3:\n"
                      "  call void @llvm.trap()\n  unreachable\n\n4:\n  ret i8 %0")
        self.assertEqual(results(text, a=1, b=2), ([[1]], []))
        self.assertEqual(results(text, a=2, b=2), ([], ["no trap: call void @llvm.trap()"]))

    def test_poison_must_not_be_returned_nor_chosen(self):
        self.assertEqual(len(results(module("  ret i8 poison"))[1]), 1)
        text = module("  %2 = icmp eq i8 %0, 0\n  %3 = select i1 %2, i8 poison, i8 %1\n  ret i8 %3")
        self.assertEqual(results(text, a=1, b=9), ([[9]], []))
        self.assertEqual(len(results(text, a=0, b=9)[1]), 1)

    def test_loads_stay_in_the_rows(self):
        text = module("  %2 = getelementptr inbounds i8, ptr %p, i64 %i\n"
                      "  %3 = load i8, ptr %2, align 1\n  ret i8 %3", "i8 @f(ptr %p, i64 %i)")
        count = terms.variable("n", 64)
        execution = Execution(text)
        index = terms.variable("i", 64)
        list(execution.run("@f", [values.Pointer(values.Rows("r", 8, count)), index]))

        def failed(i, n):
            return [c for c in execution.claims
                    if not printing.evaluate([c.term], {"i": i, "n": n})[0]]
        self.assertEqual(failed(3, 4), [])
        self.assertEqual(len(failed(4, 4)), 2)  # of the first and the last cell, here one
        self.assertEqual(len(failed(5, 4)), 3)


class Anything:
    """A cut at whose header nothing is known."""

    def claimed(self, arrived, state):
        return ()

    assumed = claimed

    def anything(self, arrived, new):
        return {name: new("turn", value.width) for name, value in arrived.items()}


class Cuts(unittest.TestCase):
    LOOP = ("  %p = alloca [4 x i8]\n  store {stored}, ptr %p\n  br label %1\n\n1:\n"
            "  %2 = phi i8 [ 0, %entry ], [ %3, %1 ]\n  {written}\n  %3 = add i8 %2, 1\n"
            "  %4 = icmp eq i8 %3, %0\n  br i1 %4, label %5, label %1\n\n5:\n"
            "  %6 = load i8, ptr %p\n  ret i8 %6")

    def ends(self, stored, written):
        execution = Execution(module(self.LOOP.format(stored=stored, written=written)),
                              {("@f", "%1"): Anything()})
        return [value for _, value in execution.run("@f", [terms.variable(n, 8) for n in "ab"])]

    def test_what_a_turn_may_write_is_forgotten(self):
        [end] = self.ends("i32 7", "%7 = load i8, ptr %p")
        self.assertEqual([t.operation for t in terms.ordered([end])], ["variable", "extract"])
        self.assertEqual(self.ends("i32 7", "store i8 3, ptr %p"), [terms.constant(8, 3)])

    def test_memory_that_nobody_wrote_stays_poison(self):
        self.assertEqual(self.ends("i16 7", "store i8 3, ptr %p"), [terms.constant(8, 3)])
        with self.assertRaises(Unsupported):
            self.ends("i32 7", "store i8 poison, ptr %p")

    def test_a_loop_is_entered_once(self):
        inner = module("  %2 = call i8 @g(i8 %0)\n  %3 = call i8 @g(i8 %1)\n  ret i8 %3").text
        text = Module(inner + "define i8 @g(i8 %0) #0 {\nentry:\n  br label %1\n\n1:\n"
                      "  %2 = phi i8 [ 0, %entry ], [ %3, %1 ]\n  %3 = add i8 %2, 1\n"
                      "  %4 = icmp eq i8 %3, %0\n  br i1 %4, label %5, label %1\n\n5:\n"
                      "  ret i8 %2\n}\n")
        with self.assertRaises(Unsupported):
            list(Execution(text, {("@g", "%1"): Anything()}).run(
                "@f", [terms.variable(n, 8) for n in "ab"]))


class Strictness(unittest.TestCase):
    def test_what_has_no_meaning_here_is_refused(self):
        for body in ["  %2 = udiv i8 %0, %1\n  ret i8 %2", "  %2 = add fast i8 %0, %1\n  ret i8 %2",
                     "  %2 = call i8 @llvm.bswap.i8(i8 %0)\n  ret i8 %2",
                     "  %2 = load i8, ptr %0, align 1, !range !5\n  ret i8 %2",
                     "  fence seq_cst\n  ret i8 %0"]:
            with self.assertRaises(Unsupported, msg=body):
                results(module(body))


class Vectors(unittest.TestCase):
    def test_bitcasts_keep_bits_and_order(self):
        text = module("  %2 = bitcast i32 %0 to <4 x i8>\n  ret <4 x i8> %2",
                      "<4 x i8> @f(i32 %0)")
        self.assertEqual(results(text, (32,), a=0x04030201), ([[1, 2, 3, 4]], []))

    def test_saturation(self):
        lane = [terms.constant(8, 255)] * 2
        most = vectors.pmaddubsw(lane, [terms.constant(8, 127)] * 2)
        least = vectors.pmaddubsw(lane, [terms.constant(8, 128)] * 2)
        self.assertEqual([t.data for t in most + least], [0x7fff, 0x8000])


class Forms(unittest.TestCase):
    def test_masked_and_moved_concatenations_keep_their_value(self):
        random.seed(2)
        parts = [terms.variable(n, 8) for n in "abc"]
        whole = terms.extend("zero_extend", 32, terms.concatenation(parts))
        for _ in range(300):
            operation, by = random.choice([("and", random.getrandbits(32)), ("shl", random.randrange(40)),
                                           ("lshr", random.randrange(40))])
            made = terms.binary(operation, whole, terms.constant(32, by))
            inputs = {n: random.getrandbits(8) for n in "abc"}
            value = sum(inputs[n] << 8 * k for k, n in enumerate("abc"))
            expected = terms.compute(operation, 32, value, by) % (1 << 32)
            self.assertEqual(printing.evaluate([made], inputs), [expected])
            self.assertEqual(expected & ~terms.possible(made), 0)

    def test_replacing_and_sources(self):
        x, y, z = (terms.variable(n, 8) for n in "xyz")
        term = terms.binary("add", terms.binary("mul", x, y), x)
        self.assertEqual(terms.replaced([term], {x: z}.get),
                         [terms.binary("add", terms.binary("mul", z, y), z)])
        sources = terms.Sources(lambda t: frozenset({t.data}) if t.operation == "variable" else None)
        self.assertEqual(sources.of(term), {"x", "y"})


class Places(unittest.TestCase):
    def test_only_bytes_of_the_group_at_hand_need_no_question(self):
        groups, count, group, block = (terms.variable(n, 64) for n in ("groups", "count", "g", "b"))
        rows = Distances({"distance_8": None}, "avx2", "lee8", 8, groups, count)
        path = (terms.compare("ult", group, groups), *rows.given(block))

        def is_within(offset, path=path, of=group):
            condition = rows.within(of, block, terms.constant(64, offset))
            return rows.is_within(condition, State(path=path), group, block)
        self.assertTrue(is_within(0) and is_within(255))
        self.assertFalse(is_within(256) or is_within(0, of=groups))
        self.assertFalse(any(is_within(0, path[:k] + path[k + 1:]) for k in range(len(path))))


class Printing(unittest.TestCase):
    def test_equal_questions_are_equal_texts(self):
        x, y = terms.variable("x", 8), terms.variable("y", 8)
        claim = terms.equal(terms.binary("add", x, y), terms.binary("add", y, x))
        self.assertEqual(printing.query([], claim), printing.query([], claim))

    def test_folding_is_evaluation(self):
        random.seed(1)
        for _ in range(500):
            width = random.choice([1, 3, 8, 64])
            a, b = (random.randrange(1 << width) for _ in range(2))
            for operation in terms.OPERATORS:
                x, y = terms.variable("x", width), terms.variable("y", width)
                folded = terms.binary(operation, terms.constant(width, a), terms.constant(width, b))
                plain = printing.evaluate([terms.binary(operation, x, y)], {"x": a, "y": b})
                self.assertEqual([folded.data], plain)


if __name__ == "__main__":
    unittest.main()

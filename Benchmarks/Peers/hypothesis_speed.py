"""The law of Sources/engine, judged by Hypothesis: cases a second."""
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

COUNT = 5_000
byte = st.integers(-128, 127)
seen = 0


@settings(max_examples=COUNT, database=None, phases=[Phase.generate], deadline=None,
          suppress_health_check=list(HealthCheck))
@given(byte, byte, byte)
def sum_is_associative(a, b, c):
    global seen
    seen += 1
    assert ((a + b) + c) % 256 == (a + (b + c)) % 256


start = time.perf_counter()
sum_is_associative()
rate = seen / (time.perf_counter() - start)
print(f"{'Hypothesis, random cases':44} {rate / 1_000_000:.4f} million cases/s")

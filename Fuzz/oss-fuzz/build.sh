#!/bin/bash -eu
# Builds every fuzzer into $OUT, each with its corpus and dictionary, as OSS-Fuzz and ClusterFuzzLite
# call it. There, the image's precompile_swift sets $SWIFT6_2FLAGS. Without it, as in
#
#   OUT=/tmp/out SANITIZER=address Fuzz/oss-fuzz/build.sh
#
# the flags are set here.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [ -d "${SRC:-}/swift-torus/Fuzz" ]; then cd "$SRC/swift-torus/Fuzz"; fi
sanitizer=${SANITIZER:-address}
if command -v precompile_swift > /dev/null; then
  # shellcheck disable=SC1091
  . precompile_swift
else
  SWIFT6_2FLAGS="--sanitize=fuzzer --sanitize=$sanitizer"
fi
# The fuzzer last, as in Fuzz/run: in the other order coverage is lost, and SwiftPM passes two
# sanitizers of its own in any order.
flags=${SWIFT6_2FLAGS/--sanitize=$sanitizer/-Xswiftc -sanitize=$sanitizer,fuzzer}
source ./common
mkdir -p "$OUT/lib"
targets | grep -vx canary | while read -r target; do
  # shellcheck disable=SC2086
  swift build --configuration release --scratch-path .build/oss-fuzz $flags \
    -Xlinker '-rpath=$ORIGIN/lib' --product "$target" < /dev/null
  # The libraries that the image of the runner has not got travel with the fuzzer.
  cp ".build/oss-fuzz/release/$target" "$OUT/"
  ldd "$OUT/$target" | sed -nE 's|.* => (/.*/lib(gmp\|z\|crypto\|swift\|Foundation\|_Foundation\|dispatch\|BlocksRuntime)[^ ]*) .*|\1|p' |
    xargs -r -I {} cp -n {} "$OUT/lib/"
  if [ -d "Corpus/$target" ]; then
    rm -f "$OUT/${target}_seed_corpus.zip"
    zip -qrj "$OUT/${target}_seed_corpus.zip" "Corpus/$target"
  fi
  if [ -f "Dictionaries/$target.dict" ]; then cp "Dictionaries/$target.dict" "$OUT/"; fi
done

import Foundation
import Testing
import TorusArtifacts

@Suite("Digests and whole files")
struct FilesTests {
  @Test("SHA-256 of FIPS 180-4's examples, there and back")
  func digests() throws {
    let abc = Digest(of: Array("abc".utf8))
    #expect(abc.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest(hexadecimal: abc.hexadecimal) == abc)
    #expect(
      Digest(of: []).description
        == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest(hexadecimal: abc.hexadecimal.uppercased()) == nil)
    #expect(Digest(hexadecimal: String(abc.hexadecimal.dropLast())) == nil)
    #expect(Digest(hexadecimal: abc.hexadecimal.dropLast() + "g") == nil)
  }

  @Test("a file over one chunk reads whole; what cannot be read says why")
  func reading() throws {
    try withTemporaryFolder { folder in
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      #expect(FileManager.default.createFile(atPath: "\(folder)/f", contents: Data(bytes)))
      #expect(try FileBytes.read("\(folder)/f") == bytes)
      let missing = failure(try FileBytes.read("\(folder)/no"))
      #expect(
        missing?.description
          == "\(folder)/no: byte 0: expected a readable file, found No such file or directory")
      let directory = failure(try FileBytes.read(folder))
      #expect(directory?.found == .system(EISDIR))
    }
  }

  @Test("a mapped file has its bytes and digest, and says when it was written to")
  func mapping() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/f"
      for bytes in [[], [1, 2, 3]] as [[UInt8]] {
        #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
        let file = try ArtifactFile(contentsOf: path)
        #expect(file.bytes == bytes && file.digest == Digest(of: bytes))
        try file.requireUnchanged()
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: [4])
        #expect(
          failure(try file.requireUnchanged())?.description
            == "\(path): byte 0: expected a file that nobody writes to while it is read, "
            + "found one that was changed")
      }
      // Who replaces a file leaves the old one to those who read it.
      let file = try ArtifactFile(contentsOf: path)
      var output = AtomicOutput()
      output.addFile([5], at: path)
      try output.commit()
      try file.requireUnchanged()
      #expect(file.bytes == [1, 2, 3, 4])
    }
  }

  @Test("text of a file is shown in bounded length and without control characters")
  func excerpts() {
    #expect(Finding.phrase("a\u{1B}[2J\u{0}b").description == "a\\u{1B}[2J\\0b")
    let long = Finding.phrase(String(repeating: "x", count: 10_000)).description
    #expect(long == String(repeating: "x", count: 80) + "…")
  }
}

@Suite("Outputs appear whole or not at all")
struct AtomicOutputTests {
  private func file(_ name: String, _ text: String) -> AtomicOutput.File {
    AtomicOutput.File(name: name, bytes: Array(text.utf8))
  }

  @Test("files and folders, new and in place of old ones")
  func replacing() throws {
    try withTemporaryFolder { folder in
      for round in ["first", "second"] {
        var output = AtomicOutput()
        output.addFile(Array(round.utf8), at: "\(folder)/q.npy")
        output.addFolder([file("a", round), file("b", "")], at: "\(folder)/c/")
        try output.commit()
        #expect(try FileBytes.read("\(folder)/q.npy") == Array(round.utf8))
        #expect(try FileBytes.read("\(folder)/c/a") == Array(round.utf8))
        #expect(try names(in: folder) == ["c", "q.npy"])
        #expect(try names(in: "\(folder)/c") == ["a", "b"])
      }
      var output = AtomicOutput()
      output.addFolder([file("a", "third")], at: "\(folder)/c", replaceable: ["b"])
      try output.commit()
      #expect(try names(in: "\(folder)/c") == ["a"])
    }
  }

  @Test("a folder in the way of a file, a file in the way of a folder: nothing changes")
  func wrongKind() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/d", withIntermediateDirectories: false)
      var first = AtomicOutput()
      first.addFile([1], at: "\(folder)/f")
      try first.commit()

      var output = AtomicOutput()
      output.addFile([2], at: "\(folder)/f")
      output.addFile([2], at: "\(folder)/d")
      let error = failure(try output.commit())
      #expect(
        error?.description
          == "\(folder)/d: byte 0: expected a regular file or nothing at the output, found a folder"
      )
      var second = AtomicOutput()
      second.addFolder([], at: "\(folder)/f")
      #expect(failure(try second.commit())?.found == "a file")
      #expect(try FileBytes.read("\(folder)/f") == [1])
      #expect(try names(in: folder) == ["d", "f"])
    }
  }

  @Test("a folder that holds something foreign is refused")
  func foreignFolder() throws {
    try withTemporaryFolder { folder in
      #expect(FileManager.default.createFile(atPath: "\(folder)/thesis", contents: Data()))
      var output = AtomicOutput()
      output.addFolder([file("a", "x")], at: folder)
      let error = failure(try output.commit())
      #expect(error?.found == "'thesis' in it")
      #expect(try names(in: folder) == ["thesis"])
    }
  }

  @Test("a device is refused")
  func device() {
    var output = AtomicOutput()
    output.addFile([1], at: "/dev/null")
    #expect(failure(try output.commit())?.found == "a special file")
  }

  @Test("a missing folder, and an empty path")
  func missingFolder() throws {
    try withTemporaryFolder { folder in
      var output = AtomicOutput()
      output.addFile([1], at: "\(folder)/ok")
      output.addFile([1], at: "\(folder)/no/f")
      let error = failure(try output.commit())
      #expect(error?.expected == .writableFile && error?.found == .system(ENOENT))
      #expect(try names(in: folder).isEmpty)
    }
    var output = AtomicOutput()
    output.addFile([1], at: "")
    #expect(failure(try output.commit())?.found == .system(ENOENT))
  }

  @Test("a rename that fails takes the earlier ones back")
  func rollback() throws {
    try withTemporaryFolder { folder in
      var first = AtomicOutput()
      first.addFile([1], at: "\(folder)/old")
      first.addFolder([file("a", "old")], at: "\(folder)/folder")
      try first.commit()

      var output = AtomicOutput()
      output.addFile([2], at: "\(folder)/old")
      output.addFolder([file("a", "new")], at: "\(folder)/folder")
      output.addFile([2], at: "\(folder)/new")
      // Both targets are free when they are checked; the second is taken when it is renamed.
      output.addFolder([file("a", "x")], at: "\(folder)/twice")
      output.addFile([2], at: "\(folder)/twice")
      #expect(failure(try output.commit()) != nil)
      #expect(try names(in: folder) == ["folder", "old"])
      #expect(try FileBytes.read("\(folder)/old") == [1])
      #expect(try FileBytes.read("\(folder)/folder/a") == Array("old".utf8))
    }
  }

  @Test("a symbolic link keeps pointing, its file is replaced")
  func symbolicLink() throws {
    try withTemporaryFolder { folder in
      var first = AtomicOutput()
      first.addFile([1], at: "\(folder)/real")
      try first.commit()
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/link", withDestinationPath: "real")
      var output = AtomicOutput()
      output.addFile([2], at: "\(folder)/link")
      try output.commit()
      #expect(try FileBytes.read("\(folder)/real") == [2])
      #expect(try names(in: folder) == ["link", "real"])
    }
  }
}

// TorusArtifactsTests

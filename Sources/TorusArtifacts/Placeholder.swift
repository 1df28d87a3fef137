// TorusArtifacts

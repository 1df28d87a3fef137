// TorusQuantizationTests

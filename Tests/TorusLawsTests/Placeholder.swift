// TorusLawsTests

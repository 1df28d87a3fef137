// TorusCertificationTests

// ToroidalArithmeticTests

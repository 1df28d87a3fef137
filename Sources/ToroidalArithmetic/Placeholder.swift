// ToroidalArithmetic

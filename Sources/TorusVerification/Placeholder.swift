// TorusVerification

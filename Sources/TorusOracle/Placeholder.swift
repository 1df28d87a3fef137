// TorusOracle

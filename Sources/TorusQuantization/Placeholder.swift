// TorusQuantization

// TorusLaws

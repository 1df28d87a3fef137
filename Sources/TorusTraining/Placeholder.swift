// TorusTraining

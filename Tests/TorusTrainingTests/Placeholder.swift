// TorusTrainingTests

// TorusOracleTests

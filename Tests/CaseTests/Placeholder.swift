// CaseTests

// PropertyTestingTests

"""The whole way of a plan, walked through the browser by the people whose steps they are."""

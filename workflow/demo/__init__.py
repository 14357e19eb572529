"""The demo data: plans at every status, made through the services by the people whose steps they are."""

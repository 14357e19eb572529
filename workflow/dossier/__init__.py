"""Hồ sơ trình: the papers that go with a plan, each written from the data in the official form."""

"""One ZIP for an issued plan that proves itself without this product: `contents`, `pack`, `verify`, `unpack`."""

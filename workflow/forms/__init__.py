"""Forms: the only readers of what a browser sends."""

"""What the browser sends for a text: the only readers of request.POST in this room."""

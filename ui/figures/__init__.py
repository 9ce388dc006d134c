"""数据: the hall's figures, now and by period."""

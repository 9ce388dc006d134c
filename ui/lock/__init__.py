"""锁定: a sheet over the whole window while its person is away; what was typed stays beneath."""

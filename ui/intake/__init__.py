"""The clerk's workplace: the visitor's matter from first look to handing over."""

"""Package data of the German values, built by `build.py`; sources and licences are in NOTICE."""

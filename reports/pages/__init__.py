"""One file per page: what its template is told. No HTML is written here and no file read."""

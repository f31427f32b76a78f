"""'Register op datum': what the register says of a day, as a document for whoever checks it."""

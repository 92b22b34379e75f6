"""Who made a thing: histories of repositories, files of owners, lists of contributors."""

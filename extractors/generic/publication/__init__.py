"""What is said of the publication as a whole: title, series, publisher, funders, date, rights, language."""

"""From the content of a document to what stands on the page: rules, measures and composition."""

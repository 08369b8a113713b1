"""The archive for programs: records as JSON, read only, over the filters of the pages."""

"""The routine in the shell: `companion tick`, `companion task`, `companion routine`."""

package dev.anyclaude.bench.notebook;

/** A value that knows what it looks like when a cell ends with it. Its {@code toString} is what a plain kernel shows. */
public interface Displayed {

    /** All forms it has; plain text among them. */
    MimeBundle display();
}
